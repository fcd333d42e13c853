import { describe, expect, test } from "@jest/globals";
import { owner } from "../../src/questions/owner.ts";
import { fakeGitHub } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const RUN = "GET /actions/runs/4711";
const URL = "https://github.example/octoacme/shop/actions/runs/99";

const owned = (over: Partial<Parameters<typeof owner>[0]> = {}) =>
  owner({
    deployment: 7,
    run: "4711",
    attempt: 1,
    job: null,
    dispatched: undefined,
    manifest: undefined,
    nonce: "rg-7-0badcafe",
    since: "2026-11-20T11:00:00Z",
    ...over,
  });

const aRun = (over: object = {}) => ({
  status: "in_progress",
  run_attempt: 1,
  html_url: URL,
  updated_at: "2026-11-20T12:00:00Z",
  ...over,
});

const listed = (over: object) => ({
  event: "workflow_dispatch",
  status: "waiting",
  created_at: "2026-11-20T11:00:05Z",
  html_url: URL,
  display_title: "Deploy",
  head_sha: "b".repeat(40),
  ...over,
});

describe("the owner of a record", () => {
  test.each<[string, object, object]>([
    ["runs", aRun(), { attempt: "running", job: "unreadable" }],
    ["has completed", aRun({ status: "completed" }), { attempt: "completed", job: "completed" }],
    ["has another attempt", aRun({ run_attempt: 2 }), { attempt: "completed", job: "completed" }],
  ])("%s", async (_how, run, expected) => {
    expect(await knownValue(owned(), fakeGitHub({ [RUN]: run }))).toMatchObject(expected);
  });

  test.each<[string, string]>([
    ["in_progress", "running"],
    ["completed", "completed"],
  ])("has a job that is %s", async (status, job) => {
    const jobs = [
      { id: 5, status: "completed" },
      { id: 6, status },
    ];
    const github = fakeGitHub({ [RUN]: aRun(), "GET /actions/runs/4711/jobs": jobs });
    expect(await knownValue(owned({ job: "6" }), github)).toMatchObject({
      attempt: "running",
      job,
    });
  });

  test("that is not there is told by its lease alone", async () => {
    const refusal = { ok: false, status: 404, reason: "no", remedy: "none" } as const;
    expect(await knownValue(owned(), fakeGitHub({ [RUN]: refusal }))).toMatchObject({
      attempt: "unreadable",
      job: "unreadable",
    });
  });

  test("outside Actions is not asked for", async () => {
    const github = fakeGitHub({});
    expect(await knownValue(owned({ run: "local-1" }), github)).toMatchObject({
      attempt: "unreadable",
    });
    expect(github.asked).toEqual([]);
  });

  test.each([403, 502])("that cannot be read (%i) is no answer", async (status) => {
    const refusal = { ok: false, status, reason: "no", remedy: "again" } as const;
    expect(await askOne(owned(), fakeGitHub({ [RUN]: refusal }))).toMatchObject({
      state: "missing",
    });
  });
});

/** A file as GitHub gives it. */
const aFile = (text: string) => ({
  ...{ type: "file", encoding: "base64", html_url: null },
  content: Buffer.from(text).toString("base64"),
});

describe("what it has started", () => {
  const other = "GET /actions/runs/99";
  const BY_WORKFLOW = { manifest: { path: "release.yml", sha: "a".repeat(40) } };
  const MANIFEST = "GET /contents/release.yml";
  const WORKFLOW = "GET /contents/.github/workflows/deploy.yml";
  const NAMED = { display_title: "2.4.0 (rg-7-0badcafe)", html_url: `${URL}1` };
  const runs = (...all: readonly object[]) => ({
    "GET /actions/workflows/deploy.yml/runs": { workflow_runs: all.map(listed) },
  });
  /** A list whose pages are full of later runs, until the named page. */
  const busy = (last: number, ...runs: readonly object[]) => ({
    "GET /actions/workflows/deploy.yml/runs": ({ page }: { readonly page: number }) => ({
      workflow_runs:
        page === last
          ? runs.map(listed)
          : Array.from({ length: 100 }, () => listed({ event: "push", status: "completed" })),
    }),
  });
  const deployed = (text: string) => ({ [MANIFEST]: aFile(text) });
  test.each<[string, object, object, object]>([
    ["nothing", {}, {}, { state: "none" }],
    [
      "nothing that is linked or listed",
      BY_WORKFLOW,
      {
        "GET /actions/workflows/deploy.yml/runs": {
          workflow_runs: [
            listed({ created_at: "2026-11-20T10:00:00Z" }),
            listed({ event: "push" }),
            listed({ status: "completed" }),
          ],
        },
      },
      { state: "not-found" },
    ],
    [
      "what may be a run that is not linked",
      BY_WORKFLOW,
      { "GET /actions/workflows/deploy.yml/runs": { workflow_runs: [listed({})] } },
      { state: "running", url: URL, waits: true },
    ],
    [
      "the run that shows its nonce, and has ended",
      BY_WORKFLOW,
      runs({}, { ...NAMED, status: "completed" }),
      { state: "completed", url: NAMED.html_url },
    ],
    [
      "the run that shows its nonce, and goes on",
      BY_WORKFLOW,
      runs({}, NAMED),
      { state: "running", url: NAMED.html_url, waits: true },
    ],
    [
      "nothing, where a run that goes on would show the nonce if it were its own",
      BY_WORKFLOW,
      { ...runs({}), [WORKFLOW]: aFile("run-name: ${{ inputs.release-gate }}") },
      { state: "not-found" },
    ],
    [
      "what may be a run of a workflow that shows no nonce",
      BY_WORKFLOW,
      { ...runs({}), [WORKFLOW]: aFile("run-name: Deploy") },
      { state: "running", url: URL, waits: true },
    ],
    [
      "what may be a run of a workflow that cannot be understood",
      BY_WORKFLOW,
      { ...runs({}), [WORKFLOW]: aFile("run-name: [") },
      { state: "running", url: URL, waits: true },
    ],
    [
      "the run that shows its nonce, behind a page of later ones",
      BY_WORKFLOW,
      busy(2, NAMED),
      { state: "running", url: NAMED.html_url, waits: true },
    ],
    [
      "what may stand behind more runs than are read",
      BY_WORKFLOW,
      busy(6, NAMED),
      { state: "unreadable", reason: "deploy.yml has run more than 500 times since" },
    ],
    [
      "what cannot be listed",
      BY_WORKFLOW,
      {
        "GET /actions/workflows/deploy.yml/runs": {
          ...{ ok: false, status: 502, reason: "502", remedy: "again" },
        },
      },
      { state: "unreadable", reason: "502" },
    ],
    [
      "nothing that GitHub knows of, where its own manifest has a command",
      BY_WORKFLOW,
      deployed("deploy: {command: [node, deploy.mjs]}"),
      { state: "none" },
    ],
    [
      "what its own manifest would say, and that is not there",
      BY_WORKFLOW,
      { [MANIFEST]: { ok: false, status: 404, reason: "Not Found", remedy: "none" } },
      {
        state: "unreadable",
        reason: "release.yml at aaaaaaa, which says how it was deployed, does not exist",
      },
    ],
    [
      "what its own manifest would say, and that cannot be read",
      BY_WORKFLOW,
      deployed("deploy: ["),
      {
        state: "unreadable",
        reason: "release.yml at aaaaaaa, which says how it was deployed, cannot be read",
      },
    ],
    [
      "a run that goes on",
      { dispatched: URL },
      { [other]: aRun() },
      { state: "running", url: URL, waits: false },
    ],
    [
      "a run that waits for a person",
      { dispatched: URL },
      { [other]: aRun({ status: "waiting" }) },
      { state: "running", url: URL, waits: true },
    ],
    [
      "a run that has ended",
      { dispatched: URL },
      { [other]: aRun({ status: "completed" }) },
      { state: "completed", url: URL },
    ],
    [
      "a run that cannot be read",
      { dispatched: URL },
      { [other]: { ok: false, status: 403, reason: "no permission", remedy: "none" } },
      { state: "unreadable", reason: "no permission" },
    ],
  ])("is %s", async (_what, over, answers, started) => {
    const github = fakeGitHub({
      ...{ [RUN]: aRun(), ...deployed("deploy: {workflow: deploy.yml}") },
      ...answers,
    });
    expect((await knownValue(owned(over), github)).started).toEqual(started);
  });
});
