import * as z from "zod";
import type { Refusal } from "../core/commands.ts";
import { LIFT_FORM, type Lift, readLifts } from "../core/lifts.ts";
import { linkOf } from "../core/record-links.ts";
import { verdictOf } from "../core/record-state.ts";
import { heldIn, type Setback } from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";

/** No failure stands on this commit here that nobody has lifted since. */
export const held = defineEvaluator({
  id: "held",
  options: z.strictObject({}),
  reads: ["release", optional("roles")],
  questions: (_options, { release, environment, declared }) => ({
    history: history(environment.name, release.component),
    comments: optional(comments(declared.release.issue)),
  }),
  judge: ({ history, comments }, _options, { release: { sha }, environment, declared }) => {
    const { roles } = declared;
    const { records, component } = history;
    const expected = `no failure of ${shortSha(sha)} in ${environment.name} that still holds it`;
    const read: { readonly lifts: readonly Lift[]; readonly refused: readonly Refusal[] } =
      comments === undefined || roles === undefined
        ? { lifts: [], refused: [] }
        : readLifts(comments.comments, { roles, component, environment: environment.name });
    const setback = heldIn(records, sha, read.lifts);
    if (setback !== undefined) {
      return {
        outcome: "fail",
        expected,
        found: `held since ${formatTime(setback.at)}: ${whatHappened(setback)}`,
        remedy: `Release a new commit; if the failure was not the release's, the release coordinator or PM writes \`${liftOf(sha)}\` in the release issue.`,
        details: read.refused.map((refusal) => refusal.sentence),
        link: linkOf(setback.record),
      };
    }
    const lifted = heldIn(records, sha, []);
    const lift = read.lifts.findLast((l) => lifted && Date.parse(l.at) > Date.parse(lifted.at));
    return {
      outcome: "pass",
      expected,
      found: lift === undefined ? "no failure" : `lifted by @${lift.by} on ${formatTime(lift.at)}`,
    };
  },
});

function whatHappened({ because, record }: Setback): string {
  if (because === "reverted") return "it was rolled back there";
  const by = verdictOf(record)?.by;
  return `it failed there${by === undefined ? "" : ` (${by})`}`;
}

/** The line that lifts a hold of this commit. */
const liftOf = (sha: string): string => LIFT_FORM.replace("<commit>", shortSha(sha));
