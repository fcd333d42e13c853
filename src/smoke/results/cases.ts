/** One test in a file of results. Its texts are foreign: not redacted, of any length. */
export interface Case {
  readonly name: string;
  /** A skipped test says nothing, and is no pass. */
  readonly outcome: "pass" | "fail" | "skipped";
  /** What it says of a failure; empty: nothing. */
  readonly said: string;
  /** Milliseconds; undefined: the file does not say. */
  readonly ms: number | undefined;
}

/** The tests of a file in its order, or what keeps it from being read, as `holds no test`. */
export type ReadResults = { readonly cases: readonly Case[] } | { readonly problem: string };

/** Tests that are read of one file; more are no smoke test. */
export const MOST_CASES = 5000;

export const TOO_MANY = `holds more than ${MOST_CASES} tests`;
