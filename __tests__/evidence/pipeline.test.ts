import { expect, test } from "@jest/globals";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { pipeline } from "../../src/questions/pipeline.ts";
import { askWorld, valueIn } from "./ask-world.ts";

const path = ".github/workflows/ci.yml";

test("runs of the default branch or of the commit that have ended, newest first", async () => {
  const world = createWorld();
  const old = addCommit(world).sha;
  const { sha } = addCommit(world, { branch: "release" });
  addRun(world, { path, sha: old, conclusion: "failure" });
  addRun(world, { path, sha, branch: "release", attempt: 3 });
  addRun(world, { path, sha: old, branch: "other" });
  addRun(world, { path, sha: old, status: "in_progress" });
  const { runs, branch } = await valueIn(world, pipeline(sha));
  expect(branch).toBe("main");
  expect(runs.map(({ state, attempt, sha: of }) => [state, attempt, of])).toEqual([
    ["success", 3, sha],
    ["failure", 1, old],
  ]);
});

test("without the right to read runs the line is named", async () => {
  const world = createWorld({ permissions: { actions: "none" } });
  expect(await askWorld(world, pipeline("a"))).toMatchObject({
    state: "missing",
    permission: "actions: read",
  });
});
