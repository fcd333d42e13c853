import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import type { CommandEnd, CommandRequest, Commands } from "../core/ports.ts";
import { messageOf } from "../core/problem.ts";

/** Time between asking a tree of processes to end and ending it. */
const GRACE_MS = 2000;

/** Time for what a process printed last, where a grandchild keeps its output open. */
const DRAIN_MS = 200;

type Stop = Extract<CommandEnd, { state: "killed" }>["by"];

/** Runs a command without a shell in a process group of its own, and ends the whole group. */
export const runCommand: Commands = async (request, signal) => {
  const [program = "", ...parameters] = request.command;
  if (signal.aborted) return { state: "killed", by: "abort", detail: "before it was started" };
  if (process.platform === "win32" && /\.(cmd|bat)$/i.test(program)) {
    return {
      state: "unstarted",
      detail: `${program} needs a shell: name the program that it calls, such as [node, …]`,
    };
  }
  const child = begin(program, parameters, request);
  if (typeof child === "string") return { state: "unstarted", detail: child };
  return await watch(child, request, signal);
};

/** The child, or why there is none: an empty name or a NUL byte is thrown at once. */
function begin(
  program: string,
  parameters: readonly string[],
  { folder, env }: CommandRequest,
): ChildProcess | string {
  try {
    return spawn(program, parameters, {
      cwd: folder,
      env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
  } catch (error) {
    return messageOf(error);
  }
}

function watch(
  child: ChildProcess,
  { timeoutMs, onLine }: CommandRequest,
  signal: AbortSignal,
): Promise<CommandEnd> {
  const lines = (["stdout", "stderr"] as const).map((from) =>
    readLines(child[from], (line) => onLine(line, from)),
  );
  const ended = new AbortController();
  let stopped: Stop | undefined;
  const stop = (by: Stop) => {
    stopped ??= by;
    endTree(child, ended.signal).catch(() => undefined);
  };
  const onAbort = () => stop("abort");
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop("timeout"), timeoutMs);
  return new Promise((resolve) => {
    const finish = (end: CommandEnd) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      ended.abort();
      Promise.race([Promise.all(lines), delay(DRAIN_MS)]).then(
        () => release(child, () => resolve(end)),
        () => resolve(end),
      );
    };
    child.once("error", (error) => finish({ state: "unstarted", detail: error.message }));
    child.once("exit", (code, by) => {
      if (stopped !== undefined)
        finish({ state: "killed", by: stopped, detail: `by ${by ?? "itself"}` });
      else if (code !== null) finish({ state: "exited", code });
      else finish({ state: "killed", by: "signal", detail: by ?? "unknown signal" });
    });
  });
}

/** A detached grandchild may hold the pipes for ever: let go of them. */
function release(child: ChildProcess, then: () => void): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  then();
}

/**
 * Characters after which a line is told in pieces: one without an end would fill the memory. A secret
 * is found over the pieces, too.
 */
const LONGEST_LINE = 1 << 20;

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

async function readLines(
  stream: ChildProcess["stdout"],
  onLine: (line: string) => void,
): Promise<void> {
  if (stream === null) return;
  stream.setEncoding("utf8");
  let open = "";
  const tell = (text: string) => {
    // The first half of a line end waits for the second.
    const half = text.endsWith("\r") ? 1 : 0;
    const lines = text.slice(0, text.length - half).split(LINE_END);
    open = `${lines.pop() ?? ""}${text.slice(text.length - half)}`;
    for (const line of lines) onLine(line);
    for (; open.length > LONGEST_LINE; open = open.slice(LONGEST_LINE)) {
      onLine(open.slice(0, LONGEST_LINE));
    }
  };
  try {
    for await (const chunk of stream) tell(`${open}${chunk}`);
  } catch {
    // the pipe was let go of: what came before is told all the same
  }
  const rest = open.replace(/\r$/, "");
  if (rest !== "") onLine(rest);
}

/** Asks the group to end, and ends it when it does not. */
async function endTree(child: ChildProcess, ended: AbortSignal): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    return;
  }
  signalGroup(pid, "SIGTERM");
  await delay(GRACE_MS, undefined, { signal: ended }).catch(() => undefined);
  // Also after the leader has gone: what it started may have outlived it.
  signalGroup(pid, "SIGKILL");
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // nobody is left in the group
  }
}
