import { describe, expect, test } from "@jest/globals";
import type { Finding, Placed } from "../../src/core/finding.ts";
import type { Notes } from "../../src/core/report.ts";
import type { StageName } from "../../src/core/stages.ts";
import { fold, type Verdict } from "../../src/core/verdict.ts";
import { headline, next } from "../../src/report/headline.ts";
import { anEnvironment, aRelease } from "../support/builders.ts";
import fc from "../support/property.ts";
import { aFinding, REPORTS } from "./reports.ts";

const DEPLOYED: Notes = { deployment: 7 };

const parts = (stage: StageName, verdict: Verdict, notes: Notes = {}, dryRun = false) => ({
  stage,
  verdict,
  notes,
  dryRun,
  release: aRelease(),
  environment: anEnvironment(),
  findings: [aFinding({ id: "check/x", outcome: verdict, found: "y", remedy: "Do z." })],
});

describe("the first words say what was decided", () => {
  test.each<[StageName, Verdict, Notes, string]>([
    ["readiness", "pass", {}, "GO"],
    ["readiness", "fail", {}, "NO-GO"],
    ["readiness", "unknown", {}, "NO-GO"],
    ["readiness", "inconclusive", {}, "NO-GO"],
    ["readiness", "pending", {}, "WAIT"],
    ["deploy", "pass", DEPLOYED, "DEPLOYED"],
    ["deploy", "fail", DEPLOYED, "DEPLOY FAILED"],
    ["deploy", "unknown", DEPLOYED, "DEPLOY UNCLEAR"],
    ["deploy", "fail", {}, "NOT DEPLOYED"],
    ["deploy", "pending", {}, "NOT DEPLOYED YET"],
    ["smoke", "pass", DEPLOYED, "SMOKE PASSED"],
    ["smoke", "fail", DEPLOYED, "SMOKE FAILED"],
    ["smoke", "unknown", {}, "SMOKE UNKNOWN"],
    ["verify", "pass", DEPLOYED, "HEALTHY"],
    ["verify", "fail", DEPLOYED, "REGRESSION"],
    ["verify", "inconclusive", DEPLOYED, "INCONCLUSIVE"],
    ["verify", "unknown", DEPLOYED, "UNKNOWN"],
    ["rollback", "pass", { rolledBack: "no" }, "NOTHING TO DO"],
    ["rollback", "pass", { rolledBack: "yes" }, "ROLLED BACK"],
    ["rollback", "fail", { rolledBack: "failed" }, "ROLLBACK FAILED"],
    ["rollback", "pending", { rolledBack: "held" }, "HELD"],
    ["rollback", "unknown", {}, "HELD"],
    ["release", "pass", DEPLOYED, "RELEASED"],
    ["release", "fail", {}, "NO-GO"],
    ["release", "pending", {}, "WAIT"],
    ["release", "fail", { ...DEPLOYED, rolledBack: "yes" }, "ROLLED BACK"],
    ["release", "fail", { ...DEPLOYED, rolledBack: "failed" }, "ROLLBACK FAILED"],
    ["release", "inconclusive", { ...DEPLOYED, rolledBack: "held" }, "HELD"],
    ["release", "fail", { ...DEPLOYED, rolledBack: "no" }, "RELEASE FAILED"],
    ["release", "unknown", DEPLOYED, "UNDECIDED"],
  ])("%s, %s, %j: %s", (stage, verdict, notes, words) => {
    expect(headline(parts(stage, verdict, notes)).split(":")[0]).toBe(words);
  });

  test("a dry run says so", () => {
    expect(headline(parts("deploy", "pending", {}, true))).toBe(
      "DRY RUN: Shop 2.4.0 → production · x: y",
    );
    expect(headline(parts("readiness", "pass", {}, true))).toMatch(/^GO \(dry run\): /);
  });

  test("checks that passed at last are counted", () => {
    const passed = parts("smoke", "pass");
    const flaky = aFinding({ id: "check/a", outcome: "pass", tags: ["flaky"] });
    const failed = aFinding({ id: "check/b", outcome: "fail", effect: "warn", tags: ["flaky"] });
    const told = headline({ ...passed, findings: [flaky, flaky, failed] });
    expect(told).toMatch(/ · 2 required checks passed · 2 flaky · 1 warning$/);
  });

  test("what a cache has answered is said", () => {
    const front = aFinding({ id: "check/x", tags: ["cached"] });
    expect(headline({ ...parts("verify", "pass"), findings: [front] })).toMatch(
      /1 required check passed · answered by a cache$/,
    );
  });

  test("nothing but the stage is known: it could not run", () => {
    const nothing = { ...parts("verify", "unknown"), release: undefined, environment: undefined };
    expect(headline(nothing)).toBe("COULD NOT RUN: verify · x: y");
    const ended = aFinding({
      id: "step/verify",
      outcome: "unknown",
      found: "STAGING_URL is not set",
    });
    expect(headline({ ...nothing, findings: [ended] })).toBe(
      "COULD NOT RUN: verify · STAGING_URL is not set",
    );
    expect(headline({ ...nothing, findings: [] })).toBe(
      "COULD NOT RUN: verify · nothing was decided",
    );
  });
});

test.each([
  [
    "go",
    "GO: Shop 2.4.0 → production · 2 required checks passed · 1 warning",
    "Deploy 2.4.0 to production",
  ],
  [
    "blocked",
    "NO-GO: Shop 2.4.0 → production · ci-passing: `test (windows)` failed · 2 more",
    "developers (@alice): Repair the check `test (windows)` or release another commit; then pm (@carol), qa-lead (@bob)",
  ],
  [
    "nobody to ask",
    "NO-GO: Shop 2.4.0 → production · ci-passing and 2 more: no token or repository",
    "whoever runs the workflow: Set GITHUB_TOKEN and name the repository (--repo owner/name)",
  ],
  [
    "waiting",
    "WAIT: Shop 2.4.0 → production · qa-signoff: signed off 1be07d4, an older commit",
    "qa-lead (@bob): Comment `/sign-off qa-lead 9f3c2ab` on issue #12",
  ],
  ["could not run", "COULD NOT RUN: readiness · manifest-valid: unknown key `ulr`", "Write `url`"],
  [
    "deployed",
    "DEPLOYED: Shop 2.4.0 → production · 1 required check passed",
    "Run verify for 2.4.0 in production",
  ],
  ["healthy", "HEALTHY: Shop 2.4.0 in production · 2 required checks passed", "Nothing to do"],
  [
    "regression",
    "REGRESSION: Shop 2.4.0 in production · GET /orders error-rate: since 13:59:00 UTC, 28 of 40 bad",
    "on-call (@erin): Roll back the release, then look into what the bad answers said",
  ],
  [
    "rolled back",
    "ROLLED BACK: Shop 2.4.0 → 2.3.7 in production · GET /orders error-rate: since 13:59:00 UTC, 28 of 40 bad",
    "on-call (@erin): Find out why 2.4.0 failed GET /orders error-rate; it stays on hold here until /lift-hold",
  ],
  [
    "rollback failed",
    "ROLLBACK FAILED: Shop 2.4.0 in production · live now: 2.4.0, should be 2.3.7",
    "on-call (@erin): Act now, by hand: gh workflow run deploy.yml -f ref=1be07d4 -f environment=production",
  ],
  [
    "held",
    "HELD: Shop 2.4.0 in production · newest-deployment: deployment 9 of 2.4.1 came later",
    "release-coordinator (@alice): Decide which version production should run",
  ],
] as const)("%s", (name, first, second) => {
  expect([REPORTS[name].headline, REPORTS[name].next]).toEqual([first, second]);
});

test("after a revert people look for the cause; what was never watched is not held", () => {
  expect(next(parts("rollback", "pass", { rolledBack: "yes" }))).toBe(
    "Find out why 2.4.0 failed before it is released again",
  );
});

test("after a failed revert it is said when nobody knows what is live", () => {
  expect(headline(parts("rollback", "fail", { rolledBack: "failed" }))).toBe(
    "ROLLBACK FAILED: Shop 2.4.0 in production · live now: unknown, no version was reported",
  );
});

describe("after a rollback that failed by what the release failed by", () => {
  const [RELEASED, RETURNED] = [
    { version: "2.4.0", kind: "deploy" },
    { version: "2.3.7", kind: "rollback" },
  ] as const;
  const bad = (id: "check/orders" | "check/cart" | "signal/orders/error-rate", of: Placed) =>
    aFinding({ id, of, outcome: "fail", found: "Status 500", owner: "on-call (@erin)" });
  const live = (outcome: Finding["outcome"]) =>
    aFinding({ id: "step/version-live", of: RETURNED, outcome, effect: "inform" });
  const told = (findings: readonly Finding[], notes: Notes = {}) => {
    const failed = { rolledBack: "failed", rollbackTo: "2.3.7", ...notes } as const;
    return { ...parts("release", "fail", failed), findings };
  };
  const ORDERS = [bad("check/orders", RELEASED), bad("check/orders", RETURNED)];
  const SAME =
    "ROLLBACK FAILED: Shop 2.4.0 in production · 2.3.7 fails the same checks: probably not this release";

  test.each<[string, readonly Finding[], Notes, boolean]>([
    ["a check", [...ORDERS, live("pass")], {}, true],
    ["a check, where nothing proves what answers", [...ORDERS, live("unknown")], {}, false],
    ["a check, where nobody has looked what answers", ORDERS, {}, false],
    [
      "a check that was watched",
      [bad("signal/orders/error-rate", RELEASED), bad("check/orders", RETURNED), live("pass")],
      { liveVersion: "v2.3.7" },
      true,
    ],
    [
      "another check",
      [bad("check/orders", RELEASED), bad("check/cart", RETURNED), live("pass")],
      {},
      false,
    ],
    ["one more", [...ORDERS, bad("check/cart", RETURNED), live("pass")], {}, false],
    ["nothing that was checked", [bad("check/orders", RELEASED), live("pass")], {}, false],
    [
      "a check, while another version answers",
      [...ORDERS, live("pass")],
      { liveVersion: "2.4.0" },
      false,
    ],
  ])("%s", (_what, findings, notes, isSame) => {
    expect(headline(told(findings, notes)) === SAME).toBe(isSame);
  });

  test("the next step is to mend what both lack, and the line to lift the hold with", () => {
    expect(next(told([...ORDERS, live("pass")]))).toBe(
      "on-call (@erin): Find out what both versions lack; when it is mended, comment `/lift-hold 9f3c2ab production because …` on the release issue",
    );
  });
});

test.each([
  ["two clauses fit", "2 of 3 failed: lint (failure)", "2 of 3 failed: lint (failure)"],
  [
    "the second does not",
    "2 of 3 failed: lint (failure), test on windows (cancelled)",
    "2 of 3 failed: lint (failure)",
  ],
  [
    "a sentence goes on after its comma",
    "no version was given, and none was found in the manifest, the tags or package.json",
    "no version was given, and none was found in the manifest, the tags or package.json",
  ],
  ["a list without states is whole", "no check named build, test", "no check named build, test"],
  [
    "a remark is whole or not there",
    "since noon 6 of 6 requests bad: above 10% (odds 295 : 1; 200 : 1 needed)",
    "since noon 6 of 6 requests bad: above 10%",
  ],
  [
    "a remark in the middle is no end",
    "the manifest (of the default branch) names no role; nobody can sign off for it here",
    "the manifest (of the default branch) names no role",
  ],
  [
    "nor is a mark in a quotation",
    'the body is "one; two: three"; nothing else was said about it at all',
    'the body is "one; two: three"',
  ],
  ["a list of numbers is not torn", "1,024 of 2,048 requests bad", "1,024 of 2,048 requests bad"],
  [
    "the first is too long already",
    `${"long ".repeat(18).trim()}; more`,
    "long ".repeat(18).trim(),
  ],
])(
  "the reason ends with a clause that two lines of a phone still show: %s",
  (_name, found, told) => {
    const findings = [aFinding({ outcome: "fail", found })];
    const text = headline({ ...parts("readiness", "fail"), findings });
    expect(text).toBe(`NO-GO: Shop 2.4.0 → production · ci-passing: ${told}`);
  },
);

test("a headline is one line of at most 140 characters and keeps the count of blockers", () => {
  const outcomes = fc.constantFrom("fail", "unknown", "pending");
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300 }),
      fc.array(outcomes, { minLength: 2 }),
      (text, all) => {
        const findings = all.map((outcome) =>
          aFinding({ id: `check/${text}`, found: text, outcome }),
        );
        const release = aRelease({ name: text, version: text });
        const environment = anEnvironment({ name: text });
        const facts = { ...parts("readiness", fold(findings)), findings, release, environment };
        const sentence = headline(facts);
        expect([...sentence].length).toBeLessThanOrEqual(140);
        expect(sentence).not.toMatch(/[\r\n]/);
        expect(sentence).toMatch(new RegExp(` · ${all.length - 1} more$`));
      },
    ),
  );
});
