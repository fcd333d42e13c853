import type { HandCommand } from "../core/by-hand.ts";
import { type Site, siteText } from "../core/commands/scope.ts";
import type { Finding, Judgement } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { verdictOf } from "../core/record-state.ts";
import type { StageResult } from "../core/result.ts";
import { shortSha } from "../core/units.ts";
import { step } from "../delivery/step.ts";
import { FINISH, type Hold, type Plan } from "../rollout/plan.ts";

/** What the rollback stage says of its decision; `title` names what it does, where it does something. */
function decision(judgement: Judgement, title = "What to do"): Finding {
  return step("decision", title, judgement);
}

const EXPECTED = "A verdict on the deployment that says what to do";

/** What to do, with a word of the command where there is one. */
export function withCommand(
  remedy: string,
  command: HandCommand | undefined,
  before: string,
): string {
  return command === undefined ? remedy : `${remedy}${before}the command in the report`;
}

/** There is nothing to roll back. */
export function nothing(because: string): StageResult {
  const found = `Nothing to roll back: ${because}`;
  const finding = decision({ outcome: "pass", expected: EXPECTED, found });
  return { findings: [finding], rolledBack: "no" };
}

/** Stays as it is and asks people; `command` takes it back by hand, where there is a way. */
export function held(
  { because, remedy, target, link }: Omit<Hold, "action">,
  owner: string,
  command?: HandCommand | undefined,
): StageResult {
  const said = { outcome: "pending", expected: EXPECTED, found: because, remedy, link } as const;
  const findings = [{ ...decision(said), owner }];
  return { findings, rolledBack: "held", rollbackTo: target?.version, byHand: command };
}

interface EndedBefore {
  readonly command: HandCommand | undefined;
  /** Ours that has touched the environment after the revert: then its target is live no longer. */
  readonly later: DeploymentRecord | undefined;
}

/** A revert was begun before, and has ended: what became of it is all there is to say. */
export function ended(
  { came, record, target }: Extract<Plan, { action: "ended" }>,
  { command, later }: EndedBefore,
): StageResult {
  const rollbackTo = target.version;
  if (came === "yes") {
    const since = later && `; deployment ${later.id} of ${later.payload.version} came after it`;
    const found = `It was rolled back before${since ?? ""}`;
    const finding = decision({ outcome: "pass", expected: EXPECTED, found });
    if (later !== undefined) return { findings: [finding], rolledBack: came };
    const proof = verdictOf(record)?.proof;
    return { findings: [finding], rolledBack: came, rollbackTo, proof };
  }
  const finding = decision({
    outcome: "fail",
    expected: "A successful rollback of this deployment",
    found: `Its rollback, deployment ${record.id}, failed and is never tried again`,
    remedy: withCommand(FINISH, command, " with "),
    link: linkOf(record),
  });
  return { findings: [finding], rolledBack: came, rollbackTo, byHand: command };
}

interface Reverted {
  /** The commit that is rolled back. */
  readonly sha: string;
  readonly site: Site;
  readonly owner: string;
}

/** It is rolled back, and why. */
export function reverting(
  version: string,
  { because, holdsCommit }: Extract<Plan, { action: "revert" }>,
  { sha, site, owner }: Reverted,
): Finding {
  const said = { outcome: "pass", expected: EXPECTED, found: because } as const;
  const lift = `/lift-hold ${shortSha(sha)} ${siteText(site)} because …`;
  const held = `The commit is on hold here until somebody writes ${lift} in the release issue`;
  const details = holdsCommit ? [held] : undefined;
  return { ...decision({ ...said, details }, `Roll back to ${version}`), owner };
}
