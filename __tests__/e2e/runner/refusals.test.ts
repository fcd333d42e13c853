import { expect, test } from "@jest/globals";
import { type GatedRun, gatedRun } from "../../support/gated-run.ts";
import { DEPLOYS_WITH_TOKEN, manifest } from "./edits.ts";
import { expectFacts, firstLines, onRunner, RUN_MS, UNTOUCHED } from "./telling.ts";

interface Refusal {
  readonly run: GatedRun;
  readonly verdict: string;
  /** Job that refuses; by default the first. */
  readonly by?: "staging" | "production";
  readonly headline: string | RegExp;
  readonly next: string;
  /** Result of the safety net: it fails only where it cannot know that there is nothing to do. */
  readonly net: "success" | "failure";
  /** Records of what was begun and given up before anything was touched. */
  readonly deployments?: readonly string[];
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  "a release that is not ready": {
    run: { version: "2.4.0", blocked: true },
    verdict: "fail",
    headline:
      "### ❌ NO-GO: Shop 2.4.0 in staging · ci-passing: 1 of 2 did not succeed: test (failure)",
    next: "release the new commit, or run a flaky check again",
    net: "success",
  },
  "a secret that the deployment needs and nobody passed": {
    run: { edits: DEPLOYS_WITH_TOKEN },
    verdict: "unknown",
    headline: "### ⚠️ NO-GO: Shop 2.4.1 in staging · deploy: secrets.DEPLOY_TOKEN is not set",
    next: "Add the line DEPLOY_TOKEN=…",
    net: "success",
  },
  "a token that may not read checks": {
    run: {
      before: ({ repository: { world } }) => {
        world.permissions.checks = "none";
      },
    },
    verdict: "unknown",
    headline: /NO-GO: Shop 2\.4\.1 in staging · ci-passing: the token has no permission for GET/,
    next: "Add `checks: read` to the job's `permissions:`",
    net: "success",
  },
  "a token that may not write deployments": {
    run: {
      before: ({ repository: { world } }) => {
        world.permissions.deployments = "read";
      },
    },
    verdict: "unknown",
    headline: /NO-GO: Shop 2\.4\.1 in staging · claim: no record of a deploy could be made/,
    next: "Add `deployments: write` to the job's `permissions:`",
    net: "success",
  },
  "a token that may not read deployments": {
    run: {
      before: ({ repository: { world } }) => {
        world.permissions.deployments = "none";
      },
    },
    verdict: "unknown",
    headline:
      /NO-GO: Shop 2\.4\.1 in staging · release-type and 3 more: the token has no permission for GET/,
    next: "to the job's `permissions:`",
    net: "failure",
  },
  "a manifest that does not parse": {
    run: { edits: manifest("policy: guide", "policy: guide\npolicy: guide") },
    verdict: "fail",
    headline: /COULD NOT RUN: release · manifest-valid: the same key appears twice/,
    next: "Keep one of them",
    net: "failure",
  },
  "a dry run": {
    run: { inputs: { "dry-run": "true" } },
    verdict: "pending",
    headline: /^### ⏳ DRY RUN: Shop 2\.4\.1 in staging/,
    next: "Run the stage again without dry-run",
    net: "success",
  },
  "an environment that the manifest does not have": {
    run: { inputs: { staging: "", production: "prod-eu" } },
    verdict: "unknown",
    by: "production",
    headline: /COULD NOT RUN: .* there is no environment "prod-eu" in the manifest/,
    next: "Name one of staging, production",
    net: "failure",
  },
};

onRunner("the reusable workflow deploys nothing, and says why and what to do, with", () => {
  test.each(Object.entries(REFUSALS))(
    "%s",
    async (_, { run, verdict, by = "staging", headline, next, net, deployments = [] }) => {
      const ending = await gatedRun(run);
      expectFacts(ending, {
        jobs: { [by]: "failure", rollback: net },
        live: UNTOUCHED,
        deployments,
        pictures: [],
      });
      expect(firstLines(ending.jobs[by])).toEqual([
        typeof headline === "string" ? headline : expect.stringMatching(headline),
        expect.stringContaining(next),
      ]);
      expect(ending.jobs[by]?.outputs.verdict).toBe(verdict);
      expect(ending.jobs.rollback?.outputs["rolled-back"]).not.toBe("yes");
    },
    RUN_MS,
  );
});
