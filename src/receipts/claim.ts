import * as z from "zod";
import type { RecordPayload } from "../core/history.ts";
import { defineAct } from "./kind.ts";

/** Makes our deployment record and sets it in progress; refused where the same claim stands. */
export const claim = defineAct({
  kind: "claim",
  says: "make the deployment record, before anything is touched",
  key: ({ payload }: Claim) => payload.key,
  result: z.strictObject({ deployment: z.int().min(0) }),
});

interface Claim {
  readonly environment: string;
  readonly production: boolean;
  readonly sha: string;
  readonly payload: RecordPayload;
  readonly description: string;
}
