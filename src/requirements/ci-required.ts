import type { CiCheck } from "../questions/checks.ts";
import {
  type BroughtBy,
  isCheckOf,
  isForeignRunOf,
  isRunOf,
  type RequiredCheck,
} from "../questions/required.ts";
import { type CiRun, verifies } from "../questions/runs.ts";
import {
  asItem,
  type Checked,
  countedChecks,
  fileOf,
  type Item,
  isGood,
  isIgnored,
  isIgnoredWorkflow,
  isOurs,
  isSkipped,
  isSuccess,
  itemOf,
  type Scope,
} from "./ci-counted.ts";

/** What the pull request shows of what is required. */
export interface Required {
  /** Everything that is required and can be expected. */
  readonly expected: readonly RequiredCheck[];
  /** Required checks that exist neither at the commit nor at the pull request. */
  readonly absent: readonly RequiredCheck[];
  /** Checks of the pull request that stand for those of the commit. */
  readonly brought: readonly Item[];
  /** Skipped checks of the commit that the pull request makes good. */
  readonly replaced: readonly CiCheck[];
}

/**
 * Looks for each required check at the commit, then, where it was not run there or skipped, at the
 * head of the pull request that brought the commit. Its state at the commit is judged like any other.
 */
export function lookForRequired(
  { checks, pull }: Checked & { readonly pull: BroughtBy | undefined },
  scope: Scope,
): Required {
  const here = countedChecks(checks, scope);
  const head = pull === undefined ? [] : countedChecks(pull.checks, scope);
  const expected = expectedOf(checks, scope);
  const looked = expected.map((one) => {
    const own = here.filter((check) => isCheckOf(check, one));
    const isOpen = own.every((check) => isSkipped(itemOf(check)) && !isFine(check, scope));
    if (!isOpen) return {};
    const there = head.filter((check) => isCheckOf(check, one));
    if (there.length === 0) return own.length === 0 ? { absent: one } : {};
    const items = there.map((check) => broughtItem(check, pull));
    return { brought: items, replaced: own };
  });
  return {
    expected,
    absent: looked.flatMap(({ absent }) => absent ?? []),
    brought: looked.flatMap(({ brought }) => brought ?? []),
    replaced: looked.flatMap(({ replaced }) => replaced ?? []),
  };
}

/** What runs show of the workflows that are required. */
export interface RequiredRuns {
  /** Files of all that can be expected. */
  readonly files: readonly string[];
  /** Files of those without a successful run at the commit, and without any at the pull request. */
  readonly absent: readonly string[];
  /** Runs of the pull request that stand for those of the commit. */
  readonly brought: readonly Item[];
}

/** Paths of workflows that must have run: this repository's own, and those of others. */
interface Named {
  readonly workflows: readonly string[];
  readonly foreign?: readonly string[] | undefined;
}

/** Looks for a successful run of each required workflow: at the commit, then at the pull request. */
export function lookForRuns(
  { runs, pull }: Checked & { readonly pull: BroughtBy | undefined },
  { workflows, foreign = [] }: Named,
  scope: Scope,
): RequiredRuns {
  const named = [
    ...workflows.map((path) => ({ path, isOf: isRunOf })),
    ...foreign.map((path) => ({ path, isOf: isForeignRunOf })),
  ];
  const sought = named.filter(({ path }) => !isIgnoredWorkflow(path, scope));
  const expected = sought.map(({ path }) => path);
  const looked = sought.map(({ path, isOf }) => {
    const isOne = (run: CiRun) => isOf(run, path) && verifies(run.event);
    if (runs.filter(isOne).map(asItem).some(isSuccess)) return {};
    const there = (pull?.runs ?? []).filter(isOne).map(asItem);
    return there.length === 0 ? { absent: fileOf(path) } : { brought: there };
  });
  return {
    files: expected.map(fileOf),
    absent: looked.flatMap(({ absent }) => absent ?? []),
    brought: looked.flatMap(({ brought }) => brought ?? []),
  };
}

const isFine = (check: CiCheck, { options }: Scope): boolean => isGood(itemOf(check), options);

function broughtItem(check: CiCheck, pull: BroughtBy | undefined): Item {
  return { ...itemOf(check), url: check.url ?? pull?.url };
}

/** What is required and can be expected: neither what we leave ourselves, nor this very job. */
function expectedOf(checks: readonly CiCheck[], scope: Scope): readonly RequiredCheck[] {
  return scope.required.filter(
    (one) =>
      !isOurs(one.name) &&
      !isIgnored({ name: one.name, run: undefined }, scope) &&
      !checks.some((check) => isCheckOf(check, one) && isThisJob(check, scope)),
  );
}

function isThisJob({ run, url }: CiCheck, scope: Scope): boolean {
  const { id, job } = scope.run;
  return job !== undefined && run?.id === id && url?.endsWith(`/job/${job}`) === true;
}
