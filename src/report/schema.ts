import * as z from "zod";
import { Problem } from "../core/problem.ts";
import { PROOFS } from "../core/record-description.ts";
import type { Report } from "../core/report.ts";
import { STAGES } from "../core/stages.ts";
import { ROLLED_BACK } from "../core/states.ts";
import { recordVerdict } from "../fields/record.ts";
import { count, maybe, strings, time } from "../fields/recorded.ts";
import { answer } from "./schema-answer.ts";
import { declared } from "./schema-declared.ts";
import { concluded, environment, finding, plannedRow, release, run } from "./schema-evidence.ts";
import { receipt } from "./schema-receipt.ts";
import { nameOf, verdict } from "./schema-words.ts";
import { upgrade } from "./upgrade.ts";

/** A report as it is written to `report.json`. */
export const reportSchema = z.strictObject({
  schema: z.literal(2),
  tool: z.strictObject({ name: z.literal("release-gate"), version: z.string() }),
  stage: nameOf(STAGES),
  repository: maybe(z.string()),
  run,
  release: maybe(release),
  environment: maybe(environment),
  manifest: z.strictObject({
    path: z.string(),
    origin: z.string(),
    trusted: z.string(),
    component: z.string().optional(),
  }),
  dryRun: z.boolean(),
  startedAt: time,
  finishedAt: time,
  judgedAt: time.optional(),
  verdict,
  exitCode: z.literal([0, 1, 2, 3]),
  headline: z.string(),
  next: z.string(),
  findings: z.array(finding).readonly(),
  answers: z.record(z.string(), answer),
  declared: declared.optional(),
  planned: z.array(plannedRow).readonly().optional(),
  undecided: strings.optional(),
  concluded: z.array(concluded).readonly().optional(),
  receipts: z.array(receipt).readonly(),
  timeline: z
    .array(z.strictObject({ at: time, text: z.string(), link: z.string().optional() }))
    .readonly(),
  notes: z.strictObject({
    deployment: count.optional(),
    liveVersion: z.string().optional(),
    liveCommit: z.string().optional(),
    proof: z.enum(PROOFS).optional(),
    rolledBack: nameOf(ROLLED_BACK).optional(),
    rollbackTo: z.string().optional(),
    unrecorded: recordVerdict.optional(),
    byHand: z.string().optional(),
    byHandPowerShell: z.string().optional(),
    byHandRemarks: strings.optional(),
  }),
  permissions: strings,
  warnings: strings,
});

/** Reads a `report.json` back, of schema 1 too; whatever is not a report is a problem, never half a report. */
export function readReport(text: string): Report {
  const read = reportSchema.safeParse(upgrade(jsonOf(text)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unreadable(
    `${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "no reason given"}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable("it is not JSON", cause);
  }
}

const unreadable = (why: string, cause?: unknown): Problem =>
  new Problem({
    code: "usage",
    sentence: `the report cannot be read (${why})`,
    remedy: "give a report.json that this version of release-gate or an earlier one has written",
    cause,
  });
