import { describe, expect, test } from "@jest/globals";
import type { Phase } from "../../src/core/phases.ts";
import type { Environment, ReleaseType } from "../../src/core/release.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { policyPart } from "../../src/manifest/policy-part.ts";
import { planRequirements } from "../../src/policy/plan.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { ownPolicies } from "../../src/policy/read-policies.ts";
import { POLICIES, SMALLEST } from "../manifest/manifests.ts";
import { aRow, policyTexts } from "./policy-texts.ts";

const PRODUCTION: Environment = {
  name: "production",
  url: "https://a.example",
  production: true,
  after: [],
};
const STAGING: Environment = {
  name: "staging",
  url: "https://b.example",
  production: false,
  after: [],
};

const TWO = `environments:
  staging: {url: https://b.example}
  production: {url: https://a.example}
deploy: {workflow: deploy.yml}
`;

interface Over {
  readonly environment?: Environment;
  readonly releaseType?: ReleaseType;
  readonly policies?: typeof POLICIES;
}

async function planOf(text: string, over: Over = {}) {
  const { environment = PRODUCTION, releaseType = "minor", policies = POLICIES } = over;
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.sentence).join("\n"));
  const manifest = policyPart(loaded.manifest);
  const policy = policyOf(policies, manifest.policy);
  if (policy === undefined) throw new Error(`no policy ${manifest.policy}`);
  return planRequirements({
    policy,
    manifest,
    releaseType,
    environment,
    place: () => ({ file: "release.yml", line: 1, column: 1 }),
    spots: loaded.spots,
  });
}

const BEFORE: readonly Phase[] = ["readiness", "staging"];

const idsOf = async (text: string, over: Over = {}, phases: readonly Phase[] = BEFORE) =>
  (await planOf(text, over)).rowsFor(...phases).map((line) => line.id);

const ANYWHERE = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "not-behind",
  "already-unhealthy",
  "held",
  "put-off-done",
];

describe("before a deployment, essentials asks for", () => {
  test("what is due anywhere and a rollback target, before a lonely production", async () => {
    expect(await idsOf(SMALLEST)).toEqual([...ANYWHERE, "rollback-target"]);
  });

  test("only what is due anywhere, before staging", async () => {
    expect(await idsOf(TWO, { environment: STAGING })).toEqual(ANYWHERE);
  });

  test("a verified staging where there is one", async () => {
    expect(await idsOf(TWO)).toEqual([...ANYWHERE, "rollback-target", "staging-smoke"]);
  });

  test("the window where windows are declared", async () => {
    expect(await idsOf(`${SMALLEST}windows: [{days: daily, hours: 09:00-16:00}]\n`)).toContain(
      "window-confirmed",
    );
  });

  test("no freeze where freezes are declared", async () => {
    const freezes = "freezes: [{from: 2026-12-20, through: 2026-12-21, because: x}]\n";
    expect(await idsOf(`${SMALLEST}${freezes}`)).toContain("change-freeze-clear");
  });
});

describe("flows are asked for where a critical check has their tag", () => {
  const ROWS = [
    "prod-critical-flows",
    "staging-critical-flows",
    "staging-integrations",
    "dependencies-available",
    "trigger-business-flow",
  ];
  const due = async (check: string) => {
    const environments =
      "environments: {staging: {url: https://s.example}, production: {url: https://p.example, after: staging}}\n";
    const text = `policy: complete\n${environments}deploy: {workflow: deploy.yml}\nsmoke: {checks: [get: /, ${check}]}\n`;
    const ids = await idsOf(text, { environment: { ...PRODUCTION, after: ["staging"] } }, [
      "readiness",
      "staging",
      "verify",
    ]);
    return ROWS.filter((id) => ids.includes(id));
  };
  test.each<[string, string, readonly string[]]>([
    [
      "everywhere",
      "{get: /a, tags: critical-flow}",
      ["prod-critical-flows", "staging-critical-flows"],
    ],
    ["in staging", "{get: /a, tags: critical-flow, only: staging}", ["staging-critical-flows"]],
    ["in production", "{get: /a, tags: critical-flow, except: staging}", ["prod-critical-flows"]],
    ["of integrations", "{get: /a, tags: [x, integration]}", ["staging-integrations"]],
    ["of dependencies", "{get: /a, tags: dependency}", ["dependencies-available"]],
    ["of dependencies of production alone", "{get: /a, tags: dependency, except: staging}", []],
    ["of the business", "{get: /a, tags: business-critical}", ["trigger-business-flow"]],
    ["of the business in staging alone", "{get: /a, tags: business-critical, only: staging}", []],
    ["and not one that only warns", "{get: /a, tags: critical-flow, severity: warning}", []],
    ["and not another tag", "{get: /a, tags: flow}", []],
  ])("%s", async (_, check, ids) => {
    expect(await due(check)).toEqual(ids);
  });
});

describe("after it, each phase asks for its own", () => {
  test.each<[Phase, Environment, readonly string[]]>([
    ["deploy", PRODUCTION, ["deploy-completed", "version-live"]],
    ["deploy", STAGING, ["deploy-completed"]],
    ["verify", PRODUCTION, ["prod-smoke", "health-checks"]],
    ["verify", STAGING, []],
    ["rollback", PRODUCTION, ["rollback-executed", "rollback-verified"]],
    ["rollback", STAGING, ["rollback-executed", "rollback-verified"]],
    ["watch", PRODUCTION, []],
  ])("%s in %o", async (phase, environment, ids) => {
    expect(await idsOf(TWO, { environment }, [phase])).toEqual(ids);
  });

  test("guide asks whether everything was verified", async () => {
    expect(await idsOf(`${TWO}policy: guide\n`, {}, ["verify"])).toEqual([
      "prod-smoke",
      "health-checks",
      "post-deploy-verified",
    ]);
  });
});

describe("a planned requirement", () => {
  const text = `${TWO}policy: guide
roles: {qa-lead: [bob, "@eve"]}
windows: [{days: daily, hours: 09:00-16:00}]
requirements:
  ci-passing: {checks: [build], may-skip: [docs]}
  change-approval: {not-applicable: we are three people}
`;
  const lineOf = async (id: string, over: Over = {}) =>
    (await planOf(text, over)).rowsFor(...BEFORE).find((line) => line.id === id);

  test("has the manifest's options over the policy's, by the evaluator's schema", async () => {
    expect(await lineOf("ci-passing")).toMatchObject({
      uses: "ci",
      options: { checks: ["build"], "may-skip": ["docs"] },
      place: { file: "release.yml", line: 1, column: 1 },
    });
  });

  test("has the policy's own options", async () => {
    expect(await lineOf("qa-signoff")).toMatchObject({
      uses: "signoff",
      options: { role: "qa-lead" },
    });
  });

  test("names the people of its owner", async () => {
    expect([(await lineOf("qa-signoff"))?.owner, (await lineOf("held"))?.owner]).toEqual([
      "qa-lead (@bob, @eve)",
      "release-coordinator",
    ]);
  });

  test("says why it is not applicable", async () => {
    expect(await lineOf("change-approval")).toMatchObject({
      notApplicable: "we are three people",
      foreseen: POLICIES.rows["change-approval"]?.["not-applicable"],
      options: {},
    });
  });

  test("has the effect of its release type", async () => {
    const lines = (["patch", "minor", "major"] as const).map((releaseType) =>
      lineOf("window-confirmed", { releaseType }),
    );
    expect((await Promise.all(lines)).map((line) => line?.effect)).toEqual([
      "warn",
      "block",
      "block",
    ]);
  });
});

test("a row that always applies is not left out, whatever let the manifest through", async () => {
  const texts = policyTexts({
    "essentials.yml":
      "extends: house\ndefaults: {observe: 3m, every: 3s, stable-for: 3m}\nrequirements: [rollback-target]\n",
    "rows/more.yml": `rollback-target:\n${aRow({ uses: "rollback-target" })}`,
  });
  const text = `${SMALLEST}requirements: {rollback-target: {not-applicable: hurry}}\n`;
  await expect(planOf(text, { policies: ownPolicies(texts) })).rejects.toThrow(
    "rollback-target cannot be used: it always applies",
  );
});

test.each([
  [
    "essentials",
    SMALLEST,
    { observeMs: 180_000, everyMs: 3_000, stableForMs: 180_000, errorRate: { max: 0.1 } },
  ],
  [
    "guide",
    `${SMALLEST}policy: guide\n`,
    {
      observeMs: 900_000,
      everyMs: 10_000,
      stableForMs: 900_000,
      errorRate: { max: 0.1, increase: 0.05, plus: 0.005 },
    },
  ],
])("the policy %s brings its windows", async (_name, text, defaults) => {
  expect((await planOf(text)).defaults).toEqual(defaults);
});

test("a name that YAML takes for a number is the text that was written, as in lint", async () => {
  const line = "requirements: {ci-passing: {checks: [1.10, 007x, true], ignore: [{workflow: 12}]}}";
  const plan = await planOf(`${SMALLEST}${line}\n`);
  const ci = plan.rowsFor("readiness").find(({ id }) => id === "ci-passing");
  expect(ci?.options).toMatchObject({
    checks: ["1.10", "007x", "true"],
    ignore: [{ workflow: "12" }],
  });
});
