import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { issueLabel, missedRun, usualFor } from "../../src/delivery/watching.ts";
import { watchLines } from "../../src/manifest/watch-lines.ts";

const HOUR = 3_600_000;
const T0 = Date.parse("2026-11-20T14:00:00Z");

test.each([
  ["patch", 24],
  ["minor", 24],
  ["major", 48],
  [null, 24],
] as const)("a release of type %s is watched for %i hours", (type, hours) => {
  expect(usualFor(type)).toBe(hours * HOUR);
});

describe("a run is missed when nothing ended well for more than twice the usual time", () => {
  test.each<[string, number | undefined, number, string]>([
    ["the last one was on time", 8, 10, "pass"],
    ["the last one is just not too old", 6, 10, "pass"],
    ["the last one is older", 5, 10, "fail"],
    ["none came, and none had to yet", undefined, 4, "pass"],
    ["none came at all", undefined, 5, "fail"],
    ["the last one was before the release", -20, 3, "pass"],
  ])("%s", (_, last, now, outcome) => {
    const at = (hours: number) => T0 + hours * HOUR;
    const runs = { since: T0, last: last === undefined ? undefined : at(last), everyMs: 2 * HOUR };
    expect(missedRun({ ...runs, now: at(now) }).outcome).toBe(outcome);
  });
});

test("issues of a component have a label of their own", () => {
  expect([issueLabel("", "2.4.0"), issueLabel("api", "2.4.0")]).toEqual([
    "release:2.4.0",
    "release:api-2.4.0",
  ]);
});

test.each<[Parameters<typeof watchLines>[0]["watch"], readonly string[]]>([
  [undefined, []],
  [{}, ["  watch: a run every 2h takes at least 360 runner minutes in 30 days"]],
  [
    { every: 15 * 60_000 },
    ["  watch: a run every 15m takes at least 2880 runner minutes in 30 days"],
  ],
])("lint says what %j costs", (watch, lines) => {
  expect(watchLines({ watch })).toEqual(lines);
});

test("docs/watch.md shows what lint says, and the labels", () => {
  const page = readFileSync("docs/watch.md", "utf8");
  expect(page).toContain(watchLines({ watch: { every: 2 * HOUR } })[0]);
  for (const component of ["", "api"]) {
    expect(page).toContain(`\`${issueLabel(component, "2.4.0")}\``);
  }
});
