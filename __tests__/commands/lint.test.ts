import { describe, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { lint } from "../../src/commands/lint.ts";
import { SMALLEST } from "../manifest/manifests.ts";

const lintOf = (path: string, text: string | undefined) =>
  lint({
    path,
    read: async (asked) => (asked === path ? text : undefined),
    policies: disk.policies,
  });

const HINT =
  "hint: .github/release.yml is the name of GitHub's own release-notes configuration; keep the manifest as release.yml at the root";

describe("lint", () => {
  test("says what a valid manifest declares", async () => {
    expect(await lintOf("release.yml", SMALLEST)).toEqual({
      ok: true,
      lines: ["release.yml is valid: 1 environment, 1 check, policy essentials"],
      problems: [],
    });
  });

  test("counts windows, freezes, signals and adjusted lines", async () => {
    const text = `${SMALLEST}policy: guide
windows: [{days: fri, hours: 09:00-16:00}]
freezes: [{from: 2026-12-20, through: 2026-12-21, because: x}]
health: {signals: [{probe: GET /}]}
requirements: {ci-passing: {checks: [a]}, qa-signoff: {role: pm}}
`;
    const { lines } = await lintOf("release.yml", text);
    expect(lines).toEqual([
      "release.yml is valid: 1 environment, 1 check, 1 signal, 1 window, 1 freeze, policy guide with 2 requirements adjusted",
    ]);
  });

  test("shows every problem and counts them", async () => {
    const { ok, lines, problems } = await lintOf(
      "release.yml",
      `${SMALLEST}polcy: guide\ntimezone: [a]\n`,
    );
    expect([ok, lines, problems.length]).toEqual([
      false,
      [
        'release.yml:4:1  unknown key "polcy"',
        " 4 | polcy: guide",
        "   | ^^^^^",
        "  expected: one of release, roles, signoffs, policy, requirements, timezone, windows, freezes, environments, deploy, smoke, health, rollback",
        '  hint: did you mean "policy"?',
        "",
        "release.yml:5:11  timezone is a list",
        " 5 | timezone: [a]",
        "   |           ^^^",
        "  expected: text",
        "",
        "2 problems in release.yml",
      ],
      2,
    ]);
  });

  test("says that there is no file, and how the smallest looks", async () => {
    const { ok, lines } = await lintOf("nope.yml", undefined);
    expect([ok, lines[0], lines.length]).toEqual([false, "manifest nope.yml does not exist", 5]);
  });

  test("says that the file is empty", async () => {
    const { ok, lines } = await lintOf("release.yml", "");
    expect([ok, lines[0]]).toEqual([false, "release.yml:1:1  the manifest is empty"]);
  });

  test("finds everything in one run, also in the policy and in JSON paths", async () => {
    const { problems } = await lintOf(
      "release.yml",
      `${SMALLEST}polcy: guide
requirements: {ci-pasing: {checks: [a]}}
smoke: {checks: [{get: /, expect: {json: {"$[": 1}}}]}
`,
    );
    expect(problems.map(({ place, sentence }) => `${place.line} ${sentence}`)).toEqual([
      '4 unknown key "polcy"',
      '5 the policy essentials has no requirement "ci-pasing"',
      "6 $[: invalid JSON path: unclosed bracketed selection ('$[':2)",
    ]);
  });

  test.each([
    ["a valid manifest", SMALLEST],
    ["an invalid one", "a: b\n"],
    ["a missing one", undefined],
  ])("warns of GitHub's own name over %s", async (_rule, text) => {
    const { lines } = await lintOf(".github/release.yml", text);
    expect(lines.at(-1)).toBe(HINT);
  });
});
