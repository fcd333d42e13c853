import { type Finding, type Judgement, observed } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { foreignAfter, linkOf, ownAfter } from "../core/record-links.ts";
import { hasTouched, RECORD_STATES, stateOf } from "../core/record-state.ts";
import { type HoldLift, heldIn } from "../core/record-trust.ts";
import { shortSha } from "../core/units.ts";
import { earlierRevert } from "./earlier.ts";
import { type Target, wasTakenBack } from "./target.ts";

interface Guarded {
  readonly history: History;
  /** What would be taken back. */
  readonly record: DeploymentRecord;
  readonly target: Target;
  readonly lifts: readonly HoldLift[];
  readonly byHand: boolean;
  /** This process has seen the end of the deployment, whatever its record can say. */
  readonly sawEnd?: boolean | undefined;
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
  const expected = "its record was in progress at some time";
  if (hasTouched(record))
    return { outcome: "pass", expected, found: `deployment ${record.id} was` };
  return {
    outcome: "unknown",
    expected,
    found: `deployment ${record.id} never was`,
    remedy: "look at what runs there; nothing is reverted that was not deployed",
  };
}

/** What still runs would overtake its own revert; a person may know better. */
function hasEnded({ record, byHand, sawEnd = false }: Guarded): Judgement {
  const expected = "its deployment has an end";
  const state = stateOf(record);
  if (state !== "claimed" && state !== "in-progress") {
    return { outcome: "pass", expected, found: `it has: ${RECORD_STATES[state].means}` };
  }
  if (sawEnd)
    return {
      outcome: "pass",
      expected,
      found: "this run has seen its end, which could not be recorded",
    };
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
    link: linkOf(record),
  };
}

function stillNewest({ history, record }: Guarded): Judgement {
  const other = ownAfter(history, record) ?? foreignAfter(history, record);
  const expected = `nothing was deployed to ${history.environment} after it`;
  if (other === undefined)
    return { outcome: "pass", expected, found: `deployment ${record.id} is the newest` };
  return {
    outcome: "unknown",
    expected,
    found: `deployment ${other.id} of ${shortSha(other.sha)} came after it`,
    remedy: "look at the newer deployment: it is not touched",
    link: linkOf(other),
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
    remedy: "look at what is live and finish it by hand: a revert is never begun twice",
    link: linkOf(earlier.record),
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
  const doubt = target.proven ? "" : ", its version not proven";
  const found = target.verified
    ? `${name}, verified${doubt}`
    : `${name}, which was live but never verified`;
  return { outcome: "pass", expected, found };
}

/** Why a target is not one. Verified again after it was taken back, a release is good again. */
function faultOf({ history, record, target, lifts, byHand }: Guarded): string | undefined {
  if (target.sha === record.sha) return "is the commit that is rolled back";
  const { records } = history;
  const held = heldIn(records, target.sha, lifts);
  if (held !== undefined) return `is on hold since ${held.at}`;
  if (target.verified) return undefined;
  if (!byHand) return "was never verified";
  return wasTakenBack(records, target.sha) ? "was rolled back itself" : undefined;
}
