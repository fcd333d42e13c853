import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { fold } from "../../src/core/verdict.ts";
import { rejudge } from "../../src/rejudge.ts";
import { readReport } from "../../src/report/schema.ts";
import { upgrade } from "../../src/report/upgrade.ts";

const FOLDER = "__tests__/report/vectors";
const textOf = (name: string) => readFileSync(`${FOLDER}/schema-1-${name}.json`, "utf8");
const NAMES = readdirSync(FOLDER).map((file) => file.replace(/^schema-1-|\.json$/g, ""));

/** Ids that the findings of a report of schema 1 have now. */
const idsOf = (name: string) => readReport(textOf(name)).findings.map(({ id }) => id);

const REQUIREMENTS = [
  "requirement/manifest-valid",
  "requirement/release-type",
  "requirement/version-date",
  "requirement/ci-passing",
  "requirement/smoke-prepared",
  "requirement/held",
  "requirement/rollback-target",
  "requirement/staging-smoke",
];

describe("reports that were written as schema 1", () => {
  test.each(NAMES)("%s is judged again to what it says", (name) => {
    const report = readReport(textOf(name));
    expect(report.schema).toBe(2);
    const again = rejudge(report);
    const outcomes = (findings: typeof again) => findings.map((f) => `${f.id} ${f.outcome}`);
    expect(outcomes(again)).toEqual(outcomes(report.findings));
    expect(fold(again)).toBe(report.verdict);
  });

  test("a release that was rolled back: every kind of finding", () => {
    expect(idsOf("release-reverted")).toEqual([
      ...REQUIREMENTS,
      "step/deploy",
      "step/version-live",
      "check/GET /",
      "check/orders",
      "check/banner",
      "signal/orders/error-rate",
      "step/decision",
      "guard/really-started",
      "guard/has-ended",
      "guard/still-newest",
      "guard/not-reverted",
      "guard/target",
      "step/revert",
      "step/version-live",
      "check/GET /",
      "check/orders",
      "signal/orders/error-rate",
    ]);
  });

  test("the rule of a signal has the id of its finding", () => {
    const signals = readReport(textOf("release-reverted")).findings.flatMap(({ id, basis }) =>
      basis.kind === "signal" ? [[id, basis.rule.id]] : [],
    );
    expect(signals).toEqual([
      ["signal/orders/error-rate", "signal/orders/error-rate"],
      ["signal/orders/error-rate", "signal/orders/error-rate"],
    ]);
  });

  test.each<[string, readonly string[]]>([
    ["a check and a signal without their values", ["check/banner", "signal/banner/error-rate"]],
    ["a requirement that does not apply", ["requirement/smoke-prepared"]],
    ["a decision", ["step/decision"]],
  ])("%s", (_what, ids) => {
    expect(idsOf("release-unfilled")).toEqual(expect.arrayContaining([...ids]));
  });

  test("that a deployment is the newest was asked by a guard and by a stage", () => {
    expect(idsOf("rollback-held")).toContain("guard/still-newest");
    expect(idsOf("verify-superseded")).toEqual(["step/still-newest"]);
  });

  test.each([
    ["verify-interrupted", ["step/observation", "step/mark", "step/interrupted"]],
    ["deploy-refused", ["step/deploy"]],
  ])("%s ends with steps", (name, ids) => {
    expect(idsOf(name).slice(-ids.length)).toEqual(ids);
  });
});

describe("comments of schema 1 come with the lines that counted then", () => {
  test.each<[string, string, readonly string[]]>([
    ["a line", "hello\r\n/sign-off pm 9f3c2ab\r\nbye", ["/sign-off pm 9f3c2ab"]],
    ["after a fence", "```\n/a\n```\n/b", ["/b"]],
    ["in a fence that is never closed", "```\n/a", []],
    ["quoted", "> /a\n/b\n\n/c", ["/c"]],
    ["in a hidden comment", "x <!--\n/a\n-->/b\n/c", ["/c"]],
  ])("%s", (_how, body, lines) => {
    const answers = {
      "comments of issue 7": { state: "known", value: { comments: [{ id: 1, body }] } },
    };
    expect(upgrade({ schema: 1, findings: [], answers })).toMatchObject({
      answers: {
        "comments of issue 7": {
          kind: "comments",
          value: { comments: [{ id: 1, lines: lines.map((text) => ({ text, seen: "said" })) }] },
        },
      },
    });
  });
});

test.each([
  ["a report of today", { schema: 2, findings: [] }],
  ["a report of a later day", { schema: 3, findings: [] }],
  ["no report", "text"],
  ["findings that are none", { schema: 1, findings: ["x"] }],
])("%s stays as it is", (_what, written) => {
  expect(upgrade(written)).toBe(written);
});
