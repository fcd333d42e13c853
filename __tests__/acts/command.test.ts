import { describe, expect, test } from "@jest/globals";
import type { CommandEnd } from "../../src/core/ports.ts";
import type { Act } from "../../src/receipts/index.ts";
import { SHA } from "../support/builders.ts";
import { rememberingGitHub, scene } from "./support.ts";

const COMMAND: Act<"command"> = {
  kind: "command",
  key: "command 7",
  order: { environment: "production", version: "2.3.7", sha: SHA, kind: "rollback" },
  command: ["node", "deploy.mjs"],
  folder: "/shop",
  deployment: 7,
  timeoutMs: 60_000,
};

test("a command sees its order and the environment without our credentials", async () => {
  const { perform, commands } = scene({
    github: rememberingGitHub(),
    env: {
      PATH: "/bin",
      GITHUB_SHA: "kept",
      GITHUB_TOKEN_FILE: "kept",
      RELEASE_SHA: "overwritten",
      GITHUB_TOKEN: "gone",
      GH_TOKEN: "gone",
      INPUT_SECRETS: "gone",
      "INPUT_REPORT-DIR": "gone",
      ACTIONS_RUNTIME_TOKEN: "gone",
      github_token: "gone",
    },
  });
  await perform(COMMAND);
  expect(commands.map(({ onLine, ...request }) => request)).toEqual([
    {
      command: ["node", "deploy.mjs"],
      folder: "/shop",
      timeoutMs: 60_000,
      env: {
        PATH: "/bin",
        GITHUB_SHA: "kept",
        GITHUB_TOKEN_FILE: "kept",
        RELEASE_ENVIRONMENT: "production",
        RELEASE_VERSION: "2.3.7",
        RELEASE_SHA: SHA,
        RELEASE_KIND: "rollback",
      },
    },
  ]);
});

describe("only exit 0 is done, and only what could not be started is refused", () => {
  test.each<[string, CommandEnd, string, string]>([
    ["exit 0", { state: "exited", code: 0 }, "done", "node ended with exit 0"],
    [
      "another exit",
      { state: "exited", code: 3 },
      "failed",
      "node ended with exit 3; it printed nothing",
    ],
    [
      "its time is over",
      { state: "killed", by: "timeout", detail: "by SIGKILL" },
      "failed",
      "node was stopped after 1m (deploy.timeout); it printed nothing",
    ],
    [
      "interrupted",
      { state: "killed", by: "abort", detail: "by SIGTERM" },
      "failed",
      "node was interrupted; it printed nothing",
    ],
    [
      "killed by somebody",
      { state: "killed", by: "signal", detail: "SIGSEGV" },
      "failed",
      "node was killed: SIGSEGV; it printed nothing",
    ],
    [
      "not there",
      { state: "unstarted", detail: "spawn node ENOENT" },
      "refused",
      "node could not be started: spawn node ENOENT",
    ],
  ])("%s", async (_case, end, state, detail) => {
    const receipt = await scene({ github: rememberingGitHub(), end }).perform(COMMAND);
    expect([receipt.state, receipt.detail]).toEqual([state, detail]);
  });
});

test("lines are shown as they come; a failure quotes the last five, cut and without secrets", async () => {
  const prints = ["one", "two", "", "three hunter2", "four", "five", "x".repeat(300)];
  const end: CommandEnd = { state: "exited", code: 1 };
  const { perform, shown } = scene({ github: rememberingGitHub(), end, prints });
  const { detail } = await perform(COMMAND);
  expect(shown).toHaveLength(7);
  expect(shown[3]).toBe("foreign three ***");
  expect(detail).toBe(
    `node ended with exit 1: two | three *** | four | five | ${"x".repeat(199)}…`,
  );
});

test("a dry run starts no command", async () => {
  const { perform, commands } = scene({ github: rememberingGitHub(), dryRun: true });
  expect([(await perform(COMMAND)).state, commands]).toEqual(["recorded", []]);
});
