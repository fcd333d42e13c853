import * as z from "zod";
import { readHolds } from "../core/commands/holds.ts";
import { LIFTING_ROLES, teamsIn } from "../core/commands/people.ts";
import { refuseDispatch } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import {
  type DeploymentRecord,
  type History,
  lastVerified,
  markOf,
  wasLive,
} from "../core/history.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { describeUnsettled, settling, unsettled } from "../core/unsettled.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import { team } from "../questions/team.ts";
import { workflow } from "../questions/workflow.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { teamsOf } from "./teams.ts";

/** There is a verified release to go back to, and what deploys can be told its commit. */
export const rollbackTarget = defineEvaluator({
  id: "rollback-target",
  options: z.strictObject({}),
  reads: ["deploy", "release", "environments", optional("roles")],
  questions: (_options, { environment, declared: { deploy, release, roles = {} } }) => ({
    history: history(environment.name),
    workflows: deploy.kind === "workflow" ? [workflow(deploy.file)] : [],
    comments: optional(comments(release.issue)),
    teams: teamsIn(roles, LIFTING_ROLES).map((name) => optional(team(name))),
  }),
  judge: (
    { history, workflows, comments, teams },
    _options,
    { release, environment, declared: { deploy, roles = {}, environments } },
  ) => {
    const expected = `A verified release in ${environment.name} to roll back to, which can be deployed again`;
    const inputs = deploy.kind === "workflow" ? deploy.with : undefined;
    const [refusal] = workflows.flatMap(
      (each) => refuseDispatch({ ...each, declared: inputs }) ?? [],
    );
    if (refusal !== undefined) {
      const { reason, remedy, place } = refusal;
      return { outcome: "fail", expected, found: reason, remedy, place };
    }
    const people = { roles, teams: teamsOf(teams) };
    const { lifts } = readHolds(comments?.comments ?? [], { people, environments });
    const target = lastVerified(history, { except: release.sha, lifts });
    return { expected, ...(target ? found(target, history) : nowhere(history, release.sha)) };
  },
});

function found(target: DeploymentRecord, history: History): Omit<Judgement, "expected"> {
  const mark = markOf(history, target.sha);
  return {
    outcome: "pass",
    found: `${target.payload?.version} at ${shortSha(target.sha)}, verified${mark ? ` on ${formatTime(mark.at)}` : ""}`,
    details: [`Deployment ${target.id} of ${history.environment}`],
    link: target.url,
  };
}

/** Nothing to go back to: natural on the first release, a fault later. */
function nowhere(history: History, sha: string): Omit<Judgement, "expected"> {
  const earlier = history.records.filter(
    (record) => record.payload !== undefined && record.sha !== sha && wasLive(record),
  );
  const [newest] = earlier;
  const open = unsettled(history, sha);
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
  return {
    outcome: "fail",
    found: `${front}, ${newest.payload?.version}, ${whyNot(newest, history)}`,
    remedy: `Verify what runs now (\`release-gate verify --environment ${history.environment} --deployment-id ${newest.id}\`), or say under requirements.rollback-target.not-applicable why none is needed`,
    details: earlier
      .slice(1, 4)
      .map((record) => `${record.payload?.version} ${whyNot(record, history)}`),
    link: newest.url,
  };
}

/** What may have been live is no first release. */
function undecided(open: DeploymentRecord, history: History): Omit<Judgement, "expected"> {
  return {
    outcome: "unknown",
    found: describeUnsettled(open),
    remedy: settling(open, history.environment),
    link: open.url,
  };
}

function whyNot(record: DeploymentRecord, history: History): string {
  if (history.unreachable.includes(record.sha)) return "has a commit that no longer exists";
  const mark = markOf(history, record.sha);
  if (mark === undefined) return "was never verified";
  if (mark.state === "pending") return "has a verification that did not finish";
  if (mark.state === "success") return "is on hold after an earlier failure";
  return `ended with the verdict ${mark.verdict ?? mark.state}`;
}
