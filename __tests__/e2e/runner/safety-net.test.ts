import { expect, test } from "@jest/globals";
import { killAction, until } from "../../support/end-process.ts";
import { gatedRun, type Scene } from "../../support/gated-run.ts";
import { DEPLOYS_WITH_TOKEN, inJob } from "./edits.ts";
import {
  expectFacts,
  firstLines,
  kept,
  onRunner,
  RUN_MS,
  STAGED,
  STAGED_PICTURES,
  UNHEALTHY,
  wentLive,
} from "./telling.ts";

const JOBS = { staging: "success", production: "failure", rollback: "failure" };
const PENDING = "production release: pending";

/** The release's deployment to production as GitHub has it now. */
const deployment = ({ repository: { world, sha } }: Scene) =>
  world.deployments.find((one) => one.environment === "production" && one.sha === sha);

onRunner("the safety net", () => {
  test(
    "holds when verification was killed: nobody has decided, so nothing is reverted",
    async () => {
      const ending = await gatedRun({
        meanwhile: async (scene, folder) => {
          const live = () => deployment(scene)?.statuses.at(-1)?.state === "success";
          await until("the release is live", live);
          killAction(folder);
        },
      });
      expectFacts(ending, {
        jobs: JOBS,
        live: { staging: "2.4.1", production: "2.4.1" },
        deployments: [...STAGED, wentLive("deploy")],
        pictures: [...STAGED_PICTURES, PENDING],
      });
      expect(ending.jobs.production?.outputs).toEqual({
        artifact: "release-gate-production-attempt-1",
      });
      expect(Object.keys(kept(ending))).toEqual([
        "release-gate-production-rollback-attempt-1",
        "release-gate-staging-attempt-1",
      ]);
      expect(firstLines(ending.jobs.rollback)).toEqual([
        "### ⚠️ HELD: Shop 2.4.1 in production · this deployment is undecided",
        expect.stringContaining("Look at production and decide"),
      ]);
      expect(ending.jobs.rollback?.outputs).toMatchObject({
        verdict: "pending",
        "rolled-back": "held",
        "rollback-to": "2.3.7",
      });
    },
    RUN_MS,
  );

  test(
    "holds and prints the command when the deployment needs a secret that only production has",
    async () => {
      const ending = await gatedRun({
        version: "2.4.0",
        secrets: { secrets: "DEPLOY_TOKEN=shop-deploy-token" },
        edits: {
          ...DEPLOYS_WITH_TOKEN,
          ...inJob("Safety net", "secrets: ${{ secrets.secrets }}", 'secrets: ""'),
        },
        meanwhile: async (scene, folder) => {
          const { world, sha } = scene.repository;
          await until("the release is claimed", () => deployment(scene) !== undefined);
          // Time to kill it between the mark and the claim of the revert.
          const { faults } = scene.github;
          const undo = faults.add({
            kind: "slow",
            ms: 5000,
            method: "POST",
            path: /\/deployments$/,
          });
          const failed = () => world.statuses.some((s) => s.sha === sha && s.state === "failure");
          await until("the release has failed", failed);
          killAction(folder);
          undo();
        },
      });
      expectFacts(ending, {
        jobs: JOBS,
        live: { staging: "2.4.0", production: "2.4.0" },
        deployments: [...STAGED, wentLive("deploy", UNHEALTHY)],
        pictures: [...STAGED_PICTURES, PENDING, "production release: failure"],
      });
      expect(firstLines(ending.jobs.rollback)[0]).toBe(
        "### ⚠️ HELD: Shop 2.4.0 in production · health failed, but secrets.DEPLOY_TOKEN is not set",
      );
      const { next } = ending.jobs.rollback?.outputs ?? {};
      expect(next).toContain("Add the line DEPLOY_TOKEN=…");
      expect(ending.jobs.rollback?.summary).toMatch(
        /```sh\n.*RELEASE_VERSION=2\.3\.7 .*node deploy\.mjs .*\n```/,
      );
    },
    RUN_MS,
  );
});
