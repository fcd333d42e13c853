import { expect, test } from "@jest/globals";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { labelled } from "../../src/questions/labelled.ts";
import { askWorld, valueIn } from "./ask-world.ts";

test("open issues and pull requests with the label, and no others", async () => {
  const world = createWorld();
  const labels = ["known-issue"];
  addIssue(world, { title: "Search is slow", labels });
  addIssue(world, { title: "Mend the search", labels, pullRequest: true });
  addIssue(world, { title: "Mended", labels, state: "closed" });
  addIssue(world, { title: "Another", labels: ["infra"] });
  const { items } = await valueIn(world, labelled("known-issue"));
  expect(items.map(({ number, title, pull }) => [number, title, pull])).toEqual([
    [1, "Search is slow", false],
    [2, "Mend the search", true],
  ]);
});

test("all of more than a page", async () => {
  const world = createWorld();
  for (let i = 0; i < 101; i += 1) addIssue(world, { title: `Issue ${i}`, labels: ["infra"] });
  expect((await valueIn(world, labelled("infra"))).items).toHaveLength(101);
});

test("without the right to read issues the line is named", async () => {
  const world = createWorld({ permissions: { issues: "none" } });
  expect(await askWorld(world, labelled("infra"))).toMatchObject({
    state: "missing",
    permission: "issues: read",
  });
});
