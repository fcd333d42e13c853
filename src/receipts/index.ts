import type * as z from "zod";
import type { Act as ActOf, Receipt as ReceiptOf } from "../core/act.ts";
import { announcement } from "./announcement.ts";
import { attach } from "./attach.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { comment } from "./comment.ts";
import { dispatch } from "./dispatch.ts";
import { draft } from "./draft.ts";
import { incident } from "./incident.ts";
import { milestone } from "./milestone.ts";
import { notice } from "./notice.ts";
import { picture } from "./picture.ts";
import { publish } from "./publish.ts";
import { status } from "./status.ts";

/** Every kind of act. */
export const ACTS = {
  claim,
  status,
  picture,
  command,
  dispatch,
  notice,
  comment,
  incident,
  draft,
  attach,
  publish,
  milestone,
  announcement,
} as const;

export type ActKind = keyof typeof ACTS;

/** What an act of a kind is told. */
type DoesOf<K extends ActKind> = Parameters<(typeof ACTS)[K]["act"]>[0];

export type Act<K extends ActKind = ActKind> = { [Kind in K]: ActOf<Kind> & DoesOf<Kind> }[K];

/** What the receipt of a done act holds. */
export type ResultOf<K extends ActKind> = z.output<(typeof ACTS)[K]["result"]>;

export type Receipt<K extends ActKind = ActKind> = {
  [Kind in K]: ReceiptOf<Kind, ResultOf<Kind>>;
}[K];

/**
 * Performs an act once: finds it done, does it, or records it in a dry run. Never throws. `until`
 * calls it off.
 */
export type Perform = <K extends ActKind>(act: Act<K>, until?: AbortSignal) => Promise<Receipt<K>>;
