import type { Place } from "./place.ts";

/** Why something could not be had, and what would bring it: one shape from GitHub to the finding. */
export interface Lack {
  /** Plain text for the middle of a sentence, no full stop; a finding begins it with a capital. */
  readonly reason: string;
  /** Plain text: what to do about it; names the permission where one is missing. */
  readonly remedy: string;
  /** Lines for a workflow's `permissions:` that are missing, one a line, such as `checks: read`. */
  readonly permission?: string | undefined;
  /** GitHub gave no answer: its limit is used up, or it fails. A later try may have one. */
  readonly silent?: true | undefined;
  /** Where in the manifest it is to be mended, where it is there. */
  readonly place?: Place | undefined;
}

/** Stands where a value would be. */
export interface Missing extends Lack {
  readonly state: "missing";
}

/** A value that could be had. */
export interface Known<T> {
  readonly state: "known";
  readonly value: T;
}

export function missing(reason: string, remedy: string): Missing {
  return { state: "missing", reason, remedy };
}

/** The lack in something that says more besides. */
export function lackOf({ reason, remedy, permission, silent, place }: Lack): Lack {
  return {
    reason,
    remedy,
    ...(permission === undefined ? {} : { permission }),
    ...(silent === undefined ? {} : { silent }),
    ...(place === undefined ? {} : { place }),
  };
}

/** What to do about missing lines of `permissions:`. */
export function permissionRemedy(lines: readonly string[]): string {
  return `add \`${lines.join("`, `")}\` to the job's \`permissions:\``;
}

/** What two lacks share that one act of one person mends: missing permissions, or the same remedy. */
export function causeOf({ permission, remedy }: Lack): string {
  return permission === undefined ? remedy : "permissions";
}

/** Lacks with each cause once, in order. */
export function byCause<L extends Lack>(lacks: readonly L[]): readonly L[] {
  const causes = new Map<string, L>();
  for (const lack of lacks) {
    const before = causes.get(causeOf(lack));
    causes.set(causeOf(lack), before === undefined ? lack : merged([before, lack]));
  }
  return [...causes.values()];
}

/** Lacks of one cause as one: the first reason, and every permission that is asked for. */
export function merged<L extends Lack>(lacks: readonly [L, ...L[]]): L {
  const first = lacks.find(({ permission }) => permission !== undefined) ?? lacks[0];
  const lines = [...new Set(lacks.flatMap(({ permission }) => permission?.split("\n") ?? []))];
  if (lines.length < 2) return first;
  return { ...first, remedy: permissionRemedy(lines), permission: lines.join("\n") };
}
