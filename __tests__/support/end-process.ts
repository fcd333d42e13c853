import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until something holds; throws after ten seconds or so. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`in vain waited until ${what}`);
}

/**
 * Kills the process of the action that works on a job below a folder, as a runner that dies would.
 * Linux only: it is found by what /proc says.
 */
export async function killAction(folder: string): Promise<void> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    processes.map(async (id) => ({
      id: Number(id),
      command: await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => ""),
    })),
  );
  const actions = commands.filter(
    ({ command }) => command.includes(folder) && command.includes("dist/action/index.js"),
  );
  if (actions.length === 0) throw new Error(`no action runs below ${folder}`);
  for (const { id } of actions) process.kill(id, "SIGKILL");
}
