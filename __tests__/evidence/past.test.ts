import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { makeGitHub } from "../../src/adapters/github/client.ts";
import type { Past } from "../../src/core/past.ts";
import type { Clock } from "../../src/core/ports.ts";
import { emulate } from "../../src/demo/github/emulation.ts";
import { addCommit, addRelease } from "../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { addRecord, BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { readPast } from "../../src/evidence/past/read.ts";
import { metricsOf } from "../../src/metrics/metrics.ts";
import { emulatedFetch } from "../support/emulated-fetch.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { largeRepository } from "../support/large-repository.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-28T00:00:00Z");
const FROM = NOW - 56 * DAY;
const { signal } = new AbortController();

const clock: Clock = {
  now: () => NOW,
  monotonic: () => 0,
  sleep: async () => undefined,
  timeout: () => signal,
  limit: (_ms, work) => ({ value: work() }),
};

const wanted = {
  environment: "production",
  component: "",
  from: FROM,
  pages: "https://github.com/octoacme/shop",
};

let world: World;
let server: CheckedGitHub;
let today = NOW;

beforeEach(async () => {
  today = NOW;
  world = createWorld({ now: () => today });
  server = await startCheckedGitHub(world);
});

afterEach(async () => {
  await server.close();
  expect([server.sins, world.unknownRoutes]).toEqual([[], []]);
});

async function past(over: Partial<typeof wanted> = {}): Promise<Past> {
  const read = await readPast(
    { github: clientOf(server, { clock }), signal },
    { ...wanted, ...over },
  );
  if (read.state === "missing") throw new Error(`${read.reason}: ${read.remedy}`);
  return read.data;
}

async function lack() {
  const read = await readPast({ github: clientOf(server, { clock }), signal }, wanted);
  return read.state === "missing" ? { reason: read.reason, permission: read.permission } : read;
}

/** Days before now. */
const ago = (days: number) => `${new Date(NOW - days * DAY).toISOString().slice(0, 19)}Z`;

/** A commit on the default branch with its pull request of one commit, that many days ago. */
function merged(days: number, over: { readonly author?: string } = {}) {
  const branch = `change-${days}`;
  const own = addCommit(world, { branch, date: ago(days + 1) });
  const commit = addCommit(world, { date: ago(days), message: `Change ${days}\n\nMore` });
  const { author = "mona" } = over;
  addPull(world, {
    ...{ title: `Pull ${days}`, branch, author },
    head: own.sha,
    mergedAs: commit.sha,
    createdAt: ago(days),
  });
  return commit;
}

const live = (sha: string, days: number, environment = "production") =>
  addDeployment(world, {
    ...{ sha, environment, createdAt: ago(days) },
    statuses: [{ state: "in_progress" }, { state: "success" }],
  });

describe("the past is read", () => {
  test("from deployments, with the pull requests that they brought", async () => {
    const [first, second] = [merged(9), merged(4, { author: "dependabot[bot]" })];
    live(first.sha, 8);
    live(second.sha, 3);
    live(second.sha, 2, "staging");
    const read = await past();
    expect([read.source, read.since, read.truncated, read.unreadable]).toEqual([
      ...["deployments", undefined, false, 0],
    ]);
    expect(read.deployments.map(({ sha, url }) => [sha, url])).toEqual(
      [second, first].map(({ sha }) => [
        sha,
        "https://github.com/octoacme/shop/deployments/production",
      ]),
    );
    expect(read.deployments[0]?.statuses.map(({ state }) => state)).toEqual([
      "in_progress",
      "success",
    ]);
    expect(read.commits.get(second.sha)).toMatchObject({
      title: "Change 4",
      parents: [first.sha],
      pull: {
        title: "Pull 4",
        branch: "change-4",
        bot: true,
        commits: [{ authoredAt: ago(5), committedAt: ago(5) }],
      },
    });
  });

  test("with our records, of one component or of none", async () => {
    const commit = addCommit(world, { date: ago(9) });
    const common = { sha: commit.sha, environment: "production", version: "2.4.0", run: "1" };
    today = NOW - 5 * DAY;
    addRecord(world, { ...common, statuses: [BEGUN, LIVE] });
    addRecord(world, { ...common, component: "api", version: "3.0.0", statuses: [BEGUN, LIVE] });
    today = NOW;
    const versions = async (component: string) =>
      (await past({ component })).deployments.map(({ payload }) => payload?.version);
    expect([await versions(""), await versions("api")]).toEqual([["2.4.0"], ["3.0.0"]]);
  });

  test("a record that cannot be read counts as another tool's, and is counted", async () => {
    const commit = addCommit(world, { date: ago(9) });
    addDeployment(world, {
      ...{ sha: commit.sha, environment: "production", createdAt: ago(5) },
      payload: { release_gate: { format: 99 } },
      statuses: [{ state: "success" }],
    });
    const read = await past();
    expect([read.unreadable, read.deployments[0]?.payload]).toEqual([1, undefined]);
  });

  test("from releases where there never was a deployment, but for drafts and prereleases", async () => {
    const commits = [merged(9), merged(4)];
    for (const [at, { sha }] of commits.entries()) {
      today = NOW - (8 - at * 5) * DAY;
      addRelease(world, { tag: `v1.${at}.0`, target: sha });
    }
    addRelease(world, { tag: "v1.2.0-rc.1", prerelease: true });
    addRelease(world, { tag: "v9.0.0", draft: true });
    today = NOW;
    const read = await past();
    expect([read.source, read.deployments.map(({ version, sha }) => [version, sha])]).toEqual([
      "releases",
      [
        ["1.1.0", commits[1]?.sha],
        ["1.0.0", commits[0]?.sha],
      ],
    ]);
    const asked = { repository: "octoacme/shop", environment: "production", component: "" };
    const metrics = metricsOf(read, { ...asked, now: NOW, lengthMs: 28 * DAY });
    expect(metrics.figures[0]?.now.n).toBe(2);
    expect(metrics.evidence[1]?.items.map(({ text, value }) => [text, value])).toEqual([
      ["Pull 4", 2 * DAY],
    ]);
  });

  test("nothing was ever released", async () => {
    expect(await past()).toMatchObject({ source: "releases", deployments: [], incidents: [] });
  });

  test("with the commits of a branch that is not the default one", async () => {
    const base = merged(9);
    const fix = addCommit(world, { branch: "hotfix", parents: [base.sha], date: ago(4) });
    live(base.sha, 8);
    live(fix.sha, 3);
    expect([...(await past()).commits.keys()]).toEqual(expect.arrayContaining([base.sha, fix.sha]));
  });

  test("a commit that was deleted is no commit, and its deployment says so", async () => {
    live(merged(9).sha, 8);
    live("f".repeat(40), 3);
    const read = await past();
    expect([read.deployments[0]?.gone, read.commits.size]).toEqual([true, 1]);
  });
});

describe("incidents", () => {
  const told = (json: string) => `<!-- release-gate:incident ${json} -->\n## Incident`;
  test.each<[string, string, object | undefined]>([
    ["people wrote", "It broke.", undefined],
    [
      "release-gate wrote",
      told(
        '{"deployment_id":7,"sev":2,"caused_by":"change","started_at":"2026-11-20T14:07:00Z","resolved_at":null}',
      ),
      { deploymentId: 7, severity: 2, byChange: true, startedAt: "2026-11-20T14:07:00Z" },
    ],
    [
      "release-gate wrote of a provider",
      told('{"caused_by":"external","detected_at":"2026-11-20T14:09:00Z"}'),
      { byChange: false, startedAt: "2026-11-20T14:09:00Z", deploymentId: undefined },
    ],
    ["somebody has spoiled", told('{"sev":"high"}'), undefined],
    ["somebody has spoiled more", told("{oops}"), undefined],
  ])("that %s", async (_who, body, expected) => {
    addIssue(world, { title: "Down", body, labels: ["incident"], createdAt: ago(3) });
    addIssue(world, { title: "A bug", labels: ["bug"], createdAt: ago(3) });
    addIssue(world, {
      title: "A pull",
      labels: ["incident"],
      pullRequest: true,
      createdAt: ago(3),
    });
    const { incidents } = await past();
    expect(incidents).toMatchObject([{ title: "Down", closedAt: undefined }]);
    if (expected === undefined) expect(incidents[0]?.told).toBeUndefined();
    else expect(incidents[0]?.told).toMatchObject(expected);
  });
});

describe("what cannot be read is missing, and never nothing", () => {
  test.each([
    ["deployments", "deployments: read"],
    ["issues", "issues: read"],
    ["pull_requests", "contents: read\npull-requests: read"],
  ] as const)("without %s", async (name, permission) => {
    live(merged(9).sha, 8);
    world.permissions[name] = "none";
    expect(await lack()).toMatchObject({ permission: expect.stringContaining(permission) });
  });
});

test("5,000 deployments and 2,000 pull requests take at most 120 requests", async () => {
  const large = largeRepository(NOW);
  const { respond, token } = emulate(large);
  const github = makeGitHub({
    ...{ token, apiUrl: large.url, owner: large.owner, repo: large.repo },
    ...{ clock, onWait: () => undefined, fetch: emulatedFetch(respond) },
  });
  const read = await readPast({ github, signal }, wanted);
  if (read.state === "missing") throw new Error(read.reason);
  const asked = { repository: "octoacme/shop", environment: "production", component: "" };
  const metrics = metricsOf(read.data, { ...asked, now: NOW, lengthMs: 28 * DAY });
  expect([read.data.deployments.length, read.data.commits.size]).toEqual([5000, 2000]);
  expect(metrics.figures.find(({ topic }) => topic === "lead-time")?.now.n).toBeGreaterThan(900);
  expect(metrics.quality.truncated).toEqual([]);
  expect(large.requests + large.queries).toBeLessThanOrEqual(120);
});
