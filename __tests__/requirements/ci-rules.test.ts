import { describe, expect, test } from "@jest/globals";
import type { RequiredDeployment, RequiredScan } from "../../src/questions/required.ts";
import { withRules } from "../../src/requirements/ci-rules.ts";

const PASSED = { outcome: "pass", found: "5 of 5 successful" } as const;
const FAILED = { outcome: "fail", found: "1 of 5 did not succeed" } as const;

const deployed = (state: string | undefined): RequiredDeployment => ({
  ...{ environment: "staging", state, url: "https://l.example" },
  of: "commit",
});

const scanned = (
  found: RequiredScan["found"],
  { alertsFrom = "errors", securityFrom = "high_or_higher" } = {},
): RequiredScan => ({ tool: "CodeQL", alertsFrom, securityFrom, found });

const open = (severity: string, security?: string) => ({
  ...{ severity, security, count: 2, url: "https://a.example" },
});
const analysed = (...all: readonly ReturnType<typeof open>[]) =>
  ({ state: "analysed", open: all }) as const;

describe("a required deployment", () => {
  test.each<[string | undefined, boolean, string, RegExp]>([
    ["success", false, "pass", /^5 of 5 successful$/],
    ["failure", false, "fail", /staging: failure$/],
    ["error", true, "fail", /staging: error$/],
    ["in_progress", false, "pending", /staging: in_progress$/],
    ["waiting", false, "pending", /staging: waiting$/],
    [undefined, false, "fail", /staging: none of this commit$/],
    [undefined, true, "pending", /staging: none of this commit$/],
  ])("%s (something is coming: %s): %s", (state, isComing, outcome, found) => {
    const judged = withRules(PASSED, { deployments: [deployed(state)] }, isComing);
    expect(judged).toMatchObject({ outcome, found: expect.stringMatching(found) });
    if (outcome !== "pass") expect(judged.remedy).toBeDefined();
  });
});

describe("required code scanning", () => {
  const unknown = { state: "unknown", reason: "no permission", remedy: "add it" } as const;
  test.each<[string, RequiredScan["found"], object, boolean, string]>([
    ["no alert", analysed(), {}, false, "pass"],
    ["a security alert below", analysed(open("error", "medium")), {}, false, "pass"],
    ["a security alert at it", analysed(open("warning", "high")), {}, false, "fail"],
    ["another alert below", analysed(open("warning")), {}, false, "pass"],
    ["another alert at it", analysed(open("error")), {}, false, "fail"],
    ["all count", analysed(open("note")), { alertsFrom: "all" }, false, "fail"],
    ["none counts", analysed(open("error")), { alertsFrom: "none" }, false, "pass"],
    [
      "critical ones only",
      analysed(open("error", "high")),
      { securityFrom: "critical" },
      false,
      "pass",
    ],
    ["an unknown threshold", analysed(), { securityFrom: "tomorrow" }, false, "unknown"],
    ["no analysis", { state: "absent" }, {}, false, "unknown"],
    ["no analysis yet", { state: "absent" }, {}, true, "pending"],
    ["no answer", unknown, {}, false, "unknown"],
  ])("%s", (_what, found, thresholds, isComing, outcome) => {
    const judged = withRules(PASSED, { scans: [scanned(found, thresholds)] }, isComing);
    expect(judged.outcome).toBe(outcome);
    if (outcome !== "pass") expect(judged.remedy).toBeDefined();
  });
});

test("the worst is said first, and the others after it", () => {
  const rules = { deployments: [deployed("waiting")], scans: [scanned({ state: "absent" })] };
  expect(withRules(PASSED, rules, false)).toMatchObject({
    outcome: "unknown",
    details: [PASSED.found, "Required deployment to staging: waiting"].toSorted().reverse(),
  });
  expect(withRules(FAILED, rules, false)).toMatchObject({ found: FAILED.found });
});

test("without such rules nothing is added", () => {
  expect(withRules(PASSED, {}, true)).toBe(PASSED);
});
