import { describe, expect, test } from "@jest/globals";
import type { Receipt } from "../../src/core/act.ts";
import type { Finding, Outcome } from "../../src/core/finding.ts";
import type { FindingId } from "../../src/core/finding-id.ts";
import { from } from "../../src/requirements/from.ts";
import { judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import { aFinding, aPlanned, aReceipt, aSubject } from "../support/builders.ts";

const seen = (
  outcomes: Readonly<Record<FindingId, Outcome>>,
  effect: Finding["effect"] = "block",
) =>
  Object.entries(outcomes).map(([id, outcome]) =>
    aFinding({ id: id as FindingId, outcome, effect }),
  );

const COMMAND = aReceipt({ kind: "command", state: "done" });

function judged(
  given: object,
  {
    findings = [],
    receipts = [],
    ...row
  }: {
    readonly findings?: readonly Finding[];
    readonly receipts?: readonly Receipt[];
    readonly effect?: Finding["effect"];
    readonly foreseen?: string;
  },
): Finding {
  const planned = aPlanned({ uses: "from", options: from.options.parse(given), ...row });
  const observed = { findings, receipts };
  const [finding] = judgeAnswers([planned], aSubject(), new Map(), { observed });
  if (finding === undefined) throw new Error("one row, one finding");
  return finding;
}

describe("the outcome is the worst of what is matched", () => {
  test.each<[string, object, Readonly<Record<string, Outcome>>, Outcome, string]>([
    [
      "all of a kind",
      { findings: "check/*" },
      { "check/a": "pass", "check/b": "pass" },
      "pass",
      "all 2 passed",
    ],
    [
      "one of them bad",
      { findings: "check/*" },
      { "check/a": "pass", "check/b": "fail" },
      "fail",
      "check/b: fail as seen",
    ],
    [
      "one unknown, one failed",
      { findings: "check/*" },
      { "check/a": "unknown", "check/b": "fail" },
      "fail",
      "check/b: fail as seen",
    ],
    [
      "one undecided",
      { findings: "signal/*" },
      { "signal/a": "inconclusive" },
      "inconclusive",
      "signal/a: inconclusive as seen",
    ],
    [
      "another signal does not count",
      { findings: "signal/orders/*" },
      { "signal/orders/error-rate": "pass", "signal/orders-eu/error-rate": "fail" },
      "pass",
      "pass as seen",
    ],
    [
      "every limit of a signal counts",
      { findings: "signal/orders/*" },
      { "signal/orders/error-rate": "pass", "signal/orders/error-increase": "fail" },
      "fail",
      "signal/orders/error-increase: fail as seen",
    ],
    [
      "one that waits",
      { findings: "step/deploy" },
      { "step/deploy": "pending" },
      "pending",
      "step/deploy: pending as seen",
    ],
    [
      "others do not count",
      { findings: "check/*" },
      { "check/a": "pass", "signal/a": "fail" },
      "pass",
      "pass as seen",
    ],
    [
      "a single one by its id",
      { findings: "check/a" },
      { "check/a": "pass", "check/ab": "fail" },
      "pass",
      "pass as seen",
    ],
    [
      "several kinds",
      { findings: ["check/*", "signal/*"] },
      { "check/a": "pass", "signal/a": "fail" },
      "fail",
      "signal/a: fail as seen",
    ],
    [
      "what is not applicable says nothing",
      { findings: "check/*" },
      { "check/a": "not-applicable", "check/b": "pass" },
      "pass",
      "all 2 passed",
    ],
  ])("%s", (_rule, given, outcomes, outcome, found) => {
    expect(judged(given, { findings: seen(outcomes) })).toMatchObject({ outcome, found });
  });

  test.each<[Receipt["state"], Outcome]>([
    ["done", "pass"],
    ["found", "pass"],
    ["recorded", "pending"],
    ["failed", "fail"],
    ["refused", "unknown"],
    ["unclear", "unknown"],
  ])("a receipt that is %s is %s", (state, outcome) => {
    const receipts = [aReceipt({ kind: "command", state })];
    expect(judged({ receipts: "command" }, { receipts }).outcome).toBe(outcome);
  });
});

describe("what is only half seen never passes", () => {
  const given = { findings: ["step/version-live", "check/*", "signal/*"] };

  test.each<[string, Readonly<Record<string, Outcome>>, Outcome, string]>([
    [
      "one of three selectors",
      { "step/version-live": "pass" },
      "unknown",
      "Not seen in this stage: check/*, signal/*",
    ],
    [
      "one that is not applicable",
      { "step/version-live": "pass", "check/a": "pass", "signal/a": "not-applicable" },
      "unknown",
      "Not seen in this stage: signal/*",
    ],
    ["a failure before the rest", { "check/a": "fail" }, "fail", "check/a: fail as seen"],
    [
      "all of them",
      { "step/version-live": "pass", "check/a": "pass", "signal/a": "pass" },
      "pass",
      "all 3 passed",
    ],
  ])("%s", (_rule, outcomes, outcome, found) => {
    expect(judged(given, { findings: seen(outcomes) })).toMatchObject({ outcome, found });
  });

  test("whatever the row foresees", () => {
    const half = { findings: seen({ "check/a": "pass" }), foreseen: "not ours" };
    expect(judged(given, half)).toMatchObject({ outcome: "unknown" });
  });
});

describe("nothing matched never passes", () => {
  test.each<[string, object, readonly Finding[], readonly Receipt[]]>([
    ["no finding", { findings: "check/*" }, [], []],
    ["only others", { findings: "check/*" }, seen({ "step/deploy": "pass" }), []],
    [
      "only what is not applicable",
      { findings: "check/*" },
      seen({ "check/a": "not-applicable" }),
      [],
    ],
    ["no receipt", { receipts: "dispatch" }, [], [COMMAND]],
    [
      "the finding without the receipt",
      { findings: "step/deploy", receipts: "command" },
      seen({ "step/deploy": "pass" }),
      [],
    ],
    [
      "the receipt without the finding",
      { findings: "step/deploy", receipts: "command" },
      [],
      [COMMAND],
    ],
  ])("%s", (_rule, given, findings, receipts) => {
    expect(judged(given, { findings, receipts })).toMatchObject({
      outcome: "unknown",
      effect: "block",
      found: "This stage saw none of it",
    });
  });

  test("and is not applicable only where the row foresees it", () => {
    expect(judged({ findings: "check/*" }, { foreseen: "nothing is checked" })).toMatchObject({
      outcome: "not-applicable",
      found: "nothing is checked",
    });
  });
});

describe("findings and receipts together", () => {
  const both = { findings: "step/deploy", receipts: "command" };

  test.each<[string, Outcome, Receipt["state"], Outcome]>([
    ["both are good", "pass", "done", "pass"],
    ["a receipt takes a pass away", "pass", "failed", "fail"],
    ["what the finding says besides that stands", "unknown", "failed", "unknown"],
    ["also where the receipt is good", "fail", "done", "fail"],
  ])("%s", (_rule, outcome, state, expected) => {
    const findings = seen({ "step/deploy": outcome });
    const receipts = [aReceipt({ kind: "command", state })];
    expect(judged(both, { findings, receipts }).outcome).toBe(expected);
  });
});

describe("a row is never harder than what it follows from", () => {
  test.each<[string, Finding["effect"], readonly Finding[], Outcome, Finding["effect"]]>([
    [
      "a check that only warns fails beside one that blocks",
      "block",
      [...seen({ "check/a": "pass" }), ...seen({ "check/b": "fail" }, "warn")],
      "pass",
      "block",
    ],
    ["only checks that warn", "block", seen({ "check/b": "fail" }, "warn"), "fail", "warn"],
    ["only a remark", "block", seen({ "check/b": "unknown" }, "inform"), "unknown", "inform"],
    [
      "a row that only warns, over a check that blocks",
      "warn",
      seen({ "check/a": "fail" }),
      "fail",
      "warn",
    ],
  ])("%s", (_rule, effect, findings, outcome, became) => {
    const finding = judged({ findings: "check/*" }, { effect, findings });
    expect([finding.outcome, finding.effect]).toEqual([outcome, became]);
  });

  test("and says what does not count", () => {
    const findings = [...seen({ "check/a": "pass" }), ...seen({ "check/b": "fail" }, "warn")];
    expect(judged({ findings: "check/*" }, { findings }).details).toEqual([
      "Does not count here: check/b, fail",
    ]);
  });
});

test("a finding says what it follows from, and brings the remedy of the worst", () => {
  const findings = [
    aFinding({
      id: "check/a",
      outcome: "fail",
      remedy: "look into the log",
      link: "https://x.example",
    }),
    aFinding({ id: "check/b", outcome: "fail" }),
  ];
  expect(judged({ findings: "check/*" }, { findings })).toEqual({
    id: "requirement/smoke-prepared",
    title: "Smoke tests prepared",
    effect: "block",
    outcome: "fail",
    expected: "a pass of all smoke checks",
    found: "check/a: fail as seen",
    remedy: "look into the log",
    link: "https://x.example",
    details: ["check/b: fail as seen"],
    owner: "qa-lead (@bob)",
    place: { file: "release.yml", line: 3, column: 1 },
    basis: {
      kind: "derived",
      evaluator: "from",
      options: { findings: ["check/*"] },
      effect: "block",
      findings: ["check/a", "check/b"],
      receipts: [],
    },
  });
});

test.each([
  [
    { findings: "step/deploy", receipts: ["command", "dispatch"] },
    "a pass of deploy, command or dispatch carried out",
  ],
  [
    { findings: ["step/version-live", "check/*", "signal/*"] },
    "a pass of version-live, all smoke checks and all health signals",
  ],
  [{ receipts: "claim" }, "claim carried out"],
])("%j expects that %s", (given, expected) => {
  expect(from.expected(from.options.parse(given))).toBe(expected);
});

test.each([
  ["nothing", {}],
  ["no kind", { findings: "orders" }],
  ["an unknown kind", { findings: "test/orders" }],
  ["a star in the middle", { findings: "check/*/a" }],
  ["an empty list", { findings: [] }],
  ["an act that does not exist", { receipts: "deploy" }],
  ["another key", { findings: "check/*", checks: "a" }],
])("%s is refused", (_rule, given) => {
  expect(from.options.safeParse(given).success).toBe(false);
});

test.each([null, {}, [], "check/*", { findings: "orders" }, { findings: 3 }])(
  "options %j that were written by somebody else never pass",
  (options) => {
    const observed = { findings: seen({ "check/a": "pass" }), receipts: [COMMAND] };
    const planned = aPlanned({ uses: "from", options });
    const [finding] = judgeAnswers([planned], aSubject(), new Map(), { observed });
    expect(finding).toMatchObject({ outcome: "unknown", effect: "block" });
  },
);

describe("where a tag is named, only checks with it count", () => {
  const check = (id: FindingId, outcome: Outcome, tagged: readonly string[] | undefined) =>
    aFinding({ id, outcome, basis: { kind: "check", tries: [], tagged } });
  const flow = { findings: "check/*", tagged: "flow" };
  test.each<[string, readonly Finding[], Outcome]>([
    [
      "good ones",
      [check("check/a", "pass", ["x", "flow"]), check("check/b", "fail", ["x"])],
      "pass",
    ],
    ["bad ones", [check("check/a", "fail", ["flow"]), check("check/b", "pass", undefined)], "fail"],
    ["none", [check("check/b", "pass", undefined)], "unknown"],
    ["what is no check", seen({ "check/c": "pass" }), "unknown"],
  ])("%s", (_, findings, outcome) => {
    const finding = judged(flow, { findings });
    expect([finding.outcome, finding.expected]).toEqual([
      outcome,
      "a pass of all smoke checks tagged flow",
    ]);
  });
});
