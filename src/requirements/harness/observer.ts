import type * as z from "zod";
import type { Receipt } from "../../core/act.ts";
import type { Effect, Finding, Judgement } from "../../core/finding.ts";
import type { FindingKind } from "../../core/finding-id.ts";
import type { Evaluator } from "./evaluator.ts";

/** What a stage has seen and done until now. */
export interface Observed {
  readonly findings: readonly Finding[];
  readonly receipts: readonly Receipt[];
}

/** Before a stage has begun. */
export const NOTHING: Observed = { findings: [], receipts: [] };

/** What follows for a row: never harder than the findings that it follows from. */
export interface Derived {
  readonly judgement: Judgement;
  readonly effect: Effect;
}

interface ObserverParts<Options extends z.ZodType> {
  readonly id: string;
  /** The policy row's `with`; a manifest cannot change it. */
  readonly options: Options;
  /** Kinds of findings that it looks at. */
  readonly kinds: (options: z.output<Options>) => readonly FindingKind[];
  /** The part of what a stage has seen that it looks at. */
  readonly select: (options: z.output<Options>, observed: Observed) => Observed;
  /** What follows from that part; undefined: something that it looks at is not there. Pure. */
  readonly judge: (options: z.output<Options>, selected: Observed) => Derived | undefined;
  /** What would be right. Plain text, no full stop. */
  readonly expected: (options: z.output<Options>) => string;
}

/** An evaluator that asks nothing: it judges by what its stage has seen and done. */
export interface Observer extends ObserverParts<z.ZodType<unknown>> {
  readonly observes: true;
}

/** Makes an observer; outside its file the options are opaque, so the cast stands here. */
export function defineObserver<Options extends z.ZodType>(parts: ObserverParts<Options>): Observer {
  return { ...parts, observes: true } as unknown as Observer;
}

export function isObserver(evaluator: Evaluator | Observer): evaluator is Observer {
  return "observes" in evaluator;
}
