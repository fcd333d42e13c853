import { describe, expect, test } from "@jest/globals";
import type { CheckTry } from "../../src/core/check.ts";
import { smokeOptions } from "../../src/smoke/options.ts";
import { isPassing } from "../../src/smoke/retries.ts";
import { aTry } from "../support/smoke-builders.ts";

const broken = (reason: string): CheckTry => aTry({ state: "broken", status: undefined, reason });

describe("a failure passes", () => {
  test.each<[CheckTry, readonly ("connect" | "timeout" | number)[], boolean]>([
    ...["dns", "refused", "reset", "unreachable"].map(
      (reason): [CheckTry, ["connect"], boolean] => [broken(reason), ["connect"], true],
    ),
    [broken("tls"), ["connect", "timeout"], false],
    [broken("timeout"), ["connect"], false],
    [broken("timeout"), ["timeout"], true],
    [broken("connect"), [503], false],
    [aTry({ status: 503 }), ["connect", 503], true],
    [aTry({ status: 500 }), ["connect", 503], false],
    [aTry({ state: "unsent", status: undefined, reason: "timeout" }), ["timeout"], false],
  ])("%j by %j: %p", (tried, on, passing) => {
    expect(isPassing(tried, { times: 1, after: 1, on })).toBe(passing);
  });
});

describe("retries of all checks", () => {
  const checks = [
    { id: "read", get: "/" },
    { id: "own", get: "/", retries: { times: 0 } },
    { id: "write", post: "/" },
  ];
  const on = ["connect", 502, 503, 504];

  test("are of those that only read and have none of their own", () => {
    const read = smokeOptions.parse({ retries: { times: 2, after: "5s" }, checks });
    expect(read.checks.map(({ retries }) => retries)).toEqual([
      { times: 2, after: 5000, on },
      { times: 0, after: 2000, on },
      undefined,
    ]);
  });

  test("are none by default, and flaky passes", () => {
    const read = smokeOptions.parse({ checks: [{ get: "/" }] });
    expect(read.checks[0]).not.toHaveProperty("failOn");
    expect(read.checks[0]?.retries).toBeUndefined();
  });

  test("flaky can be no pass, for each", () => {
    const read = smokeOptions.parse({ "fail-on": ["flaky"], checks });
    expect(read.checks.map(({ failOn }) => failOn)).toEqual([["flaky"], ["flaky"], ["flaky"]]);
  });

  test.each<[string, object, string, string]>([
    ["of none", { retries: { times: 0 } }, "retries.times", "1 to 5"],
    ["without a number", { retries: { after: "1s" } }, "retries.times", "1 to 5"],
    ["without end", { retries: { times: 50 } }, "retries.times", "1 to 5"],
    ["of long pauses", { retries: { times: 1, after: "2m" } }, "retries.after", "at most 1m"],
    ["after an answer that is good", { retries: { times: 1, on: [200] } }, "retries.on.0", "400"],
    ["after a word", { retries: { times: 1, on: ["flaky"] } }, "retries.on.0", "connect"],
    ["after nothing", { retries: { times: 1, on: [] } }, "retries.on", "at least one"],
    [
      "of a request that does something",
      { checks: [{ put: "/", retries: { times: 1 } }] },
      "checks.0.retries",
      "a PUT is not tried again",
    ],
    ["that fail on something else", { "fail-on": ["slow"] }, "fail-on.0", "flaky"],
  ])("%s are refused", (_, block, path, message) => {
    const { error } = smokeOptions.safeParse(block);
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
    expect(error?.issues[0]?.message).toContain(message);
  });
});
