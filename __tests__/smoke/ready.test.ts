import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import type { ReadyOptions } from "../../src/smoke/options.ts";
import { probeVersion, waitUntilLive } from "../../src/smoke/ready.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { never, someTools } from "../support/smoke-builders.ts";

const ready: ReadyOptions = {
  path: "/version",
  version: { json: "$.version" },
  within: 60_000,
  inARow: 3,
  every: undefined,
  timeout: 10_000,
};

const reports = (version: string, status = 200) =>
  anAnswer({ status, body: JSON.stringify({ version }) });
const [old, live] = [reports("2.3.7"), reports("2.4.0")];

function wait(replies: readonly HttpReply[], options: Partial<ReadyOptions> = {}, signal = never) {
  const tools = someTools({ http: fakeHttp(...replies), version: "9.9.9" });
  const wanted = { expectedVersion: "2.4.0" };
  return {
    tools,
    live: waitUntilLive({ ...ready, ...options }, tools, wanted, signal),
  };
}

describe("a version is live", () => {
  test("when enough answers in a row report it", async () => {
    const { tools, live: result } = wait([old, noAnswer(), live, old, live, live, live]);
    expect(await result).toEqual({
      finding: {
        id: "step/version-live",
        title: "Version 2.4.0 is live",
        effect: "block",
        outcome: "pass",
        expected: "3 answers in a row from 2.4.0 within 1m",
        found:
          "6 answers: 2 × 2.3.7 (old), 4 × 2.4.0; 1 without an answer: 1 × refused, after 7.8s",
        basis: { kind: "observed" },
      },
      seen: "2.4.0",
    });
    expect(tools.http.sent.length).toBe(7);
  });

  test("with a leading v or build metadata just as well", async () => {
    const { finding } = await wait([reports("v2.4.0+7")]).live;
    expect(finding).toMatchObject({ outcome: "pass" });
  });

  test("at the first answer where one is enough, without any pause", async () => {
    const { tools, live: result } = wait([live], { inARow: 1 });
    expect((await result).finding.outcome).toBe("pass");
    expect(tools.clock.sleeps).toEqual([]);
  });
});

describe("pauses", () => {
  test("grow by half up to 10 s while the version is not there", async () => {
    const { tools, live: result } = wait([old]);
    await result;
    expect(tools.clock.sleeps.slice(0, 8).map(Math.round)).toEqual([
      1000, 1500, 2250, 3375, 5063, 7594, 10_000, 10_000,
    ]);
  });

  test("are those of the manifest where it names one", async () => {
    const { tools, live: result } = wait([old, live], { every: 200 });
    await result;
    expect(tools.clock.sleeps).toEqual([200, 200, 200]);
  });
});

describe("a version is not live", () => {
  const end = { within: 1000, every: 100 };

  test("when the time is over, and what was seen is counted", async () => {
    const replies = [old, old, live, live, noAnswer(), reports("2.5.0"), reports("2.4.0", 503)];
    const { finding, seen } = await wait([...replies, anAnswer({ body: "?" })], end).live;
    expect(finding).toMatchObject({
      outcome: "fail",
      found:
        "9 answers: 2 × 2.3.7 (old), 2 × 2.4.0, 1 × 2.5.0 (other), 1 × 2.4.0 with status 503, 3 × no version; 1 without an answer: 1 × refused",
    });
    expect(finding.remedy).toContain("2.4.0 does not answer everywhere");
    expect(seen).toBe("2.4.0");
  });

  test("when nothing answers at all", async () => {
    const { finding, seen } = await wait([noAnswer({ reason: "dns" })], end).live;
    expect(finding).toMatchObject({
      outcome: "fail",
      found: "0 answers; 10 without an answer: 10 × dns",
    });
    expect(seen).toBeUndefined();
  });

  test("when the row is not complete at the end", async () => {
    const { finding } = await wait([...Array.from({ length: 8 }, () => old), live], end).live;
    expect(finding).toMatchObject({
      outcome: "fail",
      found: "10 answers: 8 × 2.3.7 (old), 2 × 2.4.0",
    });
  });

  test("no single request may last beyond the end", async () => {
    const { tools, live: result } = wait([noAnswer()], { within: 1500, every: 1000 });
    await result;
    expect(tools.http.sent.map((request) => request.timeoutMs)).toEqual([1500, 500]);
  });
});

describe("it is unknown whether a version is live", () => {
  test("when the question may not be asked", async () => {
    const refusal = noAnswer({ state: "unsent", reason: "address", detail: "not public" });
    const { tools, live: result } = wait([refusal]);
    const { finding, seen } = await result;
    expect(finding).toMatchObject({
      outcome: "unknown",
      found: "Not public — GET https://shop.example/version, 3ms",
    });
    expect(finding.remedy).toContain("--allow-private-network");
    expect(seen).toBeUndefined();
    expect(tools.http.sent.length).toBe(1);
  });

  test("when waiting is called off", async () => {
    const stop = new AbortController();
    const http = fakeHttp(old);
    const tools = someTools({
      http: (...request: Parameters<typeof http>) => {
        if (http.sent.length === 2) stop.abort();
        return http(...request);
      },
    });
    const { finding, seen } = await waitUntilLive(
      ready,
      tools,
      { expectedVersion: "2.4.0" },
      stop.signal,
    );
    expect(finding).toMatchObject({
      outcome: "unknown",
      found: "Interrupted after 2.5s; 3 answers: 3 × 2.3.7 (old)",
    });
    expect(seen).toBe("2.3.7");
  });
});

test("what is live now is read in one request", async () => {
  const http = fakeHttp(old);
  expect((await probeVersion(ready, someTools({ http }), never)).version).toBe("2.3.7");
  expect(http.sent.length).toBe(1);
});
