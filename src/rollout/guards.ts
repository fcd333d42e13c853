import { type Finding, type Judgement, observed } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { foreignAfter, linkOf, ownAfter } from "../core/record-links.ts";
import { hasTouched, RECORD_STATES, stateOf } from "../core/record-state.ts";
import { type HoldLift, heldIn } from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { earlierRevert } from "./earlier.ts";
import { type Target, wasTakenBack } from "./target.ts";

interface Guarded {
  readonly history: History;
  /** What would be rolled back. */
  readonly record: DeploymentRecord;
  readonly target: Target;
  readonly lifts: readonly HoldLift[];
  readonly byHand: boolean;
  /** This process has seen the end of the deployment, whatever its record can say. */
  readonly sawEnd?: boolean | undefined;
  /** It has no end on record, but whoever made it has ended, and nothing that it started still runs. */
  readonly nothingRuns?: boolean | undefined;
}

/** Everything that must hold before a revert begins; each guard is a finding of its own. */
export function guards(guarded: Guarded): readonly Finding[] {
  return [
    guard("really-started", "The deployment really started here", reallyStarted(guarded)),
    guard("has-ended", "The deployment is no longer in progress", hasEnded(guarded)),
    guard("still-newest", "The deployment is still the newest", stillNewest(guarded)),
    guard("not-reverted", "It has not been rolled back before", notReverted(guarded)),
    guard("target", "The target is another, good release", goodTarget(guarded)),
  ];
}

function guard(id: string, title: string, judgement: Judgement): Finding {
  return observed(`guard/${id}`, title, judgement);
}

function reallyStarted({ record }: Guarded): Judgement {
  const expected = "A deployment that was in progress at some time";
  if (hasTouched(record))
    return { outcome: "pass", expected, found: `Deployment ${record.id} was in progress` };
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${record.id} was never in progress`,
    remedy: "Look at what runs there: only what was deployed is rolled back",
  };
}

/** True once its record says how the deployment itself ended. */
export function isOver(record: DeploymentRecord): boolean {
  const state = stateOf(record);
  return state !== "claimed" && state !== "in-progress";
}

/** What still runs would overtake its own revert, whoever wants that. */
function hasEnded({ record, byHand, sawEnd = false, nothingRuns = false }: Guarded): Judgement {
  const expected = "A deployment that has ended";
  if (isOver(record)) {
    const found = `Deployment ${record.id} has ended: ${RECORD_STATES[stateOf(record)].means}`;
    return { outcome: "pass", expected, found };
  }
  if (sawEnd)
    return {
      outcome: "pass",
      expected,
      found: "This run has seen its end, which could not be recorded",
    };
  if (byHand && nothingRuns)
    return {
      outcome: "pass",
      expected,
      found: `Deployment ${record.id} has no end, nothing that it started still runs, and a person rolls it back`,
    };
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${record.id} has no end: it may still be in progress`,
    remedy: "Wait until it has ended, or run the rollback stage with a reason",
    link: linkOf(record),
  };
}

function stillNewest({ history, record }: Guarded): Judgement {
  const other = ownAfter(history, record) ?? foreignAfter(history, record);
  const expected = `No deployment to ${history.environment} after it`;
  if (other === undefined)
    return { outcome: "pass", expected, found: `Deployment ${record.id} is the newest` };
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: "Look at the newer deployment, which is left as it is",
    link: linkOf(other),
  };
}

function notReverted({ history, record }: Guarded): Judgement {
  const earlier = earlierRevert(history, record.id);
  const expected = "No earlier rollback of this deployment";
  if (earlier.state === "none")
    return { outcome: "pass", expected, found: "No earlier rollback of it is recorded" };
  return {
    outcome: earlier.state === "failed" ? "fail" : "unknown",
    expected,
    found: `Deployment ${earlier.record.id} is a rollback of it: ${earlier.state}`,
    remedy: "Look at what is live and finish it by hand: a rollback is never begun twice",
    link: linkOf(earlier.record),
  };
}

function goodTarget({ history, record, target, lifts, byHand }: Guarded): Judgement {
  const expected = "Another commit, verified or adopted, not on hold and not rolled back";
  const name = `${target.version} (${shortSha(target.sha)})`;
  const fault = faultOf({ history, record, target, lifts, byHand });
  if (fault !== undefined) {
    const remedy = `Deploy what ${history.environment} should run, or verify a release to roll back to`;
    return { outcome: "unknown", expected, found: `${name} ${fault}`, remedy };
  }
  return { outcome: "pass", expected, found: `${name}, ${goodnessOf(target)}` };
}

function goodnessOf({ verified, proven, adopted }: Target): string {
  if (adopted) return "adopted, since it was live and good before the first release";
  if (!verified) return "which was live but never verified";
  return proven ? "verified" : "verified, its version not proven";
}

/** Why a target is not one. Verified again after it was rolled back, a release is good again. */
function faultOf({ history, record, target, lifts, byHand }: Guarded): string | undefined {
  if (target.sha === record.sha) return "is the commit that is rolled back";
  const { records } = history;
  const held = heldIn(records, target.sha, lifts);
  if (held !== undefined) return `has been on hold since ${formatTime(held.at)}`;
  if (target.verified || target.named === true) return undefined;
  if (!byHand) return "was never verified";
  return wasTakenBack(records, target.sha) ? "was rolled back itself" : undefined;
}
