import { readFileSync } from "node:fs";
import { Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "@jest/globals";
import { Problem } from "../../src/core/problem.ts";
import { reportJsonSchema } from "../../src/report/json-schema.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
import { declares, known } from "../support/builders.ts";
import { REPORTS } from "./reports.ts";

const NAMES = Object.keys(REPORTS) as (keyof typeof REPORTS)[];

test.each(NAMES)("a report is read back as it was: %s", (name) => {
  expect(readReport(writeReport(REPORTS[name]))).toEqual(REPORTS[name]);
});

test("a missing look stays missing, where JSON has null", () => {
  const [, regression] = readReport(writeReport(REPORTS.regression)).findings;
  expect(regression?.basis.kind === "signal" && regression.basis.looks[1]).toBe(undefined);
});

describe("what is not a report is a problem", () => {
  const whole = JSON.parse(writeReport(REPORTS.regression)) as Record<string, unknown>;
  const { smoke: _, ...rest } = declares();
  const answering = (over: object) =>
    JSON.stringify({ ...whole, answers: { a: { ...known("checks of a", []), ...over } } });

  test("but answers and a declared manifest are one", () => {
    const text = JSON.stringify({ ...JSON.parse(answering({})), declared: declares() });
    expect(readReport(text).declared).toEqual(declares());
  });

  const withId = (id: string) =>
    JSON.stringify({ ...whole, findings: [{ ...REPORTS.regression.findings[0], id }] });
  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["another version", JSON.stringify({ ...whole, schema: 3 })],
    ["an id that does not say what it is about", withId("orders")],
    ["an id of a kind that there is not", withId("room/orders")],
    ["a key too many", JSON.stringify({ ...whole, more: 1 })],
    ["a verdict of its own", JSON.stringify({ ...whole, verdict: "ok" })],
    ["an empty verdict", JSON.stringify({ ...whole, verdict: "" })],
    ["no findings", JSON.stringify({ ...whole, findings: undefined })],
    ["an answer of no kind", answering({ kind: undefined })],
    ["an answer of a kind that is none", answering({ kind: "weather" })],
    ["an answer that holds another kind's value", answering({ kind: "history" })],
    ["an answer with a value that is none", answering({ value: null })],
    ["an answer with half a value", answering({ value: [{ name: "test" }] })],
    ["a manifest of which a block is not there", JSON.stringify({ ...whole, declared: rest })],
    [
      "a manifest with a block of another shape",
      JSON.stringify({ ...whole, declared: { ...rest, smoke: { state: "known", value: [] } } }),
    ],
  ])("%s", (_rule, text) => {
    expect(() => readReport(text)).toThrow(Problem);
  });
});

describe("the JSON schema", () => {
  const validator = new Validator(JSON.parse(reportJsonSchema()), "2020-12", false);

  test.each(NAMES)("accepts what is written: %s", (name) => {
    expect(validator.validate(JSON.parse(writeReport(REPORTS[name]))).errors).toEqual([]);
  });

  test("refuses what is not a report", () => {
    const whole = JSON.parse(writeReport(REPORTS.go)) as Record<string, unknown>;
    expect(validator.validate({ ...whole, verdict: "ok" }).valid).toBe(false);
    expect(validator.validate({ ...whole, more: 1 }).valid).toBe(false);
  });

  test("stands in schema/ as the code makes it", () => {
    expect(readFileSync("schema/report.schema.json", "utf8")).toBe(reportJsonSchema());
  });
});
