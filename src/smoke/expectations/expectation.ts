import type * as z from "zod";
import type { HttpReply } from "../../core/ports.ts";
import type { Released } from "../../core/release.ts";
import type { SchemaRead } from "../json-schema.ts";

/** An answer that came, whatever it says. */
export type Answer = Extract<HttpReply, { readonly state: "answered" }>;

/** Selects JSON values in the body of an answer; a problem says of the body what keeps it unread. */
export type Select = (
  answer: Answer,
  path: string,
) => { readonly values: readonly unknown[] } | { readonly problem: string };

/** What a judge is given besides the answer. */
export interface JudgeContext {
  /** What should be live. */
  readonly build: Released;
  /** Epoch milliseconds at which the answer came. */
  readonly now: number;
  readonly select: Select;
  /** Holds a value against the schema that the check names. */
  readonly fits: (value: unknown) => SchemaRead;
  /** Does work on foreign text that may not end by itself; undefined: it took too long. */
  readonly limit: Limit;
}

export type Limit = <T>(work: () => T) => { readonly value: T } | undefined;

/** One thing that was expected and is not so; foreign text in it is not redacted yet. */
export interface Miss {
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
  /** Part of `actual` that a message shows with what stands around it; default: its beginning. */
  readonly around?: string | undefined;
  /** Keys that lead from the expectation to the culprit, inside the expectation's own block. */
  readonly at: readonly string[];
}

interface ExpectationParts<Options extends z.ZodType> {
  /** The key in `expect`. */
  readonly id: string;
  readonly options: Options;
  /**
   * True where judging takes a time that only grows with the answer: nothing that the manifest says
   * runs on it, as a pattern or a path does. Default: it has to be limited.
   */
  readonly isBounded?: (options: z.output<Options>) => boolean;
  /** Pure; what cannot be evaluated is a miss. */
  readonly judge: (
    answer: Answer,
    options: z.output<Options>,
    context: JudgeContext,
  ) => readonly Miss[];
}

/** An expectation as the register holds it: its judge takes what its own schema made. */
interface Expectation<Options extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly options: Options;
  readonly isBounded?: (options: unknown) => boolean;
  readonly judge: (answer: Answer, options: unknown, context: JudgeContext) => readonly Miss[];
}

/** Makes an expectation; the cast of the whole register, options being opaque outside, is here. */
export function defineExpectation<Options extends z.ZodType>(
  parts: ExpectationParts<Options>,
): Expectation<Options> {
  return parts as Expectation<Options>;
}

/** What keeps the body of an answer from being judged as text, as `too large`; undefined: nothing. */
export function unreadable(answer: Answer): string | undefined {
  return answer.truncated ? "too large to be read whole (above 1 MiB)" : undefined;
}

/** A header's value by its name in any case; undefined where the answer has none. */
export function headerOf({ headers }: Answer, name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(headers, key) ? headers[key] : undefined;
}
