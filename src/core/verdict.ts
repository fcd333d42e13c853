import { namesOf } from "./table.ts";

/**
 * How one question about the release can come out, worst first. `exit` is the exit code of a stage
 * that ends so (2 is "could not run"); what has none is no verdict.
 */
export const OUTCOMES = {
  fail: { word: "FAIL", means: "measured, and not met", exit: 1 },
  unknown: { word: "UNKNOWN", means: "could not be measured: this is never a pass", exit: 3 },
  inconclusive: { word: "INCONCLUSIVE", means: "measured, and not enough to decide", exit: 3 },
  pending: { word: "WAIT", means: "waits for people or time", exit: 3 },
  pass: { word: "PASS", means: "measured, and met", exit: 0 },
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

/** The one of two effects that does less to the verdict. */
export const softer = (one: Effect, other: Effect): Effect =>
  EFFECTS.findLast((effect) => effect === one || effect === other) ?? one;

/** What counts for a verdict. */
interface Counted {
  readonly outcome: Outcome;
  readonly effect: Effect;
  readonly id?: string | undefined;
  /** Set where a person has decided that it does not keep the release. */
  readonly waiver?: object | undefined;
  /** What a row that only follows from others follows from. */
  readonly basis?:
    | {
        readonly kind: string;
        readonly findings?: readonly string[];
        readonly receipts?: readonly string[];
      }
    | undefined;
}

/** The worst outcome among blocking findings that are not waived; none at all is `unknown`. */
export function fold(findings: readonly Counted[]): Verdict {
  const blocking = findings.filter((f) => f.effect === "block" && f.waiver === undefined);
  return worst(blocking.map((f) => f.outcome)) ?? "unknown";
}

/** The worst of some outcomes; undefined where none of them says anything. */
export function worst(outcomes: readonly Outcome[]): Verdict | undefined {
  return VERDICTS.find((outcome) => outcomes.includes(outcome));
}

/** The findings that keep a verdict from being `pass`, worst first. */
export function blockers<F extends Counted>(findings: readonly F[]): readonly F[] {
  const worstFirst = namesOf(OUTCOMES);
  const rank = ({ outcome }: F) => worstFirst.indexOf(outcome);
  return openFindings(findings)
    .filter((f) => f.effect === "block")
    .toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Findings that are not met and not waived, each thing once: without rows that only repeat another
 * finding.
 */
export function openFindings<F extends Counted>(findings: readonly F[]): readonly F[] {
  const open = findings.filter(
    (f) => f.outcome !== "pass" && f.outcome !== "not-applicable" && f.waiver === undefined,
  );
  return open.filter((finding) => !repeats(finding, open));
}

/**
 * True for what follows from another open finding that is as hard, and for what saw nothing where
 * something that blocks has ended the stage early.
 */
function repeats({ basis, effect }: Counted, open: readonly Counted[]): boolean {
  if (basis?.kind !== "derived") return false;
  const { findings = [], receipts = [] } = basis;
  const hardness = EFFECTS.indexOf(effect);
  const others = open.filter(
    (other) => other.basis?.kind !== "derived" && EFFECTS.indexOf(other.effect) <= hardness,
  );
  const seen = findings.length + receipts.length > 0;
  return others.some((other) =>
    seen ? other.id !== undefined && findings.includes(other.id) : other.effect === "block",
  );
}

/** Process exit code of a stage with this verdict. */
export function exitCode(verdict: Verdict): (typeof OUTCOMES)[Verdict]["exit"] {
  return OUTCOMES[verdict].exit;
}
