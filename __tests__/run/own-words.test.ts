import { expect, test } from "@jest/globals";
import { redactor } from "../../src/core/redaction.ts";
import { reportJsonSchema } from "../../src/report/json-schema.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
import { redacted } from "../../src/run/file-report.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { onStage } from "../support/stage-set.ts";

/** Every word that the schema of reports allows in a place where it allows no other text. */
function wordsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "const" || key === "enum") {
      return [value].flat().filter((word) => typeof word === "string");
    }
    return wordsIn(value);
  });
}

test("a secret that is a word of the report's own does not spoil it", () => {
  const manifest = `${MANIFEST}policy: guide\nwindows: [{days: daily, hours: 00:00-24:00}]\n`;
  return onStage({ manifest }, async (set) => {
    const report = await set.run("readiness");
    const words = new Set(wordsIn(JSON.parse(reportJsonSchema())));
    expect(words.size).toBeGreaterThan(50);
    for (const word of words) {
      const written = writeReport(await redacted(report, redactor([word])));
      expect(readReport(written).verdict).toBe(report.verdict);
    }
  });
});
