import { systemClock } from "./adapters/clock.ts";
import { terminalLog, wantsColor } from "./adapters/log-terminal.ts";
import type { Log, Ports } from "./core/ports.ts";
import type { Problem } from "./core/problem.ts";
import type { StageName } from "./core/report.ts";
import { line } from "./core/text.ts";
import { terminal } from "./report/terminal.ts";
import { reportFolder } from "./run/file-report.ts";
import type { Request } from "./run/request.ts";
import { run } from "./run.ts";
import { definedEnv, interruptible, problemOf, runnerOf, untrustedEvent } from "./runner.ts";
import { VERSION } from "./version.ts";
import { realPorts } from "./wiring.ts";

/** What the flags of a stage are called once read. */
export interface StageFlags {
  readonly manifest: string;
  readonly environment?: string;
  readonly releaseVersion?: string;
  readonly sha?: string;
  readonly repo?: string;
  readonly deploymentId?: number;
  readonly reason?: string;
  readonly reportDir: string;
  readonly format: "text" | "json";
  readonly dryRun?: boolean;
  readonly allowPrivateNetwork?: boolean;
}

/** Runs a stage for the command line and prints its report; gives the exit code. */
export async function runStage(stage: StageName, flags: StageFlags): Promise<number> {
  const env = definedEnv(process.env);
  const json = flags.format === "json";
  const stream = json ? process.stderr : process.stdout;
  const log = terminalLog({ stream, now: systemClock.monotonic });
  const signal = interruptible();
  try {
    const { ports, refusal } = portsFor(env, flags, log);
    const report = await run({ ...requestOf(stage, env, flags), refusal }, ports, signal);
    log.close();
    process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : text(report, flags));
    return report.exitCode;
  } catch (error) {
    log.close();
    const { message, remedy } = problemOf(error);
    process.stderr.write(`error: ${line(message)}\n${line(remedy)}\n`);
    return 2;
  }
}

type Env = Readonly<Record<string, string>>;

/** The ports, or ports without GitHub and why: a repository that cannot be one is refused. */
function portsFor(
  env: Env,
  flags: StageFlags,
  log: Log,
): { readonly ports: Ports; readonly refusal: Problem | undefined } {
  const token = env.GITHUB_TOKEN;
  const allowPrivateNetwork = flags.allowPrivateNetwork ?? false;
  const wanted = { env, token, allowPrivateNetwork, version: VERSION, log };
  try {
    const repository = flags.repo ?? runnerOf(env).repository;
    return { ports: realPorts({ ...wanted, repository }), refusal: untrustedEvent(env) };
  } catch (error) {
    return {
      ports: realPorts({ ...wanted, repository: undefined }),
      refusal: problemOf(error),
    };
  }
}

function requestOf(stage: StageName, env: Env, flags: StageFlags): Request {
  return {
    ...runnerOf(env),
    stage,
    manifest: flags.manifest,
    cwd: process.cwd(),
    environment: flags.environment,
    version: flags.releaseVersion,
    sha: flags.sha,
    deployment: flags.deploymentId,
    reason: flags.reason,
    dryRun: flags.dryRun ?? false,
    reportDir: flags.reportDir,
    secrets: {},
    hidden: [env.GITHUB_TOKEN ?? "", env.GH_TOKEN ?? ""],
    refusal: undefined,
    toolVersion: VERSION,
  };
}

function text(report: Awaited<ReturnType<typeof run>>, flags: StageFlags): string {
  const { columns } = process.stdout;
  const color = wantsColor(process.env, process.stdout);
  const folder = reportFolder(report, flags.reportDir);
  return `${terminal(report, { color, width: columns ?? 100 })}\nReport: ${folder}/report.json\n`;
}
