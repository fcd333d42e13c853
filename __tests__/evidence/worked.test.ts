import { beforeEach, describe, expect, test } from "@jest/globals";
import { addCheckRun, addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { type Work, worked } from "../../src/questions/worked.ts";
import { askWorld, valueIn } from "./ask-world.ts";

const path = ".github/workflows/backup.yml";

let world: World;
let sha: string;

beforeEach(() => {
  world = createWorld({ now: () => Date.parse("2026-11-20T14:00:00Z") });
  sha = addCommit(world, { files: { [path]: "on: schedule\njobs: {}\n" } }).sha;
});

const asked = (part: Partial<Work> = {}) =>
  worked({ workflow: "backup.yml", job: undefined, step: undefined, ...part });

const found = async (part?: Partial<Work>) => (await valueIn(world, asked(part))).run?.id;

/** A run on a schedule, by default a success. */
const run = (over: Partial<Parameters<typeof addRun>[1]> = {}) =>
  addRun(world, { path, sha, event: "schedule", ...over });

test("the newest run that succeeded", async () => {
  run();
  const good = run({ updatedAt: "2026-11-20T12:00:00Z" });
  run({ conclusion: "failure" });
  run({ status: "in_progress" });
  expect((await valueIn(world, asked())).run).toEqual({
    ...{ id: String(good.id), sha, at: "2026-11-20T12:00:00Z" },
    url: expect.stringContaining(`/actions/runs/${good.id}`),
  });
});

describe("none", () => {
  test.each<[string, Partial<Parameters<typeof addRun>[1]>]>([
    ["that a pull request started", { event: "pull_request" }],
    ["that a pull request started with the rights of the base", { event: "pull_request_target" }],
    ["of another branch", { branch: "change" }],
    ["that was skipped", { conclusion: "skipped" }],
    ["of another workflow", { path: ".github/workflows/ci.yml" }],
  ])("%s", async (_what, over) => {
    run(over);
    expect(await found()).toBeUndefined();
  });
});

test("a job, or a step, that succeeded in a run that did not", async () => {
  const bad = run({ conclusion: "failure" });
  addCheckRun(world, {
    sha,
    name: "snapshot",
    run: bad,
    steps: { Dump: "success", Send: "failure" },
  });
  addCheckRun(world, { sha, name: "notify", run: bad, conclusion: "failure" });
  expect(await found()).toBeUndefined();
  expect(await found({ job: "snapshot" })).toBe(String(bad.id));
  expect(await found({ job: "notify" })).toBeUndefined();
  expect(await found({ step: "Dump" })).toBe(String(bad.id));
  expect(await found({ job: "snapshot", step: "Send" })).toBeUndefined();
  expect(await found({ job: "notify", step: "Dump" })).toBeUndefined();
});

test("a job in an earlier run", async () => {
  const good = run();
  addCheckRun(world, { sha, name: "snapshot", run: good });
  addCheckRun(world, { sha, name: "snapshot", run: run(), conclusion: "failure" });
  expect(await found({ job: "snapshot" })).toBe(String(good.id));
});

test("a workflow that is not there, or that may not be read, is no answer", async () => {
  expect(await askWorld(world, asked({ workflow: "other.yml" }))).toMatchObject({
    state: "missing",
  });
  Object.assign(world.permissions, { actions: "none" });
  expect(await askWorld(world, asked())).toMatchObject({
    state: "missing",
    permission: "actions: read",
  });
});
