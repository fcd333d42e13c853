import { isDone, type Receipt } from "../core/act.ts";
import { endCode } from "../core/end.ts";
import { INTERRUPTED } from "../core/finding-id.ts";
import { writeDescription } from "../core/record-description.ts";
import type { Report } from "../core/report.ts";
import type { RolledBack } from "../core/states.ts";
import type { Verdict } from "../core/verdict.ts";
import { history } from "../questions/history.ts";
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
    ...unrecordedDifference(report),
  ];
}

function difference(what: string, said: unknown, found: unknown): readonly string[] {
  return [`${what}: the report says ${said ?? "nothing"}, its evidence says ${found ?? "nothing"}`];
}

/** The record that a deploying stage has made; what was never begun is not named. */
function deploymentDifference(report: Report): readonly string[] {
  const { stage, verdict, notes, receipts } = report;
  if (stage !== "deploy" && stage !== "release") return [];
  const claim = receipts.findLast(
    (receipt) => receipt.kind === "claim" && receipt.key.endsWith(":deploy") && isDone(receipt),
  );
  const made = claim === undefined ? madeBefore(report) : deploymentIn(claim);
  const said = notes.deployment;
  if (made === said || (said === undefined && verdict !== "pass")) return [];
  return difference("deployment", said, made);
}

/** The record of an earlier attempt of the same run, where the history that was read holds it. */
function madeBefore({ answers, notes, release, run }: Report): number | undefined {
  const seen = Object.values(answers).some((answer) => {
    if (answer.state !== "known" || answer.kind !== "history") return false;
    const { records } = history.value.parse(answer.value);
    return records.some(
      ({ id, sha, payload }) =>
        id === notes.deployment && sha === release?.sha && payload.run === run.id,
    );
  });
  return seen ? notes.deployment : undefined;
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

/**
 * A verdict that could not be written has the receipt of the attempt, in schema 1 on the commit; or
 * GitHub did not show the records that it was to be given by.
 */
function unrecordedDifference(report: Report): readonly string[] {
  const { unrecorded } = report.notes;
  const { receipts, findings } = report;
  const isUnshown = findings.some(
    ({ id, lacks = [] }) => id === "step/deployment" && lacks.some(({ silent }) => silent === true),
  );
  if (unrecorded === undefined || isUnshown) return [];
  const words = writeDescription({ kind: "verdict", verdict: unrecorded });
  const tried = receipts.some((receipt) => {
    const { kind, key } = receipt;
    if (isDone(receipt)) return false;
    if (kind === "status") return key.includes(` ${words}`);
    return kind === "picture" && key.endsWith(` ${unrecorded.outcome} ${unrecorded.by}`);
  });
  return tried ? [] : difference("verdict that could not be left", unrecorded.outcome, undefined);
}
