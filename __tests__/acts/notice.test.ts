import { createHmac } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import type { Sending } from "../../src/core/sending.ts";
import type { Act } from "../../src/receipts/index.ts";
import { notice } from "../../src/receipts/notice.ts";
import { refused } from "../support/fake-github.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { rememberingGitHub, scene } from "./support.ts";

const URL = "https://hooks.example/T0/hunter2";
const OK = anAnswer({ body: "ok" });
const FAILED = {
  state: "failure",
  description: "verdict=fail by=health proof=version",
  created_at: "2026-11-20T10:00:00Z",
};

function aNotice(only: Partial<Sending> = {}): Act<"notice"> {
  return notice.act({
    event: "incident",
    channel: "slack",
    deployment: 7,
    sending: {
      url: URL,
      headers: { "content-type": "application/json" },
      body: '{"text":"x"}',
      taken: { status: 200, body: "ok" },
      tries: 3,
      unclearTries: 2,
      ...only,
    },
  });
}

const receiptOf = (n: number) => ({
  state: "failure",
  description: `receipt=incident:channel-${n}`,
  created_at: "2026-11-20T10:00:01Z",
});

/** GitHub that gives statuses back as it lists them. */
const remembering = (statuses: readonly Readonly<Record<string, unknown>>[] = [FAILED]) =>
  rememberingGitHub([{ id: 7, statuses }]);

test("what is told leaves its receipt on the record, which stays in the state in which it is", async () => {
  const github = remembering();
  const http = fakeHttp(OK);
  const receipt = await scene({ github, http }).perform(aNotice());
  expect(receipt).toMatchObject({
    state: "done",
    detail: "slack was told of incident",
    result: { receipt: true },
  });
  expect(http.sent).toHaveLength(1);
  expect(http.sent[0]).toMatchObject({ redirects: { statuses: [] }, timeoutMs: 10_000 });
  expect(github.written).toEqual([
    [
      "status of 7",
      {
        deployment_id: 7,
        state: "failure",
        description: "receipt=incident:slack",
        auto_inactive: false,
      },
    ],
  ]);
});

test("what has its receipt is not told again, whoever told it", async () => {
  const told = {
    ...FAILED,
    description: "receipt=incident:slack",
    created_at: "2026-11-20T10:00:01Z",
  };
  const http = fakeHttp(OK);
  const github = remembering([FAILED, told]);
  expect(await scene({ github, http }).perform(aNotice())).toMatchObject({ state: "found" });
  expect(http.sent).toEqual([]);
  expect(github.written).toEqual([]);
});

test("another event and another channel have receipts of their own", async () => {
  const others = ["receipt=rolled-back:slack", "receipt=incident:slack-support"].map(
    (description) => ({
      ...FAILED,
      description,
      created_at: "2026-11-20T10:00:01Z",
    }),
  );
  const http = fakeHttp(OK);
  await scene({ github: remembering([FAILED, ...others]), http }).perform(aNotice());
  expect(http.sent).toHaveLength(1);
});

test("a record takes thirty receipts", async () => {
  const full = Array.from({ length: 30 }, (_, n) => receiptOf(n));
  const http = fakeHttp(OK);
  const receipt = await scene({ github: remembering([FAILED, ...full]), http }).perform(aNotice());
  expect(receipt).toMatchObject({ state: "refused" });
  expect(http.sent).toEqual([]);
  const fits = await scene({ github: remembering([FAILED, ...full.slice(1)]), http }).perform(
    aNotice(),
  );
  expect(fits).toMatchObject({ state: "done" });
});

test("where the record cannot be read it is told all the same, and said", async () => {
  const github = rememberingGitHub([], { "GET /deployments/7/statuses": refused(502) });
  const receipt = await scene({ github, http: fakeHttp(OK) }).perform(aNotice());
  expect(receipt).toMatchObject({
    state: "done",
    detail:
      "slack was told of incident; whether it was told before could not be read; no receipt could be left: a later run may tell it again",
    result: { receipt: false },
  });
});

test("a dry run tells nobody", async () => {
  const http = fakeHttp(OK);
  const receipt = await scene({ github: remembering(), http, dryRun: true }).perform(aNotice());
  expect(receipt.state).toBe("recorded");
  expect(http.sent).toEqual([]);
});

const html = anAnswer({ status: 200, body: "<html>hunter2</html>" });
const limited = (after?: string) =>
  anAnswer({ status: 429, headers: after === undefined ? {} : { "retry-after": after } });

describe("a channel that does not take it", () => {
  test.each<[string, readonly HttpReply[], string, number, string]>([
    ["is gone", [anAnswer({ status: 410 })], "failed", 1, "status 410"],
    ["does not know the address", [anAnswer({ status: 404 })], "failed", 1, "status 404"],
    ["lets nobody write", [anAnswer({ status: 403 })], "failed", 1, "status 403"],
    ["finds it invalid", [anAnswer({ status: 400 })], "failed", 1, "status 400"],
    [
      "redirects",
      [anAnswer({ status: 302, headers: { location: URL } })],
      "failed",
      1,
      "status 302",
    ],
    ["answers HTML", [html], "failed", 1, "without `ok`"],
    [
      "is an address of our own network",
      [noAnswer({ state: "unsent", reason: "address" })],
      "failed",
      1,
      "not on the public internet",
    ],
    ["is slow", [noAnswer({ reason: "timeout" })], "unclear", 2, "no answer came in time"],
    ["is down", [anAnswer({ status: 503 })], "unclear", 2, "status 503"],
    [
      "cuts the connection",
      [noAnswer({ reason: "reset" })],
      "unclear",
      2,
      "the connection was cut",
    ],
    ["refuses to connect", [noAnswer()], "failed", 3, "the connection was refused"],
    ["limits for ever", [limited()], "failed", 3, "status 429"],
    [
      "is slow once, then refuses",
      [noAnswer({ reason: "timeout" }), anAnswer({ status: 404 })],
      "unclear",
      2,
      "status 404",
    ],
  ])("%s", async (_what, replies, state, times, why) => {
    const github = remembering();
    const http = fakeHttp(...replies);
    const receipt = await scene({ github, http }).perform(aNotice());
    expect(receipt).toMatchObject({ state });
    expect(http.sent).toHaveLength(times);
    expect(receipt.detail).toMatch(/^slack was not told of incident: /);
    expect(receipt.detail).toContain(why);
    expect(JSON.stringify(receipt)).not.toMatch(/hunter2|hooks\.example|html/);
    expect(github.written).toEqual([]);
  });

  test.each<[string, readonly HttpReply[], number]>([
    ["limits once", [limited("2"), OK], 2],
    ["is down once", [anAnswer({ status: 502 }), OK], 2],
    ["is slow once", [noAnswer({ reason: "timeout" }), OK], 2],
    [
      "cannot be looked up twice",
      [noAnswer({ reason: "resolver" }), noAnswer({ reason: "dns" }), OK],
      3,
    ],
  ])("%s, and takes it then", async (_what, replies, times) => {
    const http = fakeHttp(...replies);
    const receipt = await scene({ github: remembering(), http }).perform(aNotice());
    expect(receipt).toMatchObject({ state: "done" });
    expect(http.sent).toHaveLength(times);
  });

  test.each([
    ["2", 2000],
    ["Fri, 20 Nov 2026 10:00:07 GMT", 7000],
    ["Fri, 20 Nov 2026 09:00:00 GMT", 0],
    ["soon", 1000],
    ["86400", 60_000],
  ])("Retry-After: %s is waited for, a minute at most", async (after, ms) => {
    const { perform, clock } = scene({ github: remembering(), http: fakeHttp(limited(after), OK) });
    await perform(aNotice());
    expect(clock.sleeps).toEqual([ms]);
  });

  test("nothing is sent after a minute", async () => {
    const http = fakeHttp(limited("86400"));
    const receipt = await scene({ github: remembering(), http }).perform(aNotice());
    expect(receipt).toMatchObject({ state: "failed" });
    expect(http.sent).toHaveLength(2);
  });

  test("who knows a repetition is sent it more often, with longer pauses", async () => {
    const http = fakeHttp(noAnswer({ reason: "timeout" }));
    const { perform, clock } = scene({ github: remembering(), http });
    await perform(aNotice({ tries: 5, unclearTries: 5 }));
    expect(http.sent).toHaveLength(5);
    expect(clock.sleeps).toEqual([1000, 2000, 4000, 8000]);
  });
});

test("a body is signed as people check it", async () => {
  const http = fakeHttp(OK);
  await scene({ github: remembering(), http }).perform(aNotice({ signWith: "sesame" }));
  const wanted = createHmac("sha256", "sesame").update('{"text":"x"}').digest("hex");
  expect(http.sent[0]?.headers["x-release-gate-signature-256"]).toBe(`sha256=${wanted}`);
});
