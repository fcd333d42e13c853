import { cut, line } from "./text.ts";
import type { Verdict } from "./verdict.ts";

/** What a verdict rests on. */
export const VERDICT_SOURCES = ["deploy", "live", "smoke", "health", "watch"] as const;

/** How it was proven that the verdict speaks of this build. */
export const PROOFS = ["commit", "version", "none"] as const;

const OUTCOMES = [
  "pass",
  "fail",
  "unknown",
  "inconclusive",
  "pending",
] as const satisfies readonly Verdict[];

export type VerdictSource = (typeof VERDICT_SOURCES)[number];
export type Proof = (typeof PROOFS)[number];

export interface RecordVerdict {
  readonly outcome: Verdict;
  readonly by: VerdictSource;
  readonly proof: Proof;
}

/** What a status says of its record. */
export type Said =
  | {
      readonly kind: "verdict";
      readonly verdict: RecordVerdict;
      /** The revert that was begun; then the verdict is repeated, not given anew. */
      readonly rolledBackBy?: number | undefined;
      /** Failed, and nobody reverts it any more. */
      readonly left?: boolean | undefined;
      /** Its owner ended without an end; nobody reverts it by itself. */
      readonly abandoned?: boolean | undefined;
    }
  /** The claim was given up before anything was touched. */
  | { readonly kind: "untouched" }
  /** A notification was sent; it says nothing of the deployment. */
  | { readonly kind: "receipt"; readonly event: string; readonly channel: string };

/** docs.github.com/rest/deployments/statuses: at most 140 characters. */
const MOST_CHARACTERS = 140;

const NAME = "[a-z0-9][a-z0-9-]{0,39}";

const VERDICT = new RegExp(
  `^verdict=(?<outcome>${OUTCOMES.join("|")}) by=(?<by>${VERDICT_SOURCES.join("|")})` +
    ` proof=(?<proof>${PROOFS.join("|")})(?: rolled-back-by=(?<revert>[1-9]\\d{0,14}))?` +
    "(?<left> left)?(?<abandoned> abandoned)?$",
);
const RECEIPT = new RegExp(`^receipt=(?<event>${NAME}):(?<channel>${NAME})$`);

/** What a description says; undefined where it is not in our words. What follows `: ` is for people. */
export function parseDescription(description: string): Said | undefined {
  const [words = ""] = description.split(": ", 1);
  if (words === "untouched") return { kind: "untouched" };
  const { event, channel } = RECEIPT.exec(words)?.groups ?? {};
  if (event !== undefined && channel !== undefined) return { kind: "receipt", event, channel };
  const groups = VERDICT.exec(words)?.groups ?? {};
  const outcome = OUTCOMES.find((one) => one === groups.outcome);
  const by = VERDICT_SOURCES.find((one) => one === groups.by);
  const proof = PROOFS.find((one) => one === groups.proof);
  if (outcome === undefined || by === undefined || proof === undefined) return undefined;
  return {
    kind: "verdict",
    verdict: { outcome, by, proof },
    ...(groups.revert !== undefined && { rolledBackBy: Number(groups.revert) }),
    ...(groups.left !== undefined && { left: true }),
    ...(groups.abandoned !== undefined && { abandoned: true }),
  };
}

/**
 * A description that says this, with a remark for people as far as 140 characters go; the remark
 * must be free of secrets. Throws where the words could not be read again.
 */
export function writeDescription(said: Said, remark = ""): string {
  const words = wordsOf(said);
  if (parseDescription(words) === undefined) throw new Error(`not a description: ${words}`);
  const clean = line(remark);
  return clean === "" ? words : cut(`${words}: ${clean}`, MOST_CHARACTERS);
}

function wordsOf(said: Said): string {
  if (said.kind === "untouched") return "untouched";
  if (said.kind === "receipt") return `receipt=${said.event}:${said.channel}`;
  const { verdict, rolledBackBy, left, abandoned } = said;
  return [
    `verdict=${verdict.outcome} by=${verdict.by} proof=${verdict.proof}`,
    ...(rolledBackBy === undefined ? [] : [`rolled-back-by=${rolledBackBy}`]),
    ...(left === true ? ["left"] : []),
    ...(abandoned === true ? ["abandoned"] : []),
  ].join(" ");
}
