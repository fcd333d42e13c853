import { type DeployOrder, isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { claimKey, running } from "../core/history.ts";
import { shortSha } from "../core/units.ts";
import { fold } from "../core/verdict.ts";
import { readHistory } from "./deployment.ts";
import { leaveMark } from "./mark.ts";
import { readiness } from "./readiness.ts";
import { type RollOut, rollOut, settle } from "./roll-out.ts";
import type { Run, Stage } from "./stage.ts";
import { step, undone } from "./step.ts";

/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
export const deploy: Stage = async (run: Run) => {
  const due = await readiness(run);
  if (fold(due) !== "pass") return [...due, refused(run)];
  const claimed = await claim(run);
  if ("finding" in claimed) return [...due, claimed.finding];
  const { deployment } = claimed;
  const marked = await leaveMark(run, {
    sha: run.release.sha,
    deployment,
    verdict: "pending",
    by: "deploy",
    state: "pending",
  });
  if (marked.length > 0) {
    await settle(run, deployment, "error", "refused: the mark could not be left", undefined);
    return [...due, ...marked];
  }
  const out = await rollOut(run, { order: orderOf(run), deployment });
  return [...due, ...out.findings, ...(await finish(run, deployment, out))];
};

function refused(run: Run): Finding {
  return {
    ...step("deploy", `Deploy ${run.release.version} to ${run.environment.name}`, {
      outcome: "not-applicable",
      expected: "everything that is due passes at this moment",
      found: "not deployed: something that is due does not pass",
    }),
    effect: "inform",
  };
}

function orderOf(run: Run): DeployOrder {
  const { version, sha } = run.release;
  return { environment: run.environment.name, version, sha, kind: "deploy" };
}

async function claim(
  run: Run,
): Promise<{ readonly deployment: number } | { readonly finding: Finding }> {
  const { release, environment, identity, repository } = run;
  const past = await readHistory(run);
  const key = claimKey({
    repository: repository ?? "",
    environment: environment.name,
    sha: release.sha,
    run: identity.id,
    kind: "deploy",
  });
  const receipt = await run.perform({
    kind: "claim",
    key,
    environment: environment.name,
    production: environment.production,
    sha: release.sha,
    payload: {
      key,
      version: release.version,
      kind: "deploy",
      run: identity.id,
      previous: past.state === "known" ? (running(past.value)?.sha ?? null) : null,
      rollback_of: null,
    },
    description: `${release.name} ${release.version} by release-gate`,
  });
  if (receipt.state === "done") {
    run.note({ deployment: receipt.result.deployment, rolledBack: "no" });
    run.tell(
      `Claimed ${environment.name} for ${release.version} (${shortSha(release.sha)})`,
      receipt.link,
    );
    return { deployment: receipt.result.deployment };
  }
  if (receipt.state === "recorded") {
    const planned = await rollOut(run, { order: orderOf(run), deployment: 0 });
    return { finding: planned.findings[0] ?? undone("deploy", "Deploy", "a dry run", receipt) };
  }
  if (receipt.state === "found") return { finding: alreadyLive(run, receipt.result.deployment) };
  return {
    finding: undone("deploy", `Claim ${environment.name}`, "nobody else deploys here now", receipt),
  };
}

function alreadyLive(run: Run, deployment: number): Finding {
  run.note({ deployment, rolledBack: "no" });
  return step("deploy", `Deploy ${run.release.version} to ${run.environment.name}`, {
    outcome: "pass",
    expected: `${run.release.version} is deployed once by this run`,
    found: `deployment ${deployment} of this run has done it before`,
  });
}

/** Writes how it went: the final status, and for anything but success the mark that allows a revert. */
async function finish(run: Run, deployment: number, out: RollOut): Promise<readonly Finding[]> {
  const verdict = fold(out.findings);
  if (verdict === "pass") {
    const receipt = await settle(
      run,
      deployment,
      "success",
      `${run.release.version} is live`,
      out.link,
    );
    if (isDone(receipt)) return [];
    return [undone("record", "The deployment's end is recorded", "status success", receipt)];
  }
  if (out.end !== "running") {
    const state = verdict === "fail" ? "failure" : "error";
    await settle(run, deployment, state, out.why, out.link);
  }
  return leaveMark(run, {
    sha: run.release.sha,
    deployment,
    verdict,
    by: "deploy",
    state: "error",
  });
}
