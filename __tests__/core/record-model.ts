import type { DeploymentRecord } from "../../src/core/record.ts";

// The questions that the model of the delivery protocol asks of its records, with every rule in
// force. The model numbers its records in the order in which they came to be and knows no lifts.

interface ModelStatus {
  readonly state: string;
  readonly verdict?: string | undefined;
  readonly by?: string | undefined;
  readonly proof?: string | undefined;
  readonly rb?: number | undefined;
  readonly decided?: boolean | undefined;
  readonly untouched?: boolean | undefined;
}

export interface ModelRecord {
  readonly id: number;
  readonly sha: string;
  readonly kind: "deploy" | "rollback";
  readonly st: readonly ModelStatus[];
}

const last = (r: ModelRecord) => r.st.at(-1);
const vOf = (r: ModelRecord) => r.st.findLast((s) => s.verdict !== undefined);
const isLive = (r: ModelRecord) => r.st.some((s) => s.state === "success");
const rb = (r: ModelRecord) => r.st.find((s) => s.rb !== undefined)?.rb;
const failed = (r: ModelRecord) => r.st.some((s) => s.verdict === "fail");

export function isOpen(r: ModelRecord): boolean {
  const newest = last(r);
  if (newest === undefined) return true;
  const ends = (s: ModelStatus) =>
    ["inactive", "error"].includes(s.state) ||
    s.decided === true ||
    s.rb !== undefined ||
    ["pass", "unknown", "inconclusive"].includes(s.verdict ?? "");
  if (r.st.some(ends)) return false;
  if (newest.state === "in_progress") return true;
  const verdict = vOf(r)?.verdict;
  return verdict === "pending" ? newest.state !== "failure" : verdict === "fail";
}

export function neverTouched(r: ModelRecord): boolean {
  const begun = r.st.some((s) => s.state === "in_progress");
  return r.st.some((s) => s.untouched) || (last(r)?.state === "inactive" && !begun);
}

const counts = (all: readonly ModelRecord[]) => all.filter((r) => !neverTouched(r));

export function newest(all: readonly ModelRecord[]): ModelRecord | undefined {
  return counts(all).findLast((r) => r.st.some((s) => s.state === "in_progress"));
}

export function isHeld(all: readonly ModelRecord[], sha: string): boolean {
  return counts(all).some(
    (r) =>
      r.kind === "deploy" &&
      r.sha === sha &&
      (r.st.some((s) => s.verdict === "fail" && s.by !== "deploy") ||
        (rb(r) !== undefined && vOf(r)?.by !== "deploy")),
  );
}

/** What is returned to from this commit. */
export function lastVerified(
  all: readonly ModelRecord[],
  subject: string,
): ModelRecord | undefined {
  const spoiled = (r: ModelRecord) =>
    all.some(
      (o) =>
        o.sha === r.sha &&
        o.kind === "deploy" &&
        o.id >= r.id &&
        (failed(o) || rb(o) !== undefined),
    );
  const good = counts(all).filter(
    (r) =>
      isLive(r) &&
      r.st.some((s) => s.verdict === "pass") &&
      !isHeld(all, r.sha) &&
      r.sha !== subject &&
      !spoiled(r) &&
      vOf(r)?.verdict !== "fail",
  );
  const proven = good.filter((r) => r.st.some((s) => s.verdict === "pass" && s.proof !== "none"));
  return (proven.length > 0 ? proven : good).at(-1);
}

/** One of our records as the model has it; it knows no receipts. */
export function asModel({ id, sha, payload, statuses }: DeploymentRecord): ModelRecord {
  const st = statuses.flatMap(({ state, says }): readonly ModelStatus[] => {
    if (says?.kind === "receipt") return [];
    if (says?.kind === "untouched") return [{ state, untouched: true }];
    if (says === undefined) return [{ state }];
    const { outcome: verdict, by, proof } = says.verdict;
    return [{ state, verdict, by, proof, rb: says.rolledBackBy, decided: says.left }];
  });
  return { id, sha, kind: payload.kind, st };
}
