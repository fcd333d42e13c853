import type { Finding } from "../core/finding.ts";
import type { Look, MissingLook, SignalRule } from "../core/look.ts";
import type { Clock } from "../core/ports.ts";
import { findingsOf } from "./observed.ts";
import { progressWords } from "./progress.ts";
import { dueAfter, type Pace, type Sampler } from "./sampler.ts";
import { Series } from "./series.ts";

export type { Pace, Sampler } from "./sampler.ts";

/** Looks of one signal that may be on their way; a look due beyond that is missing (`overrun`). */
export const MOST_UNANSWERED = 64;

/** Longest wait for one look; samplers bound themselves far below it. */
const PATIENCE_MS = 120_000;

const OVERRUN: MissingLook = {
  missing: "overrun",
  remedy: "Find out why answers take so long, or look less often",
};

const NO_ANSWER: MissingLook = {
  missing: "no answer",
  remedy: "Find out why what is measured gives no answer",
};

interface Observation {
  /** One for each signal; ids are unique. */
  readonly rules: readonly SignalRule[];
  /** By id of the rule; a rule without a sampler is a signal that could not be set up. */
  readonly samplers: ReadonlyMap<string, Sampler>;
  /** Milliseconds between looks of a signal that has no pace of its own. */
  readonly everyMs: number;
  /** By id of the rule. */
  readonly paces?: ReadonlyMap<string, Pace> | undefined;
  readonly clock: Clock;
  readonly progress: (text: string) => void;
}

/** What the looks of one observation share. */
interface Window extends Observation {
  readonly all: readonly Series[];
  /** Epoch and monotonic milliseconds of the start. */
  readonly startedAt: number;
  readonly start: number;
  /** Aborts when the run is interrupted or when nothing is left to decide. */
  readonly open: AbortSignal;
  readonly close: () => void;
  /** Aborts when no answer is waited for any longer. */
  readonly over: AbortSignal;
  /** Milliseconds that the slowest answer so far has taken. */
  slowestMs: number;
}

/**
 * Watches signals after a deployment: look `i` of a signal starts at `start + i · everyMs`, or when
 * its pace says, whatever became of earlier ones. Ends with the first signal that fails, when every signal has
 * decided, or with the last planned look. Gives one blocking finding for each rule, in their order,
 * and one about the observation itself when it was interrupted, lacked looks or had nothing to
 * watch. An interrupted signal is inconclusive, never a pass.
 */
export async function observe(
  observation: Observation,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { rules, samplers, clock, everyMs, paces } = observation;
  const [stop, over] = [new AbortController(), new AbortController()];
  const window: Window = {
    ...observation,
    all: rules.flatMap((rule) => {
      const sampler = samplers.get(rule.id);
      return sampler === undefined
        ? []
        : [new Series(rule, sampler, paces?.get(rule.id) ?? { everyMs })];
    }),
    startedAt: clock.now(),
    start: clock.monotonic(),
    open: AbortSignal.any([signal, stop.signal]),
    close: () => stop.abort(),
    over: over.signal,
    slowestMs: 0,
  };
  const taken = await takeAll(window);
  await lastAnswers(window, taken, over);
  return findingsOf({
    rules,
    all: window.all,
    interrupted: signal.aborted && !stop.signal.aborted,
  });
}

/**
 * Waits for answers on their way at the end: as long as answers have taken so far, and at least to the
 * end of the last look. What never answers does not make the window longer.
 */
async function lastAnswers(
  window: Window,
  taken: readonly Promise<void>[],
  over: AbortController,
): Promise<void> {
  const done = new AbortController();
  const all = Promise.all(taken).then(() => done.abort());
  const longest = Math.max(window.slowestMs, ...window.all.map(({ pace }) => pace.everyMs));
  const until = AbortSignal.any([window.open, done.signal]);
  const late = window.clock.sleep(longest, until).then(() => over.abort());
  await Promise.all([all, late]);
}

async function takeAll(window: Window): Promise<readonly Promise<void>[]> {
  const { all, clock, open, start } = window;
  const taken: Promise<void>[] = [];
  const next = all.map((series) => ({ series, number: 0 }));
  for (;;) {
    const due = next.filter(({ series, number }) => number < series.rule.plannedLooks);
    if (due.length === 0) break;
    const at = Math.min(...due.map(takenAfter));
    // A late timer does not shift the schedule: overdue looks start at once.
    await clock.sleep(Math.max(0, start + at - clock.monotonic()), open);
    if (open.aborted) break;
    for (const one of due.filter((other) => takenAfter(other) === at)) {
      taken.push(take(one.series, one.number, window));
      one.number += 1;
    }
    window.progress(progressWords(all, { elapsedMs: clock.monotonic() - start }));
  }
  return taken;
}

interface Next {
  readonly series: Series;
  readonly number: number;
}

/** When the next look is taken, in milliseconds after the start. */
const takenAfter = ({ series: { pace }, number }: Next): number =>
  dueAfter(pace, number) + (pace.settleMs ?? 0);

/** Takes one look and records it under its number, however late it is answered. */
async function take(series: Series, number: number, window: Window): Promise<void> {
  const { clock, open } = window;
  if (series.unanswered >= MOST_UNANSWERED) {
    settle(series, number, OVERRUN, window);
    return;
  }
  series.unanswered += 1;
  const done = new AbortController();
  const until = AbortSignal.any([open, done.signal]);
  const patience = AbortSignal.any([until, window.over]);
  const late = clock.sleep(PATIENCE_MS, patience).then(() => NO_ANSWER);
  const began = clock.monotonic();
  const answer = sample(series.sampler, window.startedAt + dueAfter(series.pace, number), until);
  const first = await Promise.race([answer, late]);
  if (first !== NO_ANSWER) {
    window.slowestMs = Math.max(window.slowestMs, clock.monotonic() - began);
  }
  done.abort();
  series.unanswered -= 1;
  settle(series, number, first, window);
}

/** A sampler that throws has not measured anything. */
async function sample(
  sampler: Sampler,
  dueAt: number,
  signal: AbortSignal,
): Promise<Look | MissingLook> {
  try {
    return await sampler(dueAt, signal);
  } catch {
    return { missing: "sampler failed" };
  }
}

function settle(
  series: Series,
  number: number,
  answer: Look | MissingLook,
  { all, open, close }: Window,
): void {
  // What comes after the end was cut short by it and says nothing about the service.
  if (open.aborted) return;
  series.record(number, answer);
  const hasFailed = all.some(({ rule, standing }) => standing === "fail" && !rule.observeOnly);
  if (hasFailed || all.every(({ standing }) => standing !== "undecided")) close();
}
