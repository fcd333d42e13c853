import type { HandCommand } from "../core/by-hand.ts";
import type { Finding, Judgement } from "../core/finding.ts";
import { linkOf } from "../core/record-links.ts";
import type { StageResult } from "../core/result.ts";
import { shortSha } from "../core/units.ts";
import { step } from "../delivery/step.ts";
import { FINISH, type Hold, type Plan } from "../rollout/plan.ts";

/** What the rollback stage says of its decision; `title` names what it does, where it does something. */
function decision(judgement: Judgement, title = "What to do"): Finding {
  return step("decision", title, judgement);
}

const EXPECTED = "the verdict says what to do";

/** What to do, with a word of the command where there is one. */
export function withCommand(
  remedy: string,
  command: HandCommand | undefined,
  before: string,
): string {
  return command === undefined ? remedy : `${remedy}${before}the command in the report`;
}

/** There is nothing to take back. */
export function nothing(because: string): StageResult {
  const found = `nothing to revert: ${because}`;
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

/** A revert was begun before, and has ended: what became of it is all there is to say. */
export function ended(
  { came, record, target }: Extract<Plan, { action: "ended" }>,
  command: HandCommand | undefined,
): StageResult {
  const rollbackTo = target.version;
  if (came === "yes") {
    const found = "it was reverted before";
    const finding = decision({ outcome: "pass", expected: EXPECTED, found });
    return { findings: [finding], rolledBack: came, rollbackTo };
  }
  const finding = decision({
    outcome: "fail",
    expected: "the revert of this deployment succeeded",
    found: `deployment ${record.id}, its revert, failed, and it is never tried again`,
    remedy: withCommand(FINISH, command, " with "),
    link: linkOf(record),
  });
  return { findings: [finding], rolledBack: came, rollbackTo, byHand: command };
}

interface Reverted {
  /** The commit that is taken back. */
  readonly sha: string;
  readonly environment: string;
  readonly owner: string;
}

/** It is taken back, and why. */
export function reverting(
  version: string,
  { because, holdsCommit }: Extract<Plan, { action: "revert" }>,
  { sha, environment, owner }: Reverted,
): Finding {
  const said = { outcome: "pass", expected: EXPECTED, found: because } as const;
  const lift = `/lift-hold ${shortSha(sha)} ${environment} because …`;
  const held = `the commit is held here until somebody writes ${lift} in the release issue`;
  const details = holdsCommit ? [held] : undefined;
  return { ...decision({ ...said, details }, `Revert to ${version}`), owner };
}
