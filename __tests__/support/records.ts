import {
  type DeploymentRecord,
  deployKey,
  type RecordPayload,
  type RecordStatus,
  revertKey,
  type StatusState,
} from "../../src/core/record.ts";
import { parseDescription } from "../../src/core/record-description.ts";

/** The `n`-th second of the tests' day. */
export function second(n: number): string {
  return `${new Date(Date.parse("2026-11-20T12:00:00Z") + n * 1000).toISOString().slice(0, 19)}Z`;
}

/** `in_progress | verdict=pending by=deploy proof=none`, at the second given. */
export function aStatus(text: string, n: number, logUrl?: string): RecordStatus {
  const [state = "", description = ""] = text.split(" | ");
  // A test writes GitHub's own words.
  return {
    state: state as StatusState,
    at: second(n),
    says: parseDescription(description),
    logUrl,
  };
}

/** A payload in which only what matters to a test is its own. */
export function aPayload(over: Partial<RecordPayload> = {}, sha = "a".repeat(40)): RecordPayload {
  const place = { owner: "octoacme", repo: "shop", component: "", environment: "production" };
  const { run = "4711", rollback_of: of = null } = over;
  return {
    format: 1,
    key: of === null ? deployKey(place, { sha, run }) : revertKey(place, of),
    component: "",
    version: "2.4.0",
    kind: of === null ? "deploy" : "rollback",
    run,
    attempt: 1,
    job: null,
    runner: null,
    lease: second(7200),
    manifest: "release.yml",
    previous: null,
    rollback_of: of,
    adopted: null,
    baseline: null,
    state: null,
    type: null,
    fixes: null,
    notes: null,
    ...over,
  };
}

/**
 * A record with its statuses, oldest first; a status comes a second after the one before it, the
 * first one at `from`.
 */
export function aRecord(
  id: number,
  statuses: readonly string[] = [],
  {
    sha = "a".repeat(40),
    from = id * 100,
    payload = {},
  }: { sha?: string; from?: number; payload?: Partial<RecordPayload> } = {},
): DeploymentRecord {
  return {
    id,
    sha,
    createdAt: second(from - 1),
    payload: aPayload(payload, sha),
    statuses: statuses.map((text, i) => aStatus(text, from + i)),
  };
}

/** Words of statuses that a record's life is made of. */
export const SAID = {
  begun: "in_progress | verdict=pending by=deploy proof=none",
  live: "success | verdict=pending by=live proof=none",
  pass: "success | verdict=pass by=health proof=commit",
  passUnproven: "success | verdict=pass by=health proof=none",
  unknown: "success | verdict=unknown by=live proof=commit",
  inconclusive: "success | verdict=inconclusive by=health proof=commit",
  fail: "failure | verdict=fail by=health proof=commit",
  failSmoke: "failure | verdict=fail by=smoke proof=commit",
  failDeploy: "failure | verdict=fail by=deploy proof=none",
  watch: "failure | verdict=fail by=watch proof=commit left",
  left: "failure | verdict=fail by=health proof=commit left",
  broke: "error | verdict=unknown by=deploy proof=none",
  abandoned: "error | verdict=unknown by=deploy proof=none abandoned: live is 9f3c2ab",
  late: "error | verdict=unknown by=live proof=none abandoned: ended late; 7 is newer",
  replaced: "inactive | ",
  untouched: "inactive | untouched: 7 is older",
  receipt: "success | receipt=announced:slack",
  revertedBy: (id: number) => `failure | verdict=fail by=health proof=commit rolled-back-by=${id}`,
} as const;
