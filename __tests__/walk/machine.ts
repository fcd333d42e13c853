import { setMaxListeners } from "node:events";
import type { Clock } from "../../src/core/ports.ts";
import type { Schedule } from "./schedule.ts";

/** Requests and waits that listen to the signal of a process at once, as the program itself allows them. */
const MOST_LISTENERS = 100;

/** A process that runs one stage, on a machine with a clock of its own. */
export class Machine {
  /** `r1.1 release`. */
  readonly name: string;
  /** By how much its clock is ahead of GitHub's, in milliseconds. */
  readonly skewMs: number;
  /** The signal that a runner sends. */
  readonly interrupt = new AbortController();
  dead = false;
  ended = false;
  waiting = 0;
  stillUntil = 0;
  /** It has stood still at some time: it may act on what it saw long before. */
  stoodStill = false;
  /** Record that it has claimed last, as far as GitHub knows. */
  claim: number | undefined;
  /** Versions that it was told when it asked last, newest first; two instances may differ. */
  seen: readonly string[] = [];
  /** What was live when it looked last; undefined: it has not looked. */
  live: string | undefined;
  /** A person has asked for what it does. */
  readonly byHand: boolean;
  /** Called when it is killed. */
  readonly killed: (() => void)[] = [];

  constructor(name: string, { skewMs = 0, byHand = false } = {}) {
    this.name = name;
    this.skewMs = skewMs;
    this.byHand = byHand;
    setMaxListeners(MOST_LISTENERS, this.interrupt.signal);
  }
}

/** The clock of a machine. */
export function clockOf(machine: Machine, schedule: Schedule): Clock {
  const began = schedule.now;
  return {
    now: () => schedule.now + machine.skewMs,
    monotonic: () => schedule.now - began,
    sleep: async (ms, signal) => {
      await schedule.hold(machine, ms, "a wait", signal);
    },
    timeout: (ms) => {
      const end = new AbortController();
      schedule.after(ms, () => end.abort(new DOMException("the time is up", "TimeoutError")), {
        idle: true,
        runner: machine,
      });
      return end.signal;
    },
    limit: (_ms, work) => ({ value: work() }),
  };
}
