import type { DeployOrder } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/history.ts";
import { markOfDeployment } from "../core/history.ts";
import type { RolledBack } from "../core/report.ts";
import { blockers, fold } from "../core/verdict.ts";
import { proofOf } from "../rollout/proof.ts";
import type { Target } from "../rollout/target.ts";
import { smokeFindings } from "./checks.ts";
import { claim } from "./claim.ts";
import { leaveMark } from "./mark.ts";
import { byHand, type Ready } from "./order.ts";
import { owned } from "./owner.ts";
import { giveUp, INTERRUPTED, type RollOut, rollOut, settled } from "./roll-out.ts";
import { judgeRows } from "./rows.ts";
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
    return [undone("claim", "Claim the revert", "this run has no unfinished claim on it", receipt)];
  }
  const { deployment } = receipt.result;
  const kept = revert.holdsCommit ? await holdCommit(run, revert) : [];
  const out = await rollOut(run, order, ready(deployment));
  if (out.end === "never") return notBegun(run, revert, { deployment, out, kept });
  const proof = fold(out.findings) === "pass" ? await prove(run, order.version) : [];
  const findings = owned(run, "on-call", [...out.findings.map(asRevert), ...proof]);
  const came = proofOf(findings);
  const why = blockers(findings)[0]?.found ?? out.why;
  const recorded = await recordEnd(run, deployment, { out: { ...out, why }, came, order });
  run.note({ rolledBack: came, ...(came === "yes" ? {} : { byHand: byHand(run, order) }) });
  run.tell(
    came === "yes"
      ? `Reverted to ${order.version}, and it is proven`
      : `REVERT ${came.toUpperCase()}`,
  );
  const marked = await markTarget(run, revert, { deployment, came });
  const rows = judgeRows(run, "rollback", { findings, receipts: [out.receipt] });
  return [...findings, ...kept, ...recorded, ...marked, ...rows];
}

/** Nothing was started: the target is as good as before, and the revert may be tried again. */
async function notBegun(
  run: Run,
  { order }: Revert,
  {
    deployment,
    out,
    kept,
  }: {
    readonly deployment: number;
    readonly out: RollOut;
    readonly kept: readonly Finding[];
  },
): Promise<readonly Finding[]> {
  run.note({ rolledBack: "held", byHand: byHand(run, order) });
  const closed = await giveUp(run, deployment);
  return [...owned(run, "on-call", out.findings.map(asRevert)), ...kept, ...closed];
}

/** Writes the end of the revert on its record; a dispatched run that goes on has none yet. */
async function recordEnd(
  run: Run,
  deployment: number,
  {
    out,
    came,
    order: { version },
  }: { readonly out: RollOut; readonly came: RolledBack; readonly order: DeployOrder },
): Promise<readonly Finding[]> {
  const { link } = out;
  if (came === "yes") {
    const description = `${version} is live again, proven`;
    return settled(run, deployment, "success", { description, link });
  }
  if (out.end === "running") return [];
  const state = came === "failed" ? "failure" : "error";
  const why = run.signal.aborted ? INTERRUPTED : out.why;
  return settled(run, deployment, state, { description: `revert ${came}: ${why}`, link });
}

/** The deploy step of a revert is named as such. */
function asRevert(finding: Finding): Finding {
  return finding.id === "deploy" ? { ...finding, id: "revert" } : finding;
}

async function prove(run: Run, version: string): Promise<readonly Finding[]> {
  const smoke = (await smokeFindings(run, version)).filter((f) => f.effect === "block");
  // Without a critical check the window alone has to prove it.
  if (smoke.length > 0 && fold(smoke) !== "pass") return smoke;
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
