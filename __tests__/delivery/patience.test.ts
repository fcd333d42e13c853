import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../src/core/answer.ts";
import type { Ask } from "../../src/core/ask.ts";
import { hasty, patient } from "../../src/delivery/patience.ts";
import { rememberingWorkflows } from "../../src/delivery/remember.ts";
import { history } from "../../src/questions/history.ts";
import { workflow } from "../../src/questions/workflow.ts";
import type { ActKind, Perform } from "../../src/receipts/index.ts";
import { type FakeClock, fakeClock } from "../support/fake-clock.ts";

const MINUTE = 60_000;
const never = new AbortController().signal;
const QUESTION = history("production", "");

/** A question to which GitHub gives no answer until so much time has passed, and is refused then. */
function asking(clock: FakeClock, silentMs: number, each = 0) {
  let asked = 0;
  const ask: Ask = async ([question = QUESTION], until = never) => {
    asked += 1;
    // Second by second: the tests' clock jumps to the end of each sleep.
    for (let ms = 0; ms < each && !until.aborted; ms += 1000) await clock.sleep(1000, until);
    const silent = clock.monotonic() < silentMs;
    const { kind, key } = question;
    const answer: Answer = {
      ...{ state: "missing", kind, key, at: "", remedy: "" },
      reason: silent ? "silence" : "no permission",
      ...(silent ? { silent: true as const } : {}),
    };
    return new Map([[key, answer]]);
  };
  return { ask, asked: () => asked };
}

const noAct: Perform = () => Promise.reject(new Error("no act"));

interface Waited {
  readonly reason: string | undefined;
  readonly ms: number;
  readonly told: readonly string[];
}

async function waited(
  { ask, clock, signal = never }: { ask: Ask; clock: FakeClock; signal?: AbortSignal },
  times = 1,
): Promise<Waited> {
  const told: string[] = [];
  const waiting = { mostMs: 2 * MINUTE, atFirst: async (why: string) => void told.push(why) };
  const world = patient({ ask, perform: noAct, clock, signal }, () => undefined, waiting);
  let reason: string | undefined;
  for (let n = 0; n < times; n += 1) {
    const answer = (await world.ask([QUESTION])).get(QUESTION.key);
    reason = answer?.state === "missing" ? answer.reason : undefined;
  }
  return { reason, ms: clock.monotonic(), told };
}

describe("GitHub's silence is waited for", () => {
  test.each<[string, number, string, number, number]>([
    ["what is no silence is not", 0, "no permission", 0, 0],
    ["until it answers", MINUTE, "no permission", MINUTE, MINUTE + 30_000],
    ["and no longer than two minutes", 60 * MINUTE, "silence", 2 * MINUTE, 2 * MINUTE],
  ])("%s", async (_how, silentMs, reason, least, most) => {
    const clock = fakeClock();
    const came = await waited({ ...asking(clock, silentMs), clock });
    expect(came.reason).toBe(reason);
    expect(came.ms).toBeGreaterThanOrEqual(least);
    expect(came.ms).toBeLessThanOrEqual(most);
  });

  test("two minutes are for everything that is asked together, and people are told once", async () => {
    const clock = fakeClock();
    const came = await waited({ ...asking(clock, 60 * MINUTE), clock }, 3);
    expect(came).toMatchObject({ ms: 2 * MINUTE, told: ["silence"] });
  });

  test("an answer that does not come at all is cut short, first after 20 s: then people are told", async () => {
    const clock = fakeClock();
    const { ask } = asking(clock, 60 * MINUTE, 10 * MINUTE);
    let toldAt = -1;
    const waiting = {
      mostMs: 2 * MINUTE,
      atFirst: async () => {
        toldAt = clock.monotonic();
      },
    };
    const world = patient({ ask, perform: noAct, clock, signal: never }, () => undefined, waiting);
    await world.ask([QUESTION]);
    expect(toldAt).toBeLessThanOrEqual(20_000);
    expect(clock.monotonic()).toBeLessThanOrEqual(2 * MINUTE + 10_000);
  });

  test("what is stopped from outside waits no longer", async () => {
    const clock = fakeClock();
    const signal = AbortSignal.abort();
    expect(await waited({ ...asking(clock, 60 * MINUTE), clock, signal })).toMatchObject({ ms: 0 });
  });

  test("hasty questions are called off in time", async () => {
    const clock = fakeClock();
    const { ask } = asking(clock, 0, 10 * MINUTE);
    await hasty({ ask, perform: noAct, clock, signal: never }, 5000).ask([QUESTION]);
    expect(clock.monotonic()).toBe(5000);
  });
});

describe("a write that GitHub did not answer", () => {
  const refused = (silent: boolean) =>
    ({
      state: "refused",
      detail: "limit",
      remedy: "",
      ...(silent ? { silent: true } : {}),
    }) as const;
  const tries = async (kind: ActKind, more: object = {}, silent = true) => {
    const clock = fakeClock();
    let times = 0;
    const perform = (async ({ kind: of, key }) => {
      times += 1;
      return { kind: of, key, at: "", ...refused(silent && times < 3) };
    }) as Perform;
    const ask: Ask = async () => new Map();
    const waiting = { mostMs: MINUTE, atFirst: async () => undefined };
    const world = patient({ ask, perform, clock, signal: never }, () => undefined, waiting);
    // a double that only needs what tells acts apart
    await world.perform({ kind, key: "k", ...more } as never);
    return times;
  };

  test.each<[string, ActKind, object, boolean, number]>([
    ["a claim is made again: a second one is found", "claim", {}, true, 3],
    ["a status is written again", "status", {}, true, 3],
    ["but not what speaks of a moment", "status", { before: 5 }, true, 1],
    ["nor what people are shown", "picture", {}, true, 1],
    ["a command never", "command", {}, true, 1],
    ["a dispatch never", "dispatch", {}, true, 1],
    ["nor what was refused for another reason", "claim", {}, false, 1],
  ])("%s", async (_how, kind, more, silent, times) => {
    expect(await tries(kind, more, silent)).toBe(times);
  });
});

test("what a workflow takes is remembered for the time in which GitHub gives no answer", async () => {
  const question = workflow("deploy.yml");
  const known: Answer = {
    ...{ state: "known", kind: question.kind, key: question.key, at: "", strength: "verified" },
    value: { inputs: [] },
  };
  const lack = { kind: question.kind, key: question.key, at: "", reason: "no", remedy: "" };
  const answers: Answer[] = [
    known,
    { ...lack, state: "missing", silent: true },
    { ...lack, state: "missing" },
  ];
  const ask = rememberingWorkflows(async () => {
    const [answer = known] = answers.splice(0, 1);
    return new Map([[question.key, answer]]);
  });
  const states: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    states.push((await ask([question])).get(question.key)?.state ?? "");
  }
  expect(states).toEqual(["known", "known", "missing"]);
});
