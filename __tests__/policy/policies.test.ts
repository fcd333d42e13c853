import { describe, expect, test } from "@jest/globals";
import { ROLE_KEYS, ROLES } from "../../src/core/roles.ts";
import { POLICIES as NAMES } from "../../src/manifest/schema.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { POLICIES } from "../manifest/manifests.ts";

const ESSENTIALS = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "not-behind",
  "already-unhealthy",
  "held",
  "incident-open",
  "put-off-done",
  "rollback-target",
  "staging-smoke",
  "window-confirmed",
  "change-freeze-clear",
  "deploy-completed",
  "version-live",
  "prod-smoke",
  "health-checks",
  "no-new-alerts",
  "logs-clean",
  "resource-utilization",
  "business-metrics",
  "rollback-executed",
  "rollback-verified",
];
const GUIDE = [
  ...ESSENTIALS,
  "notes-drafted",
  "migration-guide",
  "known-issues",
  "rollback-plan",
  "qa-signoff",
  "change-approval",
  "readiness-verified",
  "go-no-go",
  "staging-qa-validated",
  "post-deploy-verified",
  "staging-critical-flows",
  "staging-integrations",
  "prod-critical-flows",
];
const COMPLETE = [
  ...GUIDE,
  "dependencies-identified",
  "oncall-assigned",
  "coordinator-assigned",
  "resources-linked",
  "team-standby",
  "feature-flags",
  "env-config",
  "staging-parity",
  "alerts-configured",
  "dashboards-ready",
  "logging-ready",
  "error-tracking",
  "apm-enabled",
  "config-applied",
  "flags-rollout",
  "dashboards-clean",
  "uat-prod",
  "manual-validation",
  "version-bumped",
  "scope-documented",
  "scope-merged",
  "acceptance-validated",
  "unit-tests",
  "integration-tests",
  "regression-tests",
  "performance-tests",
  "pipeline-history",
  "security-scans",
  "code-reviewed",
  "notes-reviewed",
  "config-reviewed",
  "infra-reviewed",
  "rollback-reviewed",
  "api-changes-documented",
  "db-rollback-strategy",
  "infra-pending-clear",
  "backup-taken",
  "db-migrations-tested",
  "rollback-tested",
  "dependencies-available",
  "trigger-business-flow",
  "notes-published",
  "artifacts-archived",
  "watch-24-48h",
  "issues-addressed",
];

const rows = Object.values(POLICIES.rows);
const idsWhere = (holds: (row: (typeof rows)[number]) => boolean) =>
  rows.filter(holds).map(({ id }) => id);

test("the policies are those that a manifest can name", () => {
  expect(Object.keys(POLICIES.lists).toSorted()).toEqual([...NAMES].toSorted());
});

describe.each([
  ["essentials", ESSENTIALS, [180_000, 3000, 180_000], { max: 0.1 }],
  ["guide", GUIDE, [900_000, 10_000, 900_000], { max: 0.1, increase: 0.05, plus: 0.005 }],
  ["complete", COMPLETE, [900_000, 10_000, 900_000], { max: 0.1, increase: 0.05, plus: 0.005 }],
] as const)("policy %s", (name, ids, [observe, every, stableFor], errorRate) => {
  const policy = policyOf(POLICIES, name);

  test("has exactly the rows that are decided, in their order", () => {
    expect(policy?.requirements.map((row) => row.id)).toEqual(ids);
  });

  test("brings its defaults", () => {
    const times = { observe, every, "stable-for": stableFor };
    expect(policy?.defaults).toEqual({ ...times, "error-rate": errorRate });
  });
});

test.each(["completed", "constructor", ""])("there is no policy %j", (name) => {
  expect(policyOf(POLICIES, name)).toBeUndefined();
});

test("every row is in a policy", () => {
  expect(rows.map(({ id }) => id).toSorted()).toEqual([...COMPLETE].toSorted());
});

test("a patch is only warned where the guides let it go at once", () => {
  expect(
    idsWhere((row) => row.effect.patch !== "block" && row.uses !== "attest").toSorted(),
  ).toEqual([
    "acceptance-validated",
    "api-changes-documented",
    "artifacts-archived",
    "business-metrics",
    "change-approval",
    "change-freeze-clear",
    "infra-pending-clear",
    "issues-addressed",
    "known-issues",
    "logs-clean",
    "notes-reviewed",
    "performance-tests",
    "pipeline-history",
    "regression-tests",
    "resource-utilization",
    "resources-linked",
    "rollback-reviewed",
    "rollback-tested",
    "scope-documented",
    "staging-integrations",
    "watch-24-48h",
    "window-confirmed",
  ]);
});

test("these are due in every environment, the rest in production", () => {
  expect(idsWhere((row) => row.due === "any").toSorted()).toEqual([
    "already-unhealthy",
    "business-metrics",
    "ci-passing",
    "deploy-completed",
    "held",
    "incident-open",
    "logs-clean",
    "manifest-valid",
    "no-new-alerts",
    "not-behind",
    "put-off-done",
    "release-type",
    "resource-utilization",
    "rollback-executed",
    "rollback-verified",
    "smoke-prepared",
    "version-date",
  ]);
});

test("what people vouch for is vouched for by the role that owns it, and is due in production", () => {
  const asked = rows.filter((row) => row.uses === "attest");
  expect(asked.map((row) => row.with.role)).toEqual(asked.map((row) => row.owner));
  expect(asked.filter((row) => row.due !== "production")).toEqual([]);
});

test("a sign-off is given by the role that owns the row and is known to sign it", () => {
  const given = rows.filter((row) => row.uses === "signoff");
  expect(given.map((row) => row.with.role)).toEqual(given.map((row) => row.owner));
  const signed = ROLE_KEYS.flatMap((role) => ROLES[role].signs.map((id) => [id, role]));
  expect(given.map((row) => [row.id, row.owner]).toSorted()).toEqual(signed.toSorted());
});
