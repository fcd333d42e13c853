import { isDone } from "../core/act.ts";
import type { Answered } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { Live } from "../core/result.ts";
import type { Act, Receipt } from "../receipts/index.ts";
import { boot } from "./boot.ts";
import type { Delivery } from "./delivery.ts";
import { untilLive } from "./live.ts";
import type { Site } from "./site.ts";
import { step, undone } from "./step.ts";

/** How putting a version in place came out. */
export interface RollOut {
  readonly findings: readonly Finding[];
  /**
   * `running`: a dispatched run goes on without us, so its record must stay open. `never`: nothing
   * was started, so nothing is to be rolled back.
   */
  readonly end: "over" | "running" | "never";
  /** One line for the record. */
  readonly why: string;
  readonly link: string | undefined;
  /** What was done. */
  readonly receipts: readonly Receipt[];
  readonly live?: Live | undefined;
}

/** Said of what a signal has stopped. */
export const INTERRUPTED = "interrupted, state unknown";

const EXPECTED = "A deployment that ends with success";

/** What is put in place, and how. */
interface Wanted {
  readonly order: DeployOrder;
  readonly act: Act<"command"> | Act<"dispatch">;
  /** What answered until then; undefined: that is not known. */
  readonly before: Answered | undefined;
}

/** Carries out the deploy block, forwards or backwards, and waits until the version is live. */
export async function rollOut(
  delivery: Delivery,
  site: Site,
  { order, act, before }: Wanted,
): Promise<RollOut> {
  const { dryRun, perform, tell, signal } = delivery;
  const [name, verb] = order.kind === "deploy" ? ["deploy", "Deploy"] : ["revert", "Roll back to"];
  const title = `${verb} ${order.version}`;
  if (!dryRun) tell(`${title}: started`);
  const receipt: Receipt = await perform(act);
  const { link, detail: found } = receipt;
  if (!isDone(receipt)) {
    const finding = undone(name, title, EXPECTED, receipt);
    const end = endOf(receipt);
    const receipts = [receipt];
    if (!signal.aborted) return { findings: [finding], end, why: finding.found, link, receipts };
    const unknown = { ...finding, outcome: "unknown" } as const;
    return { findings: [unknown], end, why: INTERRUPTED, link, receipts };
  }
  tell(`${title}: ${found}`, link);
  const done = step(name, title, { outcome: "pass", expected: EXPECTED, found, link });
  const since = site.clock.monotonic();
  const { finding, live } = await untilLive(site, order, before);
  const took = site.clock.monotonic() - since;
  if (live !== undefined) {
    tell(`${liveWord(finding)}: ${finding.found}`);
  }
  await boot(site, order, { seen: finding, took }, tell);
  const why = signal.aborted ? INTERRUPTED : finding.found;
  return { findings: [done, finding], end: "over", why, link, receipts: [receipt], live };
}

function liveWord({ outcome, effect }: Finding): string {
  if (outcome === "pass") return "Live";
  return effect === "inform" ? "Live, not proven" : "Not live";
}

function endOf(receipt: Receipt): RollOut["end"] {
  if (receipt.state === "refused" || receipt.state === "recorded") return "never";
  return receipt.kind === "dispatch" && receipt.state === "unclear" ? "running" : "over";
}
