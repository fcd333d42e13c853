import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { isProduction } from "../../src/manifest/environment.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { manifestOf, POLICIES, problemsOf, SMALLEST } from "./manifests.ts";

describe("a valid manifest", () => {
  test("the smallest has every default", async () => {
    expect(await manifestOf(SMALLEST)).toEqual({
      release: { type: "auto", notes: "notes/${{ release.version }}.md" },
      notify: [],
      roles: {},
      signoffs: { distinct: true, needs: {} },
      policy: "essentials",
      requirements: {},
      waivers: [],
      timezone: "UTC",
      windows: [],
      freezes: [],
      environments: { production: { url: "https://shop.example" } },
      deploy: { workflow: "deploy.yml", timeout: 1_800_000 },
      smoke: {
        checks: [
          {
            id: "GET /",
            name: "GET /",
            method: "GET",
            path: "/",
            expect: { status: "2xx" },
            severity: "critical",
            timeout: 10_000,
            cached: true,
          },
        ],
      },
      health: {},
      rollback: { to: "last-verified", when: ["smoke", "health"], "max-age": 3_600_000 },
    });
  });

  test("the example shop's is valid", async () => {
    const text = readFileSync("examples/shop/release.yml", "utf8");
    expect(Object.keys((await manifestOf(text)).environments)).toEqual(["staging", "production"]);
  });

  test.each([
    ["mon-thu", ["mon", "tue", "wed", "thu"]],
    ["fri", ["fri"]],
    ["sat-mon", ["sat", "sun", "mon"]],
    ["daily", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]],
    ["[mon, wed]", ["mon", "wed"]],
  ])("days: %s", async (written, days) => {
    const { windows } = await manifestOf(
      `${SMALLEST}windows: [{days: ${written}, hours: 09:00-16:30}]\n`,
    );
    expect(windows).toEqual([{ days, fromMinute: 540, toMinute: 990 }]);
  });

  test("a window may last until midnight", async () => {
    const { windows } = await manifestOf(`${SMALLEST}windows: [{days: fri, hours: 22:00-24:00}]\n`);
    expect(windows).toEqual([{ days: ["fri"], fromMinute: 1320, toMinute: 1440 }]);
  });

  test("logins lose their sign", async () => {
    const { roles } = await manifestOf(
      `${SMALLEST}roles: {pm: ["@carol", "@octoacme/pm", octoacme/q_a]}\n`,
    );
    expect(roles).toEqual({ pm: ["carol", "octoacme/pm", "octoacme/q_a"] });
  });
});

test("the design's full sketch says of each later key that nothing acts on it yet", async () => {
  const sketch = readFileSync("__tests__/manifest/sketch.yml", "utf8");
  const later = (await problemsOf(sketch))
    .filter((p) => p.sentence.startsWith("release-gate does not act on"))
    .map((p) => `${p.place.line}:${p.place.column} ${/`(.*)`/.exec(p.sentence)?.[1]}`);
  expect(later).toEqual(["2:1 extends", "48:8 histogram", "48:71 latency"]);
  expect((await problemsOf(sketch)).length).toBe(later.length + 2); // `backup-taken` and `security-scans` are no lines of the guide's yet
});

const placed = await loadManifest({
  path: "release.yml",
  text: `${SMALLEST}smoke:\n  checks:\n    - get: /\n      expect: {status: 200}\n`,
  policies: POLICIES,
});

describe("places", () => {
  test.each([
    ["a key", ["smoke", "checks"], { line: 5, column: 3 }],
    ["an entry of a list", ["smoke", "checks", 0], { line: 6, column: 7 }],
    ["a value's key", ["smoke", "checks", 0, "expect", "status"], { line: 7, column: 16 }],
    [
      "what was not written: the block around it",
      ["smoke", "checks", 0, "timeout"],
      { line: 6, column: 7 },
    ],
    ["what no block stands for", ["health", "observe"], undefined],
    ["the manifest itself", [], undefined],
  ])("%s", async (_rule, path, place) => {
    const found = placed.ok ? placed.place(path) : undefined;
    expect(found).toEqual(place && { file: "release.yml", ...place });
  });
});

describe("trusted keys come from the default branch", () => {
  const own = `release: {name: Own}
policy: essentials
roles: {pm: [mallory]}
signoffs: {distinct: false}
timezone: Asia/Tokyo
windows: [{days: daily, hours: 00:00-24:00}]
requirements: {ci-passing: {not-applicable: I say so}}
environments:
  staging: {url: https://own-staging.example, production: false}
  production: {url: https://own.example, production: false}
  extra: {url: https://extra.example, production: false}
deploy: {workflow: own.yml}
`;
  const main = `release: {name: Main}
policy: guide
roles: {pm: [carol]}
freezes: [{from: 2026-12-20, through: 2027-01-02, because: holidays}]
environments:
  staging: {url: https://main-staging.example}
  production: {url: https://main.example, after: staging}
deploy: {workflow: main.yml}
`;
  const trusted = { text: main, origin: "default branch main at 1be07d4" };

  test("and everything else from the release's own file", async () => {
    const loaded = await loadManifest({
      path: "release.yml",
      text: own,
      trusted,
      policies: POLICIES,
    });
    expect(loaded).toMatchObject({
      ok: true,
      manifest: {
        release: { name: "Own" },
        policy: "guide",
        roles: { pm: ["carol"] },
        signoffs: { distinct: true, needs: {} },
        requirements: {},
        timezone: "UTC",
        windows: [],
        freezes: [{ from: "2026-12-20", through: "2027-01-02", because: "holidays" }],
        environments: {
          staging: { url: "https://own-staging.example" },
          production: { url: "https://own.example", after: ["staging"] },
          extra: { url: "https://extra.example", production: true },
        },
        deploy: { workflow: "own.yml" },
      },
      warnings: [
        "the environment extra is not in the manifest of default branch main at 1be07d4: it counts as production",
      ],
    });
  });

  describe("environments that the release's own file drops stay", () => {
    const load = async (text: string, there = main) => {
      const loaded = await loadManifest({
        path: "release.yml",
        text,
        trusted: { ...trusted, text: there },
        policies: POLICIES,
      });
      if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.sentence).join("\n"));
      return loaded;
    };
    const without = own.replace(/ {2}staging: .*\n/, "");

    test("with everything that the default branch says of them, so `after` holds", async () => {
      const { manifest, warnings } = await load(without);
      expect(manifest.environments).toEqual({
        staging: { url: "https://main-staging.example" },
        production: { url: "https://own.example", after: ["staging"] },
        extra: { url: "https://extra.example", production: true },
      });
      expect(warnings.filter((text) => text.includes("staging"))).toEqual([]);
    });

    test("and are placed in the file of the default branch", async () => {
      expect((await load(without)).place(["environments", "staging", "url"])).toEqual({
        file: "release.yml (default branch main at 1be07d4)",
        line: 6,
        column: 13,
      });
    });

    test("also where it is production that is dropped", async () => {
      const { manifest } = await load(own.replace(/ {2}production: .*\n/, ""));
      expect(isProduction(manifest, "production")).toBe(true);
      expect(manifest.environments.production).toEqual({
        url: "https://main.example",
        after: ["staging"],
      });
    });

    test("so what is wrong with them there is said, at its place there", async () => {
      const broken = main.replace("https://main-staging.example", "ftp://main-staging.example");
      expect(await problemsOf(own, { ...trusted, text: broken })).toEqual([]);
      expect(await problemsOf(without, { ...trusted, text: broken })).toMatchObject([
        {
          place: { file: "release.yml (default branch main at 1be07d4)", line: 6 },
          sentence: 'environments.staging.url is "ftp://main-staging.example"',
        },
      ]);
    });
  });

  test("even where the release's file calls production something else", async () => {
    const loaded = await loadManifest({
      path: "release.yml",
      text: own,
      trusted,
      policies: POLICIES,
    });
    expect(loaded.ok && isProduction(loaded.manifest, "production")).toBe(true);
  });

  test("so what is wrong only in the other's part does not matter", async () => {
    const brokenOwn = own.replace("policy: essentials", "policy: nonsense");
    const brokenMain = main.replace("workflow: main.yml", "strategy: canary");
    expect(await problemsOf(brokenOwn, { ...trusted, text: brokenMain })).toEqual([]);
  });

  test("and a problem there names the file of the default branch", async () => {
    const [problem] = await problemsOf(own, { ...trusted, text: main.replace("guide", "gide") });
    expect(problem).toMatchObject({
      place: { file: "release.yml (default branch main at 1be07d4)", line: 2, column: 9 },
      excerpt: "policy: gide",
      sentence: 'policy is "gide"',
      hint: 'did you mean "guide"?',
    });
  });

  test("and a file there that cannot be read is refused", async () => {
    expect(await problemsOf(own, { ...trusted, text: "a: 'x" })).toHaveLength(1);
    expect(await problemsOf(own, { ...trusted, text: "" })).toHaveLength(1);
  });
});

test("a manifest that is read from its own folder is asked for the component of that folder", async () => {
  const parts = { path: "release.yml", folder: "services/web", policies: POLICIES };
  const loaded = await loadManifest({ ...parts, text: SMALLEST });
  expect(loaded.ok ? [] : loaded.problems.map(({ hint }) => hint)).toEqual([
    "add `release: {component: web}`: its records are kept apart by it",
  ]);
});
