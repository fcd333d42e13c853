import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { ancestry } from "../questions/ancestry.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

/** What is released is not an ancestor of what is live: going back is a rollback, and no release. */
export const notBehind = defineEvaluator({
  id: "not-behind",
  options: lazily(() => z.strictObject({})),
  reads: ["release"],
  questions: (_options, { release: { previous, sha } }) => ({
    relation: previous === undefined ? [] : [ancestry(previous.sha, sha)],
  }),
  judge: ({ relation: [known] }, _options, { release, environment }): Judgement => {
    const { previous, sha } = release;
    const [own, where] = [shortSha(sha), environment.name];
    const expected = `A commit that is not behind what is live in ${where}`;
    if (previous === undefined || known === undefined) {
      const found = `release-gate has not deployed anything to ${where} yet`;
      return { outcome: "not-applicable", expected, found };
    }
    const live = `${previous.version} (${shortSha(previous.sha)})`;
    switch (known.relation) {
      case "same":
        return { outcome: "pass", expected, found: `${own} is what is live` };
      case "ahead":
        return { outcome: "pass", expected, found: `${own} contains ${live}` };
      case "diverged": {
        const found = `${own} comes from another branch than ${live}, and does not contain it`;
        const remedy = "Make sure that nothing of what is live is missing in this release";
        return { outcome: "fail", effect: "warn", expected, found, remedy };
      }
      case "gone": {
        const found = `The commit of ${live} is no longer in the repository: nothing tells which is newer`;
        const remedy = "Make sure that this release is the newer one";
        return { outcome: "unknown", effect: "warn", expected, found, remedy };
      }
      case "behind": {
        const found = `${own} is older than ${live}, which is live`;
        const remedy =
          "Release the newest commit; to go back on purpose, run the rollback stage with `to` and a reason";
        return { outcome: "fail", expected, found, remedy };
      }
      default:
        return known.relation satisfies never;
    }
  },
});
