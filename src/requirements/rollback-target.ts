import * as z from "zod";
import { refuseDispatch } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import { readLifts } from "../core/lifts.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { verdictOf, wasLive } from "../core/record-state.ts";
import {
  counting,
  type HoldLift,
  heldIn,
  lastVerified,
  type Verified,
} from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import { workflow } from "../questions/workflow.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";

/** There is a verified release to go back to, and what deploys can be told its commit. */
export const rollbackTarget = defineEvaluator({
  id: "rollback-target",
  options: z.strictObject({}),
  reads: ["deploy", "release", optional("roles")],
  questions: (_options, { release, environment, declared: { deploy, release: block } }) => ({
    history: history(environment.name, release.component),
    workflows: deploy.kind === "workflow" ? [workflow(deploy.file)] : [],
    comments: optional(comments(block.issue)),
  }),
  judge: (
    { history, workflows, comments },
    _options,
    { release, environment, declared: { deploy, roles } },
  ) => {
    const expected = `a verified release in ${environment.name} to go back to, which can be deployed again`;
    const inputs = deploy.kind === "workflow" ? deploy.with : undefined;
    const [refusal] = workflows.flatMap(
      (each) => refuseDispatch({ ...each, declared: inputs }) ?? [],
    );
    if (refusal !== undefined) {
      return { outcome: "fail", expected, found: refusal.reason, remedy: refusal.remedy };
    }
    const place = { component: release.component, environment: environment.name };
    const { lifts } =
      comments && roles ? readLifts(comments.comments, { roles, ...place }) : { lifts: [] };
    const { records, gone } = history;
    const target = lastVerified(records, { except: [release.sha, ...gone], lifts });
    const judged = target ? found(target, history) : nowhere(history, release.sha, lifts);
    return { expected, ...judged };
  },
});

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

/** Nothing to go back to: natural on the first release, a fault later. */
function nowhere(
  history: History,
  sha: string,
  lifts: readonly HoldLift[],
): Omit<Judgement, "expected"> {
  const earlier = counting(history.records).filter((one) => one.sha !== sha && wasLive(one));
  const [newest] = earlier;
  if (newest === undefined) {
    return {
      outcome: "not-applicable",
      found: "first release here: no revert is possible, a failure has to be corrected forward",
    };
  }
  return {
    outcome: "fail",
    found: `none of ${earlier.length} earlier releases is verified; the newest, ${newest.payload.version}, ${whyNot(newest, history, lifts)}`,
    remedy: `Verify what runs now (\`release-gate verify --environment ${history.environment} --deployment-id ${newest.id}\`), or say under requirements.rollback-target.not-applicable why none is needed.`,
    details: earlier
      .slice(1, 4)
      .map((record) => `${record.payload.version} ${whyNot(record, history, lifts)}`),
    link: linkOf(newest),
  };
}

function whyNot(
  record: DeploymentRecord,
  { records, gone }: History,
  lifts: readonly HoldLift[],
): string {
  if (gone.includes(record.sha)) return "has a commit that is gone";
  const outcome = verdictOf(record)?.outcome ?? "pending";
  if (outcome === "pending") return "was never verified";
  if (outcome !== "pass") return `came out ${outcome}`;
  const held = heldIn(records, record.sha, lifts);
  if (held === undefined) return "failed to be deployed again since";
  return held.because === "reverted" ? "was rolled back" : "is held by a failure";
}
