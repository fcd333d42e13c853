import { describe, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { lint } from "../../src/commands/lint.ts";
import { SMALLEST } from "../manifest/manifests.ts";
import { NOW } from "../support/builders.ts";

const lintOf = (path: string, text: string | undefined) =>
  lint({
    path,
    read: async (asked) => (asked === path ? text : undefined),
    policies: disk.policies,
    now: () => NOW,
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
        "  expected: one of release, roles, signoffs, policy, requirements, waivers, timezone, windows, freezes, environments, deploy, smoke, health, rollback, notify, incident, watch",
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
    /** Marks a manifest with a line of its own. */
    const OWN = "# own\n";
    const TERMS = "terms-read: {title: Terms are read, uses: attest, role: pm, needs: 2}";
    const HINT_AT = (roles: string) => `  hint: name people or a team below roles: ${roles}`;
    test.each<[string, string, readonly string[]]>([
      [
        "a line takes more people than hold its role",
        `${OWN}roles: {qa-lead: [bob], release-coordinator: [alice], pm: [carol]}`,
        [
          "release.yml:5:65  warning: terms-read needs the word of 2 people, and only 1 login holds pm",
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
      const own = text.startsWith(OWN) ? GUIDE.replace("}}", `}, ${TERMS}}`) : GUIDE;
      const { ok, lines, problems } = await lintOf(
        "release.yml",
        `${own}${text.replace(OWN, "")}\n`,
      );
      expect([ok, problems]).toEqual([true, []]);
      expect(lines.slice(2)).toEqual(warned);
    });

    test("in no environment that needs none", async () => {
      const text = GUIDE.replace("production:", "staging:");
      expect((await lintOf("release.yml", text)).warnings).toEqual([]);
    });
  });

  describe("fails where nobody holds a role that the policy needs", () => {
    const all = "qa-lead: [b], release-coordinator: [a], change-manager: [d], pm: [c]";
    test.each<[string, string, readonly string[]]>([
      [
        "for a sign-off",
        `policy: guide\nroles: {${all.replace(", pm: [c]", "")}}`,
        ["4:1 nobody holds pm, and the policy guide needs that sign-off"],
      ],
      [
        "for the word of people",
        `policy: complete\nroles: {${all}}`,
        ["4:1 nobody holds devops, and env-config and 2 more need their word"],
      ],
      [
        "for a line of its own",
        "requirements: {terms-read: {title: Terms are read, uses: attest, role: legal}}",
        ["4:16 nobody holds legal, and terms-read needs their word"],
      ],
    ])("%s", async (_what, text, said) => {
      const { ok, problems, lines } = await lintOf("release.yml", `${SMALLEST}${text}\n`);
      expect(ok).toBe(false);
      expect(
        problems.map(({ place, sentence }) => `${place.line}:${place.column} ${sentence}`),
      ).toEqual(said);
      expect(lines.at(-1)).toBe("1 problem in release.yml");
    });

    test("not where the line only warns", async () => {
      const text =
        "requirements: {terms-read: {title: Terms are read, uses: attest, role: legal, effect: warn}}";
      expect((await lintOf("release.yml", `${SMALLEST}${text}\n`)).ok).toBe(true);
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

describe("lint inside a repository", () => {
  const DEPLOYS =
    "name: deploy\nrun-name: ${{ inputs.release-gate }}\non: {workflow_dispatch: {inputs: {release-gate: {}}}}\n";
  /** A manifest in a folder of a checkout in `/repo`, whose workflow is this. */
  const inside = (workflow: string | undefined, { text = SMALLEST, folder = "" } = {}) =>
    lint({
      path: "release.yml",
      read: async (asked) => {
        if (asked === "release.yml") return text;
        return asked === "/repo/.github/workflows/deploy.yml" ? workflow : undefined;
      },
      policies: disk.policies,
      repository: async () => ({ root: "/repo", inside: folder }),
      now: () => NOW,
    });

  test("a workflow that is there and names its record is all right", async () => {
    expect(await inside(DEPLOYS)).toMatchObject({ ok: true, warnings: [] });
  });

  test("a workflow that is not there is an error at its place", async () => {
    const { ok, problems, lines } = await inside(undefined);
    expect([ok, problems.map(({ place }) => [place.line, place.column])]).toEqual([
      false,
      [[3, 20]],
    ]);
    expect(lines[0]).toBe(
      "release.yml:3:20  .github/workflows/deploy.yml does not exist in this repository",
    );
    expect(lines.at(-1)).toBe("1 problem in release.yml");
  });

  test("one that is no YAML, too", async () => {
    const { ok, lines } = await inside("on: [");
    expect([ok, lines[0]]).toEqual([
      false,
      expect.stringContaining(".github/workflows/deploy.yml: not valid YAML"),
    ]);
  });

  test.each([
    ["declares no input release-gate", "on: workflow_dispatch\n"],
    ["declares no input release-gate", DEPLOYS.replace("release-gate: {}", "sha: {}")],
    ["does not show its input release-gate in run-name", DEPLOYS.replace(/run-name.*\n/, "")],
  ])("one that %s is warned of at its place", async (lack, workflow) => {
    const { ok, warnings } = await inside(workflow);
    expect([ok, warnings]).toEqual([
      true,
      [
        expect.objectContaining({
          sentence: expect.stringContaining(`deploy.yml ${lack}`),
          place: expect.objectContaining({ line: 3 }),
        }),
      ],
    ]);
  });

  test("in the folder of a service it is not at the root, wherever lint is started", async () => {
    const { ok, problems } = await inside(DEPLOYS, { folder: "services/api" });
    expect([ok, problems[0]?.sentence]).toEqual([
      false,
      "a manifest that is not at the root of its repository needs a component",
    ]);
    const text = `${SMALLEST}release: {component: api}\n`;
    expect((await inside(DEPLOYS, { folder: "services/api", text })).ok).toBe(true);
  });
});

describe("waivers whose last day is over are warned of at their place", () => {
  test.each([
    [
      "2026-11-19",
      [
        "release.yml:6:42  warning: the waiver of window-confirmed ended on 2026-11-19 and has no effect",
      ],
    ],
    ["2026-11-20", []],
    ["2026-12-01", []],
  ])("until %s", async (until, warned) => {
    const text = `${SMALLEST}roles: {pm: [carol]}
waivers:
  - {waive: window-confirmed, by: carol, until: ${until}, because: x}
`;
    const { ok, lines } = await lintOf("release.yml", text);
    expect(ok).toBe(true);
    expect(lines.filter((line) => line.includes("waiver"))).toEqual(warned);
  });
});
