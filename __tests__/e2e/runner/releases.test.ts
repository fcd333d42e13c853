import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { inJob } from "./edits.ts";
import {
  expectFacts,
  firstLines,
  HEALTHY,
  onRunner,
  RUN_MS,
  STAGED,
  STAGED_PICTURES,
  wentLive,
} from "./telling.ts";

const RELEASED = {
  jobs: { staging: "success", production: "success" },
  live: { staging: "2.4.1", production: "2.4.1" },
  deployments: [...STAGED, wentLive("deploy", HEALTHY)],
  pictures: [...STAGED_PICTURES, "production release: pending", "production release: success"],
};

onRunner("the reusable workflow, with a good release", () => {
  test(
    "takes it through staging to production; the safety net has nothing to do and does not start",
    async () => {
      const ending = await gatedRun();
      expectFacts(ending, RELEASED);
      expect(firstLines(ending.jobs.production)).toEqual([
        expect.stringMatching(
          /^### ✅ RELEASED: Shop 2\.4\.1 in production · \d+ required checks passed · \d+ attested · 7 not looked at · proven by commit$/,
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
    "that may show nothing on the commit: nothing rests on it, and a warning says so",
    async () => {
      const ending = await gatedRun({
        before: ({ repository: { world } }) => {
          world.permissions.statuses = "read";
        },
      });
      expectFacts(ending, { ...RELEASED, pictures: [] });
      expect(ending.jobs.production?.summary).toContain("Add `statuses: write` to the job's");
    },
    RUN_MS,
  );

  test(
    "that lost its verdict on the way: the safety net reads the record and leaves the release alone",
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
      const jobs = { "release/staging": "success", "release/production": "success" };
      expectFacts(ending, { ...RELEASED, jobs });
    },
    RUN_MS,
  );
});
