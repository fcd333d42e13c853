import type { Socket } from "node:net";
import type { Phases } from "../../core/check.ts";

const PHASES = ["dns", "connect", "tls", "wait", "transfer"] as const;

export type Phase = (typeof PHASES)[number];

/** Milliseconds with one decimal. */
const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** What is seen of one request while it runs, over all of its connections. */
export interface Meter {
  /** Begins a phase; the one before it ends. */
  readonly begin: (phase: Phase) => void;
  /** Takes note of a connection; one that comes after the end is ended at once. */
  readonly opened: (socket: Socket) => void;
  /** Address at the other end; kept, because a closed socket no longer knows it. */
  readonly reached: (remote: string | undefined) => void;
  /** The phase that runs now, or ran last. */
  readonly phase: () => Phase | undefined;
  /** Ends the measuring and every connection. */
  readonly close: () => void;
  readonly result: () => { phases: Phases; totalMs: number; remote: string | undefined };
}

/** Starts to measure one request. */
export function startMeter(): Meter {
  const started = performance.now();
  const spent = new Map<Phase, number>();
  const sockets: Socket[] = [];
  let remote: string | undefined;
  let phase: Phase | undefined;
  let since = started;
  let ended: number | undefined;
  const settle = (at: number) => {
    if (phase !== undefined) spent.set(phase, (spent.get(phase) ?? 0) + at - since);
    since = at;
  };
  return {
    begin: (next) => {
      if (ended !== undefined) return;
      settle(performance.now());
      phase = next;
    },
    opened: (socket) => {
      if (ended === undefined) sockets.push(socket);
      else socket.destroy();
    },
    reached: (address) => {
      remote = address ?? remote;
    },
    phase: () => phase,
    close: () => {
      if (ended === undefined) {
        ended = performance.now();
        settle(ended);
      }
      for (const socket of sockets) socket.destroy();
    },
    result: () => ({
      phases: Object.fromEntries(
        PHASES.flatMap((name) => {
          const ms = spent.get(name);
          return ms === undefined ? [] : [[name, rounded(ms)]];
        }),
      ),
      totalMs: rounded((ended ?? performance.now()) - started),
      remote,
    }),
  };
}
