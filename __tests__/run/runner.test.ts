import { describe, expect, test } from "@jest/globals";
import { runnerOf, untrustedEvent } from "../../src/run/runner.ts";

describe("the runner", () => {
  test("says what run, commit and tag it is", () => {
    const env = {
      GITHUB_RUN_ID: "4711",
      GITHUB_RUN_ATTEMPT: "2",
      RUNNER_ENVIRONMENT: "github-hosted",
      GITHUB_REPOSITORY: "octoacme/shop",
      GITHUB_SERVER_URL: "https://ghes.example",
      GITHUB_SHA: "1be07d4",
      GITHUB_REF_TYPE: "tag",
      GITHUB_REF_NAME: "v2.4.0",
      GITHUB_WORKFLOW_REF: "octoacme/shop/.github/workflows/a@b.yml@refs/tags/v2.4.0",
    };
    expect(runnerOf(env)).toEqual({
      identity: {
        id: "4711",
        attempt: 2,
        job: undefined,
        runner: "github-hosted",
        url: "https://ghes.example/octoacme/shop/actions/runs/4711",
        workflow: ".github/workflows/a@b.yml",
      },
      repository: "octoacme/shop",
      eventSha: "1be07d4",
      eventTag: "v2.4.0",
    });
  });

  test.each([{}, { GITHUB_RUN_ID: "", GITHUB_REPOSITORY: "", GITHUB_SHA: "" }])(
    "is none where it says nothing: %j",
    (env) => {
      expect(runnerOf(env)).toEqual({
        identity: {
          id: expect.stringMatching(/^local-[\da-f-]{36}$/),
          attempt: 1,
          job: undefined,
          runner: undefined,
          url: undefined,
          workflow: undefined,
        },
        repository: undefined,
        eventSha: undefined,
        eventTag: undefined,
      });
    },
  );

  test("outside Actions each call is a run of its own", () => {
    expect(runnerOf({}).identity.id).not.toBe(runnerOf({}).identity.id);
  });

  test.each([
    ["0", "github-hosted", 1, "github-hosted"],
    ["3", "self-hosted", 3, "self-hosted"],
    ["x", "somewhere", 1, undefined],
  ])("attempt %s on %s", (attempt, kind, expected, runner) => {
    const env = { GITHUB_RUN_ATTEMPT: attempt, RUNNER_ENVIRONMENT: kind };
    expect(runnerOf(env).identity).toMatchObject({ attempt: expected, runner });
  });

  test("on a branch has no tag", () => {
    const env = { GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main" };
    expect(runnerOf(env).eventTag).toBeUndefined();
  });
});

describe("an event", () => {
  const on = async (event: string, payload?: string) => {
    const env = {
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: "/event.json",
      GITHUB_REPOSITORY: "octoacme/shop",
    };
    const read = async (path: string) => (path === "/event.json" ? payload : undefined);
    return (await untrustedEvent(env, read))?.message;
  };
  const runOf = (name: string) =>
    JSON.stringify({ workflow_run: { head_repository: { full_name: name } } });

  test.each(["", "push", "schedule", "workflow_dispatch", "issue_comment", "release"])(
    "%j lets every stage run",
    async (event) => {
      expect(await on(event)).toBeUndefined();
    },
  );

  test.each(["pull_request", "pull_request_target", "pull_request_review", "merge_group", "fork"])(
    "%s lets none run",
    async (event) => {
      expect(await on(event)).toBe(
        `on ${event} only the stage lint runs: it brings code that nobody vouches for`,
      );
    },
  );

  test("workflow_run lets a run of this repository's own head", async () => {
    expect(await on("workflow_run", runOf("OctoAcme/Shop"))).toBeUndefined();
  });

  test.each([
    ["a fork's head", runOf("mallory/shop")],
    ["an event that is not there", undefined],
    ["an event that is not JSON", "{"],
    ["an event without a head", '{"workflow_run": {"head_repository": null}}'],
  ])("workflow_run stops at %s", async (_, payload) => {
    expect(await on("workflow_run", payload)).toBe(
      "on workflow_run only the stage lint runs: it brings a run of another repository's head",
    );
  });
});
