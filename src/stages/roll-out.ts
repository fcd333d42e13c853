import { type Act, type DeployOrder, isDone, type Receipt } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { probeVersion, waitUntilLive } from "../smoke/ready.ts";
import { probeTools } from "./checks.ts";
import type { Run } from "./stage.ts";
import { step, undone } from "./step.ts";

/** How putting a version in place came out. */
export interface RollOut {
  readonly findings: readonly Finding[];
  /**
   * `running`: a dispatched run goes on without us, so its record must stay open. `never`: nothing
   * was started, so nothing is to be taken back.
   */
  readonly end: "over" | "running" | "never";
  /** One line for the record. */
  readonly why: string;
  readonly link: string | undefined;
  /** Of what was carried out. */
  readonly receipt: Receipt;
}

/** Said of what a signal has stopped. */
export const INTERRUPTED = "interrupted, state unknown";

/** Carries out the deploy block, forwards or backwards, and waits until the version is live. */
export async function rollOut(
  run: Run,
  order: DeployOrder,
  act: Act<"command"> | Act<"dispatch">,
): Promise<RollOut> {
  const title = `${order.kind === "deploy" ? "Deploy" : "Revert to"} ${order.version}`;
  if (!run.dryRun) run.tell(`${title}: started`);
  const receipt: Receipt = await run.perform(act);
  const link = receipt.link;
  if (!isDone(receipt)) {
    const finding = undone("deploy", title, "the deployment runs to its end", receipt);
    if (!run.signal.aborted)
      return { findings: [finding], end: endOf(receipt), why: finding.found, link, receipt };
    return {
      findings: [{ ...finding, outcome: "unknown" }],
      end: endOf(receipt),
      why: INTERRUPTED,
      link,
      receipt,
    };
  }
  run.tell(`${title}: ${receipt.detail}`, link);
  const expected = "the deployment runs to its end";
  const done = step("deploy", title, { outcome: "pass", expected, found: receipt.detail, link });
  const live = await untilLive(run, order);
  const why = run.signal.aborted ? INTERRUPTED : live.found;
  return { findings: [done, live], end: "over", why, link, receipt };
}

function endOf(receipt: Receipt): RollOut["end"] {
  if (receipt.state === "refused" || receipt.state === "recorded") return "never";
  return receipt.kind === "dispatch" && receipt.state === "unclear" ? "running" : "over";
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

/** Asks once which version answers, for people who have to decide; silent where nothing can tell. */
export async function noteLive(run: Run): Promise<void> {
  const { ready } = run.manifest.smoke;
  const resolved = ready && run.resolve(ready);
  if (resolved === undefined || !resolved.ok || run.signal.aborted) return;
  const { version } = await probeVersion(
    resolved.value,
    probeTools(run, run.release.version),
    run.signal,
  );
  run.note({ liveVersion: version });
}

/** Closes the record of something that was claimed and never started. */
export function giveUp(run: Run, deployment: number): Promise<readonly Finding[]> {
  const description = "given up: nothing was started";
  return settled(run, deployment, "inactive", { description, link: undefined });
}

/** Sets the state of our record; the findings say so only where it could not be set. */
export async function settled(
  run: Run,
  deployment: number,
  state: Act<"status">["state"],
  words: Parameters<typeof settle>[3],
): Promise<readonly Finding[]> {
  const receipt = await settle(run, deployment, state, words);
  if (isDone(receipt)) return [];
  return [undone("record", "The deployment's end is recorded", `status ${state}`, receipt)];
}

/** Sets the state of our record. */
export function settle(
  run: Run,
  deployment: number,
  state: Act<"status">["state"],
  { description, link }: { readonly description: string; readonly link: string | undefined },
): Promise<Receipt<"status">> {
  return run.perform({
    kind: "status",
    key: `status ${deployment} ${state}`,
    deployment,
    state,
    description,
    environmentUrl: run.environment.url,
    logUrl: link ?? run.identity.url,
  });
}
