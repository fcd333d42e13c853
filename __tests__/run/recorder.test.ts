import { describe, expect, test } from "@jest/globals";
import type { Answer, Answers } from "../../src/core/answer.ts";
import type { Ask } from "../../src/core/ask.ts";
import type { Finding } from "../../src/core/finding.ts";
import { type Recorder, recorder } from "../../src/run/recorder.ts";
import { aFinding } from "../report/reports.ts";
import { anEnvironment, answersOf, aRelease, known, missing } from "../support/builders.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { aRequest } from "../support/stage-set.ts";

const answering =
  (...answers: readonly Answer[]): Ask =>
  async () =>
    answersOf(answers);

const NONE: Answers = new Map();

const report = (record: Recorder, findings: readonly Finding[] = []) =>
  record.report({ findings, notes: {}, verdict: "unknown", exitCode: 3 });

test("a report names what is known, and says so where nothing is", async () => {
  const clock = fakeClock();
  const record = recorder(aRequest("deploy", "a".repeat(40)), clock);
  clock.advance(90_000);
  expect(await report(record)).toMatchObject({
    schema: 2,
    stage: "deploy",
    release: undefined,
    manifest: { path: "release.yml", origin: "not read", trusted: "not read" },
    startedAt: "2026-11-20T10:00:00.000Z",
    finishedAt: "2026-11-20T10:01:30.000Z",
    judgedAt: undefined,
    verdict: "unknown",
    answers: {},
    permissions: [],
  });
});

describe("answers", () => {
  test("of later looks replace those of earlier ones", async () => {
    const record = recorder(aRequest("deploy", ""), fakeClock());
    await record.ask(answering(known("history", 1)))([]);
    await record.ask(answering(known("history", 2), known("comments", 3)))([]);
    expect((await report(record)).answers).toMatchObject({
      history: { value: 2 },
      comments: { value: 3 },
    });
  });

  test("that requirements were judged by stay, with the time of the judgement", async () => {
    const clock = fakeClock();
    const record = recorder(aRequest("deploy", ""), clock);
    await record.evidence(answering(known("history", 1)))(clock.now() + 5, NONE)([]);
    clock.advance(60_000);
    await record.ask(answering(known("history", 2)))([]);
    expect(await report(record)).toMatchObject({
      answers: { history: { value: 1 } },
      judgedAt: "2026-11-20T10:00:00.005Z",
    });
  });

  test("of the last judgement are the ones that stay", async () => {
    const record = recorder(aRequest("release", ""), fakeClock());
    await record.evidence(answering(known("history", 1), known("tags", 1)))(1, NONE)([]);
    await record.evidence(answering(known("history", 2)))(2, NONE)([]);
    expect((await report(record)).answers).toEqual({ history: known("history", 2) });
  });
});

test("what is kept from an earlier judgement is not asked again, and stays", async () => {
  const record = recorder(aRequest("release", ""), fakeClock());
  const asked: string[] = [];
  const ask: Ask = async (questions) => {
    for (const { key } of questions) asked.push(key);
    return new Map(questions.map(({ key }) => [key, known(key, 2)]));
  };
  const kept = new Map([["tags", known("tags", 1)]]);
  const questions = ["history", "tags"].map((key) => ({ kind: key, key }));
  const answers = await record.evidence(ask)(2, kept)(questions);
  expect([asked, answers.get("tags"), answers.get("history")]).toEqual([
    ["history"],
    known("tags", 1),
    known("history", 2),
  ]);
  expect((await report(record)).answers).toEqual(Object.fromEntries(answers));
});

test("missing permissions are gathered from everywhere, each line once, in order", async () => {
  const record = recorder(aRequest("deploy", ""), fakeClock());
  await record.ask(answering(missing("a", { permission: "checks: read\nactions: read" })))([]);
  await record.evidence(answering(missing("b", { permission: "checks: read" })))(1, NONE)([]);
  await record.perform(
    async (act) =>
      ({
        kind: act.kind,
        key: act.key,
        at: "2026-11-20T10:00:00.000Z",
        state: "refused",
        detail: "no",
        remedy: "ask",
        permission: "statuses: write",
      }) as never,
  )({
    kind: "status",
    key: "k",
    deployment: 1,
    state: "success",
    says: undefined,
    remark: "",
    environmentUrl: undefined,
    logUrl: undefined,
  });
  const lacks = [{ reason: "no right", remedy: "add it", permission: "contents: read" }];
  const finding = { ...aFinding(), outcome: "unknown", lacks } as const;
  expect((await report(record, [finding])).permissions).toEqual([
    "actions: read",
    "checks: read",
    "contents: read",
    "statuses: write",
  ]);
  expect((await report(record)).receipts).toHaveLength(1);
});

test("secrets are taken out of every text, of keys too, also those that are learnt late", async () => {
  const record = recorder(aRequest("deploy", "", { secrets: { KEY: "k-0815" } }), fakeClock());
  record.about({
    release: aRelease({ name: "Shop k-0815" }),
    environment: anEnvironment({ url: "https://x/t-4711" }),
  });
  await record.ask(answering(known("file t-4711.md", { text: ["t-4711"] })))([]);
  record.tell("k-0815 and t-4711");
  const hide = record.hide(["t-4711"]);
  expect(hide("k-0815 t-4711")).toBe("*** ***");
  expect(JSON.stringify(await report(record))).not.toMatch(/k-0815|t-4711/);
});

test("what is hidden later is taken out by those, too, who were given the redaction before", () => {
  const record = recorder({ ...aRequest("smoke", ""), hidden: ["token-1"] }, fakeClock());
  const redact = record.hide(["secret-2"]);
  record.hide(["saved-3"]);
  const lines: string[] = [];
  const stream = redact.stream((line) => lines.push(line));
  stream.push("a saved-3");
  stream.end();
  expect(redact("token-1 secret-2 saved-3 other")).toBe("*** *** *** other");
  expect(lines).toEqual(["a ***"]);
});
