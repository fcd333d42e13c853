import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import type { CommandEnd, CommandRequest, Commands } from "../core/ports.ts";
import { lineSplitter } from "./lines.ts";

/** From the polite signal to the impolite one; a stage has 7 s in all after an interruption. */
const GRACE_MS = 2000;
const GROUP_POLL_MS = 50;
/** How long output may trail behind the end; a descendant that keeps the pipe is not waited for. */
const DRAIN_MS = 200;

/** Runs commands of the manifest on this machine. */
export const commands: Commands = (request, signal) => runCommand(request, signal);

/** Why a command is not tried; undefined: it is. */
export function refusal(
  command: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  const [program] = command;
  if (program === undefined || program === "") return "the command is empty";
  if (platform === "win32" && /\.(cmd|bat)$/i.test(program)) {
    return `${program} needs a shell on Windows, and none is used: name the program itself, such as [node, deploy.mjs]`;
  }
  return undefined;
}

async function runCommand(request: CommandRequest, signal: AbortSignal): Promise<CommandEnd> {
  const refused = refusal(request.command, process.platform);
  if (refused !== undefined) return { state: "unstarted", detail: refused };
  if (signal.aborted) return { state: "unstarted", detail: "interrupted before it began" };
  if (!existsSync(request.folder)) {
    return { state: "unstarted", detail: `the folder ${request.folder} is not there` };
  }
  const [program = "", ...args] = request.command;
  const child = spawn(program, args, {
    cwd: request.folder,
    env: { ...request.env },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  return supervise(child, request, signal);
}

async function supervise(
  child: ChildProcess,
  { timeoutMs, onLine }: CommandRequest,
  signal: AbortSignal,
): Promise<CommandEnd> {
  const pipes = [child.stdout, child.stderr].filter((pipe) => pipe !== null);
  const drained = Promise.all(pipes.map((pipe) => readLines(pipe, onLine)));
  let killing: { readonly by: "timeout" | "abort"; readonly over: Promise<void> } | undefined;
  const kill = (by: "timeout" | "abort") => {
    killing ??= { by, over: killTree(child) };
  };
  const onAbort = () => kill("abort");
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => kill("timeout"), timeoutMs);
  const end = await exited(child);
  clearTimeout(timer);
  signal.removeEventListener("abort", onAbort);
  await killing?.over;
  await Promise.race([drained, pause(DRAIN_MS)]);
  for (const pipe of pipes) pipe.destroy();
  await drained;
  return killing === undefined
    ? end
    : { state: "killed", by: killing.by, detail: `ended by us (${killing.by})` };
}

/** The leader's end, not that of its pipes: a service that it left behind may hold them for ever. */
function exited(child: ChildProcess): Promise<CommandEnd> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ state: "unstarted", detail: error.message }));
    child.once("exit", (code, signal) =>
      resolve(
        code === null
          ? { state: "killed", by: "signal", detail: `${signal}` }
          : { state: "exited", code },
      ),
    );
  });
}

/** Hands on lines until the pipe ends or is destroyed. */
function readLines(pipe: Readable, onLine: (line: string) => void): Promise<void> {
  const splitter = lineSplitter(onLine);
  pipe.setEncoding("utf8");
  pipe.on("data", splitter.push);
  pipe.on("error", () => pipe.destroy());
  return new Promise((resolve) => {
    pipe.once("close", () => {
      splitter.end();
      resolve();
    });
  });
}

/** Ends the command and everything it started in its group; resolves when nothing is left of it. */
async function killTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === "win32") {
    await new Promise<void>((resolve) => {
      execFile("taskkill", ["/pid", `${pid}`, "/T", "/F"], () => resolve());
    });
    return;
  }
  signalGroup(pid, "SIGTERM");
  const polls = GRACE_MS / GROUP_POLL_MS;
  for (let poll = 0; poll < polls && signalGroup(pid, 0); poll += 1) await pause(GROUP_POLL_MS);
  signalGroup(pid, "SIGKILL");
}

/** False when the group has no process any more. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
