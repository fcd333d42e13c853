import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { inJob } from "./edits.ts";
import { expectFacts, firstLines, onRunner, RUN_MS, STAGED, STAGED_MARKS } from "./telling.ts";

const RELEASED = {
  jobs: { staging: "success", production: "success" },
  live: { staging: "2.4.1", production: "2.4.1" },
  deployments: [...STAGED, "deploy production: in_progress, success"],
  marks: [
    ...STAGED_MARKS,
    "production release: pending verdict=pending by=deploy",
    "production release: success verdict=pass by=health",
  ],
};

onRunner("the reusable workflow, with a good release", () => {
  test(
    "takes it through staging to production; the safety net has nothing to do and does not start",
    async () => {
      const ending = await gatedRun();
      expectFacts(ending, RELEASED);
      expect(firstLines(ending.jobs.production)).toEqual([
        expect.stringMatching(
          /^### ✅ RELEASED: Shop 2\.4\.1 in production · \d+ required checks passed$/,
        ),
        "**Next:** Nothing to do",
      ]);
      expect(ending.jobs.production?.outputs).toMatchObject({
        verdict: "pass",
        version: "2.4.1",
        "previous-version": "2.3.7",
        "live-version": "2.4.1",
        "rolled-back": "no",
        failed: "[]",
      });
    },
    RUN_MS,
  );

  test(
    "that lost its verdict on the way: the safety net reads the mark and leaves the release alone",
    async () => {
      const ending = await gatedRun({
        edits: inJob("Production", "verdict: ${{ steps.gate.outputs.verdict }}", 'verdict: ""'),
      });
      expectFacts(ending, {
        ...RELEASED,
        jobs: { ...RELEASED.jobs, rollback: "success" },
      });
      expect(firstLines(ending.jobs.rollback)).toEqual([
        expect.stringContaining("NOTHING TO DO: Shop 2.4.1 in production"),
        "**Next:** Nothing to do",
      ]);
      expect(ending.jobs.rollback?.outputs).toMatchObject({ verdict: "pass", "rolled-back": "no" });
    },
    RUN_MS,
  );
});

onRunner("the workflow of the example shop", () => {
  test(
    "releases the shop with the workflow of the README and its addresses, on a runner of this machine",
    async () => {
      const ending = await gatedRun({
        workflow: "release.yml",
        event: "workflow_dispatch",
        inputs: { version: "2.4.1" },
        edits: {
          ".github/workflows/release.yml": (text) =>
            text
              .replace("    with:\n", "    with:\n      allow-private-network: true\n")
              .replace("        STAGING_URL=", "        SHOP_STATE=${{ vars.SHOP_STATE }}\n$&"),
        },
      });
      expectFacts(ending, RELEASED);
    },
    RUN_MS,
  );
});
