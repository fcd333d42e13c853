import type { DeclaredBlocks } from "../core/declared.ts";
import type { RunIdentity } from "../core/release.ts";
import type { CiCheck } from "../questions/checks.ts";
import { isCheckOf, type RequiredCheck } from "../questions/required.ts";
import { type CiRun, verifies } from "../questions/runs.ts";
import type { CiOptions } from "./ci-options.ts";
import { matches } from "./patterns.ts";

/** What decides which checks and runs count. */
export interface Scope {
  readonly options: CiOptions;
  readonly run: RunIdentity;
  readonly deploy: DeclaredBlocks["deploy"];
  /** What the default branch requires. */
  readonly required: readonly RequiredCheck[];
}

/** Everything that was checked of one commit. */
export interface Checked {
  readonly checks: readonly CiCheck[];
  readonly runs: readonly CiRun[];
}

/** A check, or a workflow run that says more than its checks. */
export interface Item {
  readonly name: string;
  readonly completed: boolean;
  readonly state: string;
  readonly url: string | undefined;
}

/** What release-gate leaves on commits is no evidence about them. */
export function isOurs(name: string): boolean {
  return /^(?:release-gate|sign-off)\//.test(name);
}

/** True for what the manifest leaves out. */
export function isIgnored({ name, run }: Pick<CiCheck, "name" | "run">, scope: Scope): boolean {
  const byName = scope.options.ignore.some((one) => typeof one === "string" && matches(one, name));
  return byName || (run !== undefined && isIgnoredWorkflow(run.workflow, scope));
}

/** True for a workflow that the manifest leaves out. */
export function isIgnoredWorkflow(workflow: string, { options }: Scope): boolean {
  return options.ignore.some(
    (one) => typeof one !== "string" && matches(fileOf(one.workflow), fileOf(workflow)),
  );
}

/** Checks of a commit that count. */
export function countedChecks(checks: readonly CiCheck[], scope: Scope): readonly CiCheck[] {
  return checks.filter((check) => counts(check, scope));
}

/**
 * Jobs of this run that have not ended never count: this one would wait for itself. What is of this
 * workflow, of the one that deploys, or of a run by another event than those that verify a commit,
 * counts where the manifest or the default branch names it.
 */
function counts(check: CiCheck, scope: Scope): boolean {
  const { name, run, completed } = check;
  if (isOurs(name) || isIgnored(check, scope)) return false;
  if (run === undefined) return true;
  if (run.id === scope.run.id && !completed) return false;
  const countsUnnamed =
    !isReleasing(run.workflow, scope) && (run.event === undefined || verifies(run.event));
  return countsUnnamed || isNamed(check, scope);
}

function isNamed(check: CiCheck, { options, required }: Scope): boolean {
  return (
    options.checks.some((pattern) => matches(pattern, check.name)) ||
    required.some((one) => isCheckOf(check, one))
  );
}

/** True for the workflow of this run and for the one that it starts to deploy. */
function isReleasing(workflow: string, { run, deploy }: Scope): boolean {
  const file = fileOf(workflow);
  if (run.workflow !== undefined && file === fileOf(run.workflow)) return true;
  return deploy.kind === "workflow" && file === fileOf(deploy.file);
}

/** `deploy.yml`, `.github/workflows/deploy.yml` and the same with `@main` are one workflow. */
export function fileOf(workflow: string): string {
  return workflow.replace(/@.*$/, "").replace(/^\.github\/workflows\//, "");
}

/** Runs by which something may still come that is named, whatever has started them. */
export function comingRuns(runs: readonly CiRun[], scope: Scope): readonly CiRun[] {
  return runs.filter((run) => !run.completed && isForeign(run, scope));
}

const isForeign = ({ id, workflow }: CiRun, scope: Scope): boolean =>
  id !== scope.run.id && !isReleasing(workflow, scope) && !isIgnoredWorkflow(workflow, scope);

/**
 * Runs that say more than their checks: those that go on while none of their checks does, and those
 * that ended badly while none of their checks did.
 */
export function tellingRuns({ checks, runs }: Checked, scope: Scope): readonly Item[] {
  const counted = countedChecks(checks, scope);
  return runs
    .filter((run) => isForeign(run, scope) && verifies(run.event))
    .filter(({ id, completed, state }) => {
      if (!completed) return !counted.some((check) => check.run?.id === id && !check.completed);
      const own = checks.filter((check) => check.run?.id === id).map(itemOf);
      const run = { ...NAMELESS, completed, state };
      if (isSuccess(run) || (isSkipped(run) && own.length > 0)) return false;
      return !own.some((item) => item.completed && !isSuccess(item) && !isSkipped(item));
    })
    .map(asItem);
}

const NAMELESS = { name: "", url: undefined } as const;

/** A workflow run as it stands in a list of checks. */
export function asItem({ workflow, completed, state, url }: CiRun): Item {
  return { name: fileOf(workflow), completed, state, url };
}

/** A check as it stands there. */
export function itemOf({ name, completed, conclusion, url }: CiCheck): Item {
  return { name, completed, state: completed ? (conclusion ?? "no conclusion") : "running", url };
}

export function isSuccess({ completed, state }: Item): boolean {
  return completed && state === "success";
}

export function isSkipped({ completed, state }: Item): boolean {
  return completed && (state === "skipped" || state === "neutral");
}

/** A success, or skipped where that may be. */
export function isGood(item: Item, { "may-skip": maySkip }: CiOptions): boolean {
  return (
    isSuccess(item) || (isSkipped(item) && maySkip.some((pattern) => matches(pattern, item.name)))
  );
}
