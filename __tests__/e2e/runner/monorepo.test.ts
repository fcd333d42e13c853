import { expect, test } from "@jest/globals";
import { releaseBoth } from "../../support/monorepo-run.ts";
import { expectFacts, firstLines, onRunner, RUN_MS } from "./telling.ts";

const BEGUN = "in_progress pending deploy, success pending live version";
const FAILED = "failure fail smoke version";
const CALLS = { api: "release-1", web: "release-2" } as const;

/** The lines of each service together, in the order in which they came. */
const byService = (lines: readonly string[]): readonly string[] =>
  lines.toSorted((one, other) => one.slice(0, 3).localeCompare(other.slice(0, 3)));

onRunner("two services of one repository, released by one run", () => {
  test(
    "do not touch each other: the good one is released, the bad one alone is rolled back",
    async () => {
      const ending = await releaseBoth(
        (place, version) => place === "web production" && version === "3.0.1",
      );
      const { deployments, pictures, jobs, artifacts } = ending;
      expectFacts(
        { ...ending, deployments: byService(deployments), pictures: byService(pictures) },
        {
          jobs: {
            [`${CALLS.api}/staging`]: "success",
            [`${CALLS.api}/production`]: "success",
            [`${CALLS.web}/staging`]: "success",
            [`${CALLS.web}/production`]: "failure",
            [`${CALLS.web}/rollback`]: "success",
          },
          live: {
            "api staging": "1.4.0",
            "api production": "1.4.0",
            "web staging": "3.0.1",
            "web production": "3.0.0",
          },
          deployments: [
            `api deploy staging: ${BEGUN}, success pass smoke version`,
            `api deploy production: ${BEGUN}, success pass health version`,
            `web deploy staging: ${BEGUN}, success pass smoke version`,
            `web deploy production: ${BEGUN}, ${FAILED}, ${FAILED} rolled back`,
            `web rollback production: ${BEGUN}, success pass health version`,
          ],
          pictures: [
            "api/staging release: pending",
            "api/staging release: success",
            "api/production release: pending",
            "api/production release: success",
            "web/staging release: pending",
            "web/staging release: success",
            "web/production release: pending",
            "web/production release: failure",
            "web/production release: failure",
            "web/production previous: success",
          ],
        },
      );
      expect(firstLines(jobs[`${CALLS.api}/production`])[0]).toMatch(
        /^### ✅ RELEASED: OctoAcme API 1\.4\.0 in production · \d+ required checks passed · proven by version$/,
      );
      expect(firstLines(jobs[`${CALLS.web}/production`])[0]).toMatch(
        /^### ⏪ ROLLED BACK: OctoAcme Web 3\.0\.1 → 3\.0\.0 in production · GET \/: /,
      );
      expect(firstLines(jobs[`${CALLS.web}/rollback`])[0]).toBe(
        "### ⏪ ROLLED BACK: OctoAcme Web 3.0.1 → 3.0.0 in production · it was rolled back before; 3.0.0 is proven by version",
      );
      expect(Object.keys(artifacts)).toEqual([
        "release-gate-production-api-attempt-1",
        "release-gate-production-rollback-web-attempt-1",
        "release-gate-production-web-attempt-1",
        "release-gate-staging-api-attempt-1",
        "release-gate-staging-web-attempt-1",
      ]);
    },
    RUN_MS,
  );
});
