import { expect, test } from "@jest/globals";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { addEnvironment } from "../../src/demo/github/seeds/deployments.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { approved } from "../../src/questions/approved.ts";
import { SHA } from "../support/builders.ts";
import { askWorld, valueIn } from "./ask-world.ts";

test("who has approved which environment, and nobody who has rejected it", async () => {
  const world = createWorld();
  addEnvironment(world, "production");
  const run = addRun(world, { path: ".github/workflows/release.yml", sha: SHA });
  const environment = "production";
  run.approvals.push(
    { environment, state: "approved", by: "carol", comment: "Go" },
    { environment, state: "rejected", by: "dave", comment: "" },
  );
  const { approvals } = await valueIn(world, approved(String(run.id)));
  expect(approvals).toEqual([{ by: "carol", environments: ["production"] }]);
});

test("a run that is not there is missing", async () => {
  expect((await askWorld(createWorld(), approved("4711"))).state).toBe("missing");
});
