import * as z from "zod";
import type { DeclaredBlocks } from "../core/declared.ts";
import type { Judgement } from "../core/finding.ts";
import type { RunIdentity } from "../core/release.ts";
import { shortSha } from "../core/units.ts";
import { text } from "../fields/fields.ts";
import { type CiCheck, checks } from "../questions/checks.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

const options = z.strictObject({
  checks: z
    .array(text)
    .default([])
    .meta({ description: "names that must be among the commit's checks" }),
  "may-skip": z
    .array(text)
    .default([])
    .meta({ description: "names that may end as skipped or neutral" }),
});

type Options = z.output<typeof options>;

/** Everything that verified this commit ended in success, and something did. */
export const ci = defineEvaluator({
  id: "ci",
  options,
  reads: ["deploy"],
  questions: (_options, { release }) => ({ checks: checks(release.sha) }),
  judge: ({ checks }, options, { run, release: { sha }, declared: { deploy } }) => {
    const counted = checks.filter((check) => counts(check, run, deploy));
    const expected =
      options.checks.length === 0
        ? `Every check of ${shortSha(sha)} successful`
        : `Every check of ${shortSha(sha)} successful, ${options.checks.join(", ")} among them`;
    return { expected, ...judgeCounted(counted, options, checks) };
  },
});

type Found = Omit<Judgement, "expected">;

function judgeCounted(
  counted: readonly CiCheck[],
  options: Options,
  all: readonly CiCheck[],
): Found {
  if (counted.length === 0) return nothing(options, all);
  const bad = counted.filter((check) => check.completed && !isGood(check, options));
  if (bad.length > 0) return failed(bad, counted);
  const absent = options.checks.filter((name) => !counted.some((check) => check.name === name));
  if (absent.length > 0) return missing(absent, all);
  const running = counted.filter((check) => !check.completed);
  if (running.length > 0) {
    return {
      outcome: "pending",
      found: `${running.length} of ${counted.length} still running: ${list(running)}`,
      remedy: "Run this stage again when they have finished",
      link: running[0]?.url,
    };
  }
  const successes = counted.filter(isSuccess);
  if (successes.length === 0) return nothing(options, all);
  const skipped = counted.filter((check) => !isSuccess(check));
  return {
    outcome: "pass",
    found: `${successes.length} of ${counted.length} successful`,
    details: skipped.length > 0 ? [`Allowed to be skipped: ${list(skipped)}`] : undefined,
  };
}

/**
 * What this run or the deployment itself does is no evidence about the commit: jobs of this run
 * that have not ended, other runs of its workflow, runs that deploy, and our own statuses.
 */
function counts(check: CiCheck, run: RunIdentity, deploy: DeclaredBlocks["deploy"]): boolean {
  if (check.app === "status" && check.name.startsWith("release-gate/")) return false;
  if (check.run === undefined) return true;
  if (check.run.id === run.id) return check.completed;
  const workflow = workflowFile(check.run.workflow);
  if (run.workflow !== undefined && workflow === workflowFile(run.workflow)) return false;
  return !(deploy.kind === "workflow" && workflow === workflowFile(deploy.file));
}

/** `deploy.yml`, `.github/workflows/deploy.yml` and the same with `@main` are one workflow. */
function workflowFile(written: string): string {
  return written.replace(/@.*$/, "").replace(/^\.github\/workflows\//, "");
}

function isSuccess({ conclusion }: CiCheck): boolean {
  return conclusion === "success";
}

function isGood(check: CiCheck, options: Options): boolean {
  if (isSuccess(check)) return true;
  const skipped = check.conclusion === "skipped" || check.conclusion === "neutral";
  return skipped && options["may-skip"].includes(check.name);
}

function failed(bad: readonly CiCheck[], counted: readonly CiCheck[]): Found {
  const onlySkipped = bad.every(({ conclusion = "" }) =>
    ["skipped", "neutral"].includes(conclusion),
  );
  return {
    outcome: "fail",
    found: `${bad.length} of ${counted.length} did not succeed: ${list(bad)}`,
    remedy: onlySkipped
      ? "Let these checks run for this commit, or name them under requirements.ci-passing.may-skip"
      : "Correct what these checks report and release the new commit, or run a flaky check again",
    details: bad
      .slice(1)
      .map((check) => `\`${check.name}\` (${stateOf(check)})${check.url ? `: ${check.url}` : ""}`),
    link: bad[0]?.url,
  };
}

function missing(absent: readonly string[], all: readonly CiCheck[]): Found {
  const own = all.filter((check) => absent.includes(check.name));
  return {
    outcome: "fail",
    found: `No check named ${absent.join(", ")}`,
    remedy:
      own.length > 0
        ? `\`${own[0]?.name}\` belongs to this run or to a deployment and does not count here: let it finish before the gate's job starts (\`needs\`)`
        : "Let it run for this commit, or correct the name under requirements.ci-passing.checks",
  };
}

function nothing(options: Options, all: readonly CiCheck[]): Found {
  const ignored = all.length === 0 ? "" : `; ${all.length} ignored: ${list(all)}`;
  const named = options.checks.length === 0 ? "" : ` (${options.checks.join(", ")} required)`;
  return {
    outcome: "fail",
    found: `No check succeeded${named}${ignored}`,
    remedy: "Run the tests for exactly this commit, in a workflow other than this one",
  };
}

function list(checks: readonly CiCheck[]): string {
  const names = checks.slice(0, 5).map(nameOf);
  return checks.length > 5 ? `${names.join(", ")} and ${checks.length - 5} more` : names.join(", ");
}

function nameOf(check: CiCheck): string {
  return `${check.name} (${stateOf(check)})`;
}

function stateOf({ completed, conclusion }: CiCheck): string {
  return completed ? (conclusion ?? "no conclusion") : "running";
}
