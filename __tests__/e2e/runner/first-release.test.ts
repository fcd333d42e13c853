import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { ONLY_PRODUCTION } from "./edits.ts";
import { expectFacts, firstLines, onRunner, ROLLED_BACK, RUN_MS } from "./telling.ts";

onRunner("the first release of a service that was there before", () => {
  test(
    "adopts what is live, and returns to it when users would suffer",
    async () => {
      const ending = await gatedRun({
        version: "2.4.0",
        inputs: { staging: "" },
        edits: ONLY_PRODUCTION,
        before: ({ repository: { world } }) => void world.deployments.splice(0),
      });
      expectFacts(ending, ROLLED_BACK);
      expect(firstLines(ending.jobs.production)).toEqual([
        expect.stringMatching(
          /^### ⏪ ROLLED BACK: Shop 2\.4\.0 → 2\.3\.7 in production · orders error-rate: since /,
        ),
        expect.stringMatching(/^\*\*Next:\*\* on-call \(`@erin`\): Find out why 2\.4\.0 failed /),
      ]);
      expect(ending.jobs.production?.outputs).toMatchObject({
        verdict: "fail",
        "previous-version": "",
        "rolled-back": "yes",
        "rollback-to": "2.3.7",
        "live-version": "2.3.7",
      });
      const { summary } = ending.jobs.production ?? {};
      expect(summary).toMatch(/Adopted 2\.3\.7 \(v2\.3\.7\), live and good at \d\d:\d\d UTC/);
      expect(summary).toMatch(/2\.3\.7 \(`[0-9a-f]{7}`\), adopted, since it was live and good /);
      expect(firstLines(ending.jobs.rollback)[0]).toBe(
        "### ⏪ ROLLED BACK: Shop 2.4.0 → 2.3.7 in production · it was rolled back before; 2.3.7 is proven by commit",
      );
    },
    RUN_MS,
  );
});
