import type { RecordStatus } from "./record.ts";

/** Before anything of ours: what GitHub or somebody else has written. */
const EARLIEST = -1;

/** Receipts have no rank: they change nothing, wherever they stand. */
const RECEIPT = 8;

/**
 * Statuses in the order in which they came to be. GitHub tells whole seconds and promises no order
 * within them: there the order is that of a record's life.
 */
export function inOrder(statuses: readonly RecordStatus[]): readonly RecordStatus[] {
  return statuses.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
}

/** in_progress, live, pass, undecided, fail, left, rolled-back-by, ended. */
function rank({ state, says }: RecordStatus): number {
  if (says?.kind === "receipt") return RECEIPT;
  if (state === "error" || state === "inactive" || says?.kind === "untouched") return 7;
  if (says?.rolledBackBy !== undefined) return 6;
  if (says?.left === true) return 5;
  const outcome = says?.verdict.outcome ?? "pending";
  if (outcome === "fail" || (state === "failure" && says === undefined)) return 4;
  if (outcome === "unknown" || outcome === "inconclusive") return 3;
  if (outcome === "pass") return 2;
  if (state === "success") return 1;
  return state === "in_progress" ? 0 : EARLIEST;
}
