import { mkdir, readdir, readFile, readlink } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import type { Report } from "../../src/core/report.ts";
import { readReport } from "../../src/report/schema.ts";
import { CLI, type Ended, endOf, filesBelow, inFolder, type Started, start } from "./child.ts";

/** A demo that has ended, and what it has left. */
export interface Demo extends Ended {
  /** Files below the folder it ran in, the temporary one included. */
  readonly files: readonly string[];
  /** Reports by the folder that they lie in. */
  readonly reports: Readonly<Record<string, Report>>;
  /** Ports of the shop that still take connections, and processes that still work in its folders. */
  readonly left: readonly string[];
}

interface DemoSettings {
  readonly meanwhile?: (run: Started) => Promise<void>;
  /** Bundle of the command line; default: the repository's. */
  readonly script?: string;
}

/** Runs a story in a folder of its own with a temporary folder of its own, and looks at the rest. */
export function demo(
  flags: readonly string[],
  { meanwhile, script = CLI }: DemoSettings = {},
): Promise<Demo> {
  return inFolder(async (folder) => {
    const [cwd, temporary] = [join(folder, "cwd"), join(folder, "tmp")];
    await Promise.all([mkdir(cwd), mkdir(temporary)]);
    const run = start(script, ["demo", ...flags], {
      cwd,
      env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    });
    const ended = await endOf(run, meanwhile);
    const files = await filesBelow(folder);
    const left = [...(await openPorts(ended.stdout)), ...(await processesIn(folder))];
    return { ...ended, files, left, reports: await reportsOf(folder, files) };
  });
}

async function reportsOf(
  folder: string,
  files: readonly string[],
): Promise<Readonly<Record<string, Report>>> {
  const paths = files.filter((path) => path.endsWith("/report.json"));
  const read = paths.map(async (path) => {
    const report = readReport(await readFile(join(folder, path), "utf8"));
    return [path.split("/").at(-2) ?? "", report] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** The addresses that a demo names, where something still listens. */
async function openPorts(printed: string): Promise<readonly string[]> {
  const ports = [
    ...new Set([...printed.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map((m) => m[1])),
  ];
  const open = await Promise.all(ports.map((port) => listens(Number(port))));
  return ports.flatMap((port, index) => (open[index] ? [`port ${port}`] : []));
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

/** Processes whose working directory lies below a folder. Linux only: elsewhere the ports tell. */
async function processesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir("/proc").catch(() => []);
  const found = names
    .filter((name) => /^\d+$/.test(name))
    .map(async (pid) => {
      const at = await readlink(`/proc/${pid}/cwd`).catch(() => "");
      return at.startsWith(folder) ? [`process ${pid} in ${at}`] : [];
    });
  return (await Promise.all(found)).flat();
}
