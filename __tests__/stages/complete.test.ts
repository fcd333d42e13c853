import { expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { addCheckRun, addRun } from "../../src/demo/github/seeds/ci.ts";
import { addIssue, addMilestone } from "../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { metered } from "../support/meter.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, type StageSet } from "../support/stage-set.ts";

const COMPLETE = `${MANIFEST}policy: complete
requirements:
  backup-taken: {workflow: backup.yml}
  rollback-tested: {workflow: backup.yml, job: rehearse}
`;

const NOTES = `# Release 2.4.0

- **Date**: 2026-11-20

## Summary

Orders are faster.

## Notable changes

The list of orders is read at once.

## Migration steps

None

## Known issues

None
`;

const FILES = {
  "notes/2.4.0.md": NOTES,
  ".github/workflows/backup.yml": "on: schedule\njobs: {}\n",
};

/** Rows that are decided by what a release brings, and by what was set up around it. */
const ROWS = [
  ...["migration-guide", "known-issues", "scope-documented", "scope-merged"],
  ...["version-bumped", "acceptance-validated", "unit-tests", "pipeline-history", "security-scans"],
  ...["code-reviewed", "notes-reviewed", "config-reviewed", "infra-reviewed"],
  ...["rollback-reviewed", "api-changes-documented", "db-rollback-strategy"],
  ...["infra-pending-clear", "backup-taken", "db-migrations-tested", "rollback-tested"],
];

const outcomes = (report: Report) =>
  Object.fromEntries(ROWS.map((id) => [id, finding(report, `requirement/${id}`).outcome]));

/** Puts the workflows on the default branch, and everything else in place. */
function setUp({ world, sha, previousSha }: StageSet): void {
  world.branches.set("main", sha);
  const title = "Faster orders";
  const review = { author: "olga", state: "APPROVED" } as const;
  const { number } = addPull(world, {
    title,
    head: previousSha,
    mergedAs: sha,
    reviews: [{ ...review, commit: previousSha }],
  });
  addMilestone(world, "2.4.0");
  const closed = { milestone: "2.4.0", state: "closed" } as const;
  addIssue(world, { title, number, pullRequest: true, ...closed });
  addIssue(world, { title: "Slow orders", body: "# Acceptance criteria\n\n- [x] Fast", ...closed });
  addCheckRun(world, { sha, name: "unit" });
  addRun(world, { path: ".github/workflows/ci.yml", sha });
  const run = addRun(world, { path: ".github/workflows/backup.yml", sha, event: "schedule" });
  addCheckRun(world, { sha, name: "rehearse", run });
  world.analyses = [{ id: 1, ref: "refs/heads/main", sha, tool: "CodeQL", error: "" }];
  world.advisories = [];
}

test("a repository that is set up for the complete policy", () =>
  onStage({ manifest: COMPLETE, files: FILES }, async (set) => {
    setUp(set);
    const { github: usual } = set.ports;
    if (usual === undefined) throw new Error("no GitHub");
    const { github, spent } = metered(usual, set.world);
    const report = await set.run("readiness", { ports: { github } });
    expect(outcomes(report)).toEqual({
      ...Object.fromEntries(ROWS.map((id) => [id, "pass"])),
      ...{ "migration-guide": "not-applicable", "config-reviewed": "not-applicable" },
      ...{ "rollback-reviewed": "not-applicable", "api-changes-documented": "not-applicable" },
      ...{ "db-rollback-strategy": "not-applicable", "db-migrations-tested": "not-applicable" },
    });
    const { rest, graphql } = spent();
    expect(rest + graphql).toBeLessThanOrEqual(60);
  }));

test("a repository that is not", () =>
  onStage({ manifest: COMPLETE }, async (set) => {
    const found = outcomes(await set.run("readiness"));
    expect(Object.entries(found).filter(([, outcome]) => outcome === "pass")).toEqual([
      ["version-bumped", "pass"],
      ["infra-pending-clear", "pass"],
    ]);
  }));
