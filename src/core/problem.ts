import type { Place } from "./place.ts";

/** Every problem a user can meet, by a code that stays the same between versions. */
export type ProblemCode =
  | "usage"
  | "manifest-missing"
  | "manifest-empty"
  | "manifest-invalid"
  | "environment-unknown"
  | "release-unclear"
  | "github-required"
  | "github-refused"
  | "value-missing"
  | "untrusted-event";

interface ProblemParts {
  readonly code: ProblemCode;
  /** What is wrong, one sentence. */
  readonly sentence: string;
  /** What the user does about it, one sentence. */
  readonly remedy: string;
  readonly place?: Place | undefined;
  readonly cause?: unknown;
}

/** An error that a user can act on; anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly remedy: string;
  readonly place: Place | undefined;

  constructor({ code, sentence, remedy, place, cause }: ProblemParts) {
    super(sentence, { cause });
    this.name = "Problem";
    this.code = code;
    this.remedy = remedy;
    this.place = place;
  }
}

/** Anything that was thrown as something that can be shown: never a stack trace. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    code: "usage",
    sentence: `it broke off: ${error instanceof Error ? error.message : String(error)}`,
    remedy: "this is a fault of release-gate: please report it",
    cause: error,
  });
}
