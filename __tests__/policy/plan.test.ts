import { describe, expect, test } from "@jest/globals";
import type { Environment, ReleaseType } from "../../src/core/release.ts";
import { planRequirements } from "../../src/policy/plan.ts";
import { readPolicy } from "../../src/policy/policy-file.ts";
import { policyOf } from "../../src/policy/shipped.ts";
import { manifestOf, POLICIES, SMALLEST } from "../manifest/manifests.ts";

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

async function planOf(
  text: string,
  {
    environment = PRODUCTION,
    releaseType = "minor",
  }: { environment?: Environment; releaseType?: ReleaseType } = {},
) {
  const manifest = await manifestOf(text);
  const policy = policyOf(POLICIES, manifest.policy);
  if (policy === undefined) throw new Error(`no policy ${manifest.policy}`);
  return planRequirements({
    manifest,
    policy,
    releaseType,
    environment,
    place: () => ({ file: "release.yml", line: 1, column: 1 }),
  });
}

const idsOf = async (...args: Parameters<typeof planOf>) =>
  (await planOf(...args)).planned.map((line) => line.id);

const ANYWHERE = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "held",
];

describe("essentials asks for", () => {
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

describe("a planned requirement", () => {
  const text = `${TWO}policy: guide
roles: {qa-lead: [bob, "@eve"]}
windows: [{days: daily, hours: 09:00-16:00}]
requirements:
  ci-passing: {checks: [build], may-skip: [docs]}
  rollback-plan: {not-applicable: stateless service}
`;
  const lineOf = async (id: string, ...rest: [Parameters<typeof planOf>[1]?]) =>
    (await planOf(text, ...rest)).planned.find((line) => line.id === id);

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
    expect(await lineOf("rollback-plan")).toMatchObject({
      notApplicable: "stateless service",
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

test.each([
  ["essentials", SMALLEST, { observeMs: 180_000, everyMs: 3_000, stableForMs: 180_000 }],
  [
    "guide",
    `${SMALLEST}policy: guide\n`,
    { observeMs: 900_000, everyMs: 10_000, stableForMs: 900_000 },
  ],
])("the policy %s brings its windows", async (_name, text, defaults) => {
  expect((await planOf(text)).defaults).toEqual(defaults);
});

describe("a policy does not load", () => {
  const row =
    "{id: a, title: A, uses: ci, due: any, owner: pm, effect: {patch: block, minor: block, major: block}}";
  const file = (rows: string) =>
    `defaults: {observe: 3m, every: 3s, stable-for: 3m}\nrequirements: [${rows}]\n`;

  test.each([
    [
      "with a line that nothing decides",
      file(row.replace("ci", "magic")),
      /a uses "magic", which does not exist/,
    ],
    ["with a line twice", file(`${row}, ${row}`), /a stands there twice/],
    ["with an unknown owner", file(row.replace("pm", "boss")), /owner/],
    ["without lines", file(""), /requirements/],
    ["when it is empty", "", /cannot be used/],
  ])("%s", (_rule, text, message) => {
    expect(() => readPolicy("own", text)).toThrow(message);
  });

  test("unless every line is decided", () => {
    expect(readPolicy("own", file(row)).requirements.map(({ id }) => id)).toEqual(["a"]);
  });
});
