import type { DeployOrder } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/history.ts";
import { markOfDeployment } from "../core/history.ts";
import type { RolledBack } from "../core/report.ts";
import { fold } from "../core/verdict.ts";
import { proofOf } from "../rollout/proof.ts";
import type { Target } from "../rollout/target.ts";
import { smokeFindings } from "./checks.ts";
import { claim } from "./claim.ts";
import { leaveMark } from "./mark.ts";
import { byHand, type Ready } from "./order.ts";
import { rollOut, settle } from "./roll-out.ts";
import type { Run } from "./stage.ts";
import { undone } from "./step.ts";
import { watchSignals } from "./watch-signals.ts";

interface Revert {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly target: Target;
  readonly order: DeployOrder;
  readonly ready: Ready;
  /** The reverted commit is kept from being released again. */
  readonly holdsCommit: boolean;
}

/** Claims, reverts, and proves that it worked: version, critical checks, a stable window. */
export async function carryOut(run: Run, revert: Revert): Promise<readonly Finding[]> {
  const { record, order, ready } = revert;
  const receipt = await claim(run, { order, previous: record.sha, rollbackOf: record.id });
  if (receipt.state === "recorded") return (await rollOut(run, order, ready(0))).findings;
  if (receipt.state !== "done") {
    run.note({ rolledBack: "held", byHand: byHand(run, order) });
    return [undone("claim", "Claim the revert", "nobody else reverts it now", receipt)];
  }
  const { deployment } = receipt.result;
  const kept = revert.holdsCommit ? await holdCommit(run, revert) : [];
  const out = await rollOut(run, order, ready(deployment));
  const proof = fold(out.findings) === "pass" ? await prove(run, order.version) : [];
  const findings = [...out.findings.map(asRevert), ...proof];
  const came = proofOf(findings);
  const links = { link: out.link };
  if (came === "yes") {
    await settle(run, deployment, "success", {
      description: `${order.version} is live again, proven`,
      ...links,
    });
  } else if (out.end === "over") {
    const state = came === "failed" ? "failure" : "error";
    await settle(run, deployment, state, { description: `revert ${came}: ${out.why}`, ...links });
  }
  run.note({ rolledBack: came, ...(came === "yes" ? {} : { byHand: byHand(run, order) }) });
  run.tell(
    came === "yes"
      ? `Reverted to ${order.version}, and it is proven`
      : `REVERT ${came.toUpperCase()}`,
  );
  return [...findings, ...kept, ...(await markTarget(run, revert, { deployment, came }))];
}

/** The deploy step of a revert is named as such. */
function asRevert(finding: Finding): Finding {
  return finding.id === "deploy" ? { ...finding, id: "revert" } : finding;
}

async function prove(run: Run, version: string): Promise<readonly Finding[]> {
  const smoke = (await smokeFindings(run, version)).filter((f) => f.effect === "block");
  if (fold(smoke) !== "pass") return smoke;
  run.tell(`Smoke passed on ${version}: ${smoke.length} critical checks`);
  const stableMs = run.manifest.rollback["stable-for"] ?? run.defaults.stableForMs;
  const window = await watchSignals(run, { observeMs: stableMs, prolongMs: undefined, version });
  return [...smoke, ...window];
}

/** Every revert leaves `failure` on the commit that it takes back, by hand too. */
async function holdCommit(run: Run, { history, record }: Revert): Promise<readonly Finding[]> {
  const before = markOfDeployment(history, record.id);
  if (before?.state === "failure") return [];
  const by = before?.by ?? "deploy";
  return leaveMark(run, { sha: record.sha, deployment: record.id, verdict: "fail", by });
}

/** A proven revert verifies its target again; an unproven one takes that back. */
function markTarget(
  run: Run,
  { target }: Revert,
  { deployment, came }: { readonly deployment: number; readonly came: RolledBack },
): Promise<readonly Finding[]> {
  const verdict = came === "yes" ? "pass" : came === "failed" ? "fail" : "inconclusive";
  const state = came === "yes" ? "success" : "error";
  return leaveMark(run, { sha: target.sha, deployment, verdict, by: "health", state });
}
