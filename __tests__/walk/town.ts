import { taskOf } from "../../src/core/record.ts";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addRecord, BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { Checks } from "./checks.ts";
import type { Choices } from "./choices.ts";
import { type Deployer, dispatched } from "./deployer.ts";
import { ReleaseIssue } from "./issue.ts";
import type { Reached, Write } from "./line.ts";
import type { Machine } from "./machine.ts";
import { type Build, Production } from "./production.ts";
import { Schedule } from "./schedule.ts";
import { Site } from "./site.ts";
import { Story } from "./story.ts";

/** Components that are released; the first is the whole repository. */
export const COMPONENTS = ["", "web"] as const;
export type Component = (typeof COMPONENTS)[number];

/** What a history is about, apart from who does what in it. */
export interface Premises {
  readonly dispatch: boolean;
  readonly selfHosted: boolean;
  /** What an answer tells of its build. */
  readonly tells: "version" | "commit" | "nothing";
  readonly first: Build["quality"];
  readonly second: Build["quality"];
}

/** Everything of a history: GitHub, production, time, what is told and what is checked. */
export interface Town extends Deployer {
  readonly reached: Reached;
  readonly sites: Readonly<Record<Component, Site>>;
  readonly story: Story;
  readonly issue: ReleaseIssue;
  readonly build: (which: keyof typeof VERSIONS) => Build;
}

const VERSIONS = {
  past: "2.3.7",
  first: "2.4.0",
  second: "2.5.0",
  last: "2.6.0",
  foreign: "9.9.9",
};

const WORKFLOW = `on:
  workflow_dispatch:
    inputs: {sha: {required: true}, version: {required: true}, environment: {}, kind: {required: true}}
`;

/** The manifest of a component. */
function manifestOf(component: Component, { dispatch, tells }: Premises): string {
  const deploy = dispatch ? `workflow: ${fileOf(component)}` : "command: [deploy]";
  const path = tells === "commit" ? "$.sha" : "$.version";
  const ready =
    tells === "nothing"
      ? "checks: [{get: /}]"
      : `ready: {get: /version, ${tells}: {json: ${path}}, within: 20s, every: 2s, in-a-row: 3}`;
  return `
roles: {release-coordinator: [alice]}
${component === "" ? "" : `release: {component: ${component}}`}
environments:
  production: {url: "${urlOf(component)}"}
deploy: {${deploy}, timeout: 5m}
smoke:
  ${ready}
health: {observe: 20s, every: 1s, prolong: 60s, persist: 4s}
rollback: {stable-for: 20s}
`;
}

const fileOf = (component: Component): string =>
  component === "" ? "deploy.yml" : `deploy-${component}.yml`;

/** Where a component answers. */
export const urlOf = (component: Component): string =>
  component === "" ? "https://shop.example" : `https://${component}.shop.example`;

/** Where its manifest is. */
export const manifestAt = (component: Component): string =>
  component === "" ? "release.yml" : `${component}/release.yml`;

const START = "2026-11-20T10:00:00.000Z";

/** A repository in which 2.3.7 is live and verified, for every component. */
export function openTown(choices: Choices, premises: Premises): Town {
  const schedule = new Schedule(START);
  const story = new Story(schedule);
  const told = story.tell;
  const checks = new Checks(told);
  const world = createWorld({ now: () => schedule.now });
  const builds = seed(world, premises);
  const issue = new ReleaseIssue(world, told);
  const build: Town["build"] = (which) => {
    const found = builds.find(({ version }) => version === VERSIONS[which]);
    if (found === undefined) throw new Error(`no build ${which}`);
    return found;
  };
  const sites = Object.fromEntries(
    COMPONENTS.map((component) => {
      const say = (text: string) => told(component === "" ? text : `${component}: ${text}`);
      const production = new Production(build("past"), () => schedule.now, say);
      const provable = premises.tells !== "nothing";
      return [component, new Site(component, production, { provable, world, issue })];
    }),
  ) as Town["sites"];
  schedule.rest(60_000);
  const deployer = {
    world,
    schedule,
    choices,
    checks,
    builds,
    told,
    selfHosted: premises.selfHosted,
  };
  const reached: Reached = {
    ...{ world, schedule, choices, told },
    silentUntil: 0,
    before: world.deployments.map((one) => ({ ...one, statuses: [...one.statuses] })),
    onWrite: (machine, write) => wrote(town, machine, write),
  };
  const town: Town = { ...deployer, reached, sites, story, build, issue };
  return town;
}

function seed(world: World, premises: Premises): readonly Build[] {
  const workflows = COMPONENTS.map((one) => [`.github/workflows/${fileOf(one)}`, WORKFLOW]);
  const manifests = COMPONENTS.map((one) => [manifestAt(one), manifestOf(one, premises)]);
  const files = Object.fromEntries([...workflows, ...manifests]);
  addCommit(world, { files });
  const qualities = { first: premises.first, second: premises.second } as const;
  const builds = Object.entries(VERSIONS).map(([which, version]): Build => {
    const text = JSON.stringify({ name: "shop", version });
    const { sha } = addCommit(world, {
      files: { "package.json": text, "web/package.json": text },
    });
    addCheckRun(world, { sha, name: "test" });
    const quality = which === "first" || which === "second" ? qualities[which] : "good";
    return { sha, version, quality };
  });
  const proof = premises.tells === "nothing" ? "none" : premises.tells;
  for (const component of COMPONENTS) {
    addRecord(world, {
      ...{ sha: builds[0]?.sha ?? "", environment: "production", version: VERSIONS.past },
      ...{
        run: "3301",
        component,
        payload: { runner: "github-hosted", manifest: manifestAt(component) },
      },
      statuses: [BEGUN, LIVE, ["success", { outcome: "pass", by: "health", proof }]],
    });
  }
  return builds;
}

const CLAIMS = /\/deployments$/;
const STATUSES = /\/deployments\/(\d+)\/statuses$/;
const DISPATCHES = /\/actions\/workflows\/([^/]+)\/dispatches$/;

/** Sees what a machine has written: passes are checked, and dispatched runs begin. */
function wrote(town: Town, machine: Machine, { path, body, answer }: Write): void {
  const { world, told, checks, sites } = town;
  if (CLAIMS.test(path)) {
    const made = world.deployments.at(-1);
    machine.claim = made?.id;
    told(`${machine.name}: claims ${made?.id} (${JSON.stringify(body.description)})`);
  }
  const [, id] = STATUSES.exec(path) ?? [];
  if (id !== undefined) {
    const description = String(body.description ?? "");
    told(`${machine.name}: ${id} is ${body.state} (${description})`);
    const record = world.deployments.find((one) => String(one.id) === id);
    const site = Object.values(sites).find(({ component }) => record?.task === taskOf(component));
    if (record === undefined || site === undefined) throw new Error(`no record ${id}`);
    // With a revert it is repeated, and says nothing anew.
    if (/^verdict=pass (?!.*rolled-back-by)/.test(description)) checks.passes(record, site);
  }
  const [, file] = DISPATCHES.exec(path) ?? [];
  const run = world.runs.at(-1);
  if (file === undefined || run === undefined) return;
  const component = COMPONENTS.find((one) => fileOf(one) === file);
  if (component === undefined) throw new Error(`no workflow ${file} (${JSON.stringify(answer)})`);
  const inputs = Object.fromEntries(
    Object.entries(body.inputs ?? {}).map(([name, value]) => [name, String(value)]),
  );
  dispatched(town, run, { machine, site: sites[component], inputs });
}
