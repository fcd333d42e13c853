import { provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import { ownAfter } from "../core/record-links.ts";
import { isOpen, RECORD_STATES, stateOf } from "../core/record-state.ts";
import { begunRevert } from "../core/record-trust.ts";
import type { StageResult } from "../core/result.ts";
import { settleCommand } from "../core/settle-command.ts";
import { formatTime } from "../core/units.ts";
import { proofOf } from "../rollout/proof.ts";
import { ownGuard } from "./alone.ts";
import { claimFor, firstBefore } from "./claim.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord, readHistory } from "./history.ts";
import { NOT_MEASURED } from "./measured.ts";
import { owned } from "./owner.ts";
import { patient } from "./patience.ts";
import { begin, giveUp } from "./record.ts";
import {
  type Begun,
  isLive,
  proven,
  type Revert,
  recordLive,
  recordRevert,
  tellReverted,
} from "./reverted.ts";
import { type RollOut, rollOut } from "./roll-out.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/**
 * Reverts while GitHub gives no answer: nobody else may deploy, since the record that is reverted is
 * open and this process owns it. Neither claim nor verdict stands on GitHub; both are written as soon
 * as it answers, while the lease lasts.
 */
export async function carryOutUnclaimed(
  delivery: Delivery,
  site: Site,
  revert: Revert,
): Promise<StageResult> {
  const { from, order, ready, byHand } = revert;
  const looked = await revert.look();
  if (looked.action !== "revert") return { findings: [] };
  if (delivery.signal.aborted || leaseIsOver(delivery, revert)) {
    const findings = delivery.signal.aborted ? [] : [leaseOver(revert)];
    return { findings, rolledBack: "held", byHand };
  }
  delivery.tell(`Rolling back to ${order.version} without a record: GitHub gives no answer`);
  const before = { version: from.payload.version };
  const out = await rollOut(delivery, site, { order, act: ready(from.id), before });
  const findings = owned(site.owner, out.findings);
  if (out.end === "never") return { findings, rolledBack: "held", byHand };
  const seen = await proven(delivery, site, { revert, out });
  const late = await recordedLate(delivery, site, { revert, out, ...seen });
  const came = late.came ?? proofOf(seen.findings);
  const rows = delivery.rows("rollback", { findings: late.findings, receipts: out.receipts });
  return {
    findings: [told(revert, late.isRecorded), ...late.findings, ...rows],
    ...{ rolledBack: came, byHand: came === "yes" ? undefined : byHand, live: out.live },
    proof: came === "yes" ? provenBy(out.live, order, from.payload) : "none",
  };
}

const leaseOf = ({ from }: Revert): number => Date.parse(from.payload.lease);

/** The lease counts from GitHub's last answer by a clock that never jumps: silence makes it no longer. */
function leaseIsOver({ githubTime }: Delivery, revert: Revert): boolean {
  return !(githubTime() <= leaseOf(revert));
}

interface Unrecorded {
  readonly revert: Revert;
  readonly out: RollOut;
  readonly findings: readonly Finding[];
  readonly seenAt: number;
}

interface Late {
  readonly isRecorded: boolean;
  readonly came?: StageResult["rolledBack"];
  readonly findings: readonly Finding[];
}

/** Writes the record of a revert that has none, once GitHub answers; what it cannot write it names. */
async function recordedLate(hurried: Delivery, site: Site, done: Unrecorded): Promise<Late> {
  const { revert } = done;
  const delivery = patient(hurried, site.progress, {
    mostMs: Math.max(0, leaseOf(revert) - hurried.githubTime()),
    atFirst: async () => undefined,
  });
  const opened = await opening(delivery, revert);
  if ("why" in opened) {
    const { why, closed } = opened;
    return {
      isRecorded: false,
      findings: [...done.findings, unrecorded(delivery, revert, why), ...closed],
    };
  }
  const begun = { ...done, ...opened };
  const ended = await tellReverted(delivery, revert, opened.deployment);
  if (isLive(begun)) await recordLive(delivery, begun);
  const { came, findings } = await recordRevert(delivery, site, begun);
  return { isRecorded: true, came, findings: [...findings, ...ended] };
}

type Opened =
  | Pick<Begun, "deployment" | "guard">
  | { readonly why: string; readonly closed: readonly Finding[] };

/** A record of the revert, where the reverted one is still this process's own; or why there is none. */
async function opening(delivery: Delivery, revert: Revert): Promise<Opened> {
  const { from, order } = revert;
  const past = await readHistory(delivery.ask, delivery.environment.name, delivery.release);
  if (past.state === "missing") return { why: past.reason, closed: [] };
  const now = ownRecord(past.value, from.id);
  const other = ownAfter(past.value, from) ?? begunRevert(past.value.records, from.id);
  if (other !== undefined) return { why: `deployment ${other.id} came after it`, closed: [] };
  if (now === undefined) return { why: "its record is gone", closed: [] };
  if (!isOpen(now))
    return { why: `its record says: ${RECORD_STATES[stateOf(now)].means}`, closed: [] };
  if (leaseIsOver(delivery, revert))
    return { why: `its lease ended on ${endOf(revert)}`, closed: [] };
  const previous = { version: from.payload.version, sha: from.sha };
  const claim = await claimFor(delivery, {
    ...{ order, previous, rollbackOf: from.id },
    before: NOT_MEASURED,
  });
  if (claim.state !== "claimed") {
    const closed = claim.state === "refused" ? claim.findings : [];
    return { why: "it could not be claimed", closed };
  }
  const { deployment, history } = claim;
  const own = { deployment, history, except: from.id };
  const first = firstBefore(past.value, history, own);
  const remark = `returned to ${order.version} while GitHub gave no answer`;
  const unsaid =
    first === undefined
      ? await begin(delivery, deployment, { remark, guard: ownGuard(own, true) })
      : [];
  if (first === undefined && unsaid.length === 0)
    return { deployment, guard: ownGuard(own, false) };
  const why = first === undefined ? "it could not be begun" : `deployment ${first.id} came first`;
  return { why, closed: [...unsaid, ...(await giveUp(delivery, deployment, why))] };
}

const endOf = (revert: Revert): string => formatTime(new Date(leaseOf(revert)).toISOString());

function told({ from, order }: Revert, isRecorded: boolean): Finding {
  const finding = step("claim", "Claim the revert", {
    outcome: "unknown",
    expected: "A deployment record, before anything is touched",
    found: `GitHub gave no answer: ${order.version} was put back without a claim, while deployment ${from.id} kept others away${isRecorded ? "; it is on record now" : ""}`,
    remedy: "Look at what is live: whoever acted by hand meanwhile was not seen",
  });
  return { ...finding, effect: "warn" };
}

function unrecorded({ environment }: Delivery, revert: Revert, why: string): Finding {
  const { from, order, verdict } = revert;
  const because = from.payload.runner !== "github-hosted";
  const command = settleCommand(from.id, environment.name, { because });
  return step("record", "What became of the deployment is recorded", {
    outcome: "unknown",
    expected: `Deployment ${from.id} on record as rolled back to ${order.version}`,
    found: `Its record says nothing of the verdict (${verdict.outcome} by ${verdict.by}) nor of the rollback: ${why}`,
    remedy: `When GitHub answers, end the record with \`${command}\`; do not release ${from.payload.version} again, since nothing on record keeps it away`,
  });
}

function leaseOver(revert: Revert): Finding {
  return step("owner", "The deployment belongs to this run", {
    outcome: "unknown",
    expected: `Deployment ${revert.from.id} still open, and its lease not over`,
    found: `Nothing was touched: its lease ended on ${endOf(revert)}, and GitHub gives no answer`,
    remedy: "Look at what is live, then run the rollback stage when GitHub answers",
  });
}
