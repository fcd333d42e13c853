import { expect, test } from "@jest/globals";
import { createWorld } from "../../src/demo/github/world.ts";
import { access } from "../../src/questions/access.ts";
import { valueIn } from "./ask-world.ts";
import { askOne } from "./collect.ts";

test.each([
  ["write", "write"],
  ["read", "read"],
  ["none", "none"],
  ["gone", "nobody"],
] as const)("somebody whose access is %s", async (given, permission) => {
  const world = createWorld({ access: new Map([["erin", given]]) });
  expect(await valueIn(world, access("erin"))).toEqual({ login: "erin", permission });
});

test("without GitHub nothing is known", async () => {
  expect((await askOne(access("erin"), undefined))?.state).toBe("missing");
});
