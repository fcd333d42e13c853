import type { Happened } from "../core/notice.ts";
import type { StageResult } from "../core/result.ts";
import { decidesIn, type StageName } from "../core/stages.ts";
import { blockers } from "../core/verdict.ts";
import { severityOf } from "../incident/severity.ts";

/** A stage that has ended, and where. */
interface EndedStage {
  readonly stage: StageName;
  readonly result: StageResult;
  readonly production: boolean;
}

/**
 * What people are told when a stage has ended: what became of its deployment. What was told before,
 * by this process or another, has its receipt.
 */
export function eventsAfter({ stage, result, production }: EndedStage): readonly Happened[] {
  const { deployment, rolledBack, rollbackTo: target, given, judged } = result;
  if (deployment === undefined) return [];
  const because = reasonOf(result);
  const by = given?.verdict.by;
  const known = { by, byHand: false, production, rollbackFailed: false } as const;
  const about = { deployment, because, target };
  if (rolledBack === "yes") return [{ ...about, event: "rolled-back", cause: "rollback" }];
  if (rolledBack === "failed") {
    const severity = severityOf({ ...known, cause: "rollback", rollbackFailed: true });
    return [{ ...about, event: "rollback-failed", cause: "rollback", severity }];
  }
  if (rolledBack === "held") {
    const severity = severityOf({ ...known, cause: "hold" });
    const incident = { ...about, event: "incident", cause: "hold", severity } as const;
    return [incident, { ...about, event: "on-hold", severity }];
  }
  if (given?.verdict.outcome === "fail" && rolledBack === "no") {
    const severity = severityOf({ ...known, cause: "deploy-failed" });
    return [{ ...about, event: "incident", cause: "deploy-failed", severity }];
  }
  const isReleased = given?.verdict.outcome === "pass" && judged === "deploy";
  if (!isReleased || !decides(stage, production)) return [];
  return [{ deployment, event: "announced", because: PASSED }];
}

const PASSED = "All required checks passed";

const decides = (stage: StageName, production: boolean): boolean =>
  stage === "release" || decidesIn(stage, { production });

/** What the rollback stage decided, else the worst of what was found. */
function reasonOf({ findings }: StageResult): string {
  const decision = findings.find(({ id }) => id === "step/decision");
  const [worst] = blockers(findings);
  return decision?.found ?? worst?.found ?? "Nothing was found that says why";
}
