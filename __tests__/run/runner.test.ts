import { describe, expect, test } from "@jest/globals";
import { runnerOf } from "../../src/run/runner.ts";

describe("the runner", () => {
  test("says what run it is", () => {
    const env = {
      GITHUB_RUN_ID: "4711",
      GITHUB_RUN_ATTEMPT: "2",
      RUNNER_ENVIRONMENT: "github-hosted",
      GITHUB_REPOSITORY: "octoacme/shop",
      GITHUB_SERVER_URL: "https://ghes.example",
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
    });
  });

  test.each([{}, { GITHUB_RUN_ID: "", GITHUB_REPOSITORY: "" }])(
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
});
