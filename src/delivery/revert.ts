import type { HandCommand } from "../core/by-hand.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { StageResult } from "../core/result.ts";
import type { RolledBack } from "../core/states.ts";
import { blockers, fold } from "../core/verdict.ts";
import { proofOf } from "../rollout/proof.ts";
import { claimFor } from "./claim.ts";
import type { Delivery } from "./delivery.ts";
import { type Decision, leaveMark, type Marked } from "./mark.ts";
import type { Ready } from "./order.ts";
import { owned } from "./owner.ts";
import { prove } from "./proof.ts";
import { endRecord, giveUp } from "./record.ts";
import { INTERRUPTED, type RollOut, rollOut } from "./roll-out.ts";
import type { Site } from "./site.ts";
import { undone } from "./step.ts";

/** A rollback that was decided, with everything that it needs ready. */
interface Revert {
  /** Commit and deployment that are rolled back. */
  readonly from: { readonly sha: string; readonly deployment: number };
  readonly order: DeployOrder;
  readonly ready: Ready;
  /** What keeps the reverted commit from being released again, where it needs a mark for it. */
  readonly hold: Decision | undefined;
  /** How long the target must hold, in milliseconds. */
  readonly stableMs: number;
  /** The same by a person. */
  readonly byHand: HandCommand | undefined;
}

/** Claims, reverts, and proves that it worked: version, critical checks, a stable window. */
export async function carryOut(
  delivery: Delivery,
  site: Site,
  revert: Revert,
): Promise<StageResult> {
  const { from, order, ready, byHand } = revert;
  const claimed = { order, previous: from.sha, rollbackOf: from.deployment };
  const receipt = await claimFor(delivery, claimed);
  if (receipt.state === "recorded") {
    return { findings: (await rollOut(delivery, site, { order, act: ready(0) })).findings };
  }
  if (receipt.state !== "done") {
    const expected = "A rollback record of this run, and no unfinished one before it";
    const finding = undone("claim", "Claim the rollback", expected, receipt);
    return { findings: [finding], rolledBack: "held", byHand };
  }
  const { deployment } = receipt.result;
  const kept = await held(delivery, revert);
  const out = await rollOut(delivery, site, { order, act: ready(deployment) });
  const { unmarked } = kept;
  if (out.end === "never") {
    const closed = await giveUp(delivery, deployment);
    const findings = [...owned(site.owner, out.findings), ...kept.findings, ...closed];
    return { findings, rolledBack: "held", byHand, unmarked };
  }
  const proven = await proveAndRecord(delivery, site, { revert, deployment, out });
  const { live } = out;
  const rows = delivery.rows("rollback", { findings: proven.findings, receipts: out.receipts });
  const findings = [...proven.findings, ...kept.findings, ...proven.written, ...rows];
  const hand = proven.came === "yes" ? undefined : byHand;
  return { findings, rolledBack: proven.came, byHand: hand, live, unmarked };
}

/** Every revert leaves `failure` on the commit that it takes back, by hand too. */
async function held(delivery: Delivery, { hold }: Revert): Promise<Marked> {
  return hold === undefined ? { findings: [] } : leaveMark(delivery, hold);
}

interface Begun {
  readonly revert: Revert;
  /** Record of the revert. */
  readonly deployment: number;
  readonly out: RollOut;
}

/** What it came to, told and written on the record and on the target. */
async function proveAndRecord(delivery: Delivery, site: Site, { revert, deployment, out }: Begun) {
  const { order, stableMs } = revert;
  const { version } = order;
  const { tell } = delivery;
  const isLive = fold(out.findings) === "pass";
  const proof = isLive ? await prove(site, { version, stableMs }, tell) : [];
  const findings = owned(site.owner, [...out.findings, ...proof]);
  const came = proofOf(findings);
  const why = blockers(findings)[0]?.found ?? out.why;
  const recorded = await recordEnd(delivery, deployment, { out: { ...out, why }, came, version });
  tell(
    came === "yes"
      ? `Rolled back to ${version}, with proof`
      : `Rollback to ${version} ${came === "failed" ? "failed" : "not proven"}`,
  );
  const marked = await leaveMark(delivery, targetMark(order.sha, deployment, came));
  return { findings, came, written: [...recorded, ...marked.findings] };
}

/** Writes the end of the revert on its record; a dispatched run that goes on has none yet. */
async function recordEnd(
  delivery: Delivery,
  deployment: number,
  {
    out,
    came,
    version,
  }: { readonly out: RollOut; readonly came: RolledBack; readonly version: string },
): Promise<readonly Finding[]> {
  const { link } = out;
  if (came === "yes") {
    const description = `${version} is live again, proven`;
    return endRecord(delivery, deployment, { state: "success", description, link });
  }
  if (out.end === "running") return [];
  const state = came === "failed" ? "failure" : "error";
  const why = delivery.signal.aborted ? INTERRUPTED : out.why;
  return endRecord(delivery, deployment, { state, description: `rollback ${came}: ${why}`, link });
}

/** A proven revert verifies its target again; an unproven one takes that back. */
function targetMark(sha: string, deployment: number, came: RolledBack): Decision {
  const verdict = came === "yes" ? "pass" : came === "failed" ? "fail" : "inconclusive";
  const state = came === "yes" ? "success" : "error";
  return { sha, deployment, verdict, by: "health", state };
}
