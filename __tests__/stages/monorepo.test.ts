import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { lint } from "../../src/commands/lint.ts";
import type { Commands, Http } from "../../src/core/ports.ts";
import type { StageName } from "../../src/core/stages.ts";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { anAnswer } from "../support/fake-http.ts";
import { EXIT_0, onStage, outcome, type StageSet } from "../support/stage-set.ts";

type Service = "api" | "web";

const manifest = (service: Service) => `services/${service}/release.yml`;
const example = (path: string) => readFileSync(`examples/monorepo/${path}`, "utf8");
const FILES = Object.fromEntries(
  (["api", "web"] as const)
    .flatMap((one) => [manifest(one), `services/${one}/package.json`])
    .map((path) => [path, example(path)]),
);

const HOSTS: Readonly<Record<string, string>> = {
  "api.staging.octoacme.example": "api staging",
  "api.octoacme.example": "api production",
  "staging.octoacme.example": "web staging",
  "www.octoacme.example": "web production",
};

/** Both services of the example at one commit, each with a version that was good in production. */
interface Both {
  readonly set: StageSet;
  readonly sha: string;
  /** Versions by `api production`. */
  readonly live: Record<string, string>;
  /** What the services answer instead of 200. */
  readonly bad: Set<string>;
  readonly orders: readonly string[];
  readonly run: (
    service: Service,
    stage: StageName,
    environment?: string,
  ) => ReturnType<StageSet["run"]>;
}

const BEFORE = { api: "1.3.0", web: "3.0.0" } as const;

function onBoth<T>(play: (both: Both) => Promise<T>): Promise<T> {
  return onStage({ previous: null, staged: false }, (set) => {
    const live: Record<string, string> = {
      ...{ "api production": BEFORE.api, "web production": BEFORE.web },
      ...{ "api staging": BEFORE.api, "web staging": BEFORE.web },
    };
    const bad = new Set<string>();
    const orders: string[] = [];
    const old = {
      api: addCommit(set.world, { files: FILES }),
      web: addCommit(set.world, { files: FILES }),
    };
    for (const component of ["api", "web"] as const) {
      const payload = { manifest: manifest(component) };
      const of = {
        component,
        sha: old[component].sha,
        version: BEFORE[component],
        run: "3301",
        payload,
      };
      for (const environment of ["staging", "production"]) set.record({ ...of, environment });
    }
    const { sha } = addCommit(set.world, { files: FILES });
    addCheckRun(set.world, { sha, name: "test" });
    set.clock.advance(60_000);
    const ports = { http: httpOf(live, bad), commands: commandsOf(live, orders) };
    const run: Both["run"] = (service, stage, environment = "production") =>
      set.run(stage, { manifest: manifest(service), sha, environment, ports });
    return play({ set, sha, live, bad, orders, run });
  });
}

const httpOf =
  (live: Readonly<Record<string, string>>, bad: ReadonlySet<string>): Http =>
  async ({ url }) => {
    const place = HOSTS[new URL(url).host] ?? "nowhere";
    const version = live[place] ?? "none";
    const status = bad.has(`${place} ${version}`) && !url.endsWith("/version") ? 500 : 200;
    const body = JSON.stringify({ version, orders: 3, name: "OctoAcme" });
    return anAnswer({ status, body, headers: { "x-version": version } });
  };

const commandsOf =
  (live: Record<string, string>, orders: string[]): Commands =>
  async ({ command, env }) => {
    const {
      RELEASE_KIND: kind,
      RELEASE_ENVIRONMENT: environment,
      RELEASE_VERSION: version = "",
    } = env;
    const place = `${command.at(-1)} ${environment}`;
    orders.push(`${kind} ${place} ${version}`);
    live[place] = version;
    return EXIT_0;
  };

/** Verdicts on the records of one component, oldest first. */
const recordsOf = ({ world }: StageSet, component: Service) =>
  world.deployments
    .filter(({ task }) => task === `release-gate/${component}`)
    .map(
      ({ environment, sha, statuses }) =>
        `${environment} ${sha.slice(0, 4)} ${statuses.at(-1)?.state}`,
    );

test.each(["api", "web"] as const)("the manifest of %s is valid", async (service) => {
  const path = manifest(service);
  const read = async () => example(path);
  const { lines, ok, warnings } = await lint({ path, read, policies: disk.policies, now: () => 0 });
  expect([ok, lines[0], warnings]).toEqual([true, expect.stringContaining("is valid"), []]);
});

test("both services in one run, and a rollback of one: neither touches what is the other's", () =>
  onBoth(async ({ set, bad, orders, run, live }) => {
    for (const service of ["api", "web"] as const) {
      expect(outcome(await run(service, "release", "staging"))).toMatchObject({ exit: 0 });
    }
    const web = recordsOf(set, "web");
    const api = await run("api", "release");
    expect(api.headline).toMatch(/^RELEASED: OctoAcme API 1\.4\.0/);
    expect(recordsOf(set, "web")).toEqual(web);

    bad.add("web production 3.0.1");
    const before = recordsOf(set, "api");
    const report = await run("web", "release");
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
    expect(report.headline).toMatch(/^ROLLED BACK: OctoAcme Web 3\.0\.1/);
    expect(report.notes.rollbackTo).toBe(BEFORE.web);
    expect(recordsOf(set, "api")).toEqual(before);
    expect(live).toMatchObject({ "api production": "1.4.0", "web production": BEFORE.web });
    expect(orders).toEqual([
      ...["deploy api staging 1.4.0", "deploy web staging 3.0.1"],
      ...["deploy api production 1.4.0", "deploy web production 3.0.1"],
      "rollback web production 3.0.0",
    ]);
    const contexts = new Set(set.world.statuses.map(({ context }) => context));
    expect([...contexts].filter((one) => !/^release-gate\/(api|web)\//.test(one))).toEqual([]);
    expect([...set.written.keys()]).toContain("/reports/api/production-release/report.json");
    expect([...set.written.keys()]).toContain("/reports/web/production-release/report.json");
  }));

test("a commit that only api has verified in staging is no GO for web", () =>
  onBoth(async ({ run }) => {
    await run("api", "release", "staging");
    expect((await run("api", "readiness")).headline).toMatch(/^GO: OctoAcme API/);
    const report = await run("web", "readiness");
    expect(report.headline).toMatch(/^WAIT: OctoAcme Web 3.0.1 → production · staging-smoke/);
    expect(outcome(report).blockers).toEqual(["requirement/staging-smoke pending"]);
  }));

test("a deployment of api that goes on does not hold web up", () =>
  onBoth(async ({ set, sha, run }) => {
    await run("web", "release", "staging");
    const payload = { manifest: manifest("api") };
    set.record({
      component: "api",
      sha,
      version: "1.4.0",
      run: "4712",
      statuses: [BEGUN],
      payload,
    });
    const api = recordsOf(set, "api");
    expect(outcome(await run("web", "release"))).toMatchObject({ exit: 0 });
    expect(recordsOf(set, "api")).toEqual(api);
  }));

test("a hold of api stops api alone", () =>
  onBoth(async ({ set, run }) => {
    const issue = addIssue(set.world, { title: "Release", labels: ["release"] });
    addComment(set.world, issue, { author: "alice", body: "/hold api/production because SEC-88" });
    for (const service of ["api", "web"] as const) await run(service, "release", "staging");
    const api = await run("api", "readiness");
    expect(outcome(api).blockers.join()).toMatch(/^requirement\/held/);
    expect((await run("web", "readiness")).headline).toMatch(/^GO/);
  }));

test("a second manifest of the same component deploys nothing, and is told the line to add", () =>
  onBoth(async ({ set, run, orders }) => {
    const text = example(manifest("web")).replace("component: web", "component: api");
    const files = { ...FILES, [manifest("web")]: text };
    const { sha } = addCommit(set.world, { files });
    addCheckRun(set.world, { sha, name: "test" });
    const report = await run("web", "release", "staging");
    expect(report.exitCode).toBe(0);
    const other = await set.run("release", {
      manifest: manifest("web"),
      sha,
      environment: "staging",
    });
    expect(other.exitCode).toBe(3);
    const said = other.findings.map(({ remedy }) => remedy).join("\n");
    expect(said).toContain("rite `release: {component: web}` in services/web/release.yml");
    expect(orders).toEqual(["deploy web staging 3.0.1"]);
  }));

test("a component that is asked for must be the manifest's", () =>
  onBoth(async ({ set, sha }) => {
    const asked = { manifest: manifest("web"), sha, environment: "staging", component: "api" };
    const report = await set.run("release", asked);
    expect(outcome(report)).toMatchObject({ exit: 2 });
    expect(report.findings[0]?.found).toBe(
      "The component api is asked for, and the manifest is of web",
    );
  }));
