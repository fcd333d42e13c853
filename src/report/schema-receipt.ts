import * as z from "zod";
import { ACT_STATES, type DoneState, type NotDoneState } from "../core/act.ts";
import { namesOf } from "../core/table.ts";
import { time } from "../fields/recorded.ts";
import { ACTS } from "../receipts/index.ts";
import type { Kind } from "../receipts/kind.ts";

const STATES = namesOf(ACT_STATES);
const DONE = STATES.filter((state): state is DoneState => ACT_STATES[state].done);
const NOT_DONE = STATES.filter(
  (state): state is NotDoneState => !ACT_STATES[state].done && state !== "recorded",
);

/** The receipt of one kind of act, in each state that it can be in. */
function receiptOf({ kind, says, result }: Omit<Kind<string, never, z.ZodType>, "key">) {
  const common = {
    kind: z.literal(kind),
    key: z.string(),
    at: time,
    detail: z.string(),
    link: z.string().optional(),
  };
  const notDone = {
    remedy: z.string(),
    permission: z.string().optional(),
    silent: z.literal(true).optional().meta({ description: "GitHub gave no answer" }),
  };
  return z
    .discriminatedUnion("state", [
      z.strictObject({ ...common, state: z.enum(DONE), result }),
      z.strictObject({ ...common, state: z.literal("recorded") }),
      z.strictObject({ ...common, state: z.enum(NOT_DONE), ...notDone }),
    ])
    .meta({ description: says });
}

const [first, ...others] = Object.values(ACTS).map(receiptOf);
if (first === undefined) throw new Error("no kind of act is registered");

/** The receipt of any kind of act, as the register has them. */
export const receipt = z.discriminatedUnion("kind", [first, ...others]);
