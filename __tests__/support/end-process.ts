import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until something holds; throws after a minute or so, which a busy machine may need. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`in vain waited until ${what}`);
}

/** Kills the process of the action that works on a job below a folder, as a runner that dies would. */
export function killAction(folder: string): void {
  signalAction(folder, "SIGKILL");
}

/** Sends a signal to the process of the action that works on a job below a folder. */
export function signalAction(folder: string, signal: NodeJS.Signals): void {
  const processes = execFileSync("ps", ["-A", "-ww", "-o", "pid=,args="], { encoding: "utf8" });
  const actions = processes
    .split("\n")
    .filter((line) => line.includes(folder) && line.includes("dist/action/index.js"));
  if (actions.length === 0) throw new Error(`no action runs below ${folder}`);
  for (const line of actions) process.kill(Number.parseInt(line, 10), signal);
}
