import { terminalLog, wantsColor } from "../adapters/log-terminal.ts";
import type { Report } from "../core/report.ts";
import type { StageName } from "../core/stages.ts";
import { line, quietJson } from "../core/text.ts";
import { terminal } from "../report/terminal.ts";
import { readEvent } from "../run/event.ts";
import type { Request } from "../run/request.ts";
import { runnerOf } from "../run/runner.ts";
import { type Ran, run } from "../run.ts";
import { VERSION } from "../version.ts";
import type { StageFlags } from "./commands.ts";
import type { CliWorld } from "./world.ts";

/** Runs a stage for the command line and prints its report; gives the exit code. */
export async function runStage(
  stage: StageName,
  flags: StageFlags,
  world: CliWorld,
): Promise<number> {
  const { env, stdout, files, monotonic: now } = world;
  const json = flags.format === "json";
  const log = terminalLog({ stream: json ? world.stderr : stdout, now });
  const signal = world.interruptible();
  try {
    const { commit, untrusted } = await readEvent(env, files.read);
    const { ports, refusal } = await world.ports({
      env,
      token: env.GITHUB_TOKEN,
      repository: flags.repo ?? runnerOf(env).repository,
      allowPrivateNetwork: flags.allowPrivateNetwork ?? false,
      version: VERSION,
      log,
    });
    const request = { ...requestOf(stage, flags, world), event: commit };
    const ran = await run({ ...request, refusal: refusal ?? untrusted }, ports, signal);
    log.close();
    stdout.write(json ? shownJson(ran.report) : text(ran, world));
    return ran.report.exitCode;
  } finally {
    log.close();
  }
}

function requestOf(
  stage: StageName,
  flags: StageFlags,
  { env, cwd }: CliWorld,
): Omit<Request, "event"> {
  return {
    ...runnerOf(env),
    stage,
    manifest: flags.manifest,
    cwd,
    environment: flags.environment,
    component: flags.component,
    version: flags.releaseVersion,
    sha: flags.sha,
    deployment: flags.deploymentId,
    reason: flags.reason,
    to: flags.to,
    url: flags.url,
    tags: flags.tags,
    incident: flags.incident,
    dryRun: flags.dryRun ?? false,
    reportDir: flags.reportDir,
    secrets: {},
    hidden: [env.GITHUB_TOKEN ?? "", env.GH_TOKEN ?? ""],
    refusal: undefined,
    toolVersion: VERSION,
  };
}

function text({ report, path }: Ran, { env, stdout }: CliWorld): string {
  const color = wantsColor(env, stdout);
  const shown = terminal(report, { color, width: stdout.columns ?? 100 });
  return path === undefined ? `${shown}\n` : `${shown}\nReport: ${line(path)}\n`;
}

function shownJson(report: Report): string {
  return `${quietJson(JSON.stringify(report, undefined, 2))}\n`;
}
