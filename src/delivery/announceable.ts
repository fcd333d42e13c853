import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { RECORD_STATES, stateOf, verdictOf } from "../core/record-state.ts";
import { begunRevert, counting, heldIn } from "../core/record-trust.ts";
import type { Release } from "../core/release.ts";
import { shortSha } from "../core/units.ts";
import { ownRecord } from "./history.ts";

/**
 * The deployment that is announced: the named one, else the newest of this commit, whichever run has
 * made it.
 */
export function announced(
  past: History,
  deployment: number | undefined,
  { sha }: Pick<Release, "sha">,
): DeploymentRecord | undefined {
  if (deployment !== undefined) return ownRecord(past, deployment);
  return counting(past.records).find((one) => one.sha === sha && one.payload.kind === "deploy");
}

/** Whether a deployment may be announced: only one that has passed, and that nothing has taken back. */
export function announceable(
  record: DeploymentRecord | undefined,
  past: History,
  { version, sha }: Pick<Release, "version" | "sha">,
): Judgement {
  const expected = `A deployment of ${version} to ${past.environment} that passed`;
  if (record === undefined) {
    return {
      outcome: "fail",
      expected,
      found: `None is on record for ${shortSha(sha)}`,
      remedy: "Release it first, or name the deployment-id of the deployment that passed",
    };
  }
  const { id, payload } = record;
  const about = { expected, link: linkOf(record) };
  if (payload.kind !== "deploy") {
    const remedy = "Name the deployment that brought the version";
    return { ...about, outcome: "fail", found: `Deployment ${id} is a rollback`, remedy };
  }
  const state = stateOf(record);
  const revert = begunRevert(past.records, id);
  if (revert !== undefined || state === "rolled-back") {
    const by = revert === undefined ? "" : ` by deployment ${revert.id}`;
    const remedy = "Release a version that stays, and announce that one";
    return { ...about, outcome: "fail", found: `Deployment ${id} was rolled back${by}`, remedy };
  }
  const said = `Deployment ${id}: ${RECORD_STATES[state].means}`;
  if (state !== "passed") {
    const isOpen = state === "claimed" || state === "in-progress" || state === "live";
    const remedy = isOpen
      ? "Run the stage again when it has its verdict"
      : "Release a version that passes, or run the stage verify where it is undecided";
    return { ...about, outcome: isOpen ? "pending" : "fail", found: said, remedy };
  }
  const hold = heldIn(past.records, record.sha, []);
  const passedAt = Date.parse(verdictOf(record)?.at ?? "");
  if (hold !== undefined && !(Date.parse(hold.at) < passedAt)) {
    const found = `Commit ${shortSha(record.sha)} ${hold.because === "failed" ? "failed" : "was rolled back"} after it passed`;
    const remedy = "Find out why, then release a version that stays";
    return { ...about, outcome: "fail", found, remedy };
  }
  return { ...about, outcome: "pass", found: said };
}
