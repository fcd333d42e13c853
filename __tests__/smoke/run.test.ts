import { describe, expect, test } from "@jest/globals";
import type { Http, HttpReply } from "../../src/core/ports.ts";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { type Filled, runChecks, type SavedValues } from "../../src/smoke/run.ts";
import type { Saved } from "../../src/smoke/save.ts";
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

describe("a check with retries is tried again after what passes", () => {
  const retries = { times: 2, after: 500, on: ["connect", 503] } as const;
  const [busy, lost] = [anAnswer({ status: 503 }), noAnswer()];
  const slow = noAnswer({ reason: "timeout" });
  test.each<[string, Partial<CheckOptions>, readonly HttpReply[], string, readonly number[]]>([
    ["until it is good", {}, [lost, busy, ok], "pass flaky", [500, 500]],
    ["no more often than it says", {}, [busy, busy, busy, ok], "fail", [500, 500]],
    ["not when it passed", {}, [ok, lost], "pass", []],
    ["but what does not pass is confirmed once, as ever", {}, [failed, failed, ok], "fail", [2000]],
    ["and after that is confirmed", {}, [lost, failed, ok], "fail", [500]],
    ["of the kinds that it names", {}, [slow, ok], "pass flaky", [2000]],
    ["also one that only warns", { severity: "warning" }, [busy, ok], "pass flaky", [500]],
    ["one that only warns is not confirmed", { severity: "warning" }, [failed, ok], "fail", []],
    ["and fails where flaky is no pass", { failOn: ["flaky"] }, [busy, ok], "fail flaky", [500]],
    ["and is good at once, too", { failOn: ["flaky"] }, [ok], "pass", []],
  ])("%s", async (_, only, replies, said, sleeps) => {
    const tools = someTools({ http: fakeHttp(...replies) });
    const [finding] = await runChecks([aCheck({ retries, ...only })], tools, never);
    expect([finding?.outcome, ...(finding?.tags ?? [])].join(" ")).toBe(said);
    expect(tools.clock.sleeps).toEqual(sleeps);
    if (finding?.basis.kind !== "check") throw new Error("no check");
    const { tries, failOn } = finding.basis;
    expect(finding).toMatchObject(judgeTries(tries, failOn));
  });
});

describe("a flow", () => {
  const order = aCheck({
    id: "order",
    name: "Order",
    method: "POST",
    path: "/orders",
    save: { id: { json: "$.id" } },
  });
  const read = aCheck({ id: "read", path: "/orders/$id", needs: ["order"] });
  const last = aCheck({ id: "last", path: "/last", needs: ["read"] });
  const remove = aCheck({
    id: "remove",
    method: "DELETE",
    path: "/orders/$id",
    needs: ["order"],
    cleanup: true,
    severity: "warning",
  });
  const sweep = aCheck({ id: "sweep", method: "POST", path: "/sweep", cleanup: true });
  const created = anAnswer({ body: '{"id":"o-17"}' });

  /** Fills `$id` in, as expressions are. */
  const fill = (check: CheckOptions, { id }: SavedValues): Filled => {
    if (!check.path.includes("$id")) return { check };
    if (id !== undefined) return { check: { ...check, path: check.path.replace("$id", id) } };
    const { finding } = { finding: { found: "saved.id is not saved" } };
    return {
      finding: {
        id: `check/${check.id}`,
        title: check.id,
        effect: "warn",
        outcome: "unknown",
        expected: "A value",
        ...finding,
        basis: { kind: "observed" },
      },
    };
  };

  async function play(
    checks: readonly CheckOptions[],
    answers: Readonly<Record<string, HttpReply>>,
    stop = new AbortController(),
  ) {
    const asked: string[] = [];
    const saved: Saved[] = [];
    const http: Http = async ({ method, url }, signal) => {
      const request = `${method} ${new URL(url).pathname}`;
      if (signal.aborted) return noAnswer({ state: "unsent", reason: "aborted" });
      asked.push(request);
      const answer = answers[request] ?? ok;
      if (request === "GET /stop") stop.abort();
      return answer;
    };
    const tools = { ...someTools({ http }), fill, saved: (value: Saved) => void saved.push(value) };
    const findings = await runChecks(checks, tools, stop.signal);
    const told = findings.map(({ id, outcome, found }) => `${id} ${outcome}: ${found}`);
    return { asked, saved, findings, told, tools };
  }

  test("goes from check to check with what was saved, and cleans up at last", async () => {
    const { asked, saved, findings } = await play(
      [remove, order, read, sweep].toSorted(
        (a, b) => Number(a.cleanup === true) - Number(b.cleanup === true),
      ),
      { "POST /orders": created },
    );
    expect(asked).toEqual([
      "POST /orders",
      "GET /orders/o-17",
      "DELETE /orders/o-17",
      "POST /sweep",
    ]);
    expect(saved).toEqual([{ name: "id", value: "o-17", secret: true }]);
    expect(findings.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "pass", "pass"]);
  });

  test("skips what needs a failed check, and says so; it never passes", async () => {
    const { asked, told, findings } = await play([order, read, last, remove, sweep], {
      "POST /orders": failed,
    });
    expect(asked).toEqual(["POST /orders", "POST /orders", "POST /sweep"]);
    expect(told).toEqual([
      "check/order fail: Status 500 and 1 more — POST https://shop.example/orders, 12ms, 2 tries",
      "check/read unknown: Skipped: Order did not pass",
      "check/last unknown: Skipped: GET / did not pass",
      "check/remove unknown: saved.id is not saved",
      "check/sweep pass: Status 200 in 12ms",
    ]);
    expect(findings[1]).toMatchObject({ effect: "block", remedy: "Correct what Order reports" });
  });

  test("cleans up what a check has made, though it failed", async () => {
    const broken = anAnswer({ status: 500, body: '{"id":"o-9"}' });
    const { asked } = await play([order, remove], { "POST /orders": broken });
    expect(asked.at(-1)).toBe("DELETE /orders/o-9");
  });

  test("cleans up after a signal, too, within some seconds", async () => {
    const stop = aCheck({ id: "stop", path: "/stop", needs: ["order"] });
    const late = aCheck({ id: "late", path: "/late", needs: ["stop"] });
    const { asked, told, tools } = await play([order, stop, late, remove], {
      "POST /orders": created,
    });
    expect(asked).toEqual(["POST /orders", "GET /stop", "DELETE /orders/o-17"]);
    expect(told[2]).toMatch(/^check\/late unknown: /);
    expect(told[3]).toBe("check/remove pass: Status 200 in 12ms");
    tools.clock.advance(2500);
  });

  test("stops cleaning up 2.5 s after the signal", async () => {
    const stop = new AbortController();
    stop.abort();
    const clock = someTools({ http: fakeHttp(ok) }).clock;
    const seen: boolean[] = [];
    const http: Http = async (_, signal) => {
      clock.advance(2499);
      seen.push(signal.aborted);
      clock.advance(1);
      seen.push(signal.aborted);
      return ok;
    };
    await runChecks([sweep], someTools({ http, clock }), stop.signal);
    expect(seen).toEqual([false, true]);
  });

  test("runs what does not need each other side by side", async () => {
    const wait = aCheck({ id: "wait", path: "/wait" });
    const order_: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const http: Http = async ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname === "/wait") await held;
      if (pathname === "/b") release();
      order_.push(pathname);
      return ok;
    };
    const a = aCheck({ id: "a", path: "/a" });
    const b = aCheck({ id: "b", path: "/b", needs: ["a"] });
    await runChecks([wait, a, b], someTools({ http }), never);
    expect(order_).toEqual(["/a", "/b", "/wait"]);
  });

  test("is not held up by eight checks that wait", async () => {
    const first = aCheck({ id: "first", path: "/first" });
    const rest = Array.from({ length: 20 }, (_, i) =>
      aCheck({ id: `c${i}`, path: `/${i}`, needs: [i === 0 ? "first" : `c${i - 1}`] }),
    );
    const findings = await runChecks([first, ...rest], someTools({ http: fakeHttp(ok) }), never);
    expect(new Set(findings.map(({ outcome }) => outcome))).toEqual(new Set(["pass"]));
  });
});

test("what needs a check that is left out is left out, too, and so is what cleans up after it", async () => {
  const left = aCheck({ id: "left", name: "Left" });
  const checks = [
    left,
    aCheck({ id: "next", needs: ["left"] }),
    aCheck({ id: "last", needs: ["next"] }),
    aCheck({ id: "clean", needs: ["left"], cleanup: true, severity: "warning" }),
    aCheck({ id: "other" }),
  ];
  const fill = (check: CheckOptions): Filled =>
    check === left
      ? {
          finding: {
            id: "check/left",
            title: "Left",
            effect: "block",
            outcome: "not-applicable",
            expected: "x",
            found: "Left out",
            basis: { kind: "observed" },
          },
        }
      : { check };
  const findings = await runChecks(checks, { ...someTools({ http: fakeHttp(ok) }), fill }, never);
  expect(findings.map(({ outcome, found }) => [outcome, found])).toEqual([
    ["not-applicable", "Left out"],
    ["not-applicable", "Left out, as Left is, which it needs"],
    ["not-applicable", "Left out, as GET / is, which it needs"],
    ["not-applicable", "Left out, as Left is, which it needs"],
    ["pass", "Status 200 in 12ms"],
  ]);
});
