import * as z from "zod";
import type { RecordPayload } from "../core/record.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Makes our deployment record. */
export const claim = defineAct({
  kind: "claim",
  says: "make the deployment record, before anything is touched",
  key: ({ payload }: Claim) => payload.key,
  result: lazily(() => z.strictObject({ deployment: z.int().min(0) })),
});

interface Claim {
  readonly environment: string;
  readonly production: boolean;
  readonly sha: string;
  readonly payload: RecordPayload;
  /** For people. */
  readonly description: string;
}
