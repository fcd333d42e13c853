import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const CLI = join(ROOT, "dist/cli/index.js");
export const ACTION = join(ROOT, "dist/action/index.js");

/** How a process ended and what it printed. */
export interface Ended {
  /** Exit code; undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output holds the text; rejects when the process ends before that. */
  readonly printed: (text: string) => Promise<void>;
  /** Stops reading standard output, as `| head` does. */
  readonly stopReading: () => void;
  /** To the process alone. */
  readonly kill: (name: NodeJS.Signals) => void;
  /** To its whole group, as a terminal does on Ctrl-C. */
  readonly killGroup: (name: NodeJS.Signals) => void;
}

interface Settings {
  readonly cwd?: string | undefined;
  /** All that the process sees besides PATH and HOME: nothing of the machine that runs the tests. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Starts node with a script in a process group of its own. */
export function start(
  script: string,
  parameters: readonly string[],
  { cwd, env = {} }: Settings = {},
): Started {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  let stdout = "";
  let stderr = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? undefined, stdout, stderr }));
  });
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => void (stdout.includes(text) && resolve());
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`ended without "${text}":\n${stdout}\n${stderr}`)), reject);
    });
  return {
    pid,
    ended,
    printed,
    stopReading: () => void child.stdout.destroy(),
    kill: (name) => void child.kill(name),
    killGroup: (name) => void process.kill(-pid, name),
  };
}

/** Waits for the end of a process, during which something happens; a failure of that ends it. */
export async function endOf(
  run: Started,
  meanwhile: ((run: Started) => Promise<void>) | undefined,
): Promise<Ended> {
  try {
    await meanwhile?.(run);
  } catch (error) {
    run.kill("SIGTERM");
    await run.ended;
    throw error;
  }
  return run.ended;
}

/** Runs node with a script to its end. */
export function execute(
  script: string,
  parameters: readonly string[],
  settings?: Settings,
): Promise<Ended> {
  return start(script, parameters, settings).ended;
}

/** Whether a process is there; one that has ended and was not waited for is not. */
export async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (status !== undefined) return !/\) [ZX] /.test(status);
  try {
    process.kill(pid, 0);
    return process.platform !== "linux";
  } catch {
    return false;
  }
}

/** Waits until something holds; throws after `ms`, by default half a minute for a busy machine. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 30_000,
): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error(`in vain waited until ${what}`);
}

/** Calls with a new empty folder, and takes it away again. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "release-gate-test-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Paths of all files below a folder, sorted. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
