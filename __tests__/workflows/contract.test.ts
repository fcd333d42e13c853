import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { OUTPUTS, SETTINGS, type Setting } from "../../src/contract.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

const step = z.object({
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.object({
  environment: z.object({ name: z.string(), deployment: z.boolean() }).optional(),
  concurrency: z.record(z.string(), z.unknown()).optional(),
  permissions: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).optional(),
  uses: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const described = z.record(z.string(), z.looseObject({ description: z.string().min(1) }));
const workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
});
const called = z.object({
  on: z.object({
    workflow_call: z.object({ inputs: described, secrets: described, outputs: described }),
  }),
});

const gated = workflow.parse(parse(read(".github/workflows/gated-release.yml")));
const announcing = workflow.parse(parse(read(".github/workflows/gated-announce.yml")));
const interface_ = called.parse(parse(read(".github/workflows/gated-release.yml"))).on
  .workflow_call;

const TEMPLATES = readdirSync(new URL("workflows-templates/", ROOT))
  .filter((name) => name.endsWith(".yml"))
  .map((name) => name.replace(/\.yml$/, ""));
const template = (name: string) =>
  workflow.parse(
    parse(read(`workflows-templates/${name}.yml`).replaceAll("$default-branch", "main")),
  );
const shop = workflow.parse(parse(read("examples/shop/.github/workflows/release.yml")));

const monorepo = workflow.parse(parse(read("examples/monorepo/.github/workflows/release.yml")));
const all = workflow.parse(parse(read("examples/monorepo/.github/workflows/release-all.yml")));

const settings: Readonly<Record<string, Setting>> = SETTINGS;
const inputsOfAction = Object.values(settings).flatMap(({ input }) => input ?? []);
const USERS = [
  ["gated-release.yml", gated],
  ["gated-announce.yml", announcing],
  ...TEMPLATES.map((name) => [name, template(name)] as const),
  ["the example shop", shop],
  ["the example of several services", monorepo],
  ["the example of several services at once", all],
] as const;

const groupOf = (input: string) =>
  `release-gate-\${{ inputs.component && format('{0}/', inputs.component) }}\${{ inputs.${input} }}`;

describe("the reusable workflow", () => {
  test("names an environment in every job but the safety net, and no concurrency there", () => {
    const named = Object.entries(gated.jobs).map(([id, { environment, concurrency }]) => [
      id,
      environment?.name,
      concurrency?.group,
    ]);
    expect(named).toEqual([
      ["staging", "${{ inputs.staging }}", groupOf("staging")],
      ["production", "${{ inputs.production }}", groupOf("production")],
      ["rollback", undefined, undefined],
    ]);
  });

  test("leaves the record of a deployment to us and cancels nothing", () => {
    for (const { environment, concurrency } of [gated.jobs.staging, gated.jobs.production].flatMap(
      (one) => one ?? [],
    )) {
      expect(environment?.deployment).toBe(false);
      expect(concurrency).toMatchObject({ "cancel-in-progress": false, queue: "max" });
    }
  });

  test("hands out nothing that no job sets", () => {
    for (const [name, { value }] of Object.entries(interface_.outputs)) {
      const sources = [...String(value).matchAll(/jobs\.(\w+)\.outputs\.([\w-]+)/g)];
      const missing = sources.filter(
        ([, id, output]) => gated.jobs[id ?? ""]?.outputs?.[output ?? ""] === undefined,
      );
      expect([name, sources.length > 0, missing]).toEqual([name, true, []]);
    }
  });
});

describe("who uses the action", () => {
  test.each(USERS)("%s gives nothing by default", (_, { permissions }) => {
    expect(permissions).toEqual({});
  });

  test.each(USERS)("%s passes inputs and reads outputs that the action has", (_, { jobs }) => {
    for (const { steps = [], outputs = {} } of Object.values(jobs)) {
      const own = steps.filter(
        ({ uses }) => uses === "$/" || uses?.startsWith("octoacme/release-gate@"),
      );
      const passed = own.flatMap((one) => Object.keys(one.with ?? {}));
      expect(passed.filter((name) => !inputsOfAction.includes(name))).toEqual([]);
      const read = Object.values(outputs)
        .filter((value) => !value.includes("steps.artifact."))
        .map((value) => /steps\.gate\.outputs\.([\w-]+)/.exec(value)?.[1] ?? value);
      expect(read.filter((name) => !Object.hasOwn(OUTPUTS, name))).toEqual([]);
    }
  });

  test.each([
    ["the example shop", shop],
    ["the example of several services", monorepo],
    ["the example of several services at once", all],
    ["the starter workflow", template("gated-release")],
  ])("%s passes inputs that the reusable workflow has", (_, { jobs }) => {
    const [caller] = Object.values(jobs).filter(({ uses }) => uses?.includes("gated-release.yml"));
    expect(caller).toBeDefined();
    const passed = Object.keys(caller?.with ?? {});
    expect(passed.filter((name) => !Object.hasOwn(interface_.inputs, name))).toEqual([]);
  });
});

describe("the reusable workflow that announces", () => {
  const own = called.parse(parse(read(".github/workflows/gated-announce.yml"))).on.workflow_call;

  test("names no environment, and hands out nothing that its job does not set", () => {
    expect(Object.values(announcing.jobs).map(({ environment }) => environment)).toEqual([
      undefined,
    ]);
    const set = announcing.jobs.announce?.outputs ?? {};
    expect(Object.keys(own.outputs)).toEqual(Object.keys(set));
    for (const [name, { value }] of Object.entries(own.outputs)) {
      expect(value).toBe(`\${{ jobs.announce.outputs.${name} }}`);
    }
  });

  test("is called after a pass alone, with inputs that it has and outputs that the release has", () => {
    const { jobs } = template("gated-announce");
    const passed = Object.entries(jobs.announce?.with ?? {});
    expect(passed.filter(([name]) => !Object.hasOwn(own.inputs, name))).toEqual([]);
    const read = passed.flatMap(([, value]) => /outputs\.([\w-]+)/.exec(String(value))?.[1] ?? []);
    expect(read.filter((name) => !Object.hasOwn(interface_.outputs, name))).toEqual([]);
    expect(jobs.announce?.if).toBe("${{ needs.release.outputs.verdict == 'pass' }}");
  });
});

describe("starter workflows", () => {
  test.each(TEMPLATES)("%s has a name, a description and an icon", (name) => {
    const properties = z
      .strictObject({
        name: z.string().min(1),
        description: z.string().min(1),
        iconName: z.string(),
        categories: z.array(z.string()).min(1),
        filePatterns: z.array(z.string()),
      })
      .parse(JSON.parse(read(`workflows-templates/${name}.properties.json`)));
    const icon = new URL(`workflows-templates/${properties.iconName}.svg`, ROOT);
    expect([icon.pathname, existsSync(icon)]).toEqual([icon.pathname, true]);
  });

  test("the one for metrics reads, keeps metrics.json, and shows the summary", () => {
    const { jobs } = template("release-metrics");
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: "read", deployments: "read", issues: "read", "pull-requests": "read" },
    ]);
    const text = read("workflows-templates/release-metrics.yml");
    expect(text).toMatch(/release-gate#v1 metrics .*--report-dir (\S+)\n +cat \1\/metrics\.md >> /);
    expect(jobs.metrics?.steps?.at(-1)?.with?.path).toContain("/metrics.json\n");
  });

  test("the one that lints may read the checkout and nothing else", () => {
    const { jobs } = template("release-manifest-lint");
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: "read" },
    ]);
    expect(jobs.lint?.steps?.map((one) => one.with)).toEqual([
      { "persist-credentials": false },
      { stage: "lint" },
    ]);
  });
});
