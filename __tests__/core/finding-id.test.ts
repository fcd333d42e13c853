import { expect, test } from "@jest/globals";
import type { Basis } from "../../src/core/finding.ts";
import { fullId } from "../../src/core/finding-id.ts";

const CHECK: Basis = { kind: "check", tries: [] };
const OBSERVED: Basis = { kind: "observed" };
const ROW: Basis = { kind: "derived", evaluator: "from", options: {}, findings: [], receipts: [] };

test.each<[string, Basis, string]>([
  ["check/orders", CHECK, "check/orders"],
  ["check/orders", OBSERVED, "check/orders"],
  ["orders", CHECK, "check/orders"],
  ["GET /", CHECK, "check/GET /"],
  ["checks", CHECK, "check/checks"],
  ["check", CHECK, "check/check"],
  ["deploy", OBSERVED, "step/deploy"],
  ["steps", OBSERVED, "step/steps"],
  ["prod-smoke", ROW, "requirement/prod-smoke"],
])("%s, from %o, is %s", (id, basis, full) => {
  expect(fullId({ id, basis })).toBe(full);
});
