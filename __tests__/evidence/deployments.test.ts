import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Clock, GitHub } from "../../src/core/ports.ts";
import type { RecordPayload, Records } from "../../src/core/record.ts";
import { stateOf } from "../../src/core/record-state.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addDeployment, addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import type { DeploymentState } from "../../src/demo/github/things.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { readOfCommit, readRecords } from "../../src/evidence/deployments.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { metered } from "../support/meter.ts";
import { aPayload, SAID, second } from "../support/records.ts";

const SHA = "a".repeat(40);
const OTHER = "b".repeat(40);
const RUN = "https://github.com/octoacme/shop/actions/runs/4711";
const { signal } = new AbortController();

let world: World;
let server: CheckedGitHub;

beforeEach(async () => {
  // Deployments have outgrown 32 bits.
  world = createWorld({ now: () => Date.parse(second(0)), nextId: 3_000_000_000 });
  for (const sha of [SHA, OTHER]) addCommit(world, { sha });
  server = await startCheckedGitHub(world);
});

afterEach(async () => {
  await server.close();
  expect([server.sins, world.unknownRoutes]).toEqual([[], []]);
});

/** A status of the world by the words of one: `in_progress | verdict=…`. */
function said(text: string, n: number) {
  const [state = "", description = ""] = text.split(" | ");
  return { state: state as DeploymentState, description, createdAt: second(n) };
}

interface Over {
  readonly sha?: string;
  readonly component?: string;
  readonly environment?: string;
  readonly task?: string;
  readonly payload?: Partial<RecordPayload> | Readonly<Record<string, unknown>> | string;
  /** Seconds of the statuses; by default one after another. */
  readonly at?: readonly number[];
}

/** A record of ours on GitHub. */
function ours(statuses: readonly string[], over: Over = {}) {
  const { sha = SHA, component = "", environment = "production", payload = {}, at = [] } = over;
  const own = { component, ...(typeof payload === "string" ? {} : payload) };
  return addDeployment(world, {
    sha,
    environment,
    task: over.task ?? (component === "" ? "release-gate" : `release-gate/${component}`),
    payload: typeof payload === "string" ? payload : { release_gate: { ...aPayload(own, sha) } },
    statuses: statuses.map((text, i) => said(text, at[i] ?? i)),
  });
}

/** A record that somebody else has made, such as GitHub for a job. */
function foreign(over: { readonly sha?: string; readonly statuses?: readonly string[] } = {}) {
  const { sha = OTHER, statuses = ["in_progress | "] } = over;
  return addDeployment(world, {
    sha,
    environment: "production",
    creator: "olga",
    statuses: statuses.map((text, i) => ({ ...said(text, i), logUrl: `${RUN}/job/7` })),
  });
}

function port(): GitHub {
  const clock: Clock = {
    now: () => world.now(),
    monotonic: () => 0,
    sleep: async () => undefined,
    timeout: () => signal,
    limit: (_ms, work) => ({ value: work() }),
  };
  return clientOf(server, { clock });
}

type Wanted = Parameters<typeof readRecords>[1];

const asked = (over: Partial<Wanted> = {}): Wanted => ({
  environment: "production",
  task: "release-gate",
  ...over,
});

/** What is read, and what it cost. */
async function reading(over: Partial<Wanted> = {}) {
  const { github, spent } = metered(port(), world);
  return { read: await readRecords({ github, signal }, asked(over)), spent: spent() };
}

/** What is read, or a failed test. */
async function known(over: Partial<Wanted> = {}) {
  const { read, spent } = await reading(over);
  if (read.state === "missing") throw new Error(read.reason);
  return { ...read.data, spent };
}

async function lacking(over: Partial<Wanted> = {}) {
  const { read } = await reading(over);
  if (read.state !== "missing") throw new Error("nothing is lacking");
  return read;
}

const ids = (records: readonly { readonly id: number }[]) => records.map(({ id }) => id);

describe("what it costs", () => {
  test("a history takes three requests in two waits", async () => {
    for (let i = 0; i < 100; i += 1) ours([SAID.begun, SAID.live, SAID.pass]);
    for (let i = 0; i < 20; i += 1) foreign();
    const { records, foreign: others, complete, spent } = await known();
    expect(spent).toEqual({ rest: 2, graphql: 1, waits: 2 });
    expect([records.length, others.length, complete]).toEqual([100, 20, false]);
  });

  test("an empty one takes two requests at once", async () => {
    expect(await known()).toEqual({
      records: [],
      foreign: [],
      complete: true,
      gone: [],
      spent: { rest: 2, graphql: 0, waits: 1 },
    });
  });

  test("a named component is asked for alone", async () => {
    ours([SAID.begun], { component: "api" });
    foreign();
    const { spent, foreign: others } = await known({ task: "release-gate/api" });
    expect([spent, others]).toEqual([{ rest: 1, graphql: 1, waits: 2 }, []]);
  });
});

describe("a record", () => {
  test("has its payload and everything that was said of it", async () => {
    const payload = { version: "2.4.1", run: "99" };
    const { id } = ours([SAID.begun, SAID.live], { payload });
    const { records } = await known();
    expect(records).toEqual([
      {
        id,
        sha: SHA,
        createdAt: second(0),
        payload: aPayload(payload, SHA),
        statuses: [
          {
            state: "in_progress",
            at: second(0),
            logUrl: undefined,
            says: {
              kind: "verdict",
              verdict: { outcome: "pending", by: "deploy", proof: "none" },
            },
          },
          {
            state: "success",
            at: second(1),
            logUrl: undefined,
            says: { kind: "verdict", verdict: { outcome: "pending", by: "live", proof: "none" } },
          },
        ],
      },
    ]);
  });

  test("is read where GitHub gives its payload back as text", async () => {
    ours([], { payload: JSON.stringify({ release_gate: aPayload({}, SHA) }) });
    expect((await known()).records).toMatchObject([{ payload: { version: "2.4.0" } }]);
  });

  test("links the run that was dispatched for it", async () => {
    const record = ours([SAID.begun]);
    addDeploymentStatus(world, record, { ...said(SAID.begun, 1), logUrl: RUN });
    const [read] = (await known()).records;
    expect(read?.statuses.map(({ logUrl }) => logUrl)).toEqual([undefined, RUN]);
  });

  test.each<[string, readonly string[], readonly number[], string]>([
    ["a second apart", [SAID.begun, SAID.live, SAID.pass, SAID.replaced], [0, 1, 2, 3], "passed"],
    [
      "within one second",
      [SAID.begun, SAID.live, SAID.pass, SAID.replaced],
      [5, 5, 5, 5],
      "passed",
    ],
    [
      "a fail before it was left",
      [SAID.begun, SAID.live, SAID.fail, SAID.left],
      [0, 5, 5, 5],
      "left",
    ],
    ["a broken one", [SAID.begun, SAID.broke], [5, 5], "broken"],
    ["one that yielded", [SAID.begun, SAID.untouched], [5, 5], "untouched"],
  ])("comes in the order of its life: %s", async (_, statuses, at, state) => {
    ours(statuses, { at });
    const [read] = (await known()).records;
    expect(read?.statuses.map((one) => one.at)).toEqual(at.map(second));
    expect(read && stateOf(read)).toBe(state);
    expect(read?.statuses.map((one) => one.state)).toEqual(
      statuses.map((text) => text.split(" | ")[0]),
    );
  });

  test("each has its own statuses, whatever order they are answered in", async () => {
    const states = [[SAID.begun], [SAID.begun, SAID.live], [SAID.begun, SAID.broke], []];
    for (const statuses of states) ours(statuses);
    const { records } = await known();
    expect(records.map(stateOf)).toEqual(["claimed", "broken", "live", "in-progress"]);
  });
});

test("only those of the component and environment are ours", async () => {
  const { id } = ours([SAID.begun]);
  ours([SAID.begun], { component: "api" });
  ours([SAID.begun], { environment: "staging" });
  const other = foreign();
  const { records, foreign: others } = await known();
  expect([ids(records), ids(others)]).toEqual([[id], [other.id]]);
});

describe("older records", () => {
  const holds =
    (id: number) =>
    ({ records }: Pick<Records, "records">) =>
      records.some((record) => record.id === id);

  test("are read until they suffice", async () => {
    const target = ours([SAID.begun, SAID.live, SAID.pass], { sha: OTHER });
    for (let i = 0; i < 250; i += 1) ours([SAID.begun, SAID.broke]);
    const { records, complete, spent } = await known({ until: holds(target.id) });
    expect([records.length, records.at(-1)?.id, complete]).toEqual([251, target.id, true]);
    expect(ids(records)).toEqual(ids(records).toSorted((a, b) => b - a));
    expect(spent).toEqual({ rest: 4, graphql: 3, waits: 6 });
  });

  test("are left alone where the newest suffice", async () => {
    for (let i = 0; i < 101; i += 1) ours([SAID.begun]);
    const { records, complete, spent } = await known({ until: () => true });
    expect([records.length, complete, spent.rest]).toEqual([100, false, 2]);
  });

  test("that do not suffice at their end are all there is", async () => {
    for (let i = 0; i < 101; i += 1) ours([SAID.begun]);
    const { records, complete } = await known({ until: () => false });
    expect([records.length, complete]).toEqual([101, true]);
  });

  test("without end are no history", async () => {
    for (let i = 0; i < 1001; i += 1) ours([]);
    expect(await lacking({ until: () => false })).toMatchObject({
      reason:
        "the newest 1,000 deployment records of production do not include the one needed, and there are more",
    });
  });
});

test("commits that the repository no longer has are named", async () => {
  ours([SAID.begun, SAID.live, SAID.pass], { sha: OTHER });
  ours([SAID.begun, SAID.live, SAID.pass]);
  world.commits.delete(OTHER);
  expect((await known()).gone).toEqual([OTHER]);
});

describe("all records of one commit", () => {
  const ofCommit = (sha: string) =>
    readOfCommit(
      { github: port(), signal },
      { environment: "production", task: "release-gate", sha },
    );

  test("are read however old they are, and those of others are not", async () => {
    const { id } = ours([SAID.begun, SAID.live, SAID.fail], { sha: OTHER });
    for (let i = 0; i < 101; i += 1) ours([SAID.begun]);
    ours([SAID.begun], { sha: OTHER, environment: "staging" });
    ours([SAID.begun], { sha: OTHER, component: "api" });
    expect(await ofCommit(OTHER)).toMatchObject({ state: "read", data: { records: [{ id }] } });
  });

  test("are read to their end", async () => {
    for (let i = 0; i < 150; i += 1) ours([SAID.begun]);
    const read = await ofCommit(SHA);
    expect(read.state === "read" && read.data.records.length).toBe(150);
  });

  test.each(["/deployments", "/graphql"])("that cannot be read are missing: %s", async (path) => {
    ours([SAID.begun]);
    server.faults.add({ kind: "status", status: 502, path });
    expect((await ofCommit(SHA)).state).toBe("missing");
  });
});

describe("deployments of others", () => {
  test("tell who made them, and the run that they are of", async () => {
    ours([SAID.begun, SAID.live, SAID.pass]);
    const { id } = foreign();
    const [read] = (await known()).foreign;
    expect(read).toEqual({
      id,
      sha: OTHER,
      task: "deploy",
      createdAt: second(0),
      by: "olga",
      statuses: [{ state: "in_progress", at: second(0), says: undefined, logUrl: `${RUN}/job/7` }],
    });
  });

  test("are read back to our newest that was begun, whatever was claimed since", async () => {
    const first = ours([SAID.begun, SAID.live, SAID.pass]);
    const made = Array.from({ length: 250 }, () => foreign());
    ours([SAID.untouched]);
    const { records, foreign: others, spent } = await known();
    expect([records.at(-1)?.id, ids(others)]).toEqual([first.id, ids(made).toReversed()]);
    expect(spent).toEqual({ rest: 5, graphql: 3, waits: 6 });
  });

  test("that were cut before ours was found are no history; a component has none", async () => {
    ours([SAID.begun, SAID.live, SAID.pass]);
    ours([SAID.begun], { component: "api" });
    for (let i = 0; i < 301; i += 1) foreign();
    expect(await lacking()).toMatchObject({
      reason: "others have recorded more than 300 deployments to production since ours",
      remedy: expect.stringContaining("release.component"),
    });
    expect((await known({ task: "release-gate/api" })).records).toHaveLength(1);
  });

  test("may have more to tell than is read", async () => {
    ours([SAID.begun]);
    foreign({ statuses: Array.from({ length: 101 }, () => "in_progress | ") });
    expect((await known()).foreign[0]?.statuses).toHaveLength(100);
  });
});

describe("what cannot be read is no history", () => {
  test("more than a hundred statuses", async () => {
    const { id } = ours(Array.from({ length: 101 }, () => SAID.receipt));
    expect(await lacking()).toMatchObject({
      reason: `deployment ${id} has more than 100 statuses, of which not all were read`,
    });
  });

  test.each<[string, Over, string]>([
    ["a later format", { payload: { format: 2 } as object }, "its payload has the format 2"],
    ["a part left out", { payload: { version: undefined } as object }, "at version"],
    ["another component than its task", { task: "release-gate", component: "api" }, "another"],
    ["too large", { payload: { notes: "x".repeat(4096) } }, "exceeds 4 KB"],
  ])("a record of ours with %s", async (_, over, because) => {
    const { id } = ours([SAID.begun], over);
    const { reason } = await lacking();
    expect(reason).toMatch(
      new RegExp(`^deployment ${id} is a record of release-gate, but .*${because}`),
    );
  });

  test("a deployment with our task and somebody else's payload is passed over", async () => {
    ours([], { payload: "{}" });
    expect((await known()).records).toEqual([]);
  });

  test("without the right to read deployments", async () => {
    ours([SAID.begun]);
    world.permissions.deployments = "none";
    expect(await lacking()).toMatchObject({ permission: "deployments: read" });
  });

  test("without that right in GraphQL alone", async () => {
    ours([SAID.begun]);
    server.faults.add({
      kind: "errors",
      path: "/graphql",
      data: { nodes: [null], more: [] },
      errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }],
    });
    expect(await lacking()).toMatchObject({
      permission: "contents: read\ndeployments: read",
      remedy: "add `contents: read`, `deployments: read` to the job's `permissions:`",
    });
  });

  test("a deployment that went away between the two waits", async () => {
    ours([SAID.begun]);
    const github: GitHub = {
      ...port(),
      graphql: async (query, variables, until) => {
        world.deployments.length = 0;
        return await port().graphql(query, variables, until);
      },
    };
    expect(await readRecords({ github, signal }, asked())).toMatchObject({ state: "missing" });
  });

  test.each<[string, object, RegExp]>([
    ["another deployment", { nodes: [node({ id: "DE_other" })], more: [] }, /does not show/],
    ["nothing of it", { nodes: [], more: [] }, /does not show the statuses of 1 deployments/],
    ["null", { nodes: [null], more: [] }, /has an unexpected form \(at nodes.0\)/],
    ["another thing", { nodes: [{ __typename: "Issue" }], more: [] }, /nodes.0.__typename/],
    ["a state that nobody knows", { nodes: [node({}, "PAUSED")], more: [] }, /nodes.0.statuses/],
    ["one list", { nodes: [] }, /at more/],
  ])("an answer that holds %s", async (_, data, reason) => {
    ours([SAID.begun]);
    const github: GitHub = { ...port(), graphql: async () => ({ ok: true, status: 200, data }) };
    const read = await readRecords({ github, signal }, asked());
    expect(read.state === "missing" && read.reason).toMatch(reason);
  });

  /** A deployment as GraphQL shows it. */
  function node(over: object, state = "IN_PROGRESS") {
    const nodes = [{ state, description: null, createdAt: second(0), logUrl: null }];
    const statuses = { totalCount: 1, pageInfo: { hasNextPage: false }, nodes };
    return { __typename: "Deployment", id: "DE_1", commit: { oid: SHA }, statuses, ...over };
  }
});

test.each([
  ["/deployments", { kind: "status", status: 502 }],
  ["/deployments", { kind: "html" }],
  ["/graphql", { kind: "status", status: 502 }],
  ["/graphql", { kind: "cut" }],
  ["/graphql", { kind: "malformed" }],
  ["/graphql", { kind: "html" }],
  ["/graphql", { kind: "errors", errors: [{ type: "RATE_LIMITED", message: "API rate limit" }] }],
] as const)(
  "a passing fault of %s changes nothing, one that stays is told: %j",
  async (path, fault) => {
    ours([SAID.begun]);
    server.faults.add({ ...fault, path, times: 1 });
    expect((await known()).records).toHaveLength(1);
    server.faults.add({ ...fault, path });
    const { reason, remedy } = await lacking();
    expect([reason, remedy]).not.toContain("");
  },
);
