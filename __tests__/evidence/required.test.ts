import { describe, expect, test } from "@jest/globals";
import { required } from "../../src/questions/required.ts";
import { OTHER_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";
import { aRun, runsOf } from "./workflow-runs.ts";

const BRANCH = "release/main";
const RULES = `GET /rules/branches/${BRANCH}`;
const PULLS = `GET /commits/${SHA}/pulls`;

const rule = (...checks: readonly object[]) => ({
  type: "required_status_checks",
  parameters: { required_status_checks: checks },
});
const protection = (checks: object) => ({ protection: { required_status_checks: checks } });
const check = (name: string, over: object = {}) => ({
  id: 1,
  name,
  status: "completed",
  conclusion: "success",
  html_url: null,
  app: { id: 15368 },
  check_suite: null,
  ...over,
});
const pull = (over: object = {}) => ({
  number: 12,
  html_url: "https://github.example/octoacme/shop/pull/12",
  merged_at: "2026-11-20T12:00:00Z",
  merge_commit_sha: SHA,
  base: { ref: BRANCH },
  head: { sha: OTHER_SHA },
  ...over,
});

const served = (over: object = {}) =>
  fakeGitHub({
    "GET ": { default_branch: BRANCH },
    [RULES]: [],
    [`GET /branches/${BRANCH}`]: {},
    [`GET /commits/${SHA}/check-runs`]: [],
    [`GET /commits/${SHA}/statuses`]: [],
    [`GET /commits/${OTHER_SHA}/check-runs`]: [check("integration")],
    [`GET /commits/${OTHER_SHA}/statuses`]: [],
    ...runsOf([aRun({ id: 9, head_sha: OTHER_SHA, event: "pull_request" })]),
    ...over,
  });

const NEEDS = { [RULES]: [rule({ context: "integration" })] };

describe("what is required", () => {
  test.each<[string, object, readonly unknown[]]>([
    ["nothing, by no rules and no protection", {}, []],
    [
      "by a rule, of any app or of one",
      {
        [RULES]: [
          { type: "deletion" },
          rule({ context: "a" }, { context: "b", integration_id: 7 }),
        ],
      },
      [
        { name: "a", app: undefined, by: "rules" },
        { name: "b", app: "7", by: "rules" },
      ],
    ],
    [
      "by several rules and the protection, each once",
      {
        [RULES]: [rule({ context: "a" }), rule({ context: "a" }, { context: "b" })],
        [`GET /branches/${BRANCH}`]: protection({
          contexts: ["a", "c"],
          checks: [
            { context: "a", app_id: -1 },
            { context: "c", app_id: 7 },
          ],
        }),
      },
      [
        { name: "a", app: undefined, by: "protection" },
        { name: "b", app: undefined, by: "rules" },
        { name: "c", app: "7", by: "protection" },
      ],
    ],
    [
      "by a protection that lists names alone",
      { [`GET /branches/${BRANCH}`]: protection({ contexts: ["a"] }) },
      [{ name: "a", app: undefined, by: "protection" }],
    ],
    [
      "a plan that has no rules has none",
      {
        [RULES]: refused(403, {
          reason: "… (403): Upgrade to GitHub Pro or make this repository public",
        }),
      },
      [],
    ],
  ])("%s", async (_what, over, expected) => {
    expect(await knownValue(required(SHA), served({ [PULLS]: [], ...over }))).toEqual({
      ...{ branch: BRANCH, checks: expected, workflows: [], undecided: [] },
      pull: undefined,
    });
  });

  test("workflows, and rules of other kinds by their names, but for those about pushes", async () => {
    const workflows = (...paths: readonly string[]) => ({
      type: "workflows",
      parameters: { workflows: paths.map((path) => ({ path })) },
    });
    const rules = [
      ...[workflows("ci.yml"), workflows(".github/workflows/scan.yml", "ci.yml")],
      ...["deletion", "pull_request", "code_quality"].map((type) => ({ type })),
      { type: "a_kind_of_tomorrow" },
    ];
    expect(await knownValue(required(SHA), served({ [RULES]: rules, [PULLS]: [] }))).toMatchObject({
      checks: [],
      workflows: ["ci.yml", ".github/workflows/scan.yml"],
      undecided: ["a_kind_of_tomorrow", "code_quality"],
    });
  });

  test.each<[string, object]>([
    ["a refusal of the rules for another reason", { [RULES]: refused(403) }],
    ["rules that are not found", { [RULES]: refused(404) }],
    ["a branch that cannot be read", { [`GET /branches/${BRANCH}`]: refused(403) }],
    ["a repository that cannot be read", { "GET ": refused(502) }],
    [
      "a rule of an unknown form",
      { [RULES]: [{ type: "required_status_checks", parameters: {} }] },
    ],
    ["a rule about workflows without any", { [RULES]: [{ type: "workflows", parameters: {} }] }],
    ["checks that cannot be read", { ...NEEDS, [`GET /commits/${SHA}/check-runs`]: refused(502) }],
    [
      "the head's checks unread",
      { ...NEEDS, [PULLS]: [pull()], [`GET /commits/${OTHER_SHA}/statuses`]: refused(502) },
    ],
  ])("%s is no answer", async (_what, over) => {
    expect(await askOne(required(SHA), served(over))).toMatchObject({ state: "missing" });
  });

  test("a permission that is missing is named", async () => {
    const refusal = refused(403, { permission: "pull-requests: read" });
    expect(await askOne(required(SHA), served({ ...NEEDS, [PULLS]: refusal }))).toMatchObject({
      state: "missing",
      permission: "pull-requests: read",
    });
  });
});

describe("the pull request that brought the commit", () => {
  const brought = async (over: object) =>
    (await knownValue(required(SHA), served({ ...NEEDS, ...over }))).pull;

  test("with the checks and runs of its head", async () => {
    expect(await brought({ [PULLS]: [pull()] })).toMatchObject({
      number: 12,
      head: OTHER_SHA,
      checks: [{ name: "integration", conclusion: "success" }],
      runs: [{ id: "9", event: "pull_request" }],
    });
  });

  const SCAN = ".github/workflows/scan.yml";
  const NEEDS_RUN = {
    [RULES]: [{ type: "workflows", parameters: { workflows: [{ path: SCAN }] } }],
  };

  test.each([
    ["is not asked for where the commit has a run of the workflow", "push", "success", false],
    ["is asked for where that run has failed", "push", "failure", true],
    ["is asked for where that run was started by a person", "workflow_dispatch", "success", true],
  ])("%s", async (_what, event, conclusion, isAsked) => {
    const run = aRun({ id: 8, head_sha: SHA, path: SCAN, event, conclusion });
    const github = served({ ...NEEDS_RUN, ...runsOf([run]), [PULLS]: [] });
    await knownValue(required(SHA), github);
    expect(github.asked.includes(PULLS)).toBe(isAsked);
  });

  test.each<[string, object]>([
    ["one that is open", { merged_at: null }],
    ["one in whose midst the commit is", { merge_commit_sha: OTHER_SHA }],
    ["one to another branch", { base: { ref: "next" } }],
    ["one whose head the commit is itself", { head: { sha: SHA } }],
  ])("not %s", async (_what, over) => {
    expect(await brought({ [PULLS]: [pull(over)] })).toBeUndefined();
  });

  test("is asked for only where the commit does not show all that is required", async () => {
    const github = served({
      ...NEEDS,
      [`GET /commits/${SHA}/check-runs`]: [check("integration")],
    });
    expect((await knownValue(required(SHA), github)).pull).toBeUndefined();
    expect(github.asked).not.toContain(PULLS);
  });

  test("is asked for where the name is there, and not from the app that is required", async () => {
    const github = served({
      [RULES]: [rule({ context: "integration", integration_id: 7 })],
      [`GET /commits/${SHA}/check-runs`]: [check("integration")],
      [PULLS]: [],
    });
    expect((await knownValue(required(SHA), github)).pull).toBeUndefined();
    expect(github.asked).toContain(PULLS);
  });
});

describe("workflows of other repositories", () => {
  const HERE = ".github/workflows/ci.yml";
  const THERE = ".github/workflows/scan.yml";
  const rules = [
    {
      type: "workflows",
      parameters: {
        workflows: [
          { path: HERE, repository_id: 1 },
          { path: THERE, repository_id: 7 },
        ],
      },
    },
  ];
  const GREEN = aRun({ id: 1, head_sha: SHA, path: HERE });

  test("are told from this repository's by their number", async () => {
    const github = served({
      ...{ "GET ": { default_branch: BRANCH, id: 1 }, [RULES]: rules, [PULLS]: [] },
      ...runsOf([GREEN]),
    });
    expect(await knownValue(required(SHA), github)).toMatchObject({
      workflows: [HERE],
      foreign: [THERE],
    });
  });

  test.each([
    ["a run of the same path here does not do", THERE, true],
    ["nor one of a longer path", `octoacme/rules/x/${THERE}`, true],
    ["a run of the other repository's does", `octoacme/rules/${THERE}`, false],
  ])("%s", async (_what, path, isShort) => {
    const runs = [GREEN, aRun({ id: 2, head_sha: SHA, path })];
    const github = served({
      ...{ "GET ": { default_branch: BRANCH, id: 1 }, [RULES]: rules, [PULLS]: [] },
      ...runsOf(runs),
    });
    await knownValue(required(SHA), github);
    expect(github.asked.includes(PULLS)).toBe(isShort);
  });

  test("cannot be told where the own number cannot be read", async () => {
    expect(await askOne(required(SHA), served({ [RULES]: rules }))).toMatchObject({
      state: "missing",
    });
  });
});

describe("deployments that the branch requires", () => {
  const NEEDS_STAGING = {
    [RULES]: [
      {
        type: "required_deployments",
        parameters: { required_deployment_environments: ["staging"] },
      },
    ],
  };
  const LIST = "GET /deployments";
  const status = (state: string, id = 1) => ({ id, state, log_url: `https://l.example/${id}` });
  const deployments = async (over: object) =>
    (await knownValue(required(SHA), served({ ...NEEDS_STAGING, [PULLS]: [], ...over })))
      .deployments;

  test.each<[string, object, object]>([
    [
      "the newest of the commit",
      {
        [LIST]: [
          { id: 4, sha: SHA },
          { id: 5, sha: SHA },
          { id: 6, sha: OTHER_SHA },
        ],
        [`${LIST}/5/statuses`]: [status("success", 2), status("failure", 1), status("inactive", 3)],
      },
      { state: "success", of: "commit", url: "https://l.example/2" },
    ],
    [
      "one that has said nothing yet",
      { [LIST]: [{ id: 5, sha: SHA }], [`${LIST}/5/statuses`]: [] },
      { state: "pending", of: "commit" },
    ],
    ["none", { [LIST]: [] }, { state: undefined, of: "commit" }],
    [
      "that of the pull request's head",
      {
        [PULLS]: [pull()],
        [LIST]: ({ sha }: { sha: string }) => (sha === OTHER_SHA ? [{ id: 9, sha }] : []),
        [`${LIST}/9/statuses`]: [status("success")],
      },
      { state: "success", of: "pull-request" },
    ],
  ])("%s", async (_what, over, expected) => {
    expect(await deployments(over)).toEqual([
      expect.objectContaining({ environment: "staging", ...expected }),
    ]);
  });

  test("that cannot be read are no answer", async () => {
    const github = served({ ...NEEDS_STAGING, [LIST]: refused(403) });
    expect(await askOne(required(SHA), github)).toMatchObject({ state: "missing" });
  });
});

describe("code scanning that the branch requires", () => {
  const ANALYSES = "GET /code-scanning/analyses";
  const ALERTS = "GET /code-scanning/alerts";
  const NEEDS_SCAN = {
    [RULES]: [
      {
        type: "code_scanning",
        parameters: {
          code_scanning_tools: [
            {
              tool: "CodeQL",
              alerts_threshold: "errors",
              security_alerts_threshold: "high_or_higher",
            },
          ],
        },
      },
    ],
  };
  const analysis = (over: object = {}) => ({
    ...{ commit_sha: SHA, created_at: "2026-11-20T12:00:00Z", error: "" },
    ...over,
  });
  const alert = (severity: string | null, level: string | null, n = 1) => ({
    html_url: `https://a.example/${n}`,
    rule: { severity, security_severity_level: level },
  });

  test.each<[string, object, object]>([
    [
      "its open alerts, by severity",
      {
        [ANALYSES]: [
          analysis(),
          analysis({ commit_sha: OTHER_SHA, created_at: "2026-11-19T12:00:00Z" }),
        ],
        [ALERTS]: [alert("error", "high", 1), alert("error", "high", 2), alert(null, null, 3)],
      },
      {
        state: "analysed",
        open: [
          { severity: "error", security: "high", count: 2, url: "https://a.example/1" },
          { severity: "none", security: undefined, count: 1, url: "https://a.example/3" },
        ],
      },
    ],
    [
      "an analysis of another commit",
      { [ANALYSES]: [analysis({ commit_sha: OTHER_SHA })] },
      { state: "absent" },
    ],
    ["no analysis ever", { [ANALYSES]: refused(404) }, { state: "absent" }],
    [
      "an analysis that ended with an error",
      { [ANALYSES]: [analysis(), analysis({ error: "out of memory" })] },
      { state: "unknown", reason: expect.stringContaining("ended with an error") },
    ],
    [
      "a branch that has been analysed since",
      {
        [ANALYSES]: [
          analysis(),
          analysis({ commit_sha: OTHER_SHA, created_at: "2026-11-21T12:00:00Z" }),
        ],
      },
      { state: "unknown", reason: expect.stringContaining("newer commit") },
    ],
    ["no permission", { [ANALYSES]: refused(403) }, { state: "unknown" }],
    ["alerts unread", { [ANALYSES]: [analysis()], [ALERTS]: refused(502) }, { state: "unknown" }],
  ])("%s", async (_what, over, found) => {
    const { scans } = await knownValue(required(SHA), served({ ...NEEDS_SCAN, ...over }));
    expect(scans).toEqual([
      {
        tool: "CodeQL",
        alertsFrom: "errors",
        securityFrom: "high_or_higher",
        found: expect.objectContaining(found),
      },
    ]);
  });

  test("is asked for on the default branch and of that tool", async () => {
    const asked: unknown[] = [];
    const github = served({
      ...NEEDS_SCAN,
      [ANALYSES]: (parameters: object) => {
        asked.push(parameters);
        return [];
      },
    });
    await knownValue(required(SHA), github);
    expect(asked).toEqual([
      expect.objectContaining({ ref: `refs/heads/${BRANCH}`, tool_name: "CodeQL" }),
    ]);
  });
});
