import * as z from "zod";
import type { Judgement, Outcome } from "../core/finding.ts";
import { type History, isOpen, markOf, wasGivenUp, wasLive } from "../core/history.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { isSilent } from "../core/unsettled.ts";
import { history } from "../questions/history.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

interface Seen {
  readonly outcome: Extract<Outcome, "pass" | "pending" | "fail" | "unknown">;
  /** Plain text without the environment's name. */
  readonly text: string;
  readonly link: string | undefined;
}

/** Every environment that comes before has this very commit, live and verified. */
export const verifiedBefore = defineEvaluator({
  id: "verified-before",
  options: z.strictObject({}),
  // what comes before an environment is read from the default branch, as `manifest` is
  reads: ["manifest"],
  questions: (_options, { environment }) => ({
    histories: environment.after.map((name) => history(name)),
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
      seen.find((each) => each.outcome === "unknown") ??
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

function look(history: History, sha: string): Seen {
  const record = history.records.find(
    (r) => r.payload !== undefined && r.sha === sha && !wasGivenUp(r),
  );
  const link = record?.url;
  const says = (outcome: Seen["outcome"], text: string): Seen => ({ outcome, text, link });
  if (record === undefined) return says("pending", `${shortSha(sha)} has not been deployed there`);
  if (isSilent(record)) {
    return says("unknown", `deployment ${record.id} has no status: what became of it is not known`);
  }
  if (isOpen(record)) return says("pending", `deployment ${record.id} is still in progress`);
  if (!wasLive(record)) {
    const state = record.statuses[0]?.state ?? "unknown";
    return says("fail", `deployment ${record.id} ended as ${state}`);
  }
  const mark = markOf(history, sha);
  if (mark === undefined) {
    return says("pending", `deployment ${record.id} is live and has not been verified`);
  }
  if (mark.state === "pending") {
    return says("pending", `the verification of deployment ${record.id} has not finished`);
  }
  if (mark.state !== "success") {
    return says(
      "fail",
      `the newest verification ended with the verdict ${mark.verdict ?? mark.state}`,
    );
  }
  if (mark.deployment !== record.id) {
    return says(
      "pending",
      `deployment ${record.id} has not been verified, only ${mark.deployment ?? "another"} of the same commit`,
    );
  }
  return says("pass", `deployment ${record.id} was verified on ${formatTime(mark.at)}`);
}

function remedyFor(name: string, outcome: Seen["outcome"], version: string): string {
  const run = `release-gate release --environment ${name} --release-version ${version}`;
  return outcome === "fail"
    ? `Find out what failed in ${name}, correct it, and release the new commit there first`
    : `Release it to ${name} first: \`${run}\``;
}
