import { describe, expect, test } from "@jest/globals";
import { askedOf, inputOf, manifestOf, stageOf } from "../../src/action/inputs.ts";
import { Problem } from "../../src/core/problem.ts";
import { STAGE_NAMES } from "../../src/core/stages.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { VERSION } from "../../src/version.ts";

const AROUND = { cwd: "/repo", event: { commit: NO_EVENT, untrusted: undefined } };

const refused = (env: Readonly<Record<string, string>>) => {
  const { refusal } = askedOf("release", env, AROUND).request;
  return refusal && [refusal.message, refusal.remedy];
};

describe("one input", () => {
  test.each([
    ["as the runner hands it over", { INPUT_MANIFEST: "a.yml" }, "a.yml"],
    ["without blanks around it", { INPUT_MANIFEST: " a b.yml\n" }, "a b.yml"],
    ["empty", { INPUT_MANIFEST: "" }, undefined],
    ["blank", { INPUT_MANIFEST: " \n" }, undefined],
    ["not given", {}, undefined],
    ["under another name", { MANIFEST: "a.yml" }, undefined],
  ])("%s", (_, env, expected) => {
    expect(inputOf(env, "manifest")).toBe(expected);
  });

  test("keeps the dashes of its name", () => {
    expect(inputOf({ "INPUT_REPORT-DIR": "out" }, "reportDir")).toBe("out");
  });

  test("of a setting that only the command line has is not there", () => {
    expect(inputOf({ INPUT_FORMAT: "json", INPUT_: "x" }, "format")).toBeUndefined();
  });

  test("the manifest has its default", () => {
    expect([manifestOf({}), manifestOf({ INPUT_MANIFEST: "a.yml" })]).toEqual([
      "release.yml",
      "a.yml",
    ]);
  });
});

describe("the stage", () => {
  test.each([...STAGE_NAMES, "lint"])("%s is known", (stage) => {
    expect(stageOf({ INPUT_STAGE: stage })).toBe(stage);
  });

  test("is release where none is named", () => {
    expect(stageOf({})).toBe("release");
  });

  test.each(["smok", "Release", "constructor", "schema"])("%s is none, and says so", (stage) => {
    expect(stageOf({ INPUT_STAGE: stage })).toEqual(
      new Problem({
        code: "usage",
        sentence: `there is no stage "${stage}"`,
        remedy:
          "set the input stage to one of readiness, deploy, smoke, verify, rollback, release, announce, watch, settle, lint",
      }),
    );
  });
});

describe("a request", () => {
  test("holds what inputs and runner say", () => {
    const env = {
      INPUT_MANIFEST: "shop/release.yml",
      INPUT_ENVIRONMENT: "production",
      INPUT_COMPONENT: "api",
      INPUT_VERSION: "2.4.0",
      INPUT_SHA: "9f3c2ab",
      INPUT_JOB: "98765",
      INPUT_TOKEN: "ghs_1",
      INPUT_SECRETS: "A=one\n",
      "INPUT_DEPLOYMENT-ID": "1030",
      INPUT_REASON: "orders fail",
      INPUT_TAGS: "flow, search,flow",
      INPUT_INCIDENT: "512",
      "INPUT_DRY-RUN": "true",
      "INPUT_REPORT-DIR": "out",
      "INPUT_ALLOW-PRIVATE-NETWORK": "true",
      GITHUB_RUN_ID: "4711",
      GITHUB_REPOSITORY: "octoacme/shop",
      GITHUB_WORKFLOW_REF: "octoacme/shop/.github/workflows/release.yml@refs/heads/main",
    };
    expect(askedOf("verify", env, AROUND)).toEqual({
      token: "ghs_1",
      allowPrivateNetwork: true,
      request: {
        stage: "verify",
        manifest: "shop/release.yml",
        cwd: "/repo",
        environment: "production",
        component: "api",
        version: "2.4.0",
        sha: "9f3c2ab",
        deployment: 1030,
        reason: "orders fail",
        tags: ["flow", "search"],
        incident: 512,
        dryRun: true,
        reportDir: "out",
        secrets: { A: "one" },
        hidden: ["ghs_1"],
        refusal: undefined,
        toolVersion: VERSION,
        repository: "octoacme/shop",
        event: AROUND.event.commit,
        identity: {
          id: "4711",
          attempt: 1,
          job: "98765",
          runner: undefined,
          url: "https://github.com/octoacme/shop/actions/runs/4711",
          workflow: ".github/workflows/release.yml",
        },
      },
    });
  });

  test("without any input has the defaults, and nothing is switched on", () => {
    const { request, token, allowPrivateNetwork } = askedOf("release", {}, AROUND);
    expect([token, allowPrivateNetwork]).toEqual([undefined, false]);
    expect(request).toMatchObject({
      manifest: "release.yml",
      reportDir: "release-gate-report",
      dryRun: false,
      secrets: {},
      hidden: [""],
      refusal: undefined,
      identity: { id: expect.stringMatching(/^local-/), attempt: 1, job: undefined },
    });
  });
});

describe("words that cannot be used refuse the request", () => {
  test.each([
    ["INPUT_DRY-RUN", "yes", '"yes" is neither true nor false', "set the input dry-run to"],
    ["INPUT_DRY-RUN", "TRUE", '"TRUE" is neither true nor false', "set the input dry-run to"],
    ["INPUT_ALLOW-PRIVATE-NETWORK", "1", '"1" is neither', "set the input allow-private-network"],
    ["INPUT_DEPLOYMENT-ID", "latest", '"latest" is not the id', "set deployment-id to a whole"],
    ["INPUT_DEPLOYMENT-ID", "0", '"0" is not the id', "set deployment-id to a whole number"],
    ["INPUT_DEPLOYMENT-ID", "1e3", '"1e3" is not the id', "set deployment-id to a whole number"],
    ["INPUT_SECRETS", "hunter2", "line 1 of the input secrets", "write one NAME=value per line"],
  ])("%s: %s", (name, value, sentence, remedy) => {
    const [said = "", todo = ""] = refused({ [name]: value }) ?? [];
    expect(said).toContain(sentence);
    expect(todo).toContain(remedy);
  });

  test("and switch nothing on that stands beside them", () => {
    const env = { "INPUT_ALLOW-PRIVATE-NETWORK": "true", "INPUT_DRY-RUN": "maybe" };
    expect(askedOf("release", env, AROUND).allowPrivateNetwork).toBe(false);
  });

  test("an unknown stage and an event that nobody vouches for come first", () => {
    const problem = new Problem({ code: "usage", sentence: "first", remedy: "" });
    const env = { "INPUT_DRY-RUN": "maybe" };
    expect(askedOf(problem, env, AROUND).request).toMatchObject({
      stage: "release",
      refusal: problem,
    });
    const untrusted = { cwd: "", event: { commit: NO_EVENT, untrusted: problem } };
    expect(askedOf("smoke", env, untrusted).request.refusal).toBe(problem);
  });
});
