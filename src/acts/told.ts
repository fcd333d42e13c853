import { MOST_RECEIPTS } from "../core/notice.ts";
import { type RecordStatus, STATUS_STATES, type WrittenState } from "../core/record.ts";
import { writeDescription } from "../core/record-description.ts";
import { lifeOf } from "../core/record-state.ts";
import type { Telling } from "../receipts/notice.ts";
import { addStatus, statusesOf } from "./deployments.ts";
import type { NotDone, Tools } from "./tools.ts";

/** Whether a channel was told before. */
export type Before =
  | { readonly state: "told" }
  | { readonly state: "untold" }
  /** The record could not be read. */
  | { readonly state: "unread" }
  | { readonly state: "full"; readonly ending: NotDone };

/** Looks for the receipt of a notice on its record. */
export async function toldBefore(telling: Telling, tools: Tools): Promise<Before> {
  const read = await statusesOf(telling.deployment, tools);
  if (!read.ok) return { state: "unread" };
  const receipts = read.statuses.filter(({ says }) => says?.kind === "receipt");
  if (receipts.some(({ says }) => isReceiptOf(telling, says))) return { state: "told" };
  if (receipts.length < MOST_RECEIPTS) return { state: "untold" };
  return {
    state: "full",
    ending: {
      state: "refused",
      detail: `deployment ${telling.deployment} has ${receipts.length} receipts, and takes no more`,
      remedy: "Let `notify` tell fewer channels of fewer events",
    },
  };
}

function isReceiptOf({ event, channel }: Telling, says: RecordStatus["says"]): boolean {
  return says?.kind === "receipt" && says.event === event && says.channel === channel;
}

/**
 * Leaves the receipt of a notice on its record, in the state in which the record is at this moment;
 * false where it could not be written. A receipt says nothing of the deployment, whoever reads it.
 */
export async function leaveReceipt(telling: Telling, tools: Tools): Promise<boolean> {
  const { event, channel, deployment } = telling;
  const read = await statusesOf(deployment, tools);
  const state = read.ok ? lifeOf(read).at(-1)?.state : undefined;
  if (!isWritten(state)) return false;
  const description = writeDescription({ kind: "receipt", event, channel });
  return (await addStatus({ deployment, state, description }, tools)).ok;
}

const OTHERS: readonly string[] = ["pending", "queued", "waiting"];

function isWritten(state: string | undefined): state is WrittenState {
  return STATUS_STATES.some((one) => one === state) && !OTHERS.includes(state ?? "");
}
