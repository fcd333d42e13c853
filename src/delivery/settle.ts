import { compareBuild, provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { linkOf } from "../core/record-links.ts";
import { hasTouched, stateOf } from "../core/record-state.ts";
import { type LiveNow, type Settlement, settlementOf } from "../rollout/settle.ts";
import { describeBuild } from "../smoke/build-source.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord, readHistory, unreadable } from "./history.ts";
import { answeredBefore, askLive } from "./live.ts";
import { showVerdict } from "./picture.ts";
import { say, verdictWords } from "./record.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** A record that was given its end. */
interface Settled {
  /** Why the end could not be written. */
  readonly written: readonly Finding[];
  readonly said: Finding;
  /** It is not open any more. */
  readonly isOver: boolean;
}

/** How a record is ended. */
interface Ending {
  /** Judges once more that it has ended, by the record as it is read anew. */
  readonly hasEnded: (record: DeploymentRecord) => Promise<boolean>;
  /** Who ends it by hand, and why; plain text. */
  readonly by?: string | undefined;
}

/**
 * Ends a record whose owner has ended without saying how it went; what has ended meanwhile stays.
 */
export async function settle(
  delivery: Delivery,
  site: Site,
  seen: DeploymentRecord,
  { hasEnded, by }: Ending,
): Promise<Settled> {
  const { ask, environment, release } = delivery;
  const live = hasTouched(seen) ? await liveNow(site, seen) : NOTHING_SEEN;
  const anew = await readHistory(ask, environment.name, release);
  if (anew.state === "missing") {
    const said = told(seen, "not settled");
    return { written: [unreadable(environment.name, anew)], said, isOver: false };
  }
  const record = ownRecord(anew.value, seen.id);
  if (record === undefined) {
    return { written: [], said: told(seen, "its record is gone"), isOver: true };
  }
  const settlement = settlementOf(record, anew.value.records, live);
  const words = wordsOf(record, settlement, live);
  if (words === undefined) {
    return { written: [], said: told(record, "it had ended meanwhile"), isOver: true };
  }
  if (!(await hasEnded(record))) {
    return { written: [], said: told(record, "not settled, since it goes on"), isOver: false };
  }
  const guard = { states: [stateOf(record)], until: undefined, seen: true };
  const { says } = words;
  const remark = by === undefined ? words.remark : `${words.remark}; ${by}`;
  const written = await say(delivery, record.id, { ...words, remark, guard });
  if (written.length === 0) {
    delivery.tell(`${nameOf(record)} was settled: ${remark}`);
    const build = { sha: record.sha, version: record.payload.version };
    if (says.kind === "verdict") await showVerdict(delivery, build, says.verdict);
  }
  return { written, said: told(record, remark), isOver: written.length === 0 };
}

const NOTHING_SEEN: LiveNow = { build: "unknown", says: undefined, proof: "none" };

async function liveNow(site: Site, { sha, payload }: DeploymentRecord): Promise<LiveNow> {
  const build = { version: payload.version, sha };
  const live = await askLive(site, build);
  const says = live && describeBuild(live);
  if (live === undefined || says === undefined) return NOTHING_SEEN;
  const before = answeredBefore(payload);
  const proof = provenBy(live, build, before);
  if (compareBuild(live, { build, before }).same === false) return { build: "other", says, proof };
  return { build: proof === "none" ? "unknown" : "own", says, proof };
}

function wordsOf(record: DeploymentRecord, settlement: Settlement, { proof }: LiveNow) {
  if (settlement.way === "read-anew") return undefined;
  if (settlement.way === "write") {
    const { state, said, remark } = settlement;
    return { state, says: said, remark };
  }
  // It is live, and nobody watched it: that is no reason to trust it, and none to wait for it.
  const verdict: RecordVerdict = { outcome: "inconclusive", by: "live", proof };
  const remark = `${record.payload.version} is live, and nobody has verified it`;
  return { state: "success", says: verdictWords(verdict), remark } as const;
}

/** `Deployment 12 of 2.3.7`. */
export const nameOf = ({ id, payload }: DeploymentRecord): string =>
  `Deployment ${id} of ${payload.version}`;

function told(record: DeploymentRecord, how: string): Finding {
  const finding = step("lock", "An earlier deployment that was left open is settled", {
    outcome: "pass",
    expected: "An end on every earlier deployment record",
    found: `${nameOf(record)}: ${how}`,
    link: linkOf(record),
  });
  return { ...finding, effect: "inform" };
}
