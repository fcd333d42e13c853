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
      host: "ghes.example",
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

  test.each<[Readonly<Record<string, string>>, string | undefined]>([
    [{}, undefined],
    [{ GITHUB_SERVER_URL: "https://github.com" }, undefined],
    [{ GITHUB_API_URL: "https://api.github.com" }, undefined],
    [{ GITHUB_API_URL: "https://ghes.example/api/v3" }, "ghes.example"],
    [{ GITHUB_API_URL: "https://ghes.example:8443/api/v3/" }, "ghes.example:8443"],
    [{ GITHUB_API_URL: "https://api.octo.ghe.com" }, "octo.ghe.com"],
    [{ GITHUB_API_URL: "http://127.0.0.1:4711" }, undefined],
    [{ GITHUB_API_URL: "no address" }, undefined],
  ])("names a GitHub of one's own, by %j", (env, host) => {
    expect(runnerOf(env).host).toBe(host);
  });

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
