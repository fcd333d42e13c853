import { expect, test } from "@jest/globals";
import { aClaim, KEY, rememberingGitHub, scene } from "./support.ts";

test("a receipt names its act, its time and what was done", async () => {
  expect(await scene({ github: rememberingGitHub() }).perform(aClaim())).toEqual({
    kind: "claim",
    key: KEY,
    at: "2026-11-20T10:00:00.000Z",
    state: "done",
    detail: "Deployment 50 records the deploy of 2.4.0 (9f3c2ab) to production",
    result: { deployment: 50 },
  });
});

test("a dry run records, and asks and writes nothing", async () => {
  const github = rememberingGitHub();
  const { state } = await scene({ github, dryRun: true }).perform(aClaim());
  expect([state, github.asked]).toEqual(["recorded", []]);
});

test("without GitHub nothing is done", async () => {
  const { perform, commands } = scene();
  const receipt = await perform({
    kind: "command",
    key: "command 7",
    order: { environment: "production", version: "2.4.0", sha: "9f3c2ab", kind: "deploy" },
    command: ["node"],
    folder: ".",
    deployment: 7,
    timeoutMs: 1000,
  });
  expect([receipt.state, commands]).toEqual(["refused", []]);
});

test("a throw becomes a receipt: nobody knows what was done", async () => {
  const github = rememberingGitHub();
  const broken = { ...github, request: () => Promise.reject(new Error("socket hang up")) };
  expect(await scene({ github: broken }).perform(aClaim())).toMatchObject({
    state: "unclear",
    detail: "it failed: socket hang up",
  });
});
