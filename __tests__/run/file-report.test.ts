import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { redactor } from "../../src/core/redaction.ts";
import type { Report } from "../../src/core/report.ts";
import { OWN_WORDS, wordsOf } from "../../src/report/own-words.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
import { redacted, reportFolder } from "../../src/run/file-report.ts";
import { REPORTS } from "../report/reports.ts";

const ALL = Object.values(REPORTS) as readonly Report[];

describe("the report's own words", () => {
  test.each(["health", "release-gate", "verify", "inform", "not-applicable", "in_progress"])(
    "hold %s, which the schema asks for",
    (word) => expect(OWN_WORDS).toContain(word),
  );

  test("come from every literal and enumeration of a schema, wherever it stands", () => {
    const schema = z.strictObject({
      a: z.enum(["one", "two"]).optional(),
      b: z.array(z.literal(["three", 4])).readonly(),
      c: z.record(z.string(), z.union([z.literal("five"), z.string()])),
      d: z
        .literal("six")
        .nullable()
        .transform((six) => six ?? "seven"),
      e: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("eight") })]),
    });
    expect(wordsOf(schema)).toEqual(["one", "two", "three", "five", "six", "eight"]);
  });

  test("a kind of schema that nobody has thought of is no silent gap", () => {
    expect(() => wordsOf(z.strictObject({ at: z.date() }))).toThrow("date");
  });

  test("look like words, so that they are asked for only where a secret is one", () => {
    expect([...OWN_WORDS].filter((word) => !/^[a-z][a-z_-]*$/i.test(word))).toEqual([]);
  });
});

test.each([
  ["of the report", "Shop 1", "x", "reports/Shop-1-readiness"],
  [
    "that was asked for where the manifest could not be read",
    undefined,
    "eu",
    "reports/eu-readiness",
  ],
  ["that was not even asked for", undefined, undefined, "reports/none-readiness"],
])("reports lie in a folder of the environment %s", (_case, name, environment, folder) => {
  const known = REPORTS.go.environment;
  const report: Report = {
    ...REPORTS.go,
    environment: known && name !== undefined ? { ...known, name } : undefined,
  };
  expect(reportFolder(report, { reportDir: "reports", environment })).toBe(folder);
});

test("of a component they lie in a folder of its own, even where the release is not known", () => {
  const { release, manifest, ...report } = REPORTS.go;
  const known = release && { ...release, component: "api" };
  const folders = [
    reportFolder({ ...report, manifest, release: known }, { reportDir: "reports" }),
    reportFolder(
      { ...report, manifest: { ...manifest, component: "api" }, release: undefined },
      { reportDir: "reports" },
    ),
  ];
  expect(folders).toEqual(["reports/api/production-readiness", "reports/api/production-readiness"]);
});

test.each([...OWN_WORDS])("a secret whose value is %s leaves the report readable", async (word) => {
  for (const report of ALL) {
    const clean = await redacted(report, redactor([word]));
    expect(readReport(writeReport(clean))).toMatchObject({ verdict: report.verdict });
  }
});

test.each(["s", "/", "-", "step/", "error-rate", "requirement/ci-passing"])(
  "a secret that is %s leaves the kinds of the findings",
  async (secret) => {
    for (const report of ALL) {
      const clean = await redacted(report, redactor([secret]));
      const kinds = (one: Report) => one.findings.map(({ id }) => id.split("/")[0]);
      expect(kinds(readReport(writeReport(clean)))).toEqual(kinds(report));
    }
  },
);

test("any other text with a secret in it is cleaned, words of the report around it or not", async () => {
  const { go } = REPORTS;
  const report: Report = { ...go, warnings: ["health of s3cret", "health"], repository: "s3cret" };
  const clean = await redacted(report, redactor(["s3cret", "health"]));
  expect(clean.warnings).toEqual(["*** of ***", "health"]);
  expect(clean.repository).toBe("***");
});
