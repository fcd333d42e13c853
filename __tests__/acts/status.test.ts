import { describe, expect, test } from "@jest/globals";
import { JUDGED_STATES } from "../../src/core/record-guard.ts";
import type { Act } from "../../src/receipts/index.ts";
import { status as statusAct } from "../../src/receipts/status.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

const PASS = "verdict=pass by=health proof=version: 2.4.0";
const WRITE = "POST /deployments/7/statuses";
const READ = "GET /deployments/7/statuses";
const LINK = "https://github.example/runs/1";

function aStatusAct(over: Partial<Act<"status">> = {}): Act<"status"> {
  return {
    ...statusAct.act({
      deployment: 7,
      state: "success",
      says: { kind: "verdict", verdict: { outcome: "pass", by: "health", proof: "version" } },
      remark: "2.4.0",
      environmentUrl: "https://shop.example",
      logUrl: LINK,
    }),
    ...over,
  };
}

test("a status says it in words that are read again, and retires nothing else", async () => {
  const github = rememberingGitHub([{ id: 7 }]);
  const receipt = await scene({ github }).perform(aStatusAct());
  expect(receipt).toMatchObject({ state: "done", link: LINK, result: { state: "success" } });
  expect(github.written).toEqual([
    [
      "status of 7",
      {
        deployment_id: 7,
        state: "success",
        description: PASS,
        auto_inactive: false,
        log_url: LINK,
        environment_url: "https://shop.example",
      },
    ],
  ]);
  expect(github.asked).toEqual([WRITE]);
});

test("acts that say something else have other keys", () => {
  const key = (over: Partial<Parameters<typeof statusAct.act>[0]>) =>
    statusAct.act({ ...aStatusAct(), ...over }).key;
  expect(key({})).toBe("status 7 success verdict=pass by=health proof=version");
  expect(key({ says: undefined })).toBe("status 7 success");
  expect(key({ says: { kind: "untouched" }, state: "inactive" })).toBe(
    "status 7 inactive untouched",
  );
});

test.each<[string, Partial<Act<"status">>, string]>([
  [
    "the words stay whole, what is for people is cut",
    { remark: "x".repeat(200) },
    `${PASS.split(": ")[0]}: ${"x".repeat(101)}…`,
  ],
  ["without secrets", { remark: "hunter2" }, "verdict=pass by=health proof=version: ***"],
  ["what only people read", { says: undefined, remark: "hunter2\nis gone" }, "*** is gone"],
])("a description is at most 140 characters: %s", async (_what, over, description) => {
  const github = rememberingGitHub([{ id: 7 }]);
  await scene({ github }).perform(aStatusAct(over));
  expect(github.written[0]?.[1].description).toBe(description);
});

describe("a status whose answer is lost", () => {
  /** Loses so many answers, of writes that were carried out or were not. */
  const losing = (times: number, carriedOut: boolean) => {
    const rows: object[] = [];
    let asked = 0;
    const github = rememberingGitHub([], {
      [READ]: () => rows,
      [WRITE]: (body: object) => {
        asked += 1;
        if (carriedOut || asked > times) rows.unshift({ id: asked, ...body });
        return asked > times ? {} : refused(asked % 2 === 0 ? 502 : 0);
      },
    });
    return { github, asked: () => asked };
  };

  test.each([
    ["was carried out: it is found", 1, true, "done", 1],
    ["was not carried out: it is written again", 1, false, "done", 2],
    ["was lost twice", 2, false, "done", 3],
    ["never comes: nobody knows", 9, false, "unclear", 3],
  ])("%s", async (_how, times, carriedOut, state, writes) => {
    const { github, asked } = losing(times, carriedOut);
    expect((await scene({ github }).perform(aStatusAct())).state).toBe(state);
    expect(asked()).toBe(writes);
  });

  test.each<[string, object]>([
    ["another state", { state: "failure" }],
    ["other words", { description: "verdict=pass by=smoke proof=none" }],
    ["another link", { log_url: "https://github.example/runs/2" }],
  ])("is not found in a newest one of %s", async (_what, over) => {
    const row = { id: 1, state: "success", description: PASS, log_url: LINK, ...over };
    const github = rememberingGitHub([], { [READ]: [row], [WRITE]: refused(502) });
    expect((await scene({ github }).perform(aStatusAct())).state).toBe("unclear");
  });

  test("is written again where nobody can look", async () => {
    let asked = 0;
    const github = rememberingGitHub([], {
      [READ]: refused(500),
      [WRITE]: () => (++asked === 1 ? refused(0) : { id: 1, state: "success" }),
    });
    expect((await scene({ github }).perform(aStatusAct())).state).toBe("done");
  });
});

test("what GitHub refuses is not written again", async () => {
  const permission = "deployments: write";
  const github = rememberingGitHub([], { [WRITE]: refused(403, { permission }) });
  const receipt = await scene({ github }).perform(aStatusAct());
  expect([receipt, github.asked]).toMatchObject([{ state: "refused", permission }, [WRITE]]);
});

test("after an interruption statuses still go out, on the closing signal", async () => {
  const github = rememberingGitHub([{ id: 7 }]);
  const signals: AbortSignal[] = [];
  const request: typeof github.request = (route, parameters, signal) => {
    signals.push(signal);
    return github.request(route, parameters, signal);
  };
  const closing = new AbortController().signal;
  const { perform } = scene({
    github: { ...github, request },
    signal: AbortSignal.abort(),
    closing,
  });
  await perform(aStatusAct());
  expect(signals).toEqual([closing]);
});

describe("what must hold of the record", () => {
  const AT = "2026-11-20T10:00:00Z";
  const LIVE = {
    ...{ id: 1, state: "success", created_at: AT },
    description: "verdict=pending by=live proof=version",
  };
  const ABANDONED = {
    ...{ id: 2, state: "error", created_at: "2026-11-20T10:00:05Z" },
    description: "verdict=unknown by=deploy proof=none abandoned",
  };
  const guarded = (over: Partial<NonNullable<Act<"status">["guard"]>> = {}) =>
    aStatusAct({ guard: { states: JUDGED_STATES, until: undefined, seen: false, ...over } });

  test("is looked at before it is written", async () => {
    const github = rememberingGitHub([], { [READ]: [ABANDONED, LIVE], [WRITE]: {} });
    expect(await scene({ github }).perform(guarded())).toMatchObject({
      state: "refused",
      detail:
        "deployment 7 does not belong to this run any more: its record says: its owner ended without a verdict",
    });
    expect(github.asked).toEqual([READ]);
  });

  test("was looked at just now: only what is repeated looks again", async () => {
    const rows = [LIVE];
    const github = rememberingGitHub([], {
      [READ]: () => rows,
      [WRITE]: () => {
        rows.unshift(ABANDONED);
        return refused(502);
      },
    });
    const receipt = await scene({ github }).perform(guarded({ seen: true }));
    expect(receipt.state).toBe("unclear");
    expect(github.asked.filter((path) => path === WRITE)).toHaveLength(1);
  });

  test("cannot be read: nothing is written", async () => {
    const github = rememberingGitHub([], { [READ]: refused(502), [WRITE]: {} });
    expect((await scene({ github }).perform(guarded())).state).toBe("refused");
    expect(github.asked).not.toContain(WRITE);
  });

  test("a lease is counted by GitHub's time, not by the machine's", async () => {
    const until = Date.parse(AT) + 60_000;
    const states = [];
    for (const time of [until, until + 1]) {
      const github = rememberingGitHub([], {
        [READ]: [LIVE],
        [WRITE]: { id: 9, state: "success" },
      });
      const { perform } = scene({ github: { ...github, time: () => time } });
      states.push((await perform(guarded({ until }))).state);
    }
    expect(states).toEqual(["done", "refused"]);
  });

  test("when the lease ends while GitHub keeps a write waiting, it is called off", async () => {
    const github = rememberingGitHub([], { [READ]: [LIVE] });
    const { perform, clock } = scene({
      github: {
        ...github,
        request: async (_route, _parameters, signal) => {
          await clock.sleep(10 * 60_000, signal);
          return signal.aborted
            ? refused(0)
            : { ok: true, status: 201, data: { id: 9, state: "success" } };
        },
      },
    });
    const receipt = await perform(guarded({ until: clock.now() + 60_000 }));
    expect(receipt.state).toBe("unclear");
  });
});

describe("what speaks of a moment is written in time, repetitions included", () => {
  const until = (clock: { readonly monotonic: () => number }, ms: number) =>
    aStatusAct({ before: clock.monotonic() + ms });

  test("or not at all", async () => {
    const github = rememberingGitHub([{ id: 7 }]);
    const { perform, clock } = scene({ github });
    const act = until(clock, 10_000);
    clock.advance(10_001);
    expect((await perform(act)).state).toBe("refused");
    expect(github.asked).toEqual([]);
  });

  test("a repetition that comes too late is not written", async () => {
    let asked = 0;
    const github = rememberingGitHub([], { [READ]: [] });
    const { perform, clock } = scene({
      github: {
        ...github,
        request: async () => {
          asked += 1;
          clock.advance(6000);
          return refused(502);
        },
      },
    });
    expect((await perform(until(clock, 10_000))).state).toBe("unclear");
    expect(asked).toBe(2);
  });
});
