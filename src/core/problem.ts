import type { Place } from "./place.ts";

/** Every problem that a user can meet, by a code that stays the same between versions. */
export const PROBLEMS = {
  usage: "An input, flag or argument cannot be used",
  "manifest-missing": "There is no manifest where one was looked for",
  "manifest-invalid": "The manifest, or a policy, is not valid",
  "environment-unknown": "The environment is not in the manifest, or none can be chosen",
  "release-unclear": "Version or commit of the release is not known",
  "github-required": "The stage needs GitHub, and no token or repository is given",
  "value-missing": "A value that the manifest looks up is not set",
  "untrusted-event": "The event comes from a fork or a pull request: only lint runs",
} as const;

type ProblemCode = keyof typeof PROBLEMS;

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
    sentence: `it failed: ${messageOf(error)}`,
    remedy: "this is a fault of release-gate: please report it",
    cause: error,
  });
}

/** What a thrown value says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
