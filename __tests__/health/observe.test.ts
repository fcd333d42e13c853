import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/core/finding.ts";
import { isLook } from "../../src/core/look.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import { MOST_UNANSWERED, observe, type Sampler } from "../../src/health/observe.ts";
import { FakeClock } from "./fake-clock.ts";
import { aLook, aRule } from "./looks.ts";
import { answering, EVERY_MS, watch } from "./scene.ts";

const frozen: Sampler = () => new Promise(() => {});

function outcomes(findings: readonly Finding[]) {
  return findings.map(({ id, outcome, effect }) => `${id}: ${outcome} (${effect})`);
}

function looksOf(finding: Finding | undefined) {
  return finding?.basis.kind === "signal" ? finding.basis.looks : [];
}

describe("the window", () => {
  test("ends with a pass at its last look, each look taken when it was due", async () => {
    const sampler = answering("");
    const { findings, tookMs } = await watch({ samplers: { "sign-in": sampler } });
    const start = Date.parse("2026-11-20T14:00:00.000Z");
    expect(sampler.due).toEqual(Array.from({ length: 60 }, (_, at) => start + at * EVERY_MS));
    expect(tookMs).toBe(59 * EVERY_MS);
    const rule = aRule({ id: "signal/sign-in/error-rate", plannedLooks: 120 });
    const looks = sampler.due.map((due) => aLook({ at: new Date(due).toISOString() }));
    expect(findings).toEqual([
      {
        id: "signal/sign-in/error-rate",
        title: "Error rate of sign-in",
        effect: "block",
        basis: { kind: "signal", rule, looks },
        ...judgeSignal(rule, looks),
      },
    ]);
    expect(outcomes(findings)).toEqual(["signal/sign-in/error-rate: pass (block)"]);
  });

  test("ends at once when a fail is proven", async () => {
    const down = answering("x".repeat(60));
    const other = answering("");
    const { findings } = await watch({ samplers: { down, other } });
    expect(outcomes(findings)).toEqual([
      "signal/down/error-rate: fail (block)",
      "signal/other/error-rate: inconclusive (block)",
    ]);
    expect([down.due.length, other.due.length]).toEqual([4, 4]);
  });

  test("goes on while undecided", async () => {
    const sampler = answering(`${".".repeat(20)}x`);
    const { findings } = await watch({ samplers: { shop: sampler } });
    expect(outcomes(findings)).toEqual(["signal/shop/error-rate: pass (block)"]);
    expect(sampler.due.length).toBe(66);
  });

  test("goes on for all signals while one is undecided, and still sees the others fail", async () => {
    const slow = answering(".....x".repeat(20));
    const later = answering(`${".".repeat(70)}${"x".repeat(50)}`);
    const { findings } = await watch({ samplers: { slow, later } });
    expect(outcomes(findings)).toEqual([
      "signal/slow/error-rate: inconclusive (block)",
      "signal/later/error-rate: fail (block)",
    ]);
  });

  test("ends inconclusive with the last planned look", async () => {
    const sampler = answering(".....x".repeat(20));
    const { findings, tookMs } = await watch({ samplers: { shop: sampler } });
    expect(outcomes(findings)).toEqual(["signal/shop/error-rate: inconclusive (block)"]);
    expect([sampler.due.length, tookMs]).toEqual([120, 119 * EVERY_MS]);
  });

  test("every finding is judged from its looks alone", async () => {
    const { findings } = await watch({
      samplers: { a: answering("..?x".repeat(30)), b: answering("?") },
    });
    for (const { basis, id, title, effect, ...judgement } of findings) {
      if (basis.kind === "signal") expect(judgement).toEqual(judgeSignal(basis.rule, basis.looks));
    }
    expect(findings.length).toBe(3);
  });
});

describe("answers come when they come", () => {
  test("slow answers do not shift the schedule", async () => {
    const clock = new FakeClock();
    const started: number[] = [];
    const slow: Sampler = async (_, signal) => {
      started.push(clock.monotonic());
      await clock.sleep(3.5 * EVERY_MS, signal);
      return aLook();
    };
    const { findings } = await watch({ samplers: { slow }, clock });
    expect(started.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, at) => at * EVERY_MS));
    expect(outcomes(findings)).toEqual(["signal/slow/error-rate: pass (block)"]);
  });

  test("an answer on its way at the end may take as long as others have", async () => {
    const clock = new FakeClock();
    const slow: Sampler = async (dueAt, signal) => {
      await clock.sleep(3.5 * EVERY_MS, signal);
      return aLook({ at: new Date(dueAt).toISOString() });
    };
    const rules = [aRule({ id: "signal/slow/error-rate" })];
    const { findings, tookMs } = await watch({ rules, samplers: { slow }, clock });
    expect(outcomes(findings)).toEqual(["signal/slow/error-rate: pass (block)"]);
    expect(tookMs).toBe(62.5 * EVERY_MS);
  });

  test("looks are recorded in the order in which they were due", async () => {
    const clock = new FakeClock();
    let taken = 0;
    const turned: Sampler = async (dueAt, signal) => {
      taken += 1;
      await clock.sleep(taken % 2 === 0 ? 10 : 5 * EVERY_MS, signal);
      return aLook({ at: new Date(dueAt).toISOString() });
    };
    const { findings } = await watch({ samplers: { turned }, clock });
    const times = looksOf(findings[0]).map((look) => (isLook(look) ? look.at : ""));
    expect(times.length).toBeGreaterThanOrEqual(60);
    expect(times).toEqual(times.toSorted());
  });

  test("overdue looks start at once after the machine was suspended", async () => {
    const clock = new FakeClock();
    const started: number[] = [];
    const sampler: Sampler = async () => {
      if (started.push(clock.monotonic()) === 10) clock.jump(5 * EVERY_MS);
      return aLook();
    };
    const { findings, tookMs } = await watch({ samplers: { sampler }, clock });
    expect([started.length, tookMs]).toEqual([60, 59 * EVERY_MS]);
    expect(outcomes(findings)).toEqual(["signal/sampler/error-rate: pass (block)"]);
  });

  test("a sampler that never answers ends, and is no pass", async () => {
    const { findings, tookMs } = await watch({ samplers: { frozen } });
    expect(outcomes(findings)).toEqual([
      "signal/frozen/error-rate: inconclusive (block)",
      "step/observation: unknown (inform)",
    ]);
    const overrun = 120 - MOST_UNANSWERED;
    expect(findings[1]?.details).toEqual([
      `120 samples of frozen missing (${MOST_UNANSWERED} × no answer, ${overrun} × overrun)`,
    ]);
    expect(tookMs).toBe(120 * EVERY_MS);
    expect(findings[1]?.remedy).toBe("Find out why what is measured gives no answer");
  });

  test("a frozen sampler does not keep another from failing", async () => {
    const { findings, tookMs } = await watch({ samplers: { frozen, down: answering("xxxx") } });
    expect(outcomes(findings)).toEqual([
      "signal/frozen/error-rate: inconclusive (block)",
      "signal/down/error-rate: fail (block)",
    ]);
    expect(tookMs).toBe(3 * EVERY_MS);
  });
});

describe("missing looks", () => {
  test("are counted by reason and prolong the window", async () => {
    const { findings } = await watch({ samplers: { shop: answering("?".repeat(15)) } });
    expect(outcomes(findings)).toEqual([
      "signal/shop/error-rate: pass (block)",
      "step/observation: unknown (inform)",
    ]);
    expect(looksOf(findings[0]).length).toBe(75);
    expect(findings[1]?.details).toEqual(["15 samples of shop missing (15 × address)"]);
  });

  test("are what a broken sampler gives", async () => {
    const broken: Sampler = async () => {
      throw new Error("bug");
    };
    const { findings } = await watch({ samplers: { broken } });
    expect(outcomes(findings)[0]).toBe("signal/broken/error-rate: inconclusive (block)");
    expect(findings[1]?.details).toEqual(["120 samples of broken missing (120 × sampler failed)"]);
  });

  test("are what impossible counts give", async () => {
    const { findings } = await watch({
      samplers: { odd: async () => aLook({ requests: Number.NaN, bad: -1 }) },
    });
    expect(outcomes(findings)[0]).toBe("signal/odd/error-rate: inconclusive (block)");
    expect(looksOf(findings[0])).toEqual(
      Array.from({ length: 120 }, () => ({
        missing: "impossible counts",
        remedy: expect.any(String),
      })),
    );
    expect(findings[1]?.details).toEqual(["120 samples of odd missing (120 × impossible counts)"]);
  });
});

describe("an interrupted observation", () => {
  test("is inconclusive, says so, and takes no longer", async () => {
    const stop = new AbortController();
    let taken = 0;
    const sampler: Sampler = async () => {
      taken += 1;
      if (taken === 30) stop.abort();
      return aLook();
    };
    const scene = { samplers: { sampler, frozen }, signal: stop.signal };
    const { findings, tookMs } = await watch(scene);
    expect(outcomes(findings)).toEqual([
      "signal/sampler/error-rate: inconclusive (block)",
      "signal/frozen/error-rate: inconclusive (block)",
      "step/observation: inconclusive (block)",
    ]);
    expect(findings[2]?.found).toBe("Interrupted after 29 samples");
    expect(tookMs).toBe(29 * EVERY_MS);
  });

  test("does not count what the interruption itself broke", async () => {
    const stop = new AbortController();
    let taken = 0;
    const cutShort: Sampler = (_, signal) =>
      new Promise((resolve) => {
        taken += 1;
        signal.addEventListener("abort", () => resolve(aLook({ bad: 1 })));
        if (taken === 5) stop.abort();
      });
    const { findings } = await watch({ samplers: { cutShort }, signal: stop.signal });
    expect(looksOf(findings[0])).toEqual([]);
    expect(findings.at(-1)?.outcome).toBe("inconclusive");
  });

  test("that never began is inconclusive", async () => {
    const { findings } = await watch({
      samplers: { a: answering("") },
      signal: AbortSignal.abort(),
    });
    expect(outcomes(findings)).toEqual([
      "signal/a/error-rate: inconclusive (block)",
      "step/observation: inconclusive (block)",
    ]);
  });
});

describe("nothing to watch is never a pass", () => {
  test("without a signal", async () => {
    const { findings } = await watch({ samplers: {} });
    expect(outcomes(findings)).toEqual(["step/observation: inconclusive (block)"]);
  });

  test("with a signal that could not be set up", async () => {
    const rules = [
      aRule({ id: "signal/a/error-rate", plannedLooks: 120 }),
      aRule({ id: "signal/b/error-rate", plannedLooks: 120 }),
    ];
    const { findings } = await watch({ rules, samplers: { b: answering("") } });
    expect(outcomes(findings)).toEqual([
      "signal/a/error-rate: unknown (block)",
      "signal/b/error-rate: pass (block)",
    ]);
  });
});

test("progress names the signal with most bad answers, and the window", async () => {
  const { said } = await watch({ samplers: { calm: answering(""), shop: answering("..x.x") } });
  expect(said[10]).toBe(
    "observed 2s of 12s · shop 2 of 10 bad · odds 0.9 : 1 of 100 : 1 · 1 more signal",
  );
  expect(said[70]).toContain("of 12s, up to 24s · shop");
});

test("a signal with a pace of its own is asked about spans that have settled", async () => {
  const clock = new FakeClock();
  const taken: (readonly [number, number])[] = [];
  const counted: Sampler = async (dueAt) => {
    taken.push([dueAt - Date.parse("2026-11-20T14:00:00.000Z"), clock.monotonic()]);
    return aLook({ requests: 100 });
  };
  const rule = aRule({ observeLooks: 3, plannedLooks: 3 });
  const findings = await clock.run(
    observe(
      {
        rules: [rule],
        samplers: new Map([[rule.id, counted]]),
        paces: new Map([[rule.id, { everyMs: 60_000, settleMs: 30_000 }]]),
        everyMs: EVERY_MS,
        clock,
        progress: () => undefined,
      },
      new AbortController().signal,
    ),
  );
  expect(taken).toEqual([
    [60_000, 90_000],
    [120_000, 150_000],
    [180_000, 210_000],
  ]);
  expect(outcomes(findings)).toEqual(["signal/sign-in/error-rate: pass (block)"]);
});
