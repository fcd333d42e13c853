import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { running } from "../core/history.ts";
import type { DeployOrder } from "../core/order.ts";
import type { StageResult } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { claimFor } from "../delivery/claim.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { deploymentOf, readHistory, supersededFinding, unreadable } from "../delivery/history.ts";
import { leaveMark, type Marked } from "../delivery/mark.ts";
import { deployBlock, type Ready, readyFor } from "../delivery/order.ts";
import { owned, ownerOf } from "../delivery/owner.ts";
import { endRecord, giveUp } from "../delivery/record.ts";
import { type RollOut, rollOut } from "../delivery/roll-out.ts";
import type { Run } from "../delivery/run.ts";
import { type Site, siteOf } from "../delivery/site.ts";
import { step, undone } from "../delivery/step.ts";
import { attempt } from "./attempt.ts";
import { readiness } from "./readiness.ts";
import type { Stage } from "./stage.ts";

/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
export const deploy: Stage = async (run) => {
  const { findings: due } = await readiness(run);
  const { release, environment } = run.subject;
  const { version, sha } = release;
  const order: DeployOrder = { environment: environment.name, version, sha, kind: "deploy" };
  if (fold(due) !== "pass") return { findings: [...due, refused(order)] };
  const ready = await readyFor(deployBlock(run), order);
  if ("refusal" in ready)
    return { findings: [...due, step("deploy", title(order), ready.refusal)] };
  const deployed = await claimed(run, order, ready.act);
  return { ...deployed, findings: [...due, ...deployed.findings] };
};

const title = ({ version, environment }: DeployOrder): string =>
  `Deploy ${version} to ${environment}`;

function refused(order: DeployOrder): Finding {
  return {
    ...step("deploy", title(order), {
      outcome: "not-applicable",
      expected: "A pass of all requirements at this moment",
      found: "Not deployed: not every requirement passes",
    }),
    effect: "inform",
  };
}

async function claimed(run: Run, order: DeployOrder, ready: Ready): Promise<StageResult> {
  const [delivery, site] = [deliveryOf(run), siteOf(run)];
  const past = await readHistory(run.world.ask, order.environment);
  const previous = past.state === "known" ? running(past.value)?.sha : undefined;
  const receipt = await claimFor(delivery, { order, previous, rollbackOf: undefined });
  if (receipt.state === "recorded") {
    return { findings: (await rollOut(delivery, site, { order, act: ready(0) })).findings };
  }
  if (!isDone(receipt)) {
    const expected = "A deployment record of this run, and no unfinished one before it";
    return { findings: [undone("claim", `Claim ${order.environment}`, expected, receipt)] };
  }
  const { deployment } = receipt.result;
  if (receipt.state === "found") return alreadyDone(run, order, deployment);
  const devops = ownerOf(run.subject.manifest.roles, "devops");
  const begin = () => begun(delivery, site, { order, ready, deployment, devops });
  return attempt("deploy", begin, { deployment, rolledBack: "no" });
}

/** An attempt of the same run has deployed it: that is not done twice, and may no longer be what runs. */
async function alreadyDone(run: Run, order: DeployOrder, deployment: number): Promise<StageResult> {
  const { environment, sha } = order;
  const past = await readHistory(run.world.ask, environment);
  if (past.state === "missing") return { findings: [unreadable(environment, past)] };
  const named = { deployment, sha, run: run.subject.identity.id };
  const record = deploymentOf(named, past.value);
  const other = record && supersededFinding(past.value, record);
  if (other !== undefined) return { findings: [other] };
  const done = step("deploy", title(order), {
    outcome: "pass",
    expected: "One deployment by this run",
    found: `Deployment ${deployment} of this run has already deployed it`,
  });
  return { findings: [done], deployment, rolledBack: "no" };
}

interface Begun {
  readonly order: DeployOrder;
  readonly ready: Ready;
  readonly deployment: number;
  /** Who acts where nothing could be started. */
  readonly devops: string;
}

async function begun(
  delivery: Delivery,
  site: Site,
  { order, ready, deployment, devops }: Begun,
): Promise<StageResult> {
  const { sha } = order;
  const pending = { sha, deployment, verdict: "pending", by: "deploy", state: "pending" } as const;
  const claimed = await leaveMark(delivery, pending);
  if (claimed.unmarked !== undefined) {
    const closed = await giveUp(delivery, deployment);
    return { ...claimed, findings: [...claimed.findings, ...closed] };
  }
  const out = await rollOut(delivery, site, { order, act: ready(deployment) });
  if (out.end === "never") {
    const closed = await giveUp(delivery, deployment);
    return { findings: owned(devops, [...out.findings, ...closed]), rolledBack: "no" };
  }
  const ended = await finished(delivery, { order, deployment, out });
  const rows = delivery.rows("deploy", { findings: out.findings, receipts: out.receipts });
  const findings = owned(site.owner, [...out.findings, ...ended.findings, ...rows]);
  return { findings, deployment, live: out.live, rolledBack: "no", unmarked: ended.unmarked };
}

/** Writes how it went: the record's end, and for anything but success the mark that allows a revert. */
async function finished(
  delivery: Delivery,
  {
    order: { version, sha },
    deployment,
    out,
  }: Pick<Begun, "order" | "deployment"> & { readonly out: RollOut },
): Promise<Marked> {
  const verdict = fold(out.findings);
  const { link } = out;
  if (verdict === "pass") {
    const description = `${version} is live`;
    return {
      findings: await endRecord(delivery, deployment, { state: "success", description, link }),
    };
  }
  // What still runs has no end to record, and the mark stays pending: people look at it first.
  if (out.end === "running") return { findings: [] };
  const state = verdict === "fail" ? "failure" : "error";
  const recorded = await endRecord(delivery, deployment, { state, description: out.why, link });
  const mark = { sha, deployment, verdict, by: "deploy", state: "error" } as const;
  const marked = await leaveMark(delivery, mark);
  return { ...marked, findings: [...recorded, ...marked.findings] };
}
