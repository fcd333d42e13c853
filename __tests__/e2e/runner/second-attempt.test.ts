import { expect, test } from "@jest/globals";
import { addComment } from "../../../src/demo/github/seeds/issues.ts";
import { onScene, type Scene } from "../../support/gated-run.ts";
import { ONLY_PRODUCTION } from "./edits.ts";
import { expectFacts, firstLines, onRunner, ROLLED_BACK, RUN_MS } from "./telling.ts";

/** What the report of the first attempt offers, where the failure was not the release's. */
function liftHold({ repository: { world, sha } }: Scene): void {
  const [issue] = world.issues;
  if (issue === undefined) throw new Error("there is no release issue");
  const body = `/lift-hold ${sha.slice(0, 7)} production because the database was down`;
  addComment(world, issue, { author: "alice", body });
}

onRunner("failed jobs that are run again after a rollback", () => {
  test(
    "deploy nothing and roll nothing back a second time, and say that a new run works",
    () =>
      onScene({ version: "2.4.0", edits: ONLY_PRODUCTION }, async (runs) => {
        const inputs = { staging: "" };
        expectFacts(await runs({ inputs }), ROLLED_BACK);

        const second = await runs({ attempt: 2, inputs });
        expectFacts(second, ROLLED_BACK);
        expect(firstLines(second.jobs.production)).toEqual([
          expect.stringMatching(
            /^### ❌ NO-GO: Shop 2\.4\.0 in production · held: on hold since \S+ \S+ UTC, when it (?:failed|was rolled back) there$/,
          ),
          expect.stringMatching(/Release a new commit; .*`\/lift-hold [0-9a-f]{7} production /),
        ]);
        expect(firstLines(second.jobs.rollback)[0]).toBe(
          "### ⏪ ROLLED BACK: Shop 2.4.0 → 2.3.7 in production · it was rolled back before; 2.3.7 is proven by commit",
        );

        const third = await runs({ attempt: 3, inputs, before: liftHold });
        expectFacts(third, ROLLED_BACK);
        expect(firstLines(third.jobs.production)).toEqual([
          expect.stringMatching(
            /^### ❌ NO-GO: Shop 2\.4\.0 in production · claim: deployment \d+ of this run failed or was rolled back$/,
          ),
          "**Next:** Start a new run: what failed in a run is not deployed again by its next attempt",
        ]);
      }),
    RUN_MS,
  );
});
