import type { Look, SignalRule } from "../../src/core/look.ts";

/** A look with only what matters; one good probe where nothing is said. */
export function aLook(parts: Partial<Look> = {}): Look {
  return {
    at: "2026-11-20T14:00:00.000Z",
    requests: 1,
    bad: 0,
    baselineRequests: 0,
    baselineBad: 0,
    ...parts,
  };
}

export function aRule(parts: Partial<SignalRule> = {}): SignalRule {
  return {
    id: "signal/sign-in/error-rate",
    ratio: 0,
    allowance: 0.1,
    observeLooks: 60,
    plannedLooks: 60,
    persistMs: 0,
    ...parts,
  };
}

/** Looks of one probe each: `.` good, `x` bad, `?` missing. */
export function probes(picture: string): readonly (Look | undefined)[] {
  return [...picture].map((mark) =>
    mark === "?" ? undefined : aLook({ bad: mark === "x" ? 1 : 0 }),
  );
}

/** A seeded source of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
