import * as z from "zod";
import type { DeploymentRecord, History, Mark, RecordPayload } from "../core/history.ts";
import { DECIDERS, MARK_STATES, RECORD_KINDS, RECORD_STATES } from "../core/states.ts";
import { namesOf } from "../core/table.ts";
import { VERDICTS } from "../core/verdict.ts";
import { foreignTime, maybe, strings } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

/** The payload by which a deployment is ours, as it stands on GitHub. */
export const recordPayload = exactly<RecordPayload>()(
  z.strictObject({
    key: z.string(),
    version: z.string(),
    kind: z.enum(RECORD_KINDS),
    run: z.string(),
    previous: z.string().nullable(),
    rollback_of: z.int().nullable(),
  }),
);

/** Every state of a deployment that GitHub knows. */
export const recordState = z.enum(namesOf(RECORD_STATES));

const record = exactly<DeploymentRecord>()(
  z.strictObject({
    id: z.int(),
    sha: z.string(),
    createdAt: foreignTime,
    url: maybe(z.string()),
    payload: maybe(recordPayload).meta({ description: "absent: somebody else's record" }),
    statuses: z
      .array(
        z.strictObject({
          state: recordState,
          at: foreignTime,
          description: z.string(),
          link: maybe(z.string()),
        }),
      )
      .readonly()
      .meta({ description: "newest first" }),
  }),
);

const mark = exactly<Mark>()(
  z.strictObject({
    sha: z.string(),
    state: z.enum(MARK_STATES),
    at: foreignTime,
    deployment: maybe(z.int()).meta({
      description: "deployment that it speaks of; absent: its description cannot be read",
    }),
    verdict: maybe(z.enum(VERDICTS)),
    by: maybe(z.enum(DECIDERS)),
  }),
);

/** Our records of an environment with their statuses and marks. */
export const history = defineQuestion({
  kind: "history",
  value: exactly<History>()(
    z.strictObject({
      environment: z.string(),
      records: z.array(record).readonly().meta({ description: "newest first, ours and foreign" }),
      marks: z.array(mark).readonly().meta({ description: "newest first" }),
      unreachable: strings.meta({ description: "commits that the repository no longer has" }),
    }),
  ),
  asks: (environment: string) => ({ key: `history ${environment}`, environment }),
});
