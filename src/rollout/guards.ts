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
import { shortSha } from "../core/units.ts";
import { describeUnsettled, isSilent, settling } from "../core/unsettled.ts";
import { earlierRevert } from "./earlier.ts";
import { type Target, wasTakenBack } from "./target.ts";

interface Guarded {
  readonly history: History;
  /** What would be taken back. */
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
  const expected = "its record was in progress at some time";
  if (started) return { outcome: "pass", expected, found: `deployment ${record.id} was` };
  if (isSilent(record)) {
    const remedy = settling(record, history.environment);
    return { outcome: "unknown", expected, found: describeUnsettled(record), remedy };
  }
  return {
    outcome: "unknown",
    expected,
    found: `deployment ${record.id} never was`,
    remedy: "look at what runs there; nothing is reverted that was not deployed",
  };
}

/** What still runs would overtake its own revert; a person may know better. */
function hasEnded({ record, byHand }: Guarded): Judgement {
  const expected = "its record has an end";
  if (!isOpen(record)) {
    return { outcome: "pass", expected, found: `it ended as ${record.statuses[0]?.state}` };
  }
  if (byHand)
    return {
      outcome: "pass",
      expected,
      found: "its record has no end; a person rolls it back all the same",
    };
  return {
    outcome: "unknown",
    expected,
    found: `deployment ${record.id} has no end: it may still be in progress`,
    remedy: "wait until it has ended, or run the stage rollback with a reason",
    link: record.url,
  };
}

function stillNewest({ history, record }: Guarded): Judgement {
  const other = supersededBy(history, record);
  const expected = `nothing was deployed to ${history.environment} after it`;
  if (other === undefined)
    return { outcome: "pass", expected, found: `deployment ${record.id} is the newest` };
  return {
    outcome: "unknown",
    expected,
    found: `deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: isSilent(other)
      ? settling(other, history.environment)
      : "look at the newer deployment: it is not touched",
    link: other.url,
  };
}

function notReverted({ history, record }: Guarded): Judgement {
  const earlier = earlierRevert(history, record.id);
  const expected = "no revert of this deployment has begun";
  if (earlier.state === "none")
    return { outcome: "pass", expected, found: "no earlier rollback of it is recorded" };
  return {
    outcome: earlier.state === "failed" ? "fail" : "unknown",
    expected,
    found: `deployment ${earlier.record.id} is a revert of it: ${earlier.state}`,
    remedy: isSilent(earlier.record)
      ? settling(earlier.record, history.environment)
      : "look at what is live and finish it by hand: a revert is never begun twice",
    link: earlier.record.url,
  };
}

function goodTarget({ history, record, target, lifts, byHand }: Guarded): Judgement {
  const expected = "another commit, verified, not on hold and not rolled back";
  const name = `${target.version} (${shortSha(target.sha)})`;
  const fault = faultOf({ history, record, target, lifts, byHand });
  if (fault !== undefined) {
    const remedy = "deploy what production should run, or name a verified release";
    return { outcome: "unknown", expected, found: `${name} ${fault}`, remedy };
  }
  const found = target.verified
    ? `${name}, verified`
    : `${name}, which was live but never verified`;
  return { outcome: "pass", expected, found };
}

/** Why a target is not one. Verified again after it was taken back, a release is good again. */
function faultOf({ history, record, target, lifts, byHand }: Guarded): string | undefined {
  if (target.sha === record.sha) return "is the commit that is rolled back";
  const held = heldBy(history, target.sha, lifts);
  if (held !== undefined) return `is on hold since ${held.at}`;
  if (target.verified) return undefined;
  if (!byHand) return "was never verified";
  return wasTakenBack(history, target.sha) ? "was rolled back itself" : undefined;
}
