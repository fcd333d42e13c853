import {
  type DeploymentRecord,
  deployKey,
  type ForeignRecord,
  type History,
  type RecordPayload,
  type RecordStatus,
  revertKey,
  type StatusState,
} from "../../src/core/record.ts";
import { parseDescription } from "../../src/core/record-description.ts";
import { OTHER_SHA, PREVIOUS_SHA, SHA } from "./builders.ts";

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

/** The run that the tests' records link. */
export const RUN_URL = "https://github.example/octoacme/shop/actions/runs/4711";

/** Deployment 12, the previous release: by default live and verified. */
export function previousRecord(
  statuses: readonly string[] = [SAID.begun, SAID.live, SAID.pass],
  payload: Partial<RecordPayload> = {},
): DeploymentRecord {
  const own = { version: "2.3.7", run: "4000", ...payload };
  return aRecord(12, statuses, { sha: PREVIOUS_SHA, payload: own });
}

/** Deployment 20, the release under test: by default live, without a verdict. */
export function releaseRecord(
  statuses: readonly string[] = [SAID.begun, SAID.live],
  { id = 20, payload = {} }: { id?: number; payload?: Partial<RecordPayload> } = {},
): DeploymentRecord {
  return aRecord(id, statuses, { sha: SHA, payload });
}

/** A revert to the previous release, by default as deployment 30, live and proven. */
export function revertRecord(
  of: number,
  statuses: readonly string[] = [SAID.begun, SAID.live, SAID.pass],
  { id = 30, sha = PREVIOUS_SHA }: { id?: number; sha?: string } = {},
): DeploymentRecord {
  return aRecord(id, statuses, { sha, payload: { rollback_of: of, version: "2.3.7" } });
}

/** A deployment by somebody else, of a commit of nobody's. */
export function aForeign(id: number, over: Partial<ForeignRecord> = {}): ForeignRecord {
  const made = { createdAt: second(id * 100), by: "olga", task: "deploy" };
  return { id, sha: OTHER_SHA, ...made, statuses: [], ...over };
}

/** Production with one verified release, the previous one. */
export function aHistory(over: Partial<History> = {}): History {
  return {
    environment: "production",
    component: "",
    records: [previousRecord()],
    complete: true,
    foreign: [],
    gone: [],
    ...over,
  };
}
