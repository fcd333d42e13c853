import { describe, expect, test } from "@jest/globals";
import type { Finding, Outcome } from "../../src/core/finding.ts";
import { observedEnvironment, observedWords, onlyObserved } from "../../src/core/observe-only.ts";
import { fold } from "../../src/core/verdict.ts";
import { comparison, wordOf } from "../../src/report/groups.ts";
import { headline } from "../../src/report/headline.ts";
import { aFinding } from "../support/builders.ts";
import { faultsOf } from "../support/words.ts";

const seen = (outcome: Outcome, over: Partial<Finding> = {}): Finding =>
  onlyObserved(
    aFinding({ id: "check/orders", outcome, found: "Status 500", expected: "Status 200", ...over }),
  );

describe("what is only observed", () => {
  test.each<[Outcome, string]>([
    ["pass", "Would have passed: status 500"],
    ["fail", "Would have failed: status 500"],
    ["unknown", "Would have been unknown: status 500"],
    ["inconclusive", "Would have been inconclusive: status 500"],
    ["pending", "Would have waited: status 500"],
  ])("says what would have become of %s, and informs", (outcome, found) => {
    const finding = seen(outcome);
    expect(finding).toMatchObject({ outcome, effect: "inform", found, tags: ["observed"] });
    expect(faultsOf(finding)).toEqual([]);
  });

  test.each<Outcome>(["pass", "fail", "unknown", "inconclusive", "pending"])(
    "never reads as a pass, nor as a failure: %s",
    (outcome) => {
      const finding = seen(outcome);
      expect(wordOf(finding)).toBe("OBSERVED");
      expect(comparison(finding)).toMatch(/^Would have /);
      expect(fold([finding])).toBe("unknown");
    },
  );

  test("is marked once", () => {
    expect(onlyObserved(seen("fail"))).toEqual(seen("fail"));
  });

  test("leaves what does not apply as it is", () => {
    const none = aFinding({ id: "check/orders", outcome: "not-applicable" });
    expect(onlyObserved(none)).toBe(none);
  });
});

describe("the words of a headline", () => {
  test.each<[string, readonly Finding[], string | undefined]>([
    ["nothing", [aFinding({ id: "check/a" })], undefined],
    ["one that passed", [seen("pass")], "1 only observed"],
    ["two, one of them bad", [seen("pass"), seen("fail")], "2 only observed, 1 would have failed"],
    [
      "what follows from another is not counted",
      [
        seen("fail"),
        seen("fail", {
          basis: { kind: "derived", evaluator: "from", options: {}, findings: [], receipts: [] },
        }),
      ],
      "1 only observed, 1 would have failed",
    ],
  ])("count %s", (_name, findings, words) => {
    expect(observedWords(findings)).toBe(words);
  });

  test("stand in a headline that passes", () => {
    const findings = [aFinding({ id: "check/front" }), seen("fail")];
    const parts = { stage: "verify", verdict: "pass", findings, notes: {}, dryRun: false } as const;
    expect(headline({ ...parts, release: undefined, environment: undefined })).toMatch(
      /· 1 only observed, 1 would have failed$/,
    );
  });
});

describe("a whole environment that is only observed", () => {
  test.each<[string, readonly Finding[], string]>([
    ["all good", [seen("pass")], "It would have passed, and production is only observed"],
    [
      "one bad",
      [seen("pass"), seen("fail")],
      "It would have failed, and production is only observed",
    ],
    ["nothing seen", [], "It would have been unknown, and production is only observed"],
  ])("never passes: %s", (_name, findings, found) => {
    const step = observedEnvironment("production", findings);
    expect(step).toMatchObject({ outcome: "inconclusive", effect: "block", found });
    expect(fold([...findings, step])).toBe("inconclusive");
  });
});
