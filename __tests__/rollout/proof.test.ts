import { expect, test } from "@jest/globals";
import type { Effect, Finding, Outcome } from "../../src/core/finding.ts";
import { proofOf } from "../../src/rollout/proof.ts";

const finding = (name: string, outcome: Outcome, effect: Effect = "block"): Finding => ({
  id: `step/${name}`,
  title: name,
  outcome,
  effect,
  expected: "good",
  found: outcome,
  basis: { kind: "observed" },
});

test.each<[string, readonly Finding[], string]>([
  [
    "version, checks and window hold",
    [finding("version-live", "pass"), finding("GET /", "pass"), finding("health", "pass")],
    "yes",
  ],
  [
    "the version is not provable here, the rest holds",
    [finding("version-live", "unknown", "inform"), finding("GET /", "pass")],
    "yes",
  ],
  ["a warning check fails", [finding("GET /", "pass"), finding("slow", "fail", "warn")], "yes"],
  ["the version is not live", [finding("version-live", "fail")], "failed"],
  ["a check fails", [finding("version-live", "pass"), finding("GET /", "fail")], "failed"],
  ["a failure beside a doubt", [finding("a", "inconclusive"), finding("b", "fail")], "failed"],
  ["the window leaves doubt", [finding("GET /", "pass"), finding("h", "inconclusive")], "held"],
  ["a signal could not be measured", [finding("health", "unknown")], "held"],
  ["nothing was proven", [], "held"],
  ["nothing that blocks was proven", [finding("GET /", "pass", "warn")], "held"],
])("what a revert came to: %s", (_case, findings, expected) => {
  expect(proofOf(findings)).toBe(expected);
});
