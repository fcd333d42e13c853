import * as z from "zod";
import { PHASE_NAMES } from "../core/phases.ts";
import { ROLE_KEYS } from "../core/roles.ts";
import { EFFECTS } from "../core/verdict.ts";
import { text } from "../fields/fields.ts";
import type { Evaluator } from "../requirements/harness/evaluator.ts";
import type { Observer } from "../requirements/harness/observer.ts";
import { EVALUATORS } from "../requirements/index.ts";

/** What a manifest must declare for a requirement to be there at all. */
const ONLY_WHERE = [
  "staging",
  "windows",
  "freezes",
  "critical-flow",
  "staging-critical-flow",
  "staging-integration",
  "signal",
] as const;

export type OnlyWhere = (typeof ONLY_WHERE)[number];

const effect = z.enum(EFFECTS);

/** How hard a row is for each type of release. */
export const effects = z.strictObject({ patch: effect, minor: effect, major: effect });

const row = z.strictObject({
  /** The guides' sentence. */
  title: text,
  /** Name of the evaluator that decides it. */
  uses: text,
  /** Options of the evaluator. */
  with: z.record(z.string(), z.unknown()).default({}),
  phase: z.enum(PHASE_NAMES),
  /** `any`: in every environment; `production`: only there. */
  due: z.enum(["any", "production"]),
  "only-where": z.enum(ONLY_WHERE).optional(),
  /** When it can be not applicable, as a sentence; absent: never. */
  "not-applicable": text.optional(),
  owner: z.enum(ROLE_KEYS),
  /** Roles that waive it together, each by another person; absent: nobody may. */
  waiver: z.array(z.enum(ROLE_KEYS)).min(1).optional(),
  effect: effects,
  /** Ids of the guides' lines that it comes from; `guard` for what no guide lists. */
  sources: z.array(text).min(1, "a line of a guide, or `guard`"),
});

/** How a requirement may be called. */
export const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "an id such as ci-passing");

/** A file of rows by their ids. */
export const rowsFile = z.record(id, row);

/** One requirement: its sentence, and how, when, for whom and how strictly it is decided. */
export type PolicyRow = Omit<z.output<typeof row>, "owner"> & {
  readonly id: string;
  /** A role of the manifest, one of its own too. */
  readonly owner: string;
};

/** What decides a row: an evaluator of answers, or of what a stage has seen. */
export type RowEvaluator = Evaluator | Observer;

/** Names of all evaluators. */
export const EVALUATOR_NAMES: readonly string[] = Object.keys(EVALUATORS);

/** The evaluator of that name. */
export function evaluatorOf(uses: string): RowEvaluator | undefined {
  const all: Readonly<Record<string, RowEvaluator>> = EVALUATORS;
  return Object.hasOwn(all, uses) ? all[uses] : undefined;
}
