import { describe, expect, test } from "@jest/globals";
import { healthOptions } from "../../../src/health/options.ts";
import { readIssues } from "../../../src/health/readers/github.ts";
import { isGap, type ReaderTools } from "../../../src/health/readers/reader.ts";
import { SMALLEST, saidOf } from "../../manifest/manifests.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOfText } from "../../support/words.ts";
import { START, span, toolsOf } from "./tools.ts";

const written = (rest: object = {}) => {
  const [signal] =
    healthOptions.parse({ signals: [{ id: "reports", issues: "incident", ...rest }] }).signals ??
    [];
  if (signal === undefined || "probe" in signal || signal.source !== "github")
    throw new Error("none");
  return signal;
};

async function read(issues: ReaderTools["issues"]) {
  const counts = await readIssues(written(), toolsOf({ issues }))(span(), never);
  if (!isGap(counts)) return [counts.bad, counts.reason];
  expect([counts.missing, counts.remedy].flatMap(faultsOfText)).toEqual([]);
  return counts.missing;
}

const opened =
  (...minutes: readonly number[]): ReaderTools["issues"] =>
  async () => ({
    issues: minutes.map((minute, i) => ({
      ...{ number: 10 + i, title: `Orders fail **now** s3cret-token ${i}` },
      at: new Date(START + minute * 60_000).toISOString(),
    })),
  });

describe("issues with a label", () => {
  test("are looked at once a minute", () => {
    expect(written()).toEqual({
      ...{ source: "github", id: "reports", issues: "incident", every: 60_000 },
      limits: [{ measure: "open-issues", kind: "zero", ratio: 0, allowance: 0 }],
    });
  });

  test.each<[string, ReaderTools["issues"], unknown]>([
    ["none", opened(), [0, undefined]],
    ["one from before the deployment", opened(-5), [0, undefined]],
    ["one at that very moment", opened(0), [0, undefined]],
    ["one after it", opened(1), [1, "Issue #10 (Orders fail **now** *** 0)"]],
    ["one among older ones", opened(2, -1), [1, "Issue #10 (Orders fail **now** *** 0)"]],
    ["many", opened(1, 2, 3, 4, 5), [1, "Issue #10, #11, #12 and 2 more"]],
    [
      "GitHub that does not answer",
      async () => ({ missing: "status 503", remedy: "Run the stage again" }),
      "GitHub gave no issues: status 503",
    ],
  ])("%s", async (_name, issues, expected) => {
    expect(await read(issues)).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ["two labels", "{id: a, issues: 'incident,bug'}", 'issues is "incident,bug"'],
    ["a limit", "{id: a, issues: incident, error-rate: {max: 1%}}", 'unknown key "error-rate"'],
    ["no name", "{issues: incident}", 'has no key "id"'],
  ])("are refused with %s", async (_name, signal, said) => {
    const all = await saidOf(`${SMALLEST}health:\n  signals:\n    - ${signal}\n`);
    expect(all).toEqual([expect.stringContaining(said)]);
  });
});
