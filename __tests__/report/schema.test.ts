import { readFileSync } from "node:fs";
import { Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "@jest/globals";
import { Problem } from "../../src/core/problem.ts";
import { reportJsonSchema } from "../../src/report/json-schema.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
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
  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["another version", JSON.stringify({ ...whole, schema: 2 })],
    ["a key too many", JSON.stringify({ ...whole, more: 1 })],
    ["a verdict of its own", JSON.stringify({ ...whole, verdict: "ok" })],
    ["an empty verdict", JSON.stringify({ ...whole, verdict: "" })],
    ["no findings", JSON.stringify({ ...whole, findings: undefined })],
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
