import * as z from "zod";
import { RECORD_STATES, type WrittenState } from "../core/states.ts";
import { namesOf } from "../core/table.ts";
import { defineAct } from "./kind.ts";

/** Sets the state of our deployment record. */
export const status = defineAct({
  kind: "status",
  says: "set the state of the deployment record",
  key: ({ deployment, state }: Status) => `status ${deployment} ${state}`,
  result: z.strictObject({ state: z.enum(namesOf(RECORD_STATES)) }),
});

interface Status {
  readonly deployment: number;
  readonly state: WrittenState;
  readonly description: string;
  readonly environmentUrl: string | undefined;
  readonly logUrl: string | undefined;
}
