import * as z from "zod";
import { TRY_STATES } from "../core/check.ts";
import { TAGS } from "../core/finding.ts";
import { FINDING_KINDS } from "../core/finding-id.ts";
import { PHASES } from "../core/phases.ts";
import { RELEASE_TYPES } from "../core/release.ts";
import { RECORD_KINDS } from "../core/states.ts";
import { EFFECTS, OUTCOMES } from "../core/verdict.ts";
import { count, foreignTime, maybe, place, strings, time } from "../fields/recorded.ts";
import { lack } from "./schema-answer.ts";
import { block } from "./schema-declared.ts";
import { ms, nameOf } from "./schema-words.ts";

const released = z.strictObject({ version: z.string(), sha: z.string() });

export const release = z.strictObject({
  name: z.string(),
  component: z.string(),
  version: z.string(),
  versionFrom: z.string(),
  type: z.enum(RELEASE_TYPES),
  sha: z.string(),
  shaFrom: z.string(),
  previous: maybe(released),
});

export const environment = z.strictObject({
  name: z.string(),
  url: z.string(),
  production: z.boolean(),
  after: strings,
  observeOnly: z.literal(true).optional(),
});

export const run = z.strictObject({
  id: z.string(),
  attempt: z.int().min(1),
  job: maybe(z.string()),
  runner: maybe(z.enum(["github-hosted", "self-hosted"])),
  url: maybe(z.string()),
  workflow: maybe(z.string()),
});

const checkTry = z.strictObject({
  method: z.string(),
  url: z.string(),
  at: time,
  state: z.enum(TRY_STATES),
  status: z.int().optional(),
  exit: z.int().optional(),
  hops: z
    .array(z.strictObject({ status: z.int(), to: z.string() }))
    .readonly()
    .optional(),
  reason: z.string().optional(),
  retryAfterMs: ms.optional(),
  cached: z.boolean().optional(),
  insecure: z.boolean().optional(),
  totalMs: ms,
  phases: z.strictObject({
    dns: ms.optional(),
    connect: ms.optional(),
    tls: ms.optional(),
    wait: ms.optional(),
    transfer: ms.optional(),
  }),
  remote: z.string().optional(),
  version: z.string().optional(),
  commit: z.string().optional(),
  curl: z.string().optional(),
  mismatches: z
    .array(
      z.strictObject({
        subject: z.string(),
        expected: z.string(),
        actual: z.string(),
        place: place.optional(),
      }),
    )
    .readonly(),
  slow: z.boolean(),
});

const look = z.strictObject({
  at: time,
  requests: count,
  bad: count,
  baselineRequests: count,
  baselineBad: count,
  value: z.number().optional(),
  reason: z.string().optional(),
  sampledAt: time.optional(),
});

const missingLook = z.strictObject({ missing: z.string(), remedy: z.string().optional() });

const counts = z
  .tuple([count, count])
  .readonly()
  .meta({ description: "before the deployment: asked, and bad" });

const rule = z.strictObject({
  id: z.templateLiteral(["signal/", z.string()]),
  kind: z.enum(["zero", "level", "below"]).optional(),
  level: z
    .strictObject({
      min: z.number().positive().optional(),
      max: z.number().positive().optional(),
      everyMs: ms,
    })
    .optional(),
  below: z
    .strictObject({
      max: z.number(),
      looks: z.int().min(1),
      severity: z.enum(["critical", "warning"]),
    })
    .optional(),
  ratio: z.number().min(0),
  allowance: z.number().min(0).max(1),
  passAllowance: z.number().min(0).max(1).optional(),
  split: z.enum(["request", "client"]).optional(),
  observeLooks: count,
  plannedLooks: count,
  alphaFail: z.number().optional(),
  persistMs: ms.optional(),
  observeOnly: z.literal(true).optional(),
  only: z.literal("fail").optional(),
  before: counts.optional(),
});

const basis = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("requirement"),
    evaluator: z.string(),
    options: z.unknown(),
    answers: z.record(z.string(), z.union([z.string(), strings])),
    declared: z.array(block).readonly(),
  }),
  z.strictObject({
    kind: z.literal("check"),
    tries: z.array(checkTry).readonly(),
    tagged: strings.optional(),
    failOn: z.array(z.literal("flaky")).readonly().optional(),
    before: counts.optional(),
  }),
  z.strictObject({
    kind: z.literal("signal"),
    rule,
    // JSON has no undefined: a look that is missing without a word is null there.
    looks: z
      .array(
        z
          .union([look, missingLook])
          .nullable()
          .transform((seen) => seen ?? undefined),
      )
      .readonly(),
    before: counts.optional(),
  }),
  z.strictObject({
    kind: z.literal("derived"),
    evaluator: z.string(),
    options: z.unknown(),
    effect: z.enum(EFFECTS).optional(),
    foreseen: z.string().optional(),
    findings: strings,
    receipts: strings,
  }),
  z.strictObject({ kind: z.literal("observed") }),
]);

const findingId = z.templateLiteral([nameOf(FINDING_KINDS), "/", z.string()]);

const waiver = z.strictObject({
  by: strings,
  because: z.string(),
  until: z.string(),
  timezone: z.string(),
});

export const plannedRow = z.strictObject({
  id: findingId,
  phase: nameOf(PHASES),
  uses: z.string(),
  effect: z.enum(EFFECTS),
  applies: z.boolean(),
  waiver: waiver.optional(),
  observeOnly: z.literal(true).optional(),
  waivable: strings.optional(),
});

export const concluded = z.strictObject({
  id: findingId,
  outcome: nameOf(OUTCOMES),
  effect: z.enum(EFFECTS),
});

const attested = z
  .strictObject({ by: z.string(), at: foreignTime, until: foreignTime.optional(), url: z.string() })
  .meta({ description: "the word of an identified person; without an end it is for one commit" });

export const finding = z.strictObject({
  id: findingId,
  code: z.string().optional().meta({ description: "stable between versions: docs/codes.md" }),
  title: z.string(),
  outcome: nameOf(OUTCOMES),
  effect: z.enum(EFFECTS),
  expected: z.string(),
  found: z.string(),
  remedy: z.string().optional(),
  tags: z.array(nameOf(TAGS)).readonly().optional(),
  details: strings.optional(),
  attested: z.array(attested).readonly().optional(),
  link: z.string().optional(),
  lacks: z.array(lack).readonly().optional(),
  owner: z.string().optional(),
  place: place.optional(),
  of: z.strictObject({ version: z.string(), kind: z.enum(RECORD_KINDS) }).optional(),
  waiver: waiver.optional(),
  basis,
});
