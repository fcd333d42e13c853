import { describe, expect, test } from "@jest/globals";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import {
  criticalOf,
  isAlone,
  isRepeatable,
  runsIn,
  taggedWith,
  withoutLost,
} from "../../src/smoke/flow.ts";
import { aCheck } from "../support/smoke-builders.ts";

const named = (id: string, only: Partial<CheckOptions> = {}) => aCheck({ id, ...only });
const ids = (checks: readonly CheckOptions[]) => checks.map(({ id }) => id).join(" ");

test.each<[string, Partial<CheckOptions>, boolean]>([
  ["by default everywhere", {}, true],
  ["where it is named", { only: ["qa", "staging"] }, true],
  ["not where another is named", { only: ["production"] }, false],
  ["not where it is left out", { except: ["staging"] }, false],
  ["where another is left out", { except: ["production"] }, true],
])("a check runs %s", (_, only, runs) => {
  expect(runsIn(aCheck(only), "staging")).toBe(runs);
});

describe("a part of the checks", () => {
  const checks = [
    named("home", { severity: "warning", tags: ["look"] }),
    named("sign-in", { method: "POST" }),
    named("order", { method: "POST", needs: ["sign-in"] }),
    named("orders", { needs: ["order"], tags: ["shop", "slow"] }),
    named("remove", { method: "DELETE", needs: ["order"], cleanup: true, severity: "warning" }),
    named("log-out", { method: "POST", needs: ["sign-in"], cleanup: true, severity: "warning" }),
    named("search", { tags: ["shop"] }),
  ];

  test("goes without what has lost its needs", () => {
    expect(ids(withoutLost(checks.filter(({ id }) => id !== "order")))).toBe(
      "home sign-in log-out search",
    );
  });

  test("that is critical has what cleans up after it", () => {
    expect(ids(criticalOf(checks))).toBe("sign-in order orders remove log-out search");
  });

  test.each([
    [["look"], "home"],
    [["slow"], "sign-in order orders remove log-out"],
    [["shop"], "sign-in order orders remove log-out search"],
    [["look", "none"], "home"],
    [["none"], ""],
  ])("tagged %j has what it needs, and what cleans up after that", (tags, wanted) => {
    expect(ids(taggedWith(checks, tags))).toBe(wanted);
  });

  test("that can be repeated as a signal only reads, and by itself", () => {
    expect(ids(checks.filter(isRepeatable))).toBe("home search");
  });

  test("that can be waited for leaves nothing to others", () => {
    expect(ids(checks.filter((check) => isAlone(check, checks)))).toBe("home search");
    const lone = named("ping", { method: "POST" });
    expect(isAlone(lone, [...checks, lone])).toBe(true);
    const read = named("csrf", { method: "GET" });
    expect(isAlone(read, [read, named("x", { needs: ["csrf"] })])).toBe(true);
  });
});
