import { describe, expect, test } from "@jest/globals";
import { QUESTIONS } from "../../src/questions/index.ts";
import type { AnswerValue, QuestionKind } from "../../src/questions/kinds.ts";
import { aBefore, aCiCheck, aCiRun, aCiStatus, aComment, aField } from "../support/builders.ts";
import { aForeign, aHistory, aRecord, aStatus, RUN_URL, SAID } from "../support/records.ts";

const PUT_OFF = {
  ...{ incident: 512, by: "erin", until: "2026-11-22", timezone: "Europe/Berlin" },
  rows: { "code-reviewed": "developer" },
};

/** Answers as they come, with everything that may be absent absent in one of them. */
const VALUES: { readonly [K in QuestionKind]: readonly AnswerValue<K>[] } = {
  history: [
    aHistory(),
    aHistory({
      component: "api",
      records: [
        aRecord(
          1,
          Object.values(SAID).filter((text) => typeof text === "string"),
          {
            payload: {
              component: "api",
              job: "7",
              runner: "self-hosted",
              previous: { version: "2.3.7", sha: "1be07d4" },
              adopted: { version: "2", sha: "1", tag: "v2", at: "2026-11-20T12:00:00Z" },
              baseline: { orders: [60, 1] },
              state: { flags: "on" },
              type: "patch",
              fixes: "#512",
              notes: "sha256",
            },
          },
        ),
        aRecord(2, [], { payload: { rollback_of: 1 } }),
        aRecord(4, [], { payload: { put_off: PUT_OFF } }),
      ],
      complete: false,
      foreign: [aForeign(3, { by: undefined, statuses: [aStatus("waiting | ", 1, RUN_URL)] })],
      gone: ["1be07d4"],
    }),
  ],
  record: [{ ids: [2, 1], statuses: [aStatus("waiting | ", 1, RUN_URL)] }],
  approved: [{ run: "4711", approvals: [{ by: "carol", environments: ["production"] }] }],
  access: [
    { login: "erin", permission: "write" },
    { login: "nobody", permission: "nobody" },
  ],
  address: [
    { url: "https://a.example", status: 200, reason: undefined },
    { url: "https://a.example", status: undefined, reason: "timeout" },
  ],
  incident: [
    {
      ...{ number: 512, title: "Orders fail", url: "https://x.example/512" },
      ...{ open: true, pull: false, labels: ["incident"] },
    },
  ],
  "put-off": [
    { environment: "production", component: "", records: [], issues: [] },
    {
      ...{ environment: "production", component: "api" },
      records: [
        { id: 4, sha: "9f3c2ab", version: "2.4.0", createdAt: "2026-11-20T12:00:00Z", ...PUT_OFF },
      ],
      issues: [{ number: 512, url: "https://x.example/512", comments: [aComment()] }],
    },
  ],
  user: [{ login: "erin" }],
  issues: [
    { issues: [] },
    { issues: [{ number: 7, title: "Orders fail", url: RUN_URL, at: "2026-11-20T12:00:00Z" }] },
  ],
  paths: [
    { base: "1be07d4", head: "9f3c2ab", paths: ["a"] },
    { base: undefined, head: "9f3c2ab", paths: [] },
  ],
  milestone: [
    { titles: ["2.4.0"], found: undefined },
    {
      titles: ["2.4.0"],
      found: {
        ...{ title: "2.4.0", url: "https://x.example/1" },
        items: [
          {
            ...{ number: 7, title: "x", url: "https://x.example/7", kind: "issue", state: "open" },
            criteria: { met: 1, open: ["b"] },
          },
          {
            ...{ number: 8, title: "x", url: "https://x.example/8", kind: "pull", state: "merged" },
            criteria: undefined,
          },
        ],
      },
    },
  ],
  links: [
    { base: "1be07d4", head: "9f3c2ab", pulls: [{ number: 7, closes: [8] }] },
    { base: undefined, head: "9f3c2ab", pulls: [] },
  ],
  pipeline: [
    { sha: "9f3c2ab", branch: "main", runs: [] },
    {
      ...{ sha: "9f3c2ab", branch: "main" },
      runs: [
        {
          ...{ workflow: ".github/workflows/ci.yml", event: "push", sha: "9f3c2ab" },
          ...{ state: "success", attempt: 2, url: RUN_URL },
        },
      ],
    },
  ],
  worked: [
    { workflow: "backup.yml", branch: "main", run: undefined },
    {
      ...{ workflow: "backup.yml", branch: "main" },
      run: { id: "7", url: RUN_URL, sha: "9f3c2ab", at: "2026-11-20T12:00:00Z" },
    },
  ],
  scans: [
    { sha: "9f3c2ab", ref: "refs/heads/main", code: undefined, dependencies: undefined },
    {
      ...{ sha: "9f3c2ab", ref: "refs/heads/main" },
      code: { tools: ["CodeQL"], failed: ["Trivy"], alerts: [] },
      dependencies: {
        alerts: [{ number: 7, severity: "critical", what: "x", url: "https://x.example/7" }],
      },
    },
  ],
  versions: [
    { files: [] },
    {
      files: [
        { path: "package.json", version: "2.4.0" },
        { path: "Cargo.toml", version: undefined },
      ],
    },
  ],
  labelled: [
    { label: "infra", items: [{ number: 7, title: "x", url: "https://x.example/7", pull: true }] },
  ],
  reviews: [
    { base: undefined, head: "9f3c2ab", branch: "main", asked: undefined, commits: [], pulls: [] },
    {
      ...{ base: "1be07d4", head: "9f3c2ab", branch: "main", asked: 2 },
      commits: [{ sha: "9f3c2ab", by: "mona", pulls: [7], writer: "mona" }],
      pulls: [
        {
          ...{ number: 7, title: "x", url: "https://x.example/7", author: undefined },
          ...{ labels: ["api"], approvals: ["olga"], stale: ["erin"], objections: ["bob"] },
        },
      ],
    },
  ],
  before: [
    aBefore(),
    aBefore({
      ...{ version: undefined, commit: "1be07d4", record: undefined, checks: [] },
      fresh: ["orders"],
      adoptable: { version: "1.3.0", sha: "1be07d4", tag: "v1.3.0" },
    }),
  ],
  manifest: [
    { path: "release.yml", sha: "1be07d4", text: "environments: {}" },
    { path: "release.yml", sha: "1be07d4", text: undefined },
  ],
  owner: [
    {
      ...{ attempt: "completed", job: "completed", endedAt: "2026-11-20T12:00:00Z" },
      started: { state: "running", url: RUN_URL, waits: true },
    },
    {
      ...{ attempt: "unreadable", job: "unreadable", endedAt: undefined },
      started: { state: "unreadable", reason: "403" },
    },
    {
      ...{ attempt: "running", job: "unreadable", endedAt: undefined },
      started: { state: "completed", url: RUN_URL },
    },
    {
      ...{ attempt: "running", job: "running", endedAt: undefined },
      started: { state: "not-found" },
    },
    { attempt: "running", job: "running", endedAt: undefined, started: { state: "none" } },
  ],
  checks: [[], [aCiCheck(), aCiStatus({ url: undefined, conclusion: undefined })]],
  runs: [[aCiRun(), aCiRun({ url: undefined })]],
  required: [
    { branch: "main", checks: [], workflows: [], undecided: [], pull: undefined },
    {
      branch: "main",
      workflows: [".github/workflows/ci.yml"],
      undecided: ["code_scanning"],
      checks: [
        { name: "test", app: "15368", by: "rules" },
        { name: "lint", app: undefined, by: "protection" },
      ],
      pull: { number: 12, url: "https://x.example/12", head: "a", checks: [aCiCheck()], runs: [] },
    },
  ],
  comments: [
    { issue: { number: 7, url: "https://x.example/7" }, comments: [aComment()] },
    { issue: undefined, comments: [] },
  ],
  ancestry: (["same", "ahead", "behind", "diverged", "gone"] as const).map((relation) => ({
    ...{ base: "1be07d4", head: "9f3c2ab" },
    relation,
  })),
  changes: [
    { base: "a", head: "b", commits: [{ sha: "b", authors: ["bob"], unlinked: ["Jane"] }] },
    { base: undefined, head: "b", commits: [] },
  ],
  team: [{ team: "octoacme/qa", members: ["bob"] }],
  markdown: [
    { path: "a.md", fields: [aField()], sha256: "ab12", words: 3 },
    { path: "a.md", fields: undefined, sha256: undefined, words: 0 },
  ],
  workflow: [
    { file: "a.yml", inputs: [{ name: "sha", required: true, hasDefault: false }] },
    { file: "a.yml", inputs: undefined },
  ],
  tags: [
    { version: "2.4.0", tag: "v2.4.0", tagged: "1be07d4", latestRelease: "2.3.7" },
    { version: "2.4.0", tag: undefined, tagged: undefined, latestRelease: undefined },
  ],
};

const KINDS = Object.values(QUESTIONS);

describe.each(KINDS.map((kind) => [kind.kind, kind] as const))("%s", (name, { value }) => {
  test.each(VALUES[name].map((answer): [unknown] => [answer]))(
    "takes %j, and what JSON makes of it",
    (answer) => {
      expect(value.safeParse(answer)).toMatchObject({ success: true, data: answer });
      const again: unknown = JSON.parse(JSON.stringify(answer));
      expect(value.safeParse(again).success).toBe(true);
    },
  );

  test.each<[string, unknown]>([
    ["nothing", null],
    ["undefined", undefined],
    ["an empty object", {}],
    ["a list of nothing", [null]],
    ["a text", ""],
    ["an error page", "<!doctype html>"],
    ["an object with a key too many", { ...VALUES[name][0], more: 1 }],
  ])("does not take %s", (_what, junk) => {
    expect(value.safeParse(junk).success).toBe(false);
  });

  test("does not take another kind's answer", () => {
    // No checks and no runs are both an empty list, and both say that there is nothing.
    const others = KINDS.filter((kind) => kind.kind !== name).flatMap(({ kind }) => [
      ...VALUES[kind].filter((one) => !(Array.isArray(one) && one.length === 0)),
    ]);
    for (const other of others) expect(value.safeParse(other).success).toBe(false);
  });
});
