import * as z from "zod";
import { liftsFor, readHolds } from "../core/commands/holds.ts";
import { LIFTING_ROLES, teamsIn } from "../core/commands/people.ts";
import { siteFor } from "../core/commands/scope.ts";
import { refuseDispatch } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { verdictOf, wasLive } from "../core/record-state.ts";
import {
  counting,
  type HoldLift,
  heldIn,
  lastVerified,
  newestTouched,
  type Verified,
} from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { describeUnsettled, settling, unsettled } from "../core/unsettled.ts";
import { lazily } from "../fields/fields.ts";
import { before } from "../questions/before.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { team } from "../questions/team.ts";
import { workflow } from "../questions/workflow.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { teamsOf } from "./teams.ts";

/** There is a verified release to go back to, and what deploys can be told its commit. */
export const rollbackTarget = defineEvaluator({
  id: "rollback-target",
  options: lazily(() => z.strictObject({})),
  reads: ["deploy", "release", "environments", optional("roles")],
  questions: (_options, { release, environment, declared }) => ({
    history: history(environment.name, release.component),
    workflows: declared.deploy.kind === "workflow" ? [workflow(declared.deploy.file)] : [],
    before: optional(before(environment.name, release.component)),
    comments: optional(comments(declared.release.issue)),
    teams: teamsIn(declared.roles ?? {}, LIFTING_ROLES).map((name) => optional(team(name))),
  }),
  judge: (
    { history, workflows, before, comments, teams },
    _options,
    { release, environment, declared: { deploy, roles = {}, environments } },
  ) => {
    const expected = `A verified release in ${environment.name} to roll back to, which can be deployed again`;
    if (deploy.kind === "none") return { outcome: "not-applicable", expected, found: ELSEWHERE };
    const inputs = deploy.kind === "workflow" ? deploy.with : undefined;
    const [refusal] = workflows.flatMap(
      (each) => refuseDispatch({ ...each, declared: inputs }) ?? [],
    );
    if (refusal !== undefined) {
      const { reason, remedy, place } = refusal;
      return { outcome: "fail", expected, found: reason, remedy, place };
    }
    const people = { roles, teams: teamsOf(teams) };
    const said = readHolds(comments?.comments ?? [], {
      ...{ people, environments },
      component: release.component,
    });
    const lifts = liftsFor(said.lifts, siteFor(release, environment));
    const { records, gone } = history;
    const target = lastVerified(records, { except: [release.sha, ...gone], lifts });
    const judged = target
      ? found(target, history)
      : (adopts(before) ?? nowhere(history, release.sha, lifts));
    return { expected, ...judged };
  },
});

const ELSEWHERE = "The manifest deploys nothing: whatever deploys has to roll back, too";

function found(target: Verified, { environment }: History): Omit<Judgement, "expected"> {
  const { version, sha, at, proof, adopted, record } = target;
  const words = adopted ? "found live and good" : "verified";
  const doubt = proof === "none" ? ", version not proven" : "";
  return {
    outcome: "pass",
    found: `${version} at ${shortSha(sha)}, ${words} on ${formatTime(at)}${doubt}`,
    details: [`Deployment ${record.id} of ${environment}`],
    link: linkOf(record),
  };
}

/** What is live and good before our first deployment is the first target. */
function adopts(
  before: AnswerValue<"before"> | undefined,
): Omit<Judgement, "expected"> | undefined {
  if (before?.adoptable === undefined) return undefined;
  const { version, tag, sha } = before.adoptable;
  return {
    outcome: "pass",
    found: `Adopted ${version} (${tag}), live and good at ${timeOf(before.at)}`,
    details: [`Commit ${shortSha(sha)}, of which no deployment is recorded`],
  };
}

/** `13:58 UTC`. */
const timeOf = (at: string): string => formatTime(at).replace(/^\S+ /, "");

/** Nothing to go back to: natural on the first release, a fault later. */
function nowhere(
  history: History,
  sha: string,
  lifts: readonly HoldLift[],
): Omit<Judgement, "expected"> {
  const earlier = counting(history.records).filter((one) => one.sha !== sha && wasLive(one));
  const [newest] = earlier;
  const open = unsettled(history.records, sha);
  if (newest === undefined && open !== undefined) return undecided(open, history);
  if (newest === undefined) {
    return {
      outcome: "not-applicable",
      found:
        "First release here: no rollback is possible, a failure has to be corrected in a new release",
    };
  }
  const front =
    earlier.length === 1
      ? "The only earlier release"
      : `None of ${earlier.length} earlier releases is verified; the newest`;
  const isOpen = canBeVerified(newest, history);
  return {
    outcome: "fail",
    // A fix forward is never refused for lack of a way back.
    ...(isOpen ? {} : { effect: "warn" as const }),
    found: `${front}, ${newest.payload.version}, ${whyNot(newest, history, lifts)}`,
    remedy: isOpen
      ? `Verify what runs now (\`release-gate verify --environment ${history.environment} --deployment-id ${newest.id}\`), or say under requirements.rollback-target.not-applicable why none is needed`
      : "Be ready to correct a failure in a new release: there is nothing to roll back to",
    details: earlier
      .slice(1, 4)
      .map((record) => `${record.payload.version} ${whyNot(record, history, lifts)}`),
    link: linkOf(newest),
  };
}

/** True for what runs now by our records and has not failed: `verify` can make it a target. */
function canBeVerified(record: DeploymentRecord, { records, gone }: History): boolean {
  const outcome = verdictOf(record)?.outcome;
  const isDecided = outcome === "fail" || outcome === "pass";
  return newestTouched(records)?.id === record.id && !isDecided && !gone.includes(record.sha);
}

/** What may have been live is no first release. */
function undecided(open: DeploymentRecord, { environment }: History): Omit<Judgement, "expected"> {
  return {
    outcome: "unknown",
    found: describeUnsettled(open),
    remedy: settling(open, environment),
    link: linkOf(open),
  };
}

function whyNot(
  record: DeploymentRecord,
  { records, gone }: History,
  lifts: readonly HoldLift[],
): string {
  if (gone.includes(record.sha)) return "has a commit that no longer exists";
  const outcome = verdictOf(record)?.outcome;
  if (outcome === undefined) return "was never verified";
  if (outcome === "pending") return "has a verification that did not finish";
  if (outcome !== "pass") return `ended with the verdict ${outcome}`;
  const held = heldIn(records, record.sha, lifts);
  if (held === undefined) return "failed to be deployed again since";
  return held.because === "reverted" ? "was rolled back" : "is on hold after an earlier failure";
}
