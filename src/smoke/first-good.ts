import pLimit from "p-limit";
import type { CheckTry } from "../core/check.ts";
import type { CheckOptions } from "./check-options.ts";
import { isGood } from "./judge.ts";
import { type ProbeTools, probe } from "./probe.ts";
import { pauseAfter } from "./ready.ts";
import { CONCURRENCY } from "./run.ts";

/** Answers of a cache in a row after which another is not waited for. */
const CACHED_IN_A_ROW = 3;

/** How long first good answers are waited for, and who hears how it goes. */
interface Waiting {
  /** Milliseconds in all. */
  readonly withinMs: number;
  /** Fixed pause between two rounds, in milliseconds; undefined: growing pauses. */
  readonly every: number | undefined;
  readonly progress?: ((text: string) => void) | undefined;
}

/** What came of the waiting. */
interface Waited {
  /** Names of the checks that have not answered well; one that cannot be sent is not waited for. */
  readonly bad: readonly string[];
  /** Names of those that a cache has answered again and again: nothing is waited for there. */
  readonly cached: readonly string[];
  /** Milliseconds. */
  readonly took: number;
  /** Rounds that were asked. */
  readonly rounds: number;
}

/**
 * Asks each check until it has answered well once: a service that starts is bad until then. Decides
 * nothing, since the checks are judged afterwards.
 */
export async function untilFirstGood(
  checks: readonly CheckOptions[],
  tools: ProbeTools,
  { withinMs, every, progress }: Waiting,
  signal: AbortSignal,
): Promise<Waited> {
  const { clock } = tools;
  const limit = pLimit(CONCURRENCY);
  const started = clock.monotonic();
  const left = () => Math.max(0, withinMs - (clock.monotonic() - started));
  const rounds: CheckTry[] = [];
  const given: CheckOptions[] = [];
  const inARow = new Map<string, number>();
  const isCached = ({ id }: CheckOptions) => (inARow.get(id) ?? 0) >= CACHED_IN_A_ROW;
  let open = checks;
  let bad: readonly string[] = checks.map(({ name }) => name);
  while (open.length > 0 && left() > 0 && !signal.aborted) {
    const asked = open.map((check) => {
      const timeout = Math.min(check.timeout, Math.ceil(left()));
      return limit(async () => ({
        check,
        tried: await probe({ ...check, timeout }, tools, signal),
      }));
    });
    const seen = (await Promise.all(asked)).filter(({ tried }) => !isGood(tried));
    for (const { check, tried } of seen) {
      inARow.set(check.id, tried.reason === "cached" ? (inARow.get(check.id) ?? 0) + 1 : 0);
    }
    bad = [...given, ...seen.map(({ check }) => check)].map(({ name }) => name);
    given.push(...seen.flatMap(({ check }) => (isCached(check) ? [check] : [])));
    const waited = seen.filter(({ check, tried }) => tried.state !== "unsent" && !isCached(check));
    const [first] = waited;
    open = waited.map(({ check }) => check);
    if (first === undefined) break;
    rounds.push(first.tried);
    const isServed = first.tried.reason === "cached" ? ", a cache answers" : "";
    progress?.(`waiting for a first good answer: ${bad.join(", ")}${isServed}`);
    await clock.sleep(Math.min(pauseAfter(every, rounds), left()), signal);
  }
  const cached = given.map(({ name }) => name);
  return { bad, cached, took: clock.monotonic() - started, rounds: rounds.length + 1 };
}
