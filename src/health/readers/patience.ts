import type { MissingLook } from "../../core/look.ts";
import type { Clock } from "../../core/ports.ts";
import type { Sampler } from "../sampler.ts";
import { type Counts, type Gap, isGap, type Reader } from "./reader.ts";

/** Pauses between the tries of one look, in milliseconds: four tries in all. */
const PAUSES_MS = [1000, 2000, 4000] as const;

/** Longest pause that a source may ask for within a look. */
const LONGEST_PAUSE_MS = 15_000;

interface Parts {
  readonly everyMs: number;
  /** When the deployment began that replaced another build, epoch milliseconds; undefined: not known. */
  readonly began: number | undefined;
  /** When the deployment began, also where it replaced the same build; undefined: not known. */
  readonly since?: number | undefined;
  readonly clock: Clock;
}

/** Samples a source. A look that four tries do not bring is missing: there is no limit of failures. */
export function sampling(read: Reader, { everyMs, began, since, clock }: Parts): Sampler {
  let number = -1;
  let first: number | undefined;
  return async (dueAt, signal) => {
    number += 1;
    first ??= dueAt;
    const span = { from: dueAt - everyMs, to: dueAt, began, since: since ?? first, number };
    const counts = await withPatience(() => read(span, signal), { clock, signal });
    if (isGap(counts)) return missing(counts);
    const { sampledAt, ...rest } = counts;
    const time = sampledAt === undefined ? {} : { sampledAt: new Date(sampledAt).toISOString() };
    return { at: new Date(dueAt).toISOString(), ...rest, ...time };
  };
}

/** Signals of one source under several limits are read once for each look. */
export function shared(sampler: Sampler): Sampler {
  const looks = new Map<number, ReturnType<Sampler>>();
  return (dueAt, signal) => {
    const look = looks.get(dueAt) ?? sampler(dueAt, signal);
    looks.set(dueAt, look);
    return look;
  };
}

async function withPatience(
  read: () => Promise<Counts | Gap>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Counts | Gap> {
  let counts = await read();
  for (const pauseMs of PAUSES_MS) {
    if (!isGap(counts) || !counts.again || signal.aborted) return counts;
    const { afterMs = pauseMs } = counts;
    if (afterMs > LONGEST_PAUSE_MS) return counts;
    await clock.sleep(Math.max(pauseMs, afterMs), signal);
    if (signal.aborted) return counts;
    counts = await read();
  }
  return counts;
}

const missing = ({ missing: why, remedy }: Gap): MissingLook => ({ missing: why, remedy });
