import type { Look, MissingLook } from "../core/look.ts";

/**
 * Takes one look at a signal. `dueAt` is when it was due, in epoch milliseconds: the look's `at`,
 * and what latency counts from. Ends early when the signal aborts; never throws but on a bug.
 */
export type Sampler = (dueAt: number, signal: AbortSignal) => Promise<Look | MissingLook>;
