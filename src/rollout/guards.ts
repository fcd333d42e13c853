import type { Lift } from "../core/commands/holds.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";
import {
  type DeploymentRecord,
  type History,
  heldBy,
  isOpen,
  supersededBy,
  wasGivenUp,
} from "../core/history.ts";
import { RECORD_STATES } from "../core/states.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { describeUnsettled, isSilent, settling } from "../core/unsettled.ts";
import { earlierRevert } from "./earlier.ts";
import { type Target, wasTakenBack } from "./target.ts";

interface Guarded {
  readonly history: History;
  /** What would be rolled back. */
  readonly record: DeploymentRecord;
  readonly target: Target;
  readonly lifts: readonly Lift[];
  readonly byHand: boolean;
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

function reallyStarted({ history, record }: Guarded): Judgement {
  const begun = record.statuses.some(({ state }) => RECORD_STATES[state].begun);
  const started = begun && !wasGivenUp(record);
  const expected = "A deployment that was in progress at some time";
  if (started)
    return { outcome: "pass", expected, found: `Deployment ${record.id} was in progress` };
  if (isSilent(record)) {
    const remedy = settling(record, history.environment);
    return { outcome: "unknown", expected, found: describeUnsettled(record), remedy };
  }
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${record.id} was never in progress`,
    remedy: "Look at what runs there: only what was deployed is rolled back",
  };
}

/** What still runs would overtake its own revert; a person may know better. */
function hasEnded({ record, byHand }: Guarded): Judgement {
  const expected = "A deployment that has ended";
  if (!isOpen(record)) {
    return {
      outcome: "pass",
      expected,
      found: `Deployment ${record.id} ended as ${record.statuses[0]?.state}`,
    };
  }
  if (byHand)
    return {
      outcome: "pass",
      expected,
      found: `Deployment ${record.id} has no end; a person rolls it back all the same`,
    };
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${record.id} has no end: it may still be in progress`,
    remedy: "Wait until it has ended, or run the rollback stage with a reason",
    link: record.url,
  };
}

function stillNewest({ history, record }: Guarded): Judgement {
  const other = supersededBy(history, record);
  const expected = `No deployment to ${history.environment} after it`;
  if (other === undefined)
    return { outcome: "pass", expected, found: `Deployment ${record.id} is the newest` };
  return {
    outcome: "unknown",
    expected,
    found: `Deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: isSilent(other)
      ? settling(other, history.environment)
      : "Look at the newer deployment, which is left as it is",
    link: other.url,
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
    remedy: isSilent(earlier.record)
      ? settling(earlier.record, history.environment)
      : "Look at what is live and finish it by hand: a rollback is never begun twice",
    link: earlier.record.url,
  };
}

function goodTarget({ history, record, target, lifts, byHand }: Guarded): Judgement {
  const expected = "Another commit, verified, not on hold and not rolled back";
  const name = `${target.version} (${shortSha(target.sha)})`;
  const fault = faultOf({ history, record, target, lifts, byHand });
  if (fault !== undefined) {
    const remedy = `Deploy what ${history.environment} should run, or verify a release to roll back to`;
    return { outcome: "unknown", expected, found: `${name} ${fault}`, remedy };
  }
  const found = target.verified
    ? `${name}, verified`
    : `${name}, which was live but never verified`;
  return { outcome: "pass", expected, found };
}

/** Why a target is not one. Verified again after it was rolled back, a release is good again. */
function faultOf({ history, record, target, lifts, byHand }: Guarded): string | undefined {
  if (target.sha === record.sha) return "is the commit that is rolled back";
  const held = heldBy(history, target.sha, lifts);
  if (held !== undefined) return `has been on hold since ${formatTime(held.at)}`;
  if (target.verified) return undefined;
  if (!byHand) return "was never verified";
  return wasTakenBack(history, target.sha) ? "was rolled back itself" : undefined;
}
