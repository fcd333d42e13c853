import { beforeEach, expect, test } from "@jest/globals";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { links } from "../../src/questions/links.ts";
import { askWorld, valueIn } from "./ask-world.ts";

let world: World;
let base: string;
let head: string;

beforeEach(() => {
  world = createWorld();
  base = addCommit(world).sha;
  const own = addCommit(world, { branch: "change", parents: [base] }).sha;
  head = addCommit(world).sha;
  addPull(world, { title: "Search", number: 5, head: own, mergedAs: head, closes: [7, 8] });
});

test("the issues that each pull request closes", async () => {
  expect(await valueIn(world, links(base, head))).toEqual({
    ...{ base, head },
    pulls: [{ number: 5, closes: [7, 8] }],
  });
});

test("and not those of another repository, which may have the same numbers", async () => {
  const own = addCommit(world, { branch: "other", parents: [base] }).sha;
  const next = addCommit(world).sha;
  const closes = [{ number: 7, of: "octoacme/api" }, 8];
  addPull(world, { title: "Sort", number: 6, head: own, mergedAs: next, closes });
  const { pulls } = await valueIn(world, links(head, next));
  expect(pulls).toEqual([{ number: 6, closes: [8] }]);
});

test("without the right to read issues they are not none, but unknown", async () => {
  Object.assign(world.permissions, { issues: "none" });
  expect(await askWorld(world, links(base, head))).toMatchObject({
    state: "missing",
    permission: "issues: read",
  });
});

test("an answer that hides a pull request is no answer", async () => {
  const errors = [{ type: "SERVICE_UNAVAILABLE", message: "Timeout" }];
  const faults = [{ kind: "errors", path: "/graphql", errors, data: { nodes: [] } }] as const;
  expect(await askWorld(world, links(base, head), faults)).toMatchObject({ state: "missing" });
});
