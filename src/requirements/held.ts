import * as z from "zod";
import { type Refusal, readLifts } from "../core/commands.ts";
import { heldBy, type Lift } from "../core/history.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";

/** No failure stands on this commit here that nobody has lifted since. */
export const held = defineEvaluator({
  id: "held",
  options: z.strictObject({}),
  reads: ["release", optional("roles")],
  questions: (_options, { environment, declared }) => ({
    history: history(environment.name),
    comments: optional(comments(declared.release.issue)),
  }),
  judge: ({ history, comments }, _options, { release: { sha }, environment, declared }) => {
    const { roles } = declared;
    const expected = `No failure that keeps ${shortSha(sha)} on hold in ${environment.name}`;
    const read: { readonly lifts: readonly Lift[]; readonly refused: readonly Refusal[] } =
      comments === undefined || roles === undefined
        ? { lifts: [], refused: [] }
        : readLifts(comments.comments, roles);
    const mark = heldBy(history, sha, read.lifts);
    if (mark !== undefined) {
      return {
        outcome: "fail",
        expected,
        found: `On hold since ${formatTime(mark.at)}, when it failed there${mark.by === undefined ? "" : ` (${mark.by})`}`,
        remedy:
          "Release a new commit; if the failure was not the release's, the release coordinator or PM comments `/lift-hold because …` on the release issue",
        details: read.refused.map((refusal) => refusal.sentence),
      };
    }
    const lifted = heldBy(history, sha, []);
    const lift = read.lifts.findLast((l) => lifted && Date.parse(l.at) > Date.parse(lifted.at));
    return {
      outcome: "pass",
      expected,
      found: lift === undefined ? "No failure" : `Lifted by @${lift.by} on ${formatTime(lift.at)}`,
    };
  },
});
