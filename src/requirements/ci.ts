import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import { checks } from "../questions/checks.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { required } from "../questions/required.ts";
import { runs } from "../questions/runs.ts";
import {
  asItem,
  type Checked,
  comingRuns,
  countedChecks,
  type Item,
  isGood,
  isIgnored,
  isSkipped,
  isSuccess,
  itemOf,
  type Scope,
  tellingRuns,
} from "./ci-counted.ts";
import { ciOptions } from "./ci-options.ts";
import { lookForRequired, lookForRuns, type Required, type RequiredRuns } from "./ci-required.ts";
import { withRules } from "./ci-rules.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { matches } from "./patterns.ts";

/** Everything that verified this commit ended in success, what is required did, and something did. */
export const ci = defineEvaluator({
  id: "ci",
  options: ciOptions,
  reads: ["deploy"],
  patience: ({ wait }) => wait,
  keeps: ({ kind, value }) => kind === "required" && !isMoving(value),
  questions: (_options, { release: { sha } }) => ({
    checks: checks(sha),
    runs: runs(sha),
    required: required(sha),
  }),
  judge: ({ checks, runs, required }, options, { run, release: { sha }, declared: { deploy } }) => {
    const scope: Scope = { options, run, deploy, required: required.checks };
    const looked = lookForRequired({ checks, runs, pull: required.pull }, scope);
    const ran = lookForRuns({ checks, runs, pull: required.pull }, required, scope);
    const byRule = [...looked.expected.map(({ name }) => name), ...ran.files];
    const named = [...new Set([...options.checks, ...byRule])];
    const expected =
      named.length === 0
        ? `Every check of ${shortSha(sha)} successful`
        : `Every check of ${shortSha(sha)} successful, ${named.join(", ")} among them`;
    const coming = [...runs, ...(required.pull?.runs ?? [])];
    const open = comingRuns(coming, scope).map(asItem);
    const checked = judgeFound(stateOf({ checks, runs }, looked, ran, scope), {
      all: checks.map(itemOf),
      coming: open,
      scope,
      branch: required.branch,
      pull: required.pull?.number,
    });
    const { details = [], ...found } = withRules(checked, required, open.length > 0);
    const said = [...details, ...notLookedAt(required)];
    return { expected, ...found, ...(said.length === 0 ? {} : { details: said }) };
  },
});

/** Rules that this requirement does not decide: nobody shall take its pass for theirs. */
function notLookedAt({ branch, undecided }: AnswerValue<"required">): readonly string[] {
  if (undecided.length === 0) return [];
  return [`Not looked at, although the rules of ${branch} require it: ${undecided.join(", ")}`];
}

/** True while something of it may still change; the rules of a branch stay as they are. */
function isMoving(value: unknown): boolean {
  const { pull, deployments = [], scans = [] } = required.value.safeParse(value).data ?? {};
  const isOpen =
    deployments.some(({ state }) => state !== "success") ||
    scans.some(({ found }) => found.state !== "analysed");
  if (isOpen) return true;
  return pull !== undefined && [...pull.checks, ...pull.runs].some(({ completed }) => !completed);
}

/** What counts, and what is absent, by name. */
interface State {
  readonly items: readonly Item[];
  readonly brought: readonly Item[];
  readonly ignored: readonly Item[];
  readonly absent: readonly string[];
  /** Those of `absent` that the default branch requires. */
  readonly ruled: readonly string[];
  /** Files of required workflows that have not succeeded. */
  readonly unrun: readonly string[];
}

interface Around {
  readonly all: readonly Item[];
  readonly coming: readonly Item[];
  readonly scope: Scope;
  readonly branch: string;
  readonly pull: number | undefined;
}

type Found = Omit<Judgement, "expected">;

function stateOf(checked: Checked, looked: Required, ran: RequiredRuns, scope: Scope): State {
  const counted = countedChecks(checked.checks, scope);
  const own = counted.filter((check) => !looked.replaced.includes(check)).map(itemOf);
  const named = scope.options.checks.filter(
    (pattern) => ![...counted, ...looked.brought].some(({ name }) => matches(pattern, name)),
  );
  const ruled = looked.absent.map(({ name }) => name);
  const brought = [...looked.brought, ...ran.brought];
  return {
    items: [...own, ...tellingRuns(checked, scope), ...brought],
    brought,
    ignored: checked.checks.filter((check) => isIgnored(check, scope)).map(itemOf),
    absent: [...new Set([...named, ...ruled])],
    ruled,
    unrun: ran.absent,
  };
}

function judgeFound(state: State, around: Around): Found {
  const { items } = state;
  const isAbsent = state.absent.length > 0 || state.unrun.length > 0;
  const { options } = around.scope;
  const bad = items.filter((item) => item.completed && !isGood(item, options));
  if (bad.length > 0) return failed(bad, items);
  const isComing = around.coming.length > 0;
  if (items.length === 0 && !isComing) return nothing(state, around);
  if (isAbsent && !isComing) return missing(state, around);
  const running = items.filter((item) => !item.completed);
  if (running.length > 0 || isAbsent) return waiting(running, state, around);
  const successes = items.filter(isSuccess);
  if (successes.length === 0) return nothing(state, around);
  return {
    outcome: "pass",
    found: `${successes.length} of ${items.length} successful`,
    details: passDetails(state, around),
  };
}

function passDetails({ items, brought, ignored }: State, { pull }: Around) {
  const skipped = items.filter((item) => !isSuccess(item));
  const details = [
    ...(skipped.length > 0 ? [`Allowed to be skipped: ${list(skipped)}`] : []),
    ...(brought.length > 0 ? [`By pull request #${pull}: ${list(brought)}`] : []),
    ...(ignored.length > 0 ? [`Left out by \`ignore\`: ${list(ignored)}`] : []),
  ];
  return details.length > 0 ? details : undefined;
}

function failed(bad: readonly Item[], items: readonly Item[]): Found {
  return {
    outcome: "fail",
    found: `${bad.length} of ${items.length} did not succeed: ${list(bad)}`,
    remedy: bad.every(isSkipped)
      ? "Let these checks run for this commit, or name them under requirements.ci-passing.may-skip"
      : "Correct what these checks report and release the new commit, or run a flaky check again",
    details: bad
      .slice(1)
      .map(({ name, state, url }) => `\`${name}\` (${state})${url ? `: ${url}` : ""}`),
    link: bad[0]?.url,
  };
}

/** `No check named build, no successful run of ci.yml`. */
function absence({ absent, unrun }: State): string {
  const parts = [
    ...(absent.length > 0 ? [`check named ${absent.join(", ")}`] : []),
    ...(unrun.length > 0 ? [`successful run of ${unrun.join(", ")}`] : []),
  ];
  return `No ${parts.join(", no ")}`;
}

function waiting(running: readonly Item[], state: State, { coming }: Around): Found {
  const { items, absent, unrun } = state;
  const remedy = "Run this stage again when they have finished";
  if (running.length === 0) {
    const found = `${absence(state)} yet: ${list(coming)}`;
    return { outcome: "pending", found, remedy, link: coming[0]?.url };
  }
  return {
    outcome: "pending",
    found: `${running.length} of ${items.length} still running: ${list(running)}`,
    details: absent.length + unrun.length > 0 ? [`${absence(state)} yet`] : undefined,
    remedy,
    link: running[0]?.url,
  };
}

function missing(state: State, { all, branch, scope }: Around): Found {
  const { absent, ruled, unrun } = state;
  const patterns = scope.options.checks.filter((pattern) => absent.includes(pattern));
  const isWanted = ({ name }: Item) =>
    ruled.includes(name) || patterns.some((pattern) => matches(pattern, name));
  const own = all.find(isWanted);
  const found = absence(state);
  if (own !== undefined) {
    const remedy = own.completed
      ? `\`${own.name}\` does not count here: let a check of that name run from the app that is required`
      : `\`${own.name}\` belongs to this run or to a deployment and does not count here: let it finish before the gate's job starts (\`needs\`)`;
    return { outcome: "fail", found, remedy };
  }
  const byRule = [...absent.filter((name) => ruled.includes(name)), ...unrun];
  const remedy =
    byRule.length === 0 || patterns.length > 0
      ? "Let it run for this commit, or correct the name under requirements.ci-passing.checks"
      : `The branch ${branch} requires ${byRule.join(", ")}: let it run for this commit or for its pull request, or leave it out under requirements.ci-passing.ignore`;
  return { outcome: "fail", found, remedy };
}

function nothing({ absent, unrun }: State, { all, scope }: Around): Found {
  const ignored = all.length === 0 ? "" : `; ${all.length} ignored: ${list(all)}`;
  const open = [...absent, ...unrun];
  const wanted = open.length === 0 ? scope.options.checks : open;
  const named = wanted.length === 0 ? "" : ` (${wanted.join(", ")} required)`;
  return {
    outcome: "fail",
    found: `No check succeeded${named}${ignored}`,
    remedy:
      "Run the tests for exactly this commit; where they are jobs of this workflow, list them under the gate's `needs` and name them under requirements.ci-passing.checks",
  };
}

function list(items: readonly Item[]): string {
  const names = items
    .slice(0, 5)
    .map(({ name, state }) => `${name} (${state.replace("in_progress", "running")})`);
  return items.length > 5 ? `${names.join(", ")} and ${items.length - 5} more` : names.join(", ");
}
