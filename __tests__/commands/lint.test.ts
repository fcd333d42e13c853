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
      lines: [
        "release.yml is valid: 1 environment, 1 check, policy essentials",
        "  shop.example of production: 1 request for smoke, then 20 a minute, 60 in the window of 3m, 120 where it is prolonged to 6m",
      ],
      problems: [],
      warnings: [],
    });
  });

  test("shows what is asked of Prometheus", async () => {
    const text = `${SMALLEST}health:
  prometheus: {url: https://p.example, candidate: 'track="canary"', baseline: 'track="stable"'}
  signals:
    - total: requests{app="shop"}
      errors: {query: "sum(increase(bad{\${{ arm }}}[\${{ look }}]))"}
      error-rate: {increase: 5%}
`;
    const { lines } = await lintOf("release.yml", text);
    expect(lines.slice(1)).toEqual([
      "  shop.example of production: 1 request for smoke",
      "  p.example for production: 4 a minute, 12 in the window of 3m, 24 where it is prolonged to 6m",
      "  signal requests asks Prometheus every 1m, 30s after its end:",
      '    total: sum(increase(requests{app="shop",track="canary"}[60s]))',
      '    errors: sum(increase(bad{track="canary"}[60s]))',
      '    total of the baseline: sum(increase(requests{app="shop",track="stable"}[60s]))',
      '    errors of the baseline: sum(increase(bad{track="stable"}[60s]))',
    ]);
  });

  test.each([
    ["services/api/release.yml", "api"],
    ["./Our Shop/release.yaml", "our-shop"],
    ["services\\web\\release.yml", "web"],
  ])("asks %s, which is not at the root, for its component", async (path, name) => {
    const { ok, problems } = await lintOf(path, SMALLEST);
    expect([ok, problems.map(({ sentence, hint }) => [sentence, hint])]).toEqual([
      false,
      [
        [
          "a manifest that is not at the root of its repository needs a component",
          `add \`release: {component: ${name}}\`: its records are kept apart by it`,
        ],
      ],
    ]);
    const named = await lintOf(path, `${SMALLEST}release: {component: ${name}}\n`);
    expect(named.ok).toBe(true);
  });

  test.each(["./release.yml", "/repo/services/api/release.yml", "../release.yml"])(
    "asks %s for none: it is at the root, or nobody knows",
    async (path) => {
      expect((await lintOf(path, SMALLEST)).ok).toBe(true);
    },
  );

  test("counts windows, freezes, signals and adjusted lines", async () => {
    const text = `${SMALLEST}policy: guide
windows: [{days: fri, hours: 09:00-16:00}]
freezes: [{from: 2026-12-20, through: 2026-12-21, because: x}]
health: {signals: [{probe: GET /}]}
requirements: {ci-passing: {checks: [a]}, qa-signoff: {role: pm}}
roles: {change-manager: [a], release-coordinator: [b], pm: [c, d]}
`;
    const { lines } = await lintOf("release.yml", text);
    expect(lines[0]).toBe(
      "release.yml is valid: 1 environment, 1 check, 1 signal, 1 window, 1 freeze, policy guide with 2 requirements adjusted",
    );
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
        "  expected: one of release, roles, signoffs, policy, requirements, waivers, timezone, windows, freezes, environments, deploy, smoke, health, rollback, notify, incident",
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

  describe("warns, with a place, of sign-offs that nobody can ever give", () => {
    const REQUIREMENTS = "requirements: {change-approval: {not-applicable: we are three}}";
    const GUIDE = `${SMALLEST}policy: guide\n${REQUIREMENTS}\n`;
    const HINT_AT = (roles: string) => `  hint: name people or a team below roles: ${roles}`;
    test.each<[string, string, readonly string[]]>([
      [
        "nobody holds a role",
        "roles: {qa-lead: [bob], release-coordinator: [alice]}",
        [
          "release.yml:4:1  warning: nobody holds pm, and the policy guide needs that sign-off",
          HINT_AT("pm"),
        ],
      ],
      [
        "one person holds two roles that take two people",
        "roles: {qa-lead: [bob], release-coordinator: [Alice], pm: ['@alice']}",
        [
          "release.yml:6:25  warning: nobody can give every sign-off: release-coordinator and pm take 2 people, and only 1 login holds them (@alice)",
          HINT_AT("release-coordinator, pm"),
        ],
      ],
      [
        "a role takes more people than hold it",
        "roles: {qa-lead: [bob], release-coordinator: [alice], pm: [carol]}\nsignoffs: {needs: {qa-lead: 2}}",
        [
          "release.yml:7:20  warning: nobody can give every sign-off: qa-lead takes 2 people, and only 1 login holds it (@bob)",
          HINT_AT("qa-lead"),
        ],
      ],
      [
        "how many are in a team is not known",
        "roles: {qa-lead: ['@octoacme/qa'], release-coordinator: [alice], pm: [carol]}\nsignoffs: {needs: {qa-lead: 9}}",
        [],
      ],
      [
        "one person may fill all roles",
        "roles: {qa-lead: [a], release-coordinator: [a], pm: [a]}\nsignoffs: {distinct: false}",
        [],
      ],
    ])("%s", async (_when, text, warned) => {
      const { ok, lines, problems } = await lintOf("release.yml", `${GUIDE}${text}\n`);
      expect([ok, problems]).toEqual([true, []]);
      expect(lines.slice(2)).toEqual(warned);
    });

    test("in no environment that needs none", async () => {
      const text = GUIDE.replace("production:", "staging:");
      expect((await lintOf("release.yml", text)).warnings).toEqual([]);
    });
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
