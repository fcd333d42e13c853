import { compareBuild, provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import { linkOf } from "../core/record-links.ts";
import { hasTouched, stateOf } from "../core/record-state.ts";
import type { StageResult } from "../core/result.ts";
import { type LiveNow, type Settlement, settlementOf } from "../rollout/settle.ts";
import { describeBuild } from "../smoke/build-source.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord, readHistory, unreadable } from "./history.ts";
import { answeredBefore, askLive } from "./live.ts";
import { showVerdict } from "./picture.ts";
import { say } from "./record.ts";
import { type VerifyLeft, verifyLive } from "./settle-live.ts";
import { tellBegun } from "./settled-revert.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** A record that was given its end. */
interface Settled {
  /** Why the end could not be written. */
  readonly written: readonly Finding[];
  readonly said: Finding;
  /** It is not open any more, or its verdict is for whoever asks. */
  readonly isOver: boolean;
  /** What verifying it came to, where whoever asks goes on from it. */
  readonly verified?: StageResult;
}

/** How a record is ended. */
export interface Ending {
  /** Judges once more that it has ended, by the record as it is read anew. */
  readonly hasEnded: (record: DeploymentRecord) => Promise<boolean>;
  /** Verifies what is live, where the record is of that. */
  readonly verify: VerifyLeft;
  /** Whoever asks goes on from its verdict, a failure too; default: a failure is left. */
  readonly goesOn?: ((record: DeploymentRecord) => boolean) | undefined;
  /** Who ends it by hand, and why; plain text. */
  readonly by?: string | undefined;
}

/**
 * Ends a record whose owner has ended without saying how it went; what has ended meanwhile stays.
 * What is live is verified, and its verdict is the end.
 */
export async function settle(
  delivery: Delivery,
  site: Site,
  seen: DeploymentRecord,
  ending: Ending,
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
  if (settlement.way === "read-anew") {
    return { written: [], said: told(record, "it had ended meanwhile"), isOver: true };
  }
  if (!(await ending.hasEnded(record))) {
    return { written: [], said: told(record, "not settled, since it goes on"), isOver: false };
  }
  const guard = { states: [stateOf(record)], until: undefined, seen: true };
  const about = { record, history: anew.value, guard, ending };
  const settled =
    settlement.way === "verify"
      ? await verified(delivery, site, { ...about, ...settlement, proof: live.proof })
      : await closed(delivery, about, settlement);
  if (settled.written.length > 0) return settled;
  const begun = await tellBegun(delivery, anew.value, record);
  return { ...settled, written: begun.filter(({ effect }) => effect === "block") };
}

/** A record that is settled now, as it was read a moment ago. */
interface About {
  readonly record: DeploymentRecord;
  readonly history: History;
  readonly guard: RecordGuard;
  readonly ending: Ending;
}

async function closed(
  delivery: Delivery,
  { record, guard, ending: { by } }: About,
  { state, said: says, remark: words }: Extract<Settlement, { way: "write" }>,
): Promise<Settled> {
  const remark = by === undefined ? words : `${words}; ${by}`;
  const written = await say(delivery, record.id, { state, says, remark, guard });
  if (written.length === 0) {
    delivery.tell(`${nameOf(record)} was settled: ${remark}`);
    const build = { sha: record.sha, version: record.payload.version };
    if (says.kind === "verdict") await showVerdict(delivery, build, says.verdict);
  }
  return { written, said: told(record, remark), isOver: written.length === 0 };
}

type Live = About & { readonly writeLive: boolean; readonly proof: LiveNow["proof"] };

async function verified(delivery: Delivery, site: Site, about: Live): Promise<Settled> {
  const { record, ending } = about;
  if (delivery.dryRun) {
    const said = told(record, "it is live, and a dry run does not verify it");
    return { written: [], said, isOver: false };
  }
  const { verify, by, goesOn = () => false } = ending;
  const seen = await verifyLive(delivery, { ...about, verify, by });
  if (seen.state === "open") {
    return { written: seen.findings, said: told(record, "not verified"), isOver: false };
  }
  const said = told(record, seen.says);
  if (goesOn(record)) return { written: [], said, isOver: true, verified: seen.result };
  if (seen.result.given?.verdict.outcome !== "fail") return { written: [], said, isOver: true };
  const left = await settle(delivery, site, record, ending);
  return { ...left, said };
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
