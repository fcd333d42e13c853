import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History, WrittenState } from "../core/record.ts";
import type { RecordVerdict, Said } from "../core/record-description.ts";
import { OWNED_STATES, type RecordGuard } from "../core/record-guard.ts";
import { lifeOf } from "../core/record-state.ts";
import { newestLive } from "../core/record-trust.ts";
import type { Given } from "../core/result.ts";
import type { Receipt } from "../receipts/index.ts";
import { status } from "../receipts/status.ts";
import type { Delivery } from "./delivery.ts";
import { undone } from "./step.ts";

/** What is written on a record. */
interface Written {
  readonly state: WrittenState;
  readonly says: Said | undefined;
  /** For people, plain text. */
  readonly remark: string;
  /** Default: the run's own address. */
  readonly link?: string | undefined;
  /** What must hold of the record; default: it is written whatever the record says. */
  readonly guard?: RecordGuard | undefined;
  /** Until when it may be written, milliseconds of the clock that never jumps; default: always. */
  readonly before?: number | undefined;
}

/** Writes a status on our record; the findings say so only where it could not be written. */
export async function say(
  delivery: Delivery,
  deployment: number,
  written: Written,
): Promise<readonly Finding[]> {
  return unsaid(await write(delivery, deployment, written), deployment, written);
}

/** The same, with the receipt. */
export function write(
  { perform, environment, run }: Delivery,
  deployment: number,
  { link, ...written }: Written,
): Promise<Receipt<"status">> {
  const logUrl = link ?? run.url;
  const environmentUrl = environment.url;
  return perform(status.act({ ...written, deployment, environmentUrl, logUrl }));
}

/** Why a status could not be written; nothing where it was. */
export function unsaid(
  receipt: Receipt<"status">,
  deployment: number,
  { state }: Pick<Written, "state">,
): readonly Finding[] {
  if (isDone(receipt)) return [];
  const title = "What became of the deployment is recorded";
  return [undone("record", title, `Status ${state} on deployment ${deployment}`, receipt)];
}

/** Whether a status stands on the record; what was refused does not, for certain. */
export function writtenBy(receipt: Receipt<"status">): Given["written"] {
  if (isDone(receipt)) return "yes";
  return receipt.state === "refused" ? "no" : "unclear";
}

/** A verdict as it stands in a description. */
export const verdictWords = (verdict: RecordVerdict): Said => ({ kind: "verdict", verdict });

const BEGUN: RecordVerdict = { outcome: "pending", by: "deploy", proof: "none" };

/** Says that the environment is about to be touched: nothing is, before this is written. */
export function begin(
  delivery: Delivery,
  deployment: number,
  { remark, guard }: Pick<Written, "remark" | "guard">,
): Promise<readonly Finding[]> {
  const says = verdictWords(BEGUN);
  return say(delivery, deployment, { state: "in_progress", says, remark, guard });
}

/** Gives up a claim of which nothing was started: it counts for nothing then. */
export function giveUp(
  delivery: Delivery,
  deployment: number,
  remark: string,
): Promise<readonly Finding[]> {
  const guard: RecordGuard = { states: OWNED_STATES, until: undefined, seen: false };
  const says = { kind: "untouched" } as const;
  return say(delivery, deployment, { state: "inactive", says, remark, guard });
}

/**
 * Says on what ran before that it does no longer, where GitHub still shows it as live. `guard`: what
 * must hold of the deployment that has taken its place.
 */
export async function retire(
  delivery: Delivery,
  { records }: History,
  { deployment, guard }: { readonly deployment: number; readonly guard: RecordGuard },
): Promise<readonly Finding[]> {
  const previous = newestLive(records.filter(({ id }) => id < deployment));
  if (previous === undefined || !isShownLive(previous)) return [];
  const remark = `deployment ${deployment} has taken its place`;
  const findings = await say(delivery, previous.id, {
    ...{ state: "inactive", says: undefined, remark },
    guard: { ...guard, of: deployment },
  });
  return findings.map((finding) => ({ ...finding, effect: "warn" }));
}

const isShownLive = (record: DeploymentRecord): boolean =>
  lifeOf(record).at(-1)?.state === "success";
