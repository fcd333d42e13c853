import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/core/finding.ts";
import { junit } from "../../src/report/junit.ts";
import { aTry } from "../support/smoke-builders.ts";
import { aReport, orders } from "./reports.ts";

const written = (...findings: readonly Finding[]) => junit(aReport({ stage: "smoke", findings }));

/** Lines of the cases. */
const cases = (...findings: readonly Finding[]) =>
  written(...findings)
    ?.split("\n")
    .slice(3, -3)
    .join("\n");

const check = (only: Partial<Finding>): Finding => ({
  ...orders,
  basis: { kind: "check", tries: [aTry({ totalMs: 1200 }), aTry({ totalMs: 34 })] },
  ...only,
});

const bad = { found: "Status 500", expected: "Status 2xx", remedy: "Look" } as const;

describe("a case says how a check came out", () => {
  const named = 'name="GET /orders answers" classname="production smoke" time="1.234"';
  test.each<[string, Partial<Finding>, readonly string[]]>([
    ["passed", {}, [`    <testcase ${named}/>`]],
    [
      "passed at last",
      { tags: ["flaky"], details: ["Try 1 of 2: status 500"] },
      [
        `    <testcase ${named}>`,
        '      <flakyFailure message="Status 200 in 34ms" type="pass">Expected: Status 200',
        "Try 1 of 2: status 500</flakyFailure>",
        "    </testcase>",
      ],
    ],
    [
      "failed",
      { outcome: "fail", ...bad },
      [
        `    <testcase ${named}>`,
        '      <failure message="Status 500" type="fail">Expected: Status 2xx',
        "Look</failure>",
        "    </testcase>",
      ],
    ],
    [
      "failed for a warning",
      { outcome: "fail", effect: "warn", ...bad },
      [
        `    <testcase ${named}>`,
        '      <failure message="Status 500" type="warning">Expected: Status 2xx',
        "Look</failure>",
        "    </testcase>",
      ],
    ],
    [
      "could not be measured",
      { outcome: "unknown", ...bad, found: "Skipped: Order did not pass" },
      [
        `    <testcase ${named}>`,
        '      <error message="Skipped: Order did not pass" type="unknown">Expected: Status 2xx',
        "Look</error>",
        "    </testcase>",
      ],
    ],
  ])("%s", (_, only, lines) => {
    expect(cases(check(only))?.split("\n")).toEqual(lines);
  });
});

test("the suite counts its cases, and never what is no check", () => {
  const requirement: Finding = { ...orders, id: "requirement/ci", basis: { kind: "observed" } };
  const all = [
    check({}),
    check({ outcome: "fail", ...bad }),
    check({ outcome: "inconclusive", ...bad }),
    check({ outcome: "unknown", basis: { kind: "observed" }, ...bad }),
    requirement,
  ];
  expect(written(...all)?.split("\n")[1]).toBe(
    '<testsuites name="release-gate" tests="4" failures="1" errors="2" skipped="0" time="3.702">',
  );
  expect(written(requirement)).toBeUndefined();
});

test("nothing that a server or a name says becomes XML, or is none", () => {
  const hostile =
    '</failure><testcase name="x"/> <![CDATA[ ]]> --> &amp; "q" \'a\' \u0000\u0007\u001b[31m \ud800 \uffff \ufffe ##[error] ';
  const text = written(
    check({ title: hostile, outcome: "fail", found: hostile, expected: hostile, remedy: hostile }),
  );
  const tags = text?.match(/<[^>]*>/g) ?? [];
  expect(tags).toHaveLength(9);
  for (const tag of tags) {
    expect(tag).toMatch(/^<\??\/?\w+( \w+="([^"<&]|&(amp|lt|gt|quot);)*")*(\?|\/)?>$/);
  }
  expect(text?.replaceAll(/<[^>]*>/g, "")).toMatch(/^([^<>&]|&(amp|lt|gt|quot);)*$/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
});
