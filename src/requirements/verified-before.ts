import * as z from "zod";
import type { Judgement, Outcome } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { RECORD_STATES, stateOf, verdictOf, wasLive } from "../core/record-state.ts";
import { begunRevert, counting } from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { history } from "../questions/history.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

interface Seen {
  readonly outcome: Extract<Outcome, "pass" | "pending" | "fail">;
  /** Plain text without the environment's name. */
  readonly text: string;
  readonly link?: string | undefined;
}

/** Every environment that comes before has this very commit, live and verified. */
export const verifiedBefore = defineEvaluator({
  id: "verified-before",
  options: lazily(() => z.strictObject({})),
  // what comes before an environment is read from the default branch, as `manifest` is
  reads: ["manifest"],
  questions: (_options, { release, environment }) => ({
    histories: environment.after.map((name) => history(name, release.component)),
  }),
  judge: ({ histories }, _options, { release: { sha, version }, environment }) => {
    const names = environment.after.join(", ");
    if (histories.length === 0) {
      return {
        outcome: "not-applicable",
        expected: "A verified deployment of this commit in the environments before this one",
        found: `No environment comes before ${environment.name}`,
      };
    }
    const seen = histories.map((each) => ({ name: each.environment, ...look(each, sha) }));
    const open =
      seen.find((each) => each.outcome === "fail") ??
      seen.find((each) => each.outcome === "pending");
    const shown = open ?? seen[0];
    return {
      outcome: open?.outcome ?? "pass",
      expected: `${shortSha(sha)} live and verified in ${names}`,
      found: `In ${shown?.name}, ${shown?.text}`,
      remedy: open && remedyFor(open.name, open.outcome, version),
      details: seen.length > 1 ? seen.map((each) => `In ${each.name}, ${each.text}`) : undefined,
      link: shown?.link,
    } satisfies Judgement;
  },
});

/** The newest deployment of the commit there speaks for it. */
function look({ records }: History, sha: string): Seen {
  const record = counting(records).find((one) => one.sha === sha);
  if (record === undefined) {
    return { outcome: "pending", text: `${shortSha(sha)} has not been deployed yet` };
  }
  return { ...decide(record, records), link: linkOf(record) };
}

function decide(record: DeploymentRecord, records: History["records"]): Seen {
  const { id } = record;
  // Where GitHub did not take it, only the revert's own record says that it was begun.
  const state = begunRevert(records, id) === undefined ? stateOf(record) : "rolled-back";
  const verdict = verdictOf(record);
  if (state === "claimed" || state === "in-progress") {
    return { outcome: "pending", text: `deployment ${id} is still in progress` };
  }
  if (state === "rolled-back" || !wasLive(record)) {
    return { outcome: "fail", text: `deployment ${id}: ${RECORD_STATES[state].means}` };
  }
  if (verdict === undefined || verdict.outcome === "pending") {
    return { outcome: "pending", text: `deployment ${id} is live and has not been verified` };
  }
  if (verdict.outcome === "pass") {
    return { outcome: "pass", text: `deployment ${id} was verified on ${formatTime(verdict.at)}` };
  }
  const text = `the newest verification ended with the verdict ${verdict.outcome}`;
  return { outcome: "fail", text };
}

function remedyFor(name: string, outcome: Seen["outcome"], version: string): string {
  const run = `release-gate release --environment ${name} --release-version ${version}`;
  return outcome === "fail"
    ? `Find out what failed in ${name}, correct it, and release the new commit there first`
    : `Release it to ${name} first: \`${run}\``;
}
