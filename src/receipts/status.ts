import * as z from "zod";
import { STATUS_STATES, type WrittenState } from "../core/record.ts";
import { type Said, writeDescription } from "../core/record-description.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Says something of our deployment record; what was said before stays. */
export const status = defineAct({
  kind: "status",
  says: "write a status on the deployment record: its state, and what is said of it",
  key: ({ deployment, state, says }: Status) =>
    `status ${deployment} ${state}${says === undefined ? "" : ` ${writeDescription(says)}`}`,
  result: lazily(() => z.strictObject({ state: z.enum(STATUS_STATES) })),
});

interface Status {
  readonly deployment: number;
  readonly state: WrittenState;
  /** Undefined: nothing that is read again. */
  readonly says: Said | undefined;
  /** For people. */
  readonly remark: string;
  readonly environmentUrl: string | undefined;
  readonly logUrl: string | undefined;
  /** What must hold of the record; undefined: it is written whatever the record says. */
  readonly guard?: RecordGuard | undefined;
  /** Until when it may be written, milliseconds of the clock that never jumps; undefined: always. */
  readonly before?: number | undefined;
}
