import type { Report } from "../core/report.ts";
import { blockers, type Verdict } from "../core/verdict.ts";

/** How a reader should feel about it: chooses symbol and colour, never replaces the words. */
export type Tone = "good" | "bad" | "waiting" | "unclear" | "reverted";

/** What headline and next step are made from. */
export type HeadlineParts = Pick<
  Report,
  "stage" | "verdict" | "release" | "environment" | "findings" | "notes" | "dryRun"
>;

/** What a stage decided, in capitals. */
export interface Decision {
  readonly words: string;
  readonly tone: Tone;
}

const TONES = {
  pass: "good",
  fail: "bad",
  unknown: "unclear",
  inconclusive: "unclear",
  pending: "waiting",
} as const satisfies Record<Verdict, Tone>;

type Words = Readonly<Record<Verdict, string>>;

const READINESS: Words = {
  pass: "GO",
  fail: "NO-GO",
  unknown: "NO-GO",
  inconclusive: "NO-GO",
  pending: "WAIT",
};
const SMOKE: Words = {
  pass: "SMOKE PASSED",
  fail: "SMOKE FAILED",
  unknown: "SMOKE UNKNOWN",
  inconclusive: "SMOKE INCONCLUSIVE",
  pending: "SMOKE PENDING",
};
const VERIFY: Words = {
  pass: "HEALTHY",
  fail: "REGRESSION",
  unknown: "UNKNOWN",
  inconclusive: "INCONCLUSIVE",
  pending: "PENDING",
};
/** Refused: nothing was begun. */
const NOT_DEPLOYED: Words = {
  pass: "DEPLOYED",
  fail: "NOT DEPLOYED",
  unknown: "NOT DEPLOYED",
  inconclusive: "NOT DEPLOYED",
  pending: "NOT DEPLOYED YET",
};
const DEPLOY: Words = {
  pass: "DEPLOYED",
  fail: "DEPLOY FAILED",
  unknown: "DEPLOY UNCLEAR",
  inconclusive: "DEPLOY UNCLEAR",
  pending: "DEPLOYING",
};
const NOT_RELEASED: Words = { ...READINESS, pass: "RELEASED" };
const RELEASE: Words = {
  pass: "RELEASED",
  fail: "RELEASE FAILED",
  unknown: "UNDECIDED",
  inconclusive: "UNDECIDED",
  pending: "UNDECIDED",
};
const ROLLBACK: Words = {
  pass: "NOTHING TO DO",
  fail: "NOT ROLLED BACK",
  unknown: "HELD",
  inconclusive: "HELD",
  pending: "HELD",
};

function words({ stage, verdict, notes, findings }: HeadlineParts): string {
  const begun = notes.deployment !== undefined;
  switch (stage) {
    case "readiness":
      return READINESS[verdict];
    case "deploy":
      return (begun ? DEPLOY : NOT_DEPLOYED)[verdict];
    case "smoke":
      return SMOKE[verdict];
    case "verify": {
      const byCheck = verdict === "fail" && blockers(findings)[0]?.basis.kind === "check";
      return byCheck ? SMOKE.fail : VERIFY[verdict];
    }
    case "rollback":
      return ROLLBACK[verdict];
    case "release":
      return (begun ? RELEASE : NOT_RELEASED)[verdict];
    default:
      return stage satisfies never;
  }
}

/** The decision of a stage: what became of a revert first, then what the verdict means here. */
export function decide(parts: HeadlineParts): Decision {
  const { notes, verdict, dryRun, release, environment } = parts;
  const tone = TONES[verdict];
  if (notes.rolledBack === "failed") return { words: "ROLLBACK FAILED", tone: "bad" };
  if (notes.rolledBack === "yes") return { words: "ROLLED BACK", tone: "reverted" };
  if (notes.rolledBack === "held") return { words: "HELD", tone: "unclear" };
  if (verdict !== "pass" && (release === undefined || environment === undefined)) {
    return { words: "COULD NOT RUN", tone: "bad" };
  }
  if (dryRun && verdict === "pending") return { words: "DRY RUN", tone };
  return { words: dryRun ? `${words(parts)} (dry run)` : words(parts), tone };
}
