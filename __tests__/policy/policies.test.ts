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
  "rollback-plan",
  "qa-signoff",
  "change-approval",
  "readiness-verified",
  "go-no-go",
  "post-deploy-verified",
];

const rows = Object.values(POLICIES.rows);
const idsWhere = (holds: (row: (typeof rows)[number]) => boolean) =>
  rows.filter(holds).map(({ id }) => id);

test("the policies are those that a manifest can name", () => {
  expect(Object.keys(POLICIES.lists).toSorted()).toEqual([...NAMES].toSorted());
});

describe.each([
  ["essentials", ESSENTIALS, { observe: 180_000, every: 3_000, "stable-for": 180_000 }],
  ["guide", GUIDE, { observe: 900_000, every: 10_000, "stable-for": 900_000 }],
])("policy %s", (name, ids, defaults) => {
  const policy = policyOf(POLICIES, name);

  test("has exactly the rows that are decided, in their order", () => {
    expect(policy?.requirements.map((row) => row.id)).toEqual(ids);
  });

  test("brings its defaults", () => {
    expect(policy?.defaults).toEqual(defaults);
  });
});

test.each(["complete", "constructor", ""])("there is no policy %j", (name) => {
  expect(policyOf(POLICIES, name)).toBeUndefined();
});

test("every row is in a policy", () => {
  expect(rows.map(({ id }) => id).toSorted()).toEqual([...GUIDE].toSorted());
});

test("a patch is only warned where the guides let it go at once", () => {
  expect(idsWhere((row) => row.effect.patch !== "block").toSorted()).toEqual([
    "business-metrics",
    "change-approval",
    "change-freeze-clear",
    "logs-clean",
    "resource-utilization",
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
    "logs-clean",
    "manifest-valid",
    "no-new-alerts",
    "not-behind",
    "release-type",
    "resource-utilization",
    "rollback-executed",
    "rollback-verified",
    "smoke-prepared",
    "version-date",
  ]);
});

test("a sign-off is given by the role that owns the row and is known to sign it", () => {
  const given = rows.filter((row) => row.uses === "signoff");
  expect(given.map((row) => row.with.role)).toEqual(given.map((row) => row.owner));
  const signed = ROLE_KEYS.flatMap((role) => ROLES[role].signs.map((id) => [id, role]));
  expect(given.map((row) => [row.id, row.owner]).toSorted()).toEqual(signed.toSorted());
});
