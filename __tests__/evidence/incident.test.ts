import { expect, test } from "@jest/globals";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { incident } from "../../src/questions/incident.ts";
import { askWorld, valueIn } from "./ask-world.ts";

test.each([
  ["an open incident", { labels: ["incident"] }, { open: true, pull: false, labels: ["incident"] }],
  ["a closed one", { state: "closed" as const }, { open: false, pull: false, labels: [] }],
  ["a pull request", { pullRequest: true }, { open: true, pull: true, labels: [] }],
])("%s", async (_what, given, found) => {
  const world = createWorld();
  const { number } = addIssue(world, { title: "Orders fail", ...given });
  const value = await valueIn(world, incident(number));
  expect(value).toMatchObject({ number, title: "Orders fail", ...found });
});

test("an issue that is not there is missing", async () => {
  expect((await askWorld(createWorld(), incident(512))).state).toBe("missing");
});

test("without the right to read issues the line is named", async () => {
  const world = createWorld({ permissions: { issues: "none", pull_requests: "none" } });
  addIssue(world, { title: "Orders fail", labels: ["incident"] });
  expect(await askWorld(world, incident(1))).toMatchObject({ permission: "issues: read" });
});
