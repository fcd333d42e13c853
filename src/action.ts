import * as core from "@actions/core";
import { systemClock } from "./adapters/clock.ts";
import { disk } from "./adapters/disk.ts";
import { actionLog, annotate } from "./adapters/log-action.ts";
import { type OutputName, SETTINGS, type Setting, type SettingName } from "./contract.ts";
import type { Place } from "./core/place.ts";
import { Problem } from "./core/problem.ts";
import type { Report } from "./core/report.ts";
import { STAGES, type StageName } from "./core/stages.ts";
import { line, md, mdLines } from "./core/text.ts";
import { blockers } from "./core/verdict.ts";
import { annotations } from "./report/annotations.ts";
import { summary } from "./report/summary.ts";
import { reportFolder } from "./run/file-report.ts";
import type { Request } from "./run/request.ts";
import { masksOf, parseSecrets } from "./run/secret-lines.ts";
import { run } from "./run.ts";
import { definedEnv, interruptible, problemOf, runnerOf, untrustedEvent } from "./runner.ts";
import { VERSION } from "./version.ts";
import { realPorts } from "./wiring.ts";

const env = definedEnv(process.env);

const log = actionLog({ write: (text) => process.stdout.write(text), now: systemClock.monotonic });

function setting(name: SettingName): string | undefined {
  const { input }: Setting = SETTINGS[name];
  const value = input === undefined ? "" : core.getInput(input);
  return value === "" ? undefined : value;
}

function switchedOn(name: "dryRun" | "allowPrivateNetwork"): boolean {
  const value = setting(name) ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw new Problem({
    code: "usage",
    sentence: `"${value}" is neither true nor false`,
    remedy: `set the input ${SETTINGS[name].input} to true or false`,
  });
}

/** The input `secrets`; each line of a value is masked before anything else can print it. */
function secrets(): Readonly<Record<string, string>> {
  const found = parseSecrets(setting("secrets") ?? "");
  for (const mask of masksOf(found)) core.setSecret(mask);
  return found;
}

/** The stage, or what is wrong with its name. */
function stageName(): StageName | "lint" | Problem {
  const name = setting("stage") ?? SETTINGS.stage.default;
  if (name === "lint" || Object.hasOwn(STAGES, name)) return name as StageName | "lint";
  const known = [...Object.keys(STAGES), "lint"].join(", ");
  return new Problem({
    code: "usage",
    sentence: `there is no stage "${name}"`,
    remedy: `set the input stage to one of ${known}`,
  });
}

function deploymentId(): number | undefined {
  const text = setting("deployment");
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new Problem({
    code: "usage",
    sentence: `"${text}" is not the id of a deployment`,
    remedy: "set deployment-id to a whole number, or leave it out",
  });
}

interface Asked {
  readonly request: Request;
  readonly allowPrivateNetwork: boolean;
}

/** What the user and the runner say; words that cannot be used make a request that is refused. */
function asked(stage: StageName | Problem): Asked {
  const plain: Request = {
    ...runnerOf(env),
    stage: stage instanceof Problem ? "release" : stage,
    manifest: setting("manifest") ?? SETTINGS.manifest.default,
    cwd: process.cwd(),
    environment: setting("environment"),
    version: setting("version"),
    sha: setting("sha"),
    deployment: undefined,
    reason: setting("reason"),
    dryRun: false,
    reportDir: setting("reportDir") ?? SETTINGS.reportDir.default,
    secrets: {},
    hidden: [setting("token") ?? ""],
    refusal: stage instanceof Problem ? stage : untrustedEvent(env),
    toolVersion: VERSION,
  };
  try {
    const read = { deployment: deploymentId(), dryRun: switchedOn("dryRun"), secrets: secrets() };
    const allowPrivateNetwork = switchedOn("allowPrivateNetwork");
    return { request: { ...plain, ...read }, allowPrivateNetwork };
  } catch (error) {
    const refusal = plain.refusal ?? problemOf(error);
    return { request: { ...plain, refusal }, allowPrivateNetwork: false };
  }
}

async function runLint(): Promise<number> {
  const { lint } = await import("./commands/lint.ts");
  const path = setting("manifest") ?? SETTINGS.manifest.default;
  const result = await lint({ path, ...disk });
  const [first = ""] = result.lines;
  // where there is no file to point into, its absence is all that is wrong
  const absent = !result.ok && result.problems.length === 0;
  const problems = absent
    ? [{ sentence: first, hint: undefined, place: undefined }]
    : result.problems;
  annotate(
    problems.map(({ place, sentence, hint }) => ({
      level: "error",
      title: "manifest",
      message: [sentence, hint].filter(Boolean).join(": "),
      place,
    })),
  );
  process.stdout.write(`${result.lines.join("\n")}\n`);
  await core.summary.addRaw(lintSummary(path, result.ok, problems), true).write();
  out({
    verdict: result.ok ? "pass" : "fail",
    headline: result.ok || absent ? first : `${path} has ${count(problems.length)}`,
    next: result.ok ? "nothing to do" : "correct the manifest",
  });
  return result.ok ? 0 : 2;
}

function lintSummary(
  path: string,
  ok: boolean,
  problems: readonly { readonly sentence: string; readonly place: Place | undefined }[],
): string {
  if (ok) return md`### ✅ ${path} is valid`.markdown;
  const lines = problems.map(
    ({ sentence, place }) =>
      md`- ${place === undefined ? path : `line ${place.line}`}: ${sentence}`,
  );
  return mdLines([md`### ❌ ${path} has ${count(problems.length)}`, md``, ...lines]).markdown;
}

const count = (n: number): string => `${n} problem${n === 1 ? "" : "s"}`;

async function runStage(stage: StageName | Problem): Promise<number> {
  const signal = interruptible();
  const { request, allowPrivateNetwork } = asked(stage);
  const { repository } = runnerOf(env);
  const token = setting("token");
  const ports = realPorts({ env, token, repository, allowPrivateNetwork, version: VERSION, log });
  const report = await run(request, ports, signal);
  publish(report, `${reportFolder(report, request.reportDir)}/report.json`);
  await core.summary.addRaw(summary(report), true).write();
  annotate(annotations(report));
  log.line(report.headline);
  log.line(`Next: ${report.next}`);
  return report.exitCode;
}

function publish(report: Report, path: string): void {
  const { release, notes } = report;
  out({
    verdict: report.verdict,
    headline: report.headline,
    next: report.next,
    report: path,
    version: release?.version,
    "previous-version": release?.previous?.version,
    "live-version": notes.liveVersion,
    "rollback-to": notes.rollbackTo,
    "rolled-back": notes.rolledBack,
    "deployment-id": notes.deployment?.toString(),
    failed: JSON.stringify(blockers(report.findings).map((f) => f.id)),
  });
}

function out(values: Partial<Record<OutputName, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) core.setOutput(name, value ?? "");
}

try {
  const stage = stageName();
  process.exitCode = stage === "lint" ? await runLint() : await runStage(stage);
} catch (error) {
  const { message, remedy, place } = problemOf(error);
  out({ verdict: "unknown", headline: line(message), next: line(remedy) });
  annotate([
    {
      level: "error",
      title: "release-gate",
      message: `${message}: ${remedy}`,
      place,
    },
  ]);
  await core.summary.addRaw(`${md`**${message}**\n\n${remedy}`.markdown}\n`, true).write();
  process.exitCode = 2;
}
