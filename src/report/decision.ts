import { INTERRUPTED } from "../core/finding-id.ts";
import type { Report } from "../core/report.ts";
import { stageFacts } from "../core/stages.ts";
import { ROLLED_BACK, type RolledBack } from "../core/states.ts";
import { blockers, type Verdict } from "../core/verdict.ts";

/** How a reader should feel about it: chooses symbol and colour, never replaces the words. */
export type Tone = "good" | "bad" | "waiting" | "unclear" | "reverted";

/** What headline and next step are made from. */
export type HeadlineParts = Pick<
  Report,
  "stage" | "verdict" | "release" | "environment" | "findings" | "notes" | "dryRun" | "undecided"
>;

/** What a stage decided, in capitals. */
interface Decision {
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

const REVERT_TONES = {
  yes: "reverted",
  no: "good",
  failed: "bad",
  held: "unclear",
} as const satisfies Record<RolledBack, Tone>;

function words({ stage, verdict, notes, findings }: HeadlineParts): string {
  const facts = stageFacts(stage);
  const { failedCheck, untouched } = facts;
  const byCheck = verdict === "fail" && blockers(findings)[0]?.basis.kind === "check";
  if (byCheck && failedCheck !== undefined) return failedCheck;
  return (notes.deployment === undefined && untouched ? untouched : facts.words)[verdict];
}

/** The decision of a stage: what became of a revert first, then what the verdict means here. */
export function decide(parts: HeadlineParts): Decision {
  const { notes, verdict, dryRun, release, environment, findings } = parts;
  const tone = TONES[verdict];
  const { rolledBack } = notes;
  const reverted = rolledBack && ROLLED_BACK[rolledBack].decision;
  if (rolledBack && reverted) return { words: reverted, tone: REVERT_TONES[rolledBack] };
  const isUnprepared = release === undefined || environment === undefined;
  const isStopped = findings.some(({ id }) => id === INTERRUPTED);
  if (verdict !== "pass" && isUnprepared && !isStopped) {
    return { words: "COULD NOT RUN", tone: "bad" };
  }
  if (dryRun && verdict === "pending") return { words: "DRY RUN", tone };
  return { words: dryRun ? `${words(parts)} (dry run)` : words(parts), tone };
}
