import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import type { ReadyOptions } from "../../src/smoke/options.ts";
import { isSilent, probeBuild, waitUntilLive } from "../../src/smoke/ready.ts";
import { readyOptions } from "../../src/smoke/ready-options.ts";
import { SHA } from "../support/builders.ts";
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
  const tools = someTools({ http: fakeHttp(...replies) });
  const wanted = { before: { version: "2.3.7" } };
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
      seen: { version: "2.4.0" },
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

describe("a commit is live", () => {
  const both = { commit: { json: "$.sha" }, version: { json: "$.version" } } as const;
  const tells = (sha: string, version = "2.4.0") =>
    anAnswer({ body: JSON.stringify({ sha, version }) });

  test("when enough answers in a row report it, in 7 digits or in full", async () => {
    const replies = [tells("1be07d4"), tells("9F3C2AB"), tells(SHA), tells("9f3c2ab0c0")];
    const { finding, seen } = await wait(replies, both).live;
    expect(finding).toMatchObject({
      outcome: "pass",
      expected: "3 answers in a row from 2.4.0 at 9f3c2ab within 1m",
      found: "4 answers: 1 × 2.4.0 at 1be07d4 (other), 3 × 2.4.0 at 9f3c2ab, after 3s",
    });
    expect(seen).toEqual({ version: "2.4.0", commit: "9f3c2ab0c0" });
  });

  test.each<[string, ReturnType<typeof anAnswer>, string]>([
    ["another commit of the same version", tells("1be07d4"), "2.4.0 at 1be07d4 (other)"],
    ["its commit under another version", tells(SHA, "2.3.7"), "2.3.7 at 9f3c2ab"],
    ["six digits, which tell no commit from another", tells("9f3c2a"), "2.4.0"],
    ["no commit at all", reports("2.4.0"), "2.4.0"],
  ])("never by %s", async (_what, reply, label) => {
    const { finding } = await wait([reply], { ...both, within: 100, every: 100 }).live;
    expect(finding).toMatchObject({ outcome: "fail", found: `1 answer: 1 × ${label}` });
  });

  test.each<[string, Partial<ReadyOptions>, Parameters<typeof anAnswer>[0]]>([
    ["a header", { commit: { header: "X-Commit" } }, { headers: { "x-commit": SHA } }],
    ["the whole text", { commit: "text" }, { body: `${SHA}\n` }],
    ["a pattern's group", { commit: { matches: "at (\\w+)" } }, { body: "2.4.0 at 9f3c2ab!" }],
    ["a pattern", { commit: { matches: "\\b[0-9a-f]{7}\\b" } }, { body: "2.4.0 9f3c2ab" }],
  ])("as read from %s", async (_what, source, answer) => {
    const options = { version: undefined, ...source };
    const { finding } = await wait([anAnswer(answer)], options).live;
    expect(finding).toMatchObject({ outcome: "pass" });
    expect(finding.found).toContain("3 × commit 9f3c2ab");
  });

  test("never from a text that was cut", async () => {
    const options = { version: undefined, commit: "text", within: 100, every: 100 } as const;
    const { finding } = await wait([anAnswer({ body: SHA, truncated: true })], options).live;
    expect(finding).toMatchObject({ outcome: "fail", found: "1 answer: 1 × no commit" });
  });
});

describe("that it answers proves nothing", () => {
  const unproven = { outcome: "unknown", effect: "inform" };

  test("where the same version answered before", async () => {
    const tools = someTools({ http: fakeHttp(live) });
    const { finding } = await waitUntilLive(ready, tools, { before: { version: "v2.4.0" } }, never);
    expect(finding).toMatchObject(unproven);
    expect(finding.found).toContain("the same version answered before, so it proves nothing");
    expect(finding.remedy).toContain("commit: {json: $.sha}");
  });

  test("where nobody knows what answered before", async () => {
    const tools = someTools({ http: fakeHttp(live) });
    const { finding } = await waitUntilLive(ready, tools, { before: undefined }, never);
    expect(finding).toMatchObject(unproven);
  });

  test("where it tells nothing, but it is waited for", async () => {
    const { tools, live: result } = wait([noAnswer(), anAnswer({ status: 503 }), anAnswer()], {
      version: undefined,
    });
    const { finding, seen } = await result;
    expect(finding).toMatchObject(unproven);
    expect(finding.found).toBe(
      "4 answers: 1 × status 503, 3 × status 200; 1 without an answer: 1 × refused, after 4.5s; nothing tells which build they come from",
    );
    expect(seen).toEqual({});
    expect(tools.http.sent).toHaveLength(5);
  });

  test("and what never answers well has failed", async () => {
    const options = { version: undefined, within: 1000, every: 500 };
    const { finding } = await wait([anAnswer({ status: 503 })], options).live;
    expect(finding).toMatchObject({
      outcome: "fail",
      expected: "3 answers in a row with status 2xx within 1s",
      found: "2 answers: 2 × status 503",
    });
  });
});

test.each<[string, Partial<ReadyOptions>, string | undefined]>([
  ["nothing", {}, undefined],
  ["a token", { auth: { bearer: "t0ken" } }, "Bearer t0ken"],
  [
    "a name and a password",
    { auth: { basic: { user: "smoke", password: "süß" } } },
    "Basic c21va2U6c8O8w58=",
  ],
])("credentials go with the request: %s", async (_what, options, expected) => {
  const { tools, live: result } = wait([live], { ...options, headers: { accept: "a/b" } });
  await result;
  expect(tools.http.sent[0]?.headers).toEqual({
    accept: "a/b",
    ...(expected === undefined ? {} : { authorization: expected }),
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
    expect(seen.version).toBe("2.4.0");
  });

  test("when nothing answers at all", async () => {
    const { finding, seen } = await wait([noAnswer({ reason: "dns" })], end).live;
    expect(finding).toMatchObject({
      outcome: "fail",
      found: "0 answers; 10 without an answer: 10 × dns",
    });
    expect(seen.version).toBeUndefined();
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
    expect(seen.version).toBeUndefined();
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
      { before: { version: "2.3.7" } },
      stop.signal,
    );
    expect(finding).toMatchObject({
      outcome: "unknown",
      found: "Interrupted after 2.5s; 3 answers: 3 × 2.3.7 (old)",
    });
    expect(seen.version).toBe("2.3.7");
  });
});

describe("waiting ends where it cannot help", () => {
  const closed = anAnswer({ status: 403 });
  const stopIf = [401, "403-404"] as const;
  test.each<[string, readonly HttpReply[], number]>([
    ["after two answers in a row", [closed, closed, live, live, live], 2],
    ["not by one of them", [closed, old, closed, live, live, live], 6],
    ["not by two of another kind", [closed, anAnswer({ status: 401 }), live, live, live], 5],
    ["not by what is not named", [reports("", 500), reports("", 500), live, live, live], 5],
  ])("%s", async (_, replies, asked) => {
    const http = fakeHttp(...replies);
    const told: string[] = [];
    const tools = someTools({ http });
    const progress = (text: string) => told.push(text);
    const wanted = { before: { version: "2.3.7" }, progress };
    const { finding } = await waitUntilLive(
      { ...ready, stopIf: [...stopIf] },
      tools,
      wanted,
      never,
    );
    expect(told).toHaveLength(asked);
    expect(finding.outcome).toBe(asked === 2 ? "fail" : "pass");
    if (asked === 2) {
      expect(finding.found).toBe(
        "2 answers: 2 × status 403; stopped after 1s, since waiting does not help against status 403",
      );
    }
  });

  test.each([200, "2xx", [403, "200-204"]])("but %j is no reason to stop", (status) => {
    const read = readyOptions.safeParse({ get: "/", "stop-if": { status } });
    expect(read.error?.issues[0]?.message).toMatch(/^2xx is what is waited for/);
  });
});

test("what is live now is read in one request", async () => {
  const http = fakeHttp(old);
  expect((await probeBuild(ready, someTools({ http }), never)).version).toBe("2.3.7");
  expect(http.sent.length).toBe(1);
});

describe("an answer that does not tell its build, where others do", () => {
  const COMMIT = { json: "$.sha" } as const;
  test.each<[string, HttpReply, Partial<ReadyOptions>, boolean]>([
    ["tells its version", live, {}, false],
    ["tells another one", old, {}, false],
    ["is of a service that has no such field", anAnswer({ body: "{}" }), {}, true],
    ["is of a service that has no such path", anAnswer({ status: 404 }), {}, true],
    ["tells its version, and not its commit", live, { commit: COMMIT }, true],
    ["tells another version, and not its commit", old, { commit: COMMIT }, false],
    ["is an error of the server", anAnswer({ status: 503 }), {}, false],
    ["is a refusal", anAnswer({ status: 429 }), {}, false],
    ["did not come", noAnswer(), {}, false],
  ])("%s", async (_what, reply, over, expected) => {
    const from = { ...ready, ...over };
    const tools = someTools({ http: fakeHttp(reply) });
    const tried = await probeBuild(from, tools, never);
    expect(isSilent(tried, { build: tools.build, from })).toBe(expected);
  });
});
