import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { EVENTS, NO_EVENT, readEvent } from "../../src/run/event.ts";

const A = "aaaaaaa0c0ffee0000000000000000000000a240";
const B = "bbbbbbb0c0ffee0000000000000000000000a240";
const ON_MAIN = { GITHUB_SHA: B, GITHUB_REF: "refs/heads/main", GITHUB_REF_TYPE: "branch" };
const ON_TAG = {
  GITHUB_SHA: B,
  GITHUB_REF: "refs/tags/v2.4.0",
  GITHUB_REF_TYPE: "tag",
  GITHUB_REF_NAME: "v2.4.0",
};

const event = (name: string, payload: unknown, env: Readonly<Record<string, string>> = ON_MAIN) => {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const all = {
    ...{ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: "/event.json" },
    ...{ GITHUB_REPOSITORY: "octoacme/shop", ...env },
  };
  return readEvent(all, async (path) => (path === "/event.json" ? text : undefined));
};

const runOf = (sha: string, repository = "octoacme/shop") => ({
  workflow_run: { head_sha: sha, head_repository: { full_name: repository } },
});
const draft = { ...ON_MAIN, GITHUB_REF: "" };

/** What an event brings, where `GITHUB_SHA` is B. */
const CASES: readonly (readonly [keyof typeof EVENTS, string, unknown, object, object])[] = [
  ["push", "to a branch", { deleted: false }, ON_MAIN, { sha: B }],
  ["push", "of a tag", {}, ON_TAG, { sha: B, tag: "v2.4.0" }],
  [
    "push",
    "that deletes a branch",
    { deleted: true },
    ON_MAIN,
    { unclear: expect.stringContaining("brings no commit") },
  ],
  ["create", "of a tag", {}, ON_TAG, { sha: B, tag: "v2.4.0" }],
  ["workflow_dispatch", "on a branch", {}, ON_MAIN, { sha: B }],
  ["workflow_dispatch", "on a tag", {}, ON_TAG, { sha: B, tag: "v2.4.0" }],
  ["workflow_call", "of a push", {}, ON_MAIN, { sha: B }],
  ["workflow_run", "of another commit", runOf(A), ON_MAIN, { sha: A }],
  ["workflow_run", "of the same commit", runOf(B), ON_MAIN, { sha: B }],
  [
    "workflow_run",
    "without a commit",
    {},
    ON_MAIN,
    { unclear: expect.stringContaining("`workflow_run.head_sha`") },
  ],
  [
    "workflow_run",
    "with half a commit",
    runOf("aaaaaaa"),
    ON_MAIN,
    { unclear: expect.stringContaining("does not say") },
  ],
  [
    "workflow_run",
    "that cannot be read",
    "{",
    ON_MAIN,
    { unclear: expect.stringContaining("does not say its commit") },
  ],
  [
    "release",
    "of the run's tag",
    { release: { tag_name: "v2.4.0" } },
    ON_TAG,
    { sha: B, tag: "v2.4.0" },
  ],
  ["release", "of another tag", { release: { tag_name: "v2.5.0" } }, ON_TAG, { tag: "v2.5.0" }],
  ["release", "of a former draft", { release: { tag_name: "v2.4.0" } }, draft, { tag: "v2.4.0" }],
  [
    "release",
    "without a tag",
    { release: {} },
    ON_MAIN,
    { unclear: expect.stringContaining("does not say its tag") },
  ],
  ["deployment", "of another commit", { deployment: { sha: A } }, ON_MAIN, { sha: A }],
  ["deployment", "of a tag", { deployment: { sha: B } }, ON_TAG, { sha: B, tag: "v2.4.0" }],
  [
    "deployment",
    "without a commit",
    {},
    ON_MAIN,
    { unclear: expect.stringContaining("`deployment.sha`") },
  ],
  ["deployment_status", "of a commit", { deployment: { sha: A } }, ON_MAIN, { sha: A }],
  ["schedule", "", {}, ON_MAIN, { sha: B }],
  ["repository_dispatch", "", {}, ON_MAIN, { sha: B }],
  ["issues", "", {}, ON_MAIN, { sha: B }],
  ["issue_comment", "", {}, ON_MAIN, { sha: B }],
  ["merge_group", "", { merge_group: { head_sha: A } }, ON_MAIN, {}],
  ["pull_request", "", { pull_request: { head: { sha: A } } }, ON_MAIN, {}],
  ["pull_request_target", "", {}, ON_MAIN, {}],
];

describe("the commit of an event", () => {
  test.each(CASES)("%s %s", async (name, _what, payload, env, wanted) => {
    const { commit } = await event(name, payload, { ...env });
    expect(commit).toEqual({ ...NO_EVENT, name, ...wanted });
  });

  test("every event of the table has its rows here", () => {
    expect([...new Set(CASES.map(([name]) => name))].sort()).toEqual(Object.keys(EVENTS).sort());
  });

  test("outside Actions there is none; a commit alone is GITHUB_SHA", async () => {
    const read = async () => undefined;
    expect(await readEvent({}, read)).toEqual({ commit: NO_EVENT, untrusted: undefined });
    expect(await readEvent({ GITHUB_SHA: "" }, read)).toMatchObject({ commit: NO_EVENT });
    expect((await readEvent({ GITHUB_SHA: A }, read)).commit).toEqual({ ...NO_EVENT, sha: A });
  });

  test("docs/stages.md has the table", () => {
    const page = readFileSync("docs/stages.md", "utf8");
    const rows = Object.entries(EVENTS).map(([name, { says }]) => `| \`${name}\` | ${says} |`);
    expect(page).toContain(`| event | commit |\n|---|---|\n${rows.join("\n")}\n`);
  });
});

describe("what an event lets run", () => {
  const on = async (name: string, payload: unknown = {}) =>
    (await event(name, payload)).untrusted?.message;

  test.each(["push", "schedule", "workflow_dispatch", "issue_comment", "release"])(
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
    expect(await on("workflow_run", runOf(A, "OctoAcme/Shop"))).toBeUndefined();
  });

  test.each([
    ["a fork's head", runOf(A, "mallory/shop")],
    ["an event that is not there", ""],
    ["an event that is not JSON", "{"],
    ["an event without a head", '{"workflow_run": {"head_repository": null}}'],
  ])("workflow_run stops at %s", async (_, payload) => {
    expect(await on("workflow_run", payload)).toBe(
      "on workflow_run only the stage lint runs: it brings a run of another repository's head",
    );
  });
});
