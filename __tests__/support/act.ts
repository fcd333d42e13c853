import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";

/** What became of one job of a workflow. */
export interface ActJob {
  readonly result: string;
  /** Outputs that its steps set. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What its steps wrote to the summary. */
  readonly summary: string;
}

export interface ActRun {
  /** Jobs that ran, by id, with that of the calling job before it; a skipped one is not there. */
  readonly jobs: Readonly<Record<string, ActJob>>;
  /** Everything that the steps printed, annotations included. */
  readonly log: string;
  readonly exitCode: number | null;
}

interface ActCall {
  /** Folder of a git repository with a commit. */
  readonly folder: string;
  /** Path of the workflow in it. */
  readonly workflow: string;
  readonly event: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the context `vars` holds. */
  readonly vars: Readonly<Record<string, string>>;
  /** Folders that stand in for actions of others: `owner/name@ref` to the folder. */
  readonly standIns: Readonly<Record<string, string>>;
  /** Runs while act does; gets act's own temporary folder, in which every job works. */
  readonly meanwhile?: ((folder: string) => Promise<void>) | undefined;
}

/** Whether act is on this machine; that it is not is a failure where all tools are asked for. */
export function hasAct(): boolean {
  const found = spawnSync("act", ["--version"]).error === undefined;
  if (!found && process.env.RELEASE_GATE_ALL_TOOLS !== "1") {
    process.stderr.write("skipped: act is not on this machine (scripts/install-tools.sh)\n");
    return false;
  }
  return true;
}

/** Runs a workflow with act, jobs as processes of this machine, and reads what became of it. */
export async function runAct({ meanwhile, ...call }: ActCall): Promise<ActRun> {
  const temporary = await mkdtemp(join(tmpdir(), "release-gate-act-"));
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const act = spawn(
    "act",
    [
      ...[call.event, "-C", call.folder, "-W", call.workflow, "-P", "ubuntu-latest=-self-hosted"],
      ...["--no-cache-server", "--rm", "--json", "--action-cache-path", join(temporary, "cache")],
      ...[...pairs("--env", call.env), ...pairs("--input", call.inputs)],
      ...[...pairs("-s", call.secrets), ...pairs("--var", call.vars)],
      ...pairs("--local-repository", call.standIns),
    ],
    {
      env: { PATH: process.env.PATH, HOME: temporary, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  act.stdout.on("data", (data) => {
    printed += data;
  });
  act.stderr.on("data", (data) => {
    printed += data;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    act.on("error", reject);
    act.on("close", resolve);
  });
  try {
    await meanwhile?.(temporary);
    const exitCode = await ended;
    return { ...readRun(printed), exitCode };
  } finally {
    act.kill("SIGKILL");
    // a service that a job has started may still be writing its log there
    await pause(0);
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

const entry = z.object({
  job: z.string().optional(),
  jobID: z.string().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  content: z.string().optional(),
  jobResult: z.string().optional(),
  msg: z.string().optional(),
});

/** Reads act's lines of JSON; anything else it prints is part of the log. */
function readRun(printed: string): Omit<ActRun, "exitCode"> {
  const jobs: Record<string, ActJob> = {};
  const log: string[] = [];
  for (const line of printed.split("\n").filter((text) => text !== "")) {
    const { job: path, jobID: id, command, name, arg, content, jobResult, msg } = entryOf(line);
    log.push((msg ?? line).trimEnd());
    if (id === undefined) continue;
    const jobID = callerOf(path) + id;
    const job = jobs[jobID] ?? { result: "", outputs: {}, summary: "" };
    const outputs =
      command === "set-output" && name !== undefined
        ? { ...job.outputs, [name]: arg ?? "" }
        : job.outputs;
    const summary = command === "summary" ? job.summary + (content ?? "") : job.summary;
    jobs[jobID] = { result: jobResult ?? job.result, outputs, summary };
  }
  return { jobs, log: log.join("\n") };
}

/** A job of a workflow that another calls is called `release-2/gated release/Staging`. */
function callerOf(path = ""): string {
  const [caller, ...below] = path.split("/");
  return below.length < 2 ? "" : `${caller}/`;
}

function entryOf(line: string): z.output<typeof entry> {
  return line.startsWith("{") ? entry.parse(JSON.parse(line)) : {};
}
