import { describe, expect, test } from "@jest/globals";
import { OWNED_STATES } from "../../src/core/record-guard.ts";
import type { Act } from "../../src/receipts/index.ts";
import { SHA } from "../support/builders.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

const URL = "https://github.example/octoacme/shop/actions/runs/99";
const DISPATCH = "POST /actions/workflows/deploy.yml/dispatches";
const RUNS = "GET /actions/workflows/deploy.yml/runs";
const RUN = "GET /actions/runs/99";

function aDispatch(over: Partial<Act<"dispatch">> = {}): Act<"dispatch"> {
  return {
    kind: "dispatch",
    key: "dispatch 7",
    order: { environment: "production", version: "2.4.0", sha: SHA, kind: "deploy" },
    file: "deploy.yml",
    inputs: { sha: SHA },
    timeoutMs: 120_000,
    deployment: 7,
    ...over,
  };
}

const run = (status: string, conclusion: string | null = null) => ({
  id: 99,
  html_url: URL,
  status,
  conclusion,
});

/** Runs as GitHub lists those of the workflow, the newest first. */
const listed = (...runs: readonly object[]) => ({
  workflow_runs: runs.map((over) => ({
    ...{ id: 99, html_url: URL, event: "workflow_dispatch", head_branch: "trunk" },
    created_at: "2026-11-20T10:00:00Z",
    ...over,
  })),
});

/** Answers one after the other, the last one for ever. */
function inTurn(...answers: readonly unknown[]): () => unknown {
  let asked = 0;
  return () => answers[Math.min(asked++, answers.length - 1)];
}

const NAMED = { workflow_run_id: 99, run_url: URL, html_url: URL };

function shop(also: Readonly<Record<string, unknown>>) {
  return rememberingGitHub([{ id: 7 }], {
    "GET ": { default_branch: "trunk" },
    [DISPATCH]: NAMED,
    [RUN]: run("completed", "success"),
    ...also,
  });
}

describe("right before it is dispatched its record must still be its owner's", () => {
  const BEGUN = {
    ...{ state: "in_progress", created_at: "2026-11-20T10:00:00Z" },
    description: "verdict=pending by=deploy proof=none",
  };
  const ENDED = {
    state: "error",
    created_at: "2026-11-20T10:00:01Z",
    description: "ended by hand",
  };
  const ownedUntil = (until: number) =>
    aDispatch({ guard: { states: OWNED_STATES, until, seen: false } });

  test.each<[string, readonly object[], number, RegExp]>([
    [
      "it was ended by others",
      [ENDED, BEGUN],
      60_000,
      /its record says: the deployment itself failed$/,
    ],
    ["its lease is over", [BEGUN], -1, /its lease ended on /],
  ])("%s: nothing is dispatched", async (_how, statuses, left, detail) => {
    const github = shop({ "GET /deployments/7/statuses": statuses });
    const { perform, clock } = scene({ github });
    const receipt = await perform(ownedUntil(clock.now() + left));
    expect(receipt).toMatchObject({ state: "refused", detail: expect.stringMatching(detail) });
    expect(github.asked).not.toContain(DISPATCH);
  });

  test("nobody could read it: nothing is dispatched", async () => {
    const github = shop({ "GET /deployments/7/statuses": refused(502) });
    const { perform, clock } = scene({ github });
    expect(await perform(ownedUntil(clock.now() + 60_000))).toMatchObject({ state: "refused" });
    expect(github.asked).not.toContain(DISPATCH);
  });

  test("it is: it is dispatched", async () => {
    const github = shop({ "GET /deployments/7/statuses": [BEGUN] });
    const { perform, clock } = scene({ github });
    expect(await perform(ownedUntil(clock.now() + 60_000))).toMatchObject({ state: "done" });
  });
});

test("the run that GitHub names is linked on the record and waited for", async () => {
  const sent: unknown[] = [];
  const github = shop({
    [DISPATCH]: (body: unknown) => {
      sent.push(body);
      return NAMED;
    },
    [RUN]: inTurn(run("queued"), run("waiting"), run("in_progress"), run("completed", "success")),
  });
  const { perform, shown, clock } = scene({ github });
  const receipt = await perform(aDispatch());
  expect(receipt).toMatchObject({ state: "done", link: URL, result: { run: 99, url: URL } });
  expect(sent).toEqual([
    { workflow_id: "deploy.yml", ref: "trunk", inputs: { sha: SHA }, return_run_details: true },
  ]);
  const description = "verdict=pending by=deploy proof=none: deploy.yml runs";
  expect(github.written).toMatchObject([
    ["status of 7", { state: "in_progress", description, log_url: URL, auto_inactive: false }],
  ]);
  expect(shown).toEqual([
    "progress deploy.yml: queued",
    "progress deploy.yml waits for a person to approve it",
    "progress deploy.yml: in progress",
  ]);
  expect(clock.sleeps[0]).toBe(2000);
});

test("a branch of its own is dispatched without asking for the default one", async () => {
  const refs: unknown[] = [];
  const github = shop({
    [DISPATCH]: ({ ref }: { ref: string }) => {
      refs.push(ref);
      return NAMED;
    },
  });
  await scene({ github }).perform(aDispatch({ ref: "deploys" }));
  expect([refs, github.asked.includes("GET ")]).toEqual([["deploys"], false]);
});

describe("what became of the run decides", () => {
  test.each([
    ["success", run("completed", "success"), "done"],
    ["failure", run("completed", "failure"), "failed"],
    ["cancelled", run("completed", "cancelled"), "failed"],
    ["skipped", run("completed", "skipped"), "failed"],
    ["no conclusion", run("completed"), "failed"],
    ["not over within deploy.timeout", run("in_progress"), "unclear"],
    ["not to be read any more", refused(404), "unclear"],
    ["an answer that is none", { id: "?" }, "unclear"],
  ])("%s", async (_case, answer, state) => {
    const receipt = await scene({ github: shop({ [RUN]: answer }) }).perform(aDispatch());
    expect([receipt.state, receipt.link]).toEqual([state, URL]);
  });
});

test("pauses grow from 2 s to 15 s and end with deploy.timeout", async () => {
  const { perform, clock } = scene({ github: shop({ [RUN]: run("in_progress") }) });
  await perform(aDispatch());
  expect(Math.min(...clock.sleeps.slice(0, -1))).toBe(2000);
  expect(Math.max(...clock.sleeps)).toBe(15_000);
  expect(clock.monotonic()).toBe(120_000);
});

test("an interruption leaves the run alone and says that it may go on", async () => {
  const stop = new AbortController();
  const github = shop({
    [RUN]: () => {
      stop.abort();
      return run("in_progress");
    },
  });
  const receipt = await scene({ github, signal: stop.signal }).perform(aDispatch());
  expect([receipt.state, receipt.link]).toEqual(["unclear", URL]);
});

describe("a run that GitHub does not name is the only one since the dispatch, or nobody's", () => {
  test.each([
    ["exactly one", listed({}), "done"],
    ["one that appears late", inTurn(listed(), listed(), listed({})), "done"],
    ["two", listed({ id: 100 }, {}), "unclear"],
    ["none", listed(), "unclear"],
    ["one of another event", listed({ event: "push" }), "unclear"],
    ["one of another branch", listed({ head_branch: "other" }), "unclear"],
    ["one from before it", listed({ created_at: "2026-11-20T09:59:00Z" }), "unclear"],
    [
      "one a little before it, as clocks differ",
      listed({ created_at: "2026-11-20T09:59:55Z" }),
      "done",
    ],
    ["ours among others", listed({ id: 98, event: "push" }, {}), "done"],
    ["a list that cannot be read", refused(500), "unclear"],
  ])("%s", async (_case, runs, state) => {
    let dispatched = 0;
    const github = shop({
      [DISPATCH]: () => {
        dispatched += 1;
        return null;
      },
      [RUNS]: runs,
    });
    const receipt = await scene({ github }).perform(aDispatch());
    expect([receipt.state, dispatched]).toEqual([state, 1]);
  });
});

describe("a run that GitHub does not name is found by the nonce that its workflow shows", () => {
  const nonce = "rg-7-0badcafe";
  const own = { id: 99, display_title: `2.4.0 (${nonce})` };
  test.each([
    ["among others", listed({ id: 100, display_title: "2.3.7 (rg-6-0badcafe)" }, own), "done"],
    ["late", inTurn(listed({ id: 100 }), listed({ id: 100 }, own)), "done"],
    ["never", listed({ id: 100, display_title: "2.3.7" }), "unclear"],
  ])("%s", async (_case, runs, state) => {
    const github = shop({ [DISPATCH]: null, [RUNS]: runs });
    const receipt = await scene({ github }).perform(aDispatch({ nonce }));
    expect([receipt.state, github.asked.includes(RUN)]).toEqual([state, state === "done"]);
  });
});

describe("a server that cannot name runs is asked again without, any other refusal stands", () => {
  const unknownField = refused(422, { reason: 'Invalid input: "return_run_details" is not known' });
  const unexpected = refused(422, { reason: "Unexpected inputs provided" });
  test.each([
    ["an unknown field", unknownField, [true, false], "done"],
    ["unexpected inputs", unexpected, [true], "refused"],
    ["a token that is none", refused(401), [true], "refused"],
    ["no such workflow", refused(404), [true], "refused"],
    ["no right", refused(403), [true], "refused"],
    ["no answer, and its run is there", refused(0), [true], "done"],
    ["a fault of the server, and its run is there", refused(502), [true], "done"],
  ])("%s", async (_case, first, asked, state) => {
    const details: boolean[] = [];
    const github = shop({
      [DISPATCH]: (body: object) => {
        details.push("return_run_details" in body);
        return details.length === 1 ? first : null;
      },
      [RUNS]: listed({}),
    });
    const receipt = await scene({ github }).perform(aDispatch());
    expect([details, receipt.state]).toEqual([asked, state]);
  });
});

test.each([0, 502])("a dispatch answered %i without a run is not sent again", async (status) => {
  let dispatched = 0;
  const github = shop({
    [DISPATCH]: () => {
      dispatched += 1;
      return refused(status);
    },
    [RUNS]: listed(),
  });
  const receipt = await scene({ github }).perform(aDispatch());
  expect([receipt.state, receipt.link, dispatched]).toEqual(["unclear", undefined, 1]);
});

test("without a default branch nothing is dispatched", async () => {
  const github = shop({ "GET ": refused(404) });
  expect((await scene({ github }).perform(aDispatch())).state).toBe("refused");
  expect(github.asked).not.toContain(DISPATCH);
});
