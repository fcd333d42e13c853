import { provenBy } from "../core/build.ts";
import type { HandCommand } from "../core/by-hand.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { Proof, RecordVerdict } from "../core/record-description.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import type { RolledBack } from "../core/states.ts";
import { blockers, fold } from "../core/verdict.ts";
import type { LookedAt } from "../rollout/look-first.ts";
import { proofOf } from "../rollout/proof.ts";
import { VERSION_LIVE } from "../smoke/options.ts";
import { beganAt } from "./began.ts";
import type { Delivery } from "./delivery.ts";
import { FRESH_MS, tooLate } from "./fresh.ts";
import type { Ready } from "./order.ts";
import { owned } from "./owner.ts";
import { show, showVerdict } from "./picture.ts";
import { prove, proveAgain } from "./proof.ts";
import { begin, say, verdictWords } from "./record.ts";
import { INTERRUPTED, type RollOut } from "./roll-out.ts";
import type { Site } from "./site.ts";

/** A rollback that was decided, with everything that it needs ready. */
export interface Revert {
  /** Deployment that is rolled back. */
  readonly from: DeploymentRecord;
  /** What it was decided by. */
  readonly judged: History;
  /** The verdict on it. */
  readonly verdict: RecordVerdict;
  readonly order: DeployOrder;
  readonly ready: Ready;
  /** How long the target must hold, in milliseconds. */
  readonly stableMs: number;
  /** Looks at what is live, right before it is begun. */
  readonly look: () => Promise<LookedAt>;
  /** When it goes on without a claim, where GitHub gives no answer. */
  readonly unclaimed: "now" | "where the claim is refused" | "never";
  /** The same by a person. */
  readonly byHand: HandCommand | undefined;
}

/** A revert that was begun, and how putting the target in place came out. */
export interface Begun {
  readonly revert: Revert;
  /** Record of the revert. */
  readonly deployment: number;
  readonly out: RollOut;
  /** What must hold of its record when something is written on it. */
  readonly guard: RecordGuard;
}

interface Proven {
  readonly came: RolledBack;
  /** How it is known which build answers. */
  readonly proof: Proof;
  readonly findings: readonly Finding[];
}

/** Proves a revert, and writes on its record what it came to. */
export async function proveRevert(delivery: Delivery, site: Site, begun: Begun): Promise<Proven> {
  if (isLive(begun)) await recordLive(delivery, begun);
  return recordRevert(delivery, site, { ...begun, ...(await proven(delivery, site, begun)) });
}

/** True where putting the target in place ended with the target live. */
export const isLive = ({ out }: Pick<Begun, "out">): boolean => fold(out.findings) === "pass";

/** What a revert was found to be, before anything of it is recorded. */
interface Seen {
  readonly findings: readonly Finding[];
  /** When build and checks were looked at last, by the monotonic clock. */
  readonly seenAt: number;
}

/** Checks and a stable window of what was put in place; nothing more where that did not come live. */
export async function proven(
  { tell, clock }: Delivery,
  site: Site,
  { revert, out }: Pick<Begun, "revert" | "out">,
): Promise<Seen> {
  const { version, sha } = revert.order;
  const looked = isLive({ out })
    ? await prove(
        site,
        { version, sha, stableMs: revert.stableMs, began: beganAt(revert.from) },
        tell,
      )
    : [];
  return {
    findings: owned(site.owner, [...out.findings, ...looked]),
    seenAt: clock.monotonic(),
  };
}

/** Writes on the record of a revert what it came to. */
export async function recordRevert(
  delivery: Delivery,
  site: Site,
  looked: Begun & Seen,
): Promise<Proven> {
  const { revert, out, findings } = looked;
  if (isLive(looked)) {
    const proof = provenBy(out.live, revert.order, revert.from.payload);
    return concluded(delivery, site, { ...looked, proof }, MOST_AGAIN);
  }
  const came = proofOf(findings);
  delivery.tell(`ROLLBACK ${came.toUpperCase()}`);
  const told = await recordBroken(delivery, looked, came);
  return { came, proof: "none", findings: [...findings, ...told] };
}

/** Says that it is live; where this cannot be written, what it comes to says it once more. */
export async function recordLive(
  delivery: Delivery,
  { revert, deployment, out, guard }: Begun,
): Promise<void> {
  const proof = provenBy(out.live, revert.order, revert.from.payload);
  await say(delivery, deployment, {
    ...{ state: "success", says: verdictWords({ outcome: "pending", by: "live", proof }) },
    ...{ remark: `${revert.order.version} is live again`, link: out.link, guard },
  });
}

interface Looked extends Begun, Seen {
  readonly proof: Proof;
}

/** Times that a proof is looked at again, since it could not be written in time. */
const MOST_AGAIN = 2;

/** Writes what it came to; a pass that could not be written in time is looked at again. */
async function concluded(
  delivery: Delivery,
  site: Site,
  looked: Looked,
  times: number,
): Promise<Proven> {
  const { findings, proof, revert } = looked;
  const came = proofOf(findings);
  const isProven = came === "yes";
  const said = isProven ? PROVEN : undecided(findings);
  const verdict = { ...said, proof: said.by === "live" ? "none" : proof } as const;
  const written = await recordVerdict(delivery, looked, verdict);
  const { version } = revert.order;
  if (isProven && written.length > 0 && isPast(delivery, looked)) {
    if (times === 0) return concluded(delivery, site, { ...looked, findings: late(looked) }, 0);
    const again = owned(site.owner, await proveAgain(site, revert.order));
    const now = {
      findings: fold(again) === "pass" ? findings : [...looked.out.findings, ...again],
    };
    const seenAt = delivery.clock.monotonic();
    return concluded(delivery, site, { ...looked, ...now, seenAt }, times - 1);
  }
  delivery.tell(
    isProven ? `Rolled back to ${version}, ${saysOf(proof)}` : `ROLLBACK ${came.toUpperCase()}`,
  );
  const shown = await showVerdict(delivery, revert.order, verdict);
  return { came, proof: verdict.proof, findings: [...findings, ...written, ...shown] };
}

/** Good checks are no proof of which build answers. */
const saysOf = (proof: Proof): string =>
  proof === "none" ? "which passes its checks; its version is not proven" : "and it is proven";

const isPast = ({ clock }: Delivery, { seenAt }: Looked): boolean =>
  clock.monotonic() - seenAt > FRESH_MS;

function late({ findings, revert: { order } }: Looked): readonly Finding[] {
  const of = { version: order.version, kind: "rollback" } as const;
  return [...findings, { ...tooLate(), of }];
}

const PROVEN = { outcome: "pass", by: "health" } as const;

/**
 * Live and not proven is undecided, whatever was measured: a fail here would hold the target for
 * trouble that both versions have.
 */
function undecided(findings: readonly Finding[]): Pick<RecordVerdict, "outcome" | "by"> {
  const [worst] = blockers(findings);
  const outcome = worst?.outcome === "unknown" ? "unknown" : "inconclusive";
  if (worst?.id === VERSION_LIVE) return { outcome, by: "live" };
  return { outcome, by: worst?.id.startsWith("check/") ? "smoke" : "health" };
}

/** A pass speaks of the moment: it is written in time, or not at all. */
function recordVerdict(
  delivery: Delivery,
  { revert: { order }, deployment, out, guard, seenAt }: Looked,
  verdict: RecordVerdict,
): Promise<readonly Finding[]> {
  const isProven = verdict.outcome === "pass";
  return say(delivery, deployment, {
    ...{ state: "success", says: verdictWords(verdict), link: out.link, guard },
    remark: `${order.version} is live again, ${isProven ? saysOf(verdict.proof) : "not proven"}`,
    before: isProven ? seenAt + FRESH_MS : undefined,
  });
}

/** A dispatched run that goes on has no end yet, and neither has what was interrupted. */
async function recordBroken(
  delivery: Delivery,
  { deployment, out, guard }: Begun,
  came: RolledBack,
): Promise<readonly Finding[]> {
  if (out.end === "running") return [];
  if (delivery.signal.aborted) return begin(delivery, deployment, { remark: INTERRUPTED, guard });
  const by = came === "failed" ? "deploy" : "live";
  const says = verdictWords({ outcome: "unknown", by, proof: "none" });
  const remark = `revert ${came}: ${out.why}`;
  return say(delivery, deployment, { state: "error", says, remark, link: out.link, guard });
}

/** Ends the reverted record, whatever its verdict: it says by what it was rolled back. */
export async function tellReverted(
  delivery: Delivery,
  { from, verdict, order }: Revert,
  deployment: number,
): Promise<readonly Finding[]> {
  const remark = `rolled back to ${order.version}`;
  const says = { kind: "verdict", verdict, rolledBackBy: deployment } as const;
  const written = await say(delivery, from.id, { state: "failure", says, remark });
  const description = `${from.payload.version}: ${remark}`;
  return [...written, ...(await show(delivery, { sha: from.sha, state: "failure", description }))];
}
