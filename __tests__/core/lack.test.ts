import { describe, expect, test } from "@jest/globals";
import { byCause, type Lack, lackOf, merged } from "../../src/core/lack.ts";

const again: Lack = { reason: "GitHub fails", remedy: "run it again" };
const may = (...lines: readonly string[]): Lack => ({
  reason: `the token may not ${lines.join()}`,
  remedy: "add it",
  permission: lines.join("\n"),
});

describe("several lacks as one", () => {
  test.each<[string, readonly [Lack, ...Lack[]], Partial<Lack>]>([
    ["one is itself", [again], again],
    ["of two without a permission the first", [again, { ...again, reason: "other" }], again],
    ["a permission comes before anything else", [again, may("checks: read")], may("checks: read")],
    [
      "permissions are named all at once, each once",
      [may("checks: read"), again, may("checks: read", "actions: read")],
      {
        reason: "the token may not checks: read",
        remedy: "add `checks: read`, `actions: read` to the job's `permissions:`",
        permission: "checks: read\nactions: read",
      },
    ],
  ])("%s", (_rule, lacks, expected) => {
    expect(merged(lacks)).toEqual(expected);
  });
});

test("each cause comes once, in order", () => {
  const other = { reason: "GitHub fails elsewhere", remedy: "run it again" };
  const lacks = [again, may("checks: read"), other, may("issues: read")];
  expect(byCause(lacks)).toEqual([
    again,
    {
      reason: "the token may not checks: read",
      remedy: "add `checks: read`, `issues: read` to the job's `permissions:`",
      permission: "checks: read\nissues: read",
    },
  ]);
});

test("a lack is taken out of what says more besides", () => {
  const answer = { state: "missing", key: "k", status: 403, ...may("checks: read") };
  expect(lackOf(answer)).toStrictEqual(may("checks: read"));
  expect(lackOf({ ...again, permission: undefined })).toStrictEqual(again);
});
