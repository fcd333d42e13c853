import { type DeployOrder, isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { running } from "../core/history.ts";
import { fold } from "../core/verdict.ts";
import { claim } from "./claim.ts";
import { deploymentOf, readHistory, supersededFinding, unreadable } from "./deployment.ts";
import { leaveMark } from "./mark.ts";
import { type Ready, readyFor } from "./order.ts";
import { owned } from "./owner.ts";
import { readiness } from "./readiness.ts";
import { giveUp, type RollOut, rollOut, settled } from "./roll-out.ts";
import { judgeRows } from "./rows.ts";
import type { Run, Stage } from "./stage.ts";
import { step, undone } from "./step.ts";

/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
export const deploy: Stage = async (run: Run) => {
  const due = await readiness(run);
  if (fold(due) !== "pass") return [...due, refused(run)];
  const { name } = run.environment;
  const { version, sha } = run.release;
  const order = { environment: name, version, sha, kind: "deploy" } as const;
  const ready = await readyFor(run, order);
  if ("refusal" in ready) return [...due, step("deploy", title(run), ready.refusal)];
  return [...due, ...(await claimed(run, order, ready.act))];
};

const title = ({ release, environment }: Run): string =>
  `Deploy ${release.version} to ${environment.name}`;

function refused(run: Run): Finding {
  return {
    ...step("deploy", title(run), {
      outcome: "not-applicable",
      expected: "everything that is due passes at this moment",
      found: "not deployed: something that is due does not pass",
    }),
    effect: "inform",
  };
}

async function claimed(run: Run, order: DeployOrder, ready: Ready): Promise<readonly Finding[]> {
  const past = await readHistory(run);
  const previous = past.state === "known" ? running(past.value)?.sha : undefined;
  const receipt = await claim(run, { order, previous, rollbackOf: undefined });
  if (receipt.state === "recorded") return (await rollOut(run, order, ready(0))).findings;
  if (!isDone(receipt)) {
    return [
      undone(
        "claim",
        `Claim ${order.environment}`,
        "this run has no unfinished claim on it",
        receipt,
      ),
    ];
  }
  const { deployment } = receipt.result;
  if (receipt.state === "found") return alreadyDone(run, deployment);
  return begun(run, order, { deployment, ready });
}

/** An attempt of the same run has deployed it: that is not done twice, and may no longer be what runs. */
async function alreadyDone(run: Run, deployment: number): Promise<readonly Finding[]> {
  const past = await readHistory(run);
  if (past.state === "missing") return [unreadable(run, past)];
  const record = deploymentOf({ ...run, deployment, sha: run.release.sha }, past.value);
  const other = record && supersededFinding(past.value, record);
  if (other !== undefined) return [other];
  run.note({ deployment, rolledBack: "no" });
  return [
    step("deploy", title(run), {
      outcome: "pass",
      expected: "this run deploys it once",
      found: `deployment ${deployment} of this run has done it before`,
    }),
  ];
}

async function begun(
  run: Run,
  order: DeployOrder,
  { deployment, ready }: { readonly deployment: number; readonly ready: Ready },
): Promise<readonly Finding[]> {
  const { sha } = order;
  const pending = { sha, deployment, verdict: "pending", by: "deploy", state: "pending" } as const;
  const unmarked = await leaveMark(run, pending);
  if (unmarked.length > 0) {
    return [...unmarked, ...(await giveUp(run, deployment))];
  }
  run.note({ deployment, rolledBack: "no" });
  const out = await rollOut(run, order, ready(deployment));
  if (out.end === "never") {
    run.note({ deployment: undefined });
    return owned(run, "devops", [...out.findings, ...(await giveUp(run, deployment))]);
  }
  const rows = judgeRows(run, "deploy", { findings: out.findings, receipts: [out.receipt] });
  const findings = [...out.findings, ...(await finished(run, deployment, out)), ...rows];
  return owned(run, "on-call", findings);
}

/** Writes how it went: the record's end, and for anything but success the mark that allows a revert. */
async function finished(run: Run, deployment: number, out: RollOut): Promise<readonly Finding[]> {
  const { version, sha } = run.release;
  const verdict = fold(out.findings);
  const { link } = out;
  if (verdict === "pass") {
    return settled(run, deployment, "success", { description: `${version} is live`, link });
  }
  // What still runs has no end to record, and the mark stays pending: people look at it first.
  if (out.end === "running") return [];
  const state = verdict === "fail" ? "failure" : "error";
  const recorded = await settled(run, deployment, state, { description: out.why, link });
  const mark = { sha, deployment, verdict, by: "deploy", state: "error" } as const;
  return [...recorded, ...(await leaveMark(run, mark))];
}
