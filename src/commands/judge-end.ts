import { isDone, type Receipt } from "../core/act.ts";
import { endCode } from "../core/end.ts";
import { INTERRUPTED } from "../core/finding-id.ts";
import type { Report } from "../core/report.ts";
import type { RolledBack } from "../core/states.ts";
import type { Verdict } from "../core/verdict.ts";
import { proofOf } from "../rollout/proof.ts";

/** The exit code that follows from what a report says of its stage. */
export function exitOf(report: Report, verdict: Verdict): Report["exitCode"] {
  const { stage, findings, notes } = report;
  const stopped = findings.some(({ id }) => id === INTERRUPTED);
  return endCode(stage, verdict, {
    couldRun: couldRun(report),
    rolledBack: notes.rolledBack,
    stopped,
  });
}

/** A stage could run once the policy was planned, and where the manifest merely could not be read. */
function couldRun({ findings, planned, concluded, exitCode, verdict }: Report): boolean {
  const isUnread = findings.some(
    ({ id, outcome }) => id === "step/manifest-valid" && outcome === "unknown",
  );
  if (concluded !== undefined) return planned !== undefined || isUnread;
  const isBare = findings.every(({ basis }) => basis.kind === "observed") && verdict !== "pass";
  return exitCode !== 2 || !isBare;
}

/** Notes that do not follow from findings and receipts, where these tell. */
export function noteDifferences(report: Report): readonly string[] {
  return [
    ...deploymentDifference(report),
    ...rollbackDifference(report),
    ...targetDifference(report),
    ...unmarkedDifference(report),
  ];
}

function difference(what: string, said: unknown, found: unknown): readonly string[] {
  return [`${what}: the report says ${said ?? "nothing"}, its evidence says ${found ?? "nothing"}`];
}

/** The record that a deploying stage has made; what was never begun is not named. */
function deploymentDifference({ stage, verdict, notes, receipts }: Report): readonly string[] {
  if (stage !== "deploy" && stage !== "release") return [];
  const claim = receipts.find((receipt) => receipt.kind === "claim" && isDone(receipt));
  const made = claim === undefined ? undefined : deploymentIn(claim);
  const said = notes.deployment;
  if (made === said || (said === undefined && verdict !== "pass")) return [];
  return difference("deployment", said, made);
}

function deploymentIn(receipt: Receipt): unknown {
  const result: unknown = "result" in receipt ? receipt.result : undefined;
  return typeof result === "object" && result !== null && "deployment" in result
    ? result.deployment
    : undefined;
}

/** What became of a revert follows from its proof, or else from the decision of the stage. */
function rollbackDifference({ findings, notes: { rolledBack } }: Report): readonly string[] {
  const seen = findings.filter(
    ({ id, of, basis }) =>
      id === "step/revert" || (of?.kind === "rollback" && basis.kind !== "derived"),
  );
  const revert = seen.find(({ id }) => id === "step/revert");
  if (revert?.outcome === "pending") return [];
  if (revert !== undefined) {
    const came = proofOf(seen);
    return came === rolledBack ? [] : difference("rolled back", rolledBack, came);
  }
  const wanted = rolledBack === undefined ? undefined : DECIDED[rolledBack];
  const decision = findings.find(({ id }) => id === "step/decision")?.outcome;
  if (wanted === undefined || decision === wanted) return [];
  return difference("rolled back", rolledBack, `the decision ${decision ?? "was never made"}`);
}

/** How the rollback stage decides where it takes nothing back itself. */
const DECIDED: Partial<Record<RolledBack, string>> = { yes: "pass", failed: "fail" };

function targetDifference({ findings, notes: { rollbackTo } }: Report): readonly string[] {
  const placed = findings.find(({ of }) => of?.kind === "rollback")?.of;
  if (placed === undefined || placed.version === rollbackTo) return [];
  return difference("version rolled back to", rollbackTo, placed.version);
}

/** A verdict that could not be left has the receipt of the attempt. */
function unmarkedDifference({ notes: { unmarked }, receipts }: Report): readonly string[] {
  if (unmarked === undefined) return [];
  const { state, verdict, by } = unmarked;
  const end = ` ${state} ${verdict} ${by}`;
  const tried = receipts.some(
    (one) => one.kind === "mark" && !isDone(one) && one.key.endsWith(end),
  );
  return tried ? [] : difference("verdict that could not be left", `${verdict}`, undefined);
}
