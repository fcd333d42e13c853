import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { taskOf } from "../../src/core/record.ts";
import { heldIn, lastVerified } from "../../src/core/record-trust.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import type { DeploymentState } from "../../src/demo/github/things.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { history } from "../../src/questions/history.ts";
import { OTHER_SHA, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { metered } from "../support/meter.ts";
import { aPayload, SAID, second } from "../support/records.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const { begun, live, pass, fail, broke, inconclusive } = SAID;

let world: World;
let server: CheckedGitHub;

beforeEach(async () => {
  world = createWorld({ now: () => Date.parse(second(0)) });
  for (const sha of [OTHER_SHA, PREVIOUS_SHA, SHA]) addCommit(world, { sha });
  server = await startCheckedGitHub(world);
});

afterEach(async () => {
  await server.close();
  expect([server.sins, world.unknownRoutes]).toEqual([[], []]);
});

/** A record of ours, each a second later than the one before. */
function ours(statuses: readonly string[], sha = SHA, component = "", manifest = "release.yml") {
  const n = world.deployments.length;
  return addDeployment(world, {
    ...{ sha, environment: "production", task: taskOf(component) },
    payload: { release_gate: { ...aPayload({ component, manifest }, sha) } },
    createdAt: second(n),
    statuses: statuses.map((text) => {
      const [state = "", description = ""] = text.split(" | ");
      return { state: state as DeploymentState, description };
    }),
  });
}

function port() {
  return metered(clientOf(server, { clock: fakeClock(second(0)) }), world);
}

const known = (component = "") => knownValue(history("production", component), port().github);

test("an answer holds what was said of every record, of its component alone", async () => {
  const api = ours([begun, live, pass], PREVIOUS_SHA, "api");
  const other = ours([begun, live, pass], OTHER_SHA);
  expect(await askOne(history("production", "api"), port().github)).toMatchObject({
    state: "known",
    kind: "history",
    key: "history production of api",
    at: AT,
    strength: "verified",
    value: {
      environment: "production",
      component: "api",
      records: [{ id: api.id, sha: PREVIOUS_SHA, statuses: [{}, {}, {}] }],
      complete: true,
      foreign: [],
      gone: [],
    },
  });
  expect((await known()).records.map(({ id }) => id)).toEqual([other.id]);
});

test("a history takes three requests in two waits", async () => {
  for (let i = 0; i < 20; i += 1) ours([begun, live, pass], i % 2 === 0 ? SHA : PREVIOUS_SHA);
  const { github, spent } = port();
  await knownValue(history("production", ""), github);
  expect(spent()).toEqual({ rest: 2, graphql: 1, waits: 2 });
});

describe("a record of another manifest", () => {
  const OWN = "services/api/release.yml";
  const made = (manifest: string, statuses: readonly string[] = [begun, live, pass]) =>
    ours(statuses, PREVIOUS_SHA, "api", manifest);
  const asked = () => askOne(history("production", "api"), port().github, { manifest: OWN });
  const file = (path: string) => addCommit(world, { files: { [path]: "release: {}" } });

  test("is refused with the line to add, while the default branch has that file", async () => {
    file("services/web/release.yml");
    const { id } = made("services/web/release.yml");
    ours([begun, live, pass], SHA, "api", OWN);
    expect(await asked()).toMatchObject({
      state: "missing",
      reason: `deployment ${id} to production is a record of the component api and of another manifest, services/web/release.yml`,
      remedy:
        "write `release: {component: web}` in services/web/release.yml; where it stands there already, give services/api/release.yml a new component, too",
    });
  });

  test("counts where the manifest was moved: nobody else has it", async () => {
    made("release.yml");
    expect(await asked()).toMatchObject({ state: "known", value: { records: [{}] } });
  });

  test("counts for nothing where nothing was touched", async () => {
    file("services/web/release.yml");
    made("services/web/release.yml", ["inactive | untouched"]);
    expect(await asked()).toMatchObject({ state: "known" });
  });

  test("is no answer where nobody can see whether it is there", async () => {
    made("services/web/release.yml");
    server.faults.add({ kind: "status", status: 403, path: "/contents/" });
    expect(await asked()).toMatchObject({ state: "missing" });
  });
});

describe("of a long past", () => {
  const many = (statuses: readonly string[], count = 100) => {
    for (let i = 0; i < count; i += 1) ours(statuses, OTHER_SHA);
  };

  test("as much is read as shows what a revert would go to", async () => {
    const target = ours([begun, live, pass], PREVIOUS_SHA);
    many([begun, broke], 250);
    const value = await known();
    expect(lastVerified(value.records, { except: [SHA], lifts: [] })?.record.id).toBe(target.id);
    expect(value.complete).toBe(true);
  });

  test("nothing is left out while the oldest that is shown is open", async () => {
    many([begun, broke], 50);
    ours([begun], PREVIOUS_SHA);
    many([begun, live, pass], 99);
    expect((await known()).records).toHaveLength(150);
  });

  test("an old failure of the release is not overlooked", async () => {
    ours([begun, live, fail], SHA);
    many([begun, live, pass], 101);
    const { records, complete } = await known();
    expect(complete).toBe(false);
    expect(heldIn(records, SHA, [])?.because).toBe("failed");
  });

  test("an old failure of what passed since is not overlooked, and the one before it serves", async () => {
    ours([begun, live, fail], PREVIOUS_SHA);
    ours([begun, live, pass], OTHER_SHA);
    many([begun, live, inconclusive], 98);
    ours([begun, live, pass], OTHER_SHA);
    ours([begun, live, pass], PREVIOUS_SHA);
    const { records } = await known();
    expect(heldIn(records, PREVIOUS_SHA, [])?.because).toBe("failed");
    expect(lastVerified(records, { except: [SHA], lifts: [] })?.sha).toBe(OTHER_SHA);
  });

  test("it costs a list of each commit that counts", async () => {
    many([begun, live, pass], 120);
    const { github, spent } = port();
    await knownValue(history("production", ""), github);
    // Two lists and their statuses at first; then lists of the release, and of the target.
    expect(spent()).toEqual({ rest: 5, graphql: 2, waits: 6 });
  });

  test("that shows no target is no history", async () => {
    many([begun, live, inconclusive], 1001);
    expect(await askOne(history("production", ""), port().github)).toMatchObject({
      state: "missing",
      reason: expect.stringContaining("the newest 1,000 deployment records"),
    });
  });
});

test("a commit that is gone is named, and is no target", async () => {
  const target = ours([begun, live, pass], OTHER_SHA);
  ours([begun, live, pass], PREVIOUS_SHA);
  world.commits.delete(PREVIOUS_SHA);
  const { records, gone } = await known();
  expect(gone).toEqual([PREVIOUS_SHA]);
  expect(lastVerified(records, { except: [SHA, ...gone], lifts: [] })?.record.id).toBe(target.id);
});

test("deployments that may not be read are no answer, with the permission", async () => {
  world.permissions.deployments = "none";
  expect(await askOne(history("production", ""), port().github)).toMatchObject({
    state: "missing",
    permission: "deployments: read",
  });
});
