import { namesOf } from "./table.ts";

/**
 * How one question about the release can come out, worst first. `exit` is the exit code of a stage
 * that ends so (2 is "could not run"); what has none is no verdict.
 */
export const OUTCOMES = {
  fail: { word: "FAIL", means: "measured, and not in order", exit: 1 },
  unknown: { word: "UNKNOWN", means: "could not be measured: this is never a pass", exit: 3 },
  inconclusive: { word: "INCONCLUSIVE", means: "measured, and not enough to decide", exit: 3 },
  pending: { word: "WAIT", means: "waits for people or time", exit: 3 },
  pass: { word: "PASS", means: "measured, and in order", exit: 0 },
  "not-applicable": {
    word: "N/A",
    means: "does not apply, by a reason in `release.yml`",
    exit: undefined,
  },
} as const;

export type Outcome = keyof typeof OUTCOMES;

/** The outcome of a whole stage. */
export type Verdict = {
  [O in Outcome]: (typeof OUTCOMES)[O]["exit"] extends number ? O : never;
}[Outcome];

const isVerdict = (outcome: Outcome): outcome is Verdict => OUTCOMES[outcome].exit !== undefined;

/** Every verdict, worst first. */
export const VERDICTS: readonly Verdict[] = namesOf(OUTCOMES).filter(isVerdict);

/** What an outcome other than `pass` does to the verdict. */
export const EFFECTS = ["block", "warn", "inform"] as const;

export type Effect = (typeof EFFECTS)[number];

/** What counts for a verdict. */
interface Counted {
  readonly outcome: Outcome;
  readonly effect: Effect;
}

/** The worst outcome among blocking findings; no blocking finding at all is `unknown`. */
export function fold(findings: readonly Counted[]): Verdict {
  const blocking = new Set(findings.filter((f) => f.effect === "block").map((f) => f.outcome));
  return VERDICTS.find((outcome) => blocking.has(outcome)) ?? "unknown";
}

/** The findings that keep a verdict from being `pass`, worst first. */
export function blockers<F extends Counted>(findings: readonly F[]): readonly F[] {
  const worstFirst = namesOf(OUTCOMES);
  const rank = ({ outcome }: F) => worstFirst.indexOf(outcome);
  return findings
    .filter((f) => f.effect === "block" && f.outcome !== "pass" && f.outcome !== "not-applicable")
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Process exit code of a stage with this verdict. */
export function exitCode(verdict: Verdict): (typeof OUTCOMES)[Verdict]["exit"] {
  return OUTCOMES[verdict].exit;
}
