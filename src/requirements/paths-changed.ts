import type { Release } from "../core/release.ts";
import { matches } from "./patterns.ts";

/** Paths that changed and that patterns name. */
export type Changed = readonly string[];

/** Of the changed paths those that one of the patterns names. */
export function changedBy(patterns: readonly string[], paths: readonly string[]): Changed {
  return paths.filter((path) => patterns.some((pattern) => matches(pattern, path)));
}

/** `since 2.3.7`; on a first release that which is released alone can be looked at. */
export function since({ previous }: Pick<Release, "previous">): string {
  return previous === undefined ? "of this first release" : `since ${previous.version}`;
}

/** A few of them by name. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
