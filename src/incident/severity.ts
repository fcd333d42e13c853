import type { IncidentCause } from "../core/notice.ts";
import type { VerdictSource } from "../core/record-description.ts";
import type { Severity } from "../core/severity.ts";

/** What is known of what went wrong, when an incident is declared. */
export interface Evidence {
  readonly cause: IncidentCause;
  /** What the verdict rests on; undefined: nobody gave one. */
  readonly by: VerdictSource | undefined;
  /** A person wants it rolled back, whatever was measured. */
  readonly byHand: boolean;
  /** False for environments that no customer uses. */
  readonly production: boolean;
  /** The rollback itself has failed: nothing good is proven to be live. */
  readonly rollbackFailed: boolean;
}

/**
 * The severity that is proposed; people confirm or change it, and the tool never lowers it. Critical
 * checks and signals are of major features (SEV2), what never came live or was taken back as a
 * precaution is SEV3, and a rollback that failed leaves nothing that is known to work (SEV1).
 */
export function severityOf({ cause, by, byHand, production, rollbackFailed }: Evidence): Severity {
  if (!production) return rollbackFailed ? 3 : 4;
  if (rollbackFailed) return 1;
  if (cause === "deploy-failed" || by === "deploy") return 3;
  const isMeasured = by === "smoke" || by === "health" || by === "watch";
  if (isMeasured) return 2;
  // in doubt the higher one: what nobody has measured and nobody has asked for
  return byHand || cause === "hold" ? 3 : 2;
}
