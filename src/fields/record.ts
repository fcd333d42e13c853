import * as z from "zod";
import {
  type PutOffRecord,
  RECORD_FORMAT,
  type RecordPayload,
  STATUS_STATES,
} from "../core/record.ts";
import { PROOFS, type RecordVerdict, VERDICT_SOURCES } from "../core/record-description.ts";
import { RELEASE_TYPES } from "../core/release.ts";
import { RECORD_KINDS } from "../core/states.ts";
import { VERDICTS } from "../core/verdict.ts";
import { count } from "./recorded.ts";

const id = z.int().positive();

const released = z.object({ version: z.string(), sha: z.string() });

/** What was put off for an incident, as a record has it. */
export const putOff = z.strictObject({
  incident: id,
  by: z.string(),
  until: z.string(),
  timezone: z.string(),
  rows: z.record(z.string(), z.string()).readonly(),
}) satisfies z.ZodType<PutOffRecord>;

/** What a record says of its act, as it stands on GitHub. */
export const recordPayload = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  key: z.string(),
  component: z.string(),
  version: z.string(),
  kind: z.enum(RECORD_KINDS),
  run: z.string(),
  attempt: id,
  job: z.string().nullable(),
  runner: z.enum(["github-hosted", "self-hosted"]).nullable(),
  lease: z.iso.datetime(),
  manifest: z.string(),
  previous: released.nullable(),
  rollback_of: id.nullable(),
  adopted: released.extend({ tag: z.string(), at: z.iso.datetime() }).nullable(),
  baseline: z.record(z.string(), z.tuple([count, count]).readonly()).nullable(),
  state: z.record(z.string(), z.string()).nullable(),
  type: z.enum(RELEASE_TYPES).nullable(),
  fixes: z.string().nullable(),
  notes: z.string().nullable(),
  put_off: putOff.optional(),
}) satisfies z.ZodType<RecordPayload>;

/** A verdict as a record has it. */
export const recordVerdict = z.strictObject({
  outcome: z.enum(VERDICTS),
  by: z.enum(VERDICT_SOURCES),
  proof: z.enum(PROOFS),
}) satisfies z.ZodType<RecordVerdict>;

/** Every state of a deployment that GitHub knows. */
export const statusState = z.enum(STATUS_STATES);
