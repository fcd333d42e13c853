import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, time } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const state = lazily(() => z.enum(["running", "completed", "unreadable"]));

/** What GitHub shows of the workflow run that made a deployment record, and of one that it started. */
export const owner = defineQuestion({
  kind: "owner",
  value: lazily(() =>
    z.strictObject({
      attempt: state.meta({
        description: "unreadable: the run does not exist, or may not be read",
      }),
      job: state,
      endedAt: maybe(time).meta({ description: "when the attempt completed, if that is known" }),
      started: z.discriminatedUnion("state", [
        z.strictObject({ state: z.literal("none") }),
        z.strictObject({ state: z.literal("running"), url: z.string(), waits: z.boolean() }),
        z.strictObject({ state: z.literal("completed"), url: z.string() }),
        z.strictObject({ state: z.literal("not-found") }),
        z.strictObject({ state: z.literal("unreadable"), reason: z.string() }),
      ]),
    }),
  ),
  asks: (record: OwnedRecord) => ({ key: `owner of deployment ${record.deployment}`, record }),
});

/** What is known of a record's owner without asking. */
export interface OwnedRecord {
  readonly deployment: number;
  readonly run: string;
  readonly attempt: number;
  /** Id of the job, where the record has it. */
  readonly job: string | null;
  /** Address of the workflow run that was dispatched; undefined: none is linked. */
  readonly dispatched: string | undefined;
  /**
   * Manifest by which it may have dispatched a run that is not linked, at its own commit; undefined:
   * it has begun nothing.
   */
  readonly manifest: { readonly path: string; readonly sha: string } | undefined;
  /** What a run that it dispatched shows in its name, where the workflow shows it. */
  readonly nonce: string;
  /** When the record was made, ISO 8601. */
  readonly since: string;
}
