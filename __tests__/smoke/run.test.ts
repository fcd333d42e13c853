import { describe, expect, test } from "@jest/globals";
import type { Http } from "../../src/core/ports.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { runChecks } from "../../src/smoke/run.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const ok = anAnswer();
const failed = anAnswer({ status: 500 });

describe("a failed critical check is tried once more after 2 s", () => {
  test.each([
    ["and blocks when it fails again", "critical", [failed, failed], "fail", "block", [2000]],
    ["and is flaky when it passes", "critical", [failed, ok], "pass", "block", [2000]],
    ["also without an answer", "critical", [noAnswer(), ok], "pass", "block", [2000]],
    ["but not when it passed", "critical", [ok, failed], "pass", "block", []],
    ["but not one that only warns", "warning", [failed, ok], "fail", "warn", []],
    [
      "but not one that could not be sent",
      "critical",
      [noAnswer({ state: "unsent", reason: "address" }), ok],
      "unknown",
      "block",
      [],
    ],
  ] as const)("%s", async (_, severity, replies, outcome, effect, sleeps) => {
    const tools = someTools({ http: fakeHttp(...replies) });
    const [finding] = await runChecks([aCheck({ severity })], tools, never);
    expect(finding).toMatchObject({ id: "check/GET /", title: "GET /", outcome, effect });
    expect(tools.clock.sleeps).toEqual(sleeps);
  });

  test("a check that is called off before it is confirmed is unknown", async () => {
    const stop = new AbortController();
    const http: Http = (_, signal) => {
      const reply = signal.aborted ? noAnswer({ state: "unsent", reason: "aborted" }) : failed;
      stop.abort();
      return Promise.resolve(reply);
    };
    const [finding] = await runChecks([aCheck()], someTools({ http }), stop.signal);
    expect(finding).toMatchObject({ outcome: "unknown", effect: "block" });
  });
});

test("a finding is judged again from its tries to the same words", async () => {
  const tools = someTools({ http: fakeHttp(failed, ok) });
  const [finding] = await runChecks([aCheck()], tools, never);
  if (finding?.basis.kind !== "check") throw new Error("no check");
  expect(finding).toMatchObject(judgeTries(finding.basis.tries));
  expect(finding.basis.tries.map((tried) => tried.at)).toEqual([
    "2026-11-20T10:00:00.000Z",
    "2026-11-20T10:00:02.000Z",
  ]);
});

test("checks run side by side, at most eight, and are reported in their order", async () => {
  let inFlight = 0;
  let most = 0;
  const http: Http = async ({ url }) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    const number = Number(new URL(url).pathname.slice(1));
    // The first ones take longest.
    for (let turn = 0; turn < 100 - number; turn++) await Promise.resolve();
    inFlight -= 1;
    return ok;
  };
  const checks = Array.from({ length: 20 }, (_, i) => aCheck({ id: `c${i}`, path: `/${i}` }));
  const progress: string[] = [];
  const tools = someTools({ http, progress: (text: string) => progress.push(text) });
  const findings = await runChecks(checks, tools, never);
  expect(findings.map((finding) => finding.id)).toEqual(checks.map((check) => `check/${check.id}`));
  expect(most).toBe(8);
  expect(progress.at(-1)).toBe("smoke: 20 of 20 checks done");
});

test("a finding points at the expectation that was missed, else at the check", async () => {
  const at = (line: number) => ({ file: "release.yml", line, column: 5 });
  const placeOf = (_: unknown, path: readonly (string | number)[]) => at(10 + path.length);
  const run = (http: Http) => runChecks([aCheck()], someTools({ http, placeOf }), never);
  const [[missed], [passed]] = [await run(fakeHttp(failed)), await run(fakeHttp(ok))];
  expect([missed?.place, passed?.place]).toEqual([at(12), at(10)]);
});
