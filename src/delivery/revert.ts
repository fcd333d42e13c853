import type { Finding } from "../core/finding.ts";
import type { Live, StageResult } from "../core/result.ts";
import { VERSION_LIVE } from "../smoke/options.ts";
import { beginAlone, ownGuard } from "./alone.ts";
import { claimFor, firstBefore } from "./claim.ts";
import type { Delivery } from "./delivery.ts";
import { nonceIn } from "./history.ts";
import { NOT_MEASURED } from "./measured.ts";
import { owned } from "./owner.ts";
import { giveUp } from "./record.ts";
import { type Begun, isLive, proveRevert, type Revert, tellReverted } from "./reverted.ts";
import { rollOut } from "./roll-out.ts";
import type { Site } from "./site.ts";
import { carryOutUnclaimed } from "./unclaimed.ts";

/** What became of a rollback that was decided. */
export interface CarriedOut extends StageResult {
  /** Something else came first: nothing was touched, and all is decided anew. */
  readonly yielded?: true;
}

/**
 * Claims, looks once more, reverts, and proves that it worked: version, critical checks, a stable
 * window. Where the look says so, the claim is given up, and whoever looked says why.
 */
export async function carryOut(
  delivery: Delivery,
  site: Site,
  revert: Revert,
): Promise<CarriedOut> {
  const { from, order, ready, byHand } = revert;
  const previous = { version: from.payload.version, sha: from.sha };
  if (revert.unclaimed === "now") return carryOutUnclaimed(delivery, site, revert);
  const claim = await claimFor(delivery, {
    order,
    previous,
    rollbackOf: from.id,
    before: NOT_MEASURED,
  });
  if (claim.state === "recorded") {
    return {
      findings: (await rollOut(delivery, site, { order, act: ready(0), before: previous }))
        .findings,
    };
  }
  const held = (findings: readonly Finding[]) =>
    ({ findings, rolledBack: "held", byHand }) as const;
  if (claim.state === "refused") {
    const isAlone = claim.silent === true && revert.unclaimed !== "never";
    return isAlone ? carryOutUnclaimed(delivery, site, revert) : held(claim.findings);
  }
  const { deployment, history } = claim;
  const own = { deployment, history, except: from.id, remark: `returning to ${order.version}` };
  const other = firstBefore(revert.judged, history, own);
  if (other !== undefined) {
    const findings = await giveUp(delivery, deployment, `deployment ${other.id} came first`);
    return { findings, yielded: true };
  }
  const looked = await revert.look();
  if (looked.action !== "revert") {
    return { findings: await giveUp(delivery, deployment, looked.because) };
  }
  const beginning = await beginAlone(delivery, own);
  if (beginning.state === "yielded") return { findings: beginning.findings, yielded: true };
  if (beginning.state === "stopped") return held(beginning.findings);
  const guard = ownGuard(own, false);
  const act = ready(deployment, guard, nonceIn(history, deployment));
  const out = await rollOut(delivery, site, { order, act, before: previous });
  if (out.end === "never") {
    const closed = await giveUp(delivery, deployment, "nothing was started");
    return held([...owned(site.owner, out.findings), ...closed]);
  }
  return goneBack(delivery, site, { revert, deployment, out, guard });
}

async function goneBack(delivery: Delivery, site: Site, begun: Begun): Promise<StageResult> {
  const { revert, deployment, out } = begun;
  const told = await tellReverted(delivery, revert, deployment);
  const { came, proof, findings } = await proveRevert(delivery, site, begun);
  const rows = delivery.rows("rollback", { findings, receipts: out.receipts });
  const byHand = came === "yes" ? undefined : revert.byHand;
  return {
    findings: [...findings, ...told, ...rows],
    rolledBack: came,
    byHand,
    live: isLive(begun) && isGone(findings) ? NOT_KNOWN : out.live,
    proof,
  };
}

const NOT_KNOWN: Live = { version: undefined };

/** True where something else has answered, or nothing, since the target did. */
function isGone(findings: readonly Finding[]): boolean {
  const last = findings.findLast(({ id }) => id === VERSION_LIVE);
  return last?.effect === "block" && last.outcome !== "pass";
}
