import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { failing } from "./edits.ts";
import {
  expectFacts,
  firstLines,
  HEALTHY,
  kept,
  onRunner,
  RUN_MS,
  STAGED,
  STAGED_PICTURES,
  UNHEALTHY,
  wentLive,
} from "./telling.ts";

const PENDING = "production release: pending";

onRunner("the reusable workflow, with a release that users would suffer from", () => {
  test(
    "reverts a regression that no check saw, and proves it; the safety net finds it done",
    async () => {
      const ending = await gatedRun({ version: "2.4.0" });
      expectFacts(ending, {
        jobs: { staging: "success", production: "failure", rollback: "success" },
        live: { staging: "2.4.0", production: "2.3.7" },
        deployments: [
          ...STAGED,
          wentLive("deploy", UNHEALTHY, `${UNHEALTHY} rolled back`),
          wentLive("rollback", HEALTHY),
        ],
        pictures: [
          ...STAGED_PICTURES,
          PENDING,
          "production release: failure",
          "production release: failure",
          "production previous: success",
        ],
      });
      expect(firstLines(ending.jobs.production)).toEqual([
        expect.stringMatching(
          /^### ⏪ ROLLED BACK: Shop 2\.4\.0 → 2\.3\.7 in production · orders error-rate: since \d\d:\d\d:\d\d UTC, \d+ of \d+ requests bad/,
        ),
        "**Next:** on-call (`@erin`): Find out why 2.4.0 failed orders error-rate; it stays on hold here until /lift-hold",
      ]);
      expect(firstLines(ending.jobs.rollback)[0]).toBe(
        "### ⏪ ROLLED BACK: Shop 2.4.0 → 2.3.7 in production · it was rolled back before; 2.3.7 is proven by commit",
      );
      expect(ending.jobs.production?.outputs).toMatchObject({
        verdict: "fail",
        "rolled-back": "yes",
        "rollback-to": "2.3.7",
        "live-version": "2.3.7",
      });
      expect(kept(ending)).toEqual({
        "release-gate-staging-attempt-1": ["staging-release: pass"],
        "release-gate-production-attempt-1": ["production-release: fail"],
        "release-gate-production-rollback-attempt-1": ["production-rollback: pass"],
      });
    },
    RUN_MS,
  );

  test(
    "reverts nothing where a deployment failed and what ran before is live and good",
    async () => {
      const ending = await gatedRun({ edits: failing("deploy") });
      expectFacts(ending, {
        jobs: { staging: "success", production: "failure", rollback: "success" },
        live: { staging: "2.4.1", production: "2.3.7" },
        deployments: [
          ...STAGED,
          "deploy production: in_progress pending deploy, error fail deploy",
        ],
        pictures: [...STAGED_PICTURES, PENDING, "production release: error"],
      });
      expect(firstLines(ending.jobs.production)).toEqual([
        expect.stringMatching(
          /RELEASE FAILED: Shop 2\.4\.1 in production · deploy: node ended with exit 1: no capacity$/,
        ),
        expect.stringContaining("Look at the output of deploy.command"),
      ]);
      expect(firstLines(ending.jobs.rollback)[0]).toMatch(
        /NOTHING TO DO: Shop 2\.4\.1 in production · nothing to roll back: the deployment failed/,
      );
      expect(ending.jobs.production?.outputs).toMatchObject({
        verdict: "fail",
        "rolled-back": "no",
        failed: '["step/deploy"]',
      });
    },
    RUN_MS,
  );

  test(
    "raises the alarm when the revert fails; the safety net does not try it again, and fails too",
    async () => {
      const ending = await gatedRun({ version: "2.4.0", edits: failing("rollback") });
      expectFacts(ending, {
        jobs: { staging: "success", production: "failure", rollback: "failure" },
        live: { staging: "2.4.0", production: "2.4.0" },
        deployments: [
          ...STAGED,
          wentLive("deploy", UNHEALTHY, `${UNHEALTHY} rolled back`),
          "rollback production: in_progress pending deploy, error unknown deploy",
        ],
        pictures: [
          ...STAGED_PICTURES,
          PENDING,
          "production release: failure",
          "production release: failure",
        ],
      });
      expect(firstLines(ending.jobs.production)).toEqual([
        "# 🚨 ROLLBACK FAILED: Shop 2.4.0 in production · live now: 2.4.0, should be 2.3.7",
        "> **Live now:** 2.4.0, should be 2.3.7, because of `orders error-rate`",
      ]);
      expect(ending.jobs.production?.outputs).toMatchObject({
        verdict: "fail",
        "rolled-back": "failed",
        "live-version": "2.4.0",
      });
      expect(ending.jobs.rollback?.outputs).toMatchObject({
        verdict: "fail",
        "rolled-back": "failed",
      });
    },
    RUN_MS,
  );
});
