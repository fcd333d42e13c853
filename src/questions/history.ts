import * as z from "zod";
import type { DeploymentRecord, ForeignRecord, History, RecordStatus } from "../core/record.ts";
import type { Said } from "../core/record-description.ts";
import { lazily } from "../fields/fields.ts";
import { recordPayload, recordVerdict, statusState } from "../fields/record.ts";
import { maybe, strings, time } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

const id = z.int().positive();

const said = exactly<Said>()(
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("verdict"),
      verdict: recordVerdict,
      rolledBackBy: id.optional(),
      left: z.boolean().optional(),
      abandoned: z.boolean().optional(),
    }),
    z.strictObject({ kind: z.literal("untouched") }),
    z.strictObject({ kind: z.literal("receipt"), event: z.string(), channel: z.string() }),
  ]),
);

const status = exactly<RecordStatus>()(
  z.strictObject({
    state: statusState,
    at: time,
    says: maybe(said).meta({ description: "absent: not in our words" }),
    logUrl: maybe(z.string()),
  }),
);

/** Everything that was said of a record. */
export const statuses = lazily(() =>
  z.array(status).readonly().meta({ description: "oldest first" }),
);

const record = exactly<DeploymentRecord>()(
  z.strictObject({ id, sha: z.string(), createdAt: time, payload: recordPayload, statuses }),
);

const foreign = exactly<ForeignRecord>()(
  z.strictObject({
    id,
    sha: z.string(),
    task: z.string(),
    createdAt: time,
    by: maybe(z.string()),
    statuses,
  }),
);

/** Our records of a component in an environment with everything that was said of them. */
export const history = defineQuestion({
  kind: "history",
  value: exactly<History>()(
    z.strictObject({
      environment: z.string(),
      component: z.string().meta({ description: "empty where there is one" }),
      records: z.array(record).readonly().meta({ description: "ours, newest first" }),
      complete: z.boolean().meta({ description: "there are no older ones" }),
      foreign: z.array(foreign).readonly().meta({ description: "of others, newest first" }),
      gone: strings.meta({ description: "commits that the repository no longer has" }),
    }),
  ),
  asks: (environment: string, component: string) => ({
    key: component === "" ? `history ${environment}` : `history ${environment} of ${component}`,
    environment,
    component,
  }),
});
