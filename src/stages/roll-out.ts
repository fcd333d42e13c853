import { type Act, type DeployOrder, isDone, type Receipt } from "../core/act.ts";
import { dispatchInputs } from "../core/dispatch.ts";
import type { Finding } from "../core/finding.ts";
import { workflow } from "../core/question.ts";
import { waitUntilLive } from "../smoke/ready.ts";
import { probeTools } from "./checks.ts";
import type { Run } from "./stage.ts";
import { step, undone } from "./step.ts";

/** How putting a version in place came out. */
export interface RollOut {
  readonly findings: readonly Finding[];
  /** `running`: a dispatched run goes on without us, so its record must stay open. */
  readonly end: "over" | "running";
  /** One line for the record. */
  readonly why: string;
  readonly link: string | undefined;
}

interface Order {
  readonly order: DeployOrder;
  readonly deployment: number;
}

/** Runs the one deploy block of the manifest, forwards or backwards, and waits for the version. */
export async function rollOut(run: Run, { order, deployment }: Order): Promise<RollOut> {
  const title = `${order.kind === "deploy" ? "Deploy" : "Revert to"} ${order.version}`;
  const act = await actOf(run, { order, deployment });
  if ("finding" in act) {
    return { findings: [act.finding], end: "over", why: act.finding.found, link: undefined };
  }
  run.tell(`${title}: started`);
  const receipt: Receipt = await run.perform(act.act);
  if (!isDone(receipt)) {
    const finding = undone("deploy", title, "the deployment runs to its end", receipt);
    const running = receipt.state === "unclear" && receipt.kind === "dispatch";
    const why = run.signal.aborted ? "interrupted, state unknown" : receipt.detail;
    return { findings: [finding], end: running ? "running" : "over", why, link: receipt.link };
  }
  run.tell(`${title}: ${receipt.detail}`, receipt.link);
  const done = step("deploy", title, {
    outcome: "pass",
    expected: "the deployment runs to its end",
    found: receipt.detail,
    link: receipt.link,
  });
  const live = await untilLive(run, order);
  return { findings: [done, live], end: "over", why: live.found, link: receipt.link };
}

async function actOf(
  run: Run,
  { order, deployment }: Order,
): Promise<{ readonly act: Act<"command" | "dispatch"> } | { readonly finding: Finding }> {
  const { deploy } = run.manifest;
  const key = `deploy ${order.kind} ${order.environment} ${order.sha} ${deployment}`;
  const refuse = (found: string, remedy: string) => ({
    finding: step("deploy", `Deploy ${order.version}`, {
      outcome: "fail" as const,
      expected: "the deploy block can be carried out",
      found,
      remedy,
      place: run.place(["deploy"]),
    } as Parameters<typeof step>[2]),
  });
  if (deploy.command !== undefined) {
    const command = run.resolve(deploy.command, order);
    if (!command.ok) return refuse(command.missing, command.remedy);
    const { folder } = run;
    const timeoutMs = deploy.timeout;
    return { act: { kind: "command", key, order, command: command.value, folder, timeoutMs } };
  }
  const file = deploy.workflow ?? "";
  const inputs = run.resolve(deploy.with, order);
  if (!inputs.ok) return refuse(inputs.missing, inputs.remedy);
  const question = workflow(file);
  const answer = (await run.ask([question])).get(question.key);
  if (answer?.state !== "known") return refuse(answer?.reason ?? "no answer", answer?.remedy ?? "");
  const declared = answer.value as { inputs: Parameters<typeof dispatchInputs>[0]["inputs"] };
  const fitting = dispatchInputs({ file, inputs: declared.inputs, declared: inputs.value, order });
  if (!fitting.ok) return refuse(fitting.reason, fitting.remedy);
  const timeoutMs = deploy.timeout;
  return {
    act: { kind: "dispatch", key, order, file, inputs: fitting.inputs, timeoutMs, deployment },
  };
}

/** Waits for the version where the manifest says how to read it; otherwise says that nothing proves it. */
async function untilLive(run: Run, order: DeployOrder): Promise<Finding> {
  const { ready } = run.manifest.smoke;
  if (ready === undefined) {
    return {
      ...step("version-live", `${order.version} is live`, {
        outcome: "unknown",
        expected: `${run.environment.name} answers version ${order.version}`,
        found: "not proven: the manifest has no smoke.ready",
        remedy: "add `smoke: {ready: {get: /version, version: {json: $.version}}}` to the manifest",
      }),
      effect: "inform",
    };
  }
  const resolved = run.resolve(ready, order);
  if (!resolved.ok) {
    return step("version-live", `${order.version} is live`, {
      outcome: "unknown",
      expected: "every value of smoke.ready is known",
      found: resolved.missing,
      remedy: resolved.remedy,
    });
  }
  const { finding, seen } = await waitUntilLive(
    resolved.value,
    probeTools(run, order.version),
    { expectedVersion: order.version, progress: run.progress },
    run.signal,
  );
  run.note({ liveVersion: seen });
  run.tell(`${finding.outcome === "pass" ? "Live" : "Not live"}: ${finding.found}`);
  return finding;
}

/** Sets the state of our record. */
export function settle(
  run: Run,
  deployment: number,
  state: Act<"status">["state"],
  description: string,
  logUrl: string | undefined,
): Promise<Receipt<"status">> {
  return run.perform({
    kind: "status",
    key: `status ${deployment} ${state}`,
    deployment,
    state,
    description,
    environmentUrl: run.environment.url,
    logUrl: logUrl ?? run.identity.url,
  });
}
