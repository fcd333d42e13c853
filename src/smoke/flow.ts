import type { CheckOptions } from "./check-options.ts";

/** True for a check that an environment of this name has. */
export function runsIn({ only, except }: CheckOptions, environment: string): boolean {
  return (only?.includes(environment) ?? true) && except?.includes(environment) !== true;
}

/** Those of some checks whose needs are all among them, needs of needs included. */
export function withoutLost(checks: readonly CheckOptions[]): readonly CheckOptions[] {
  const kept: CheckOptions[] = [];
  for (const check of checks) {
    const isKept = (id: string) => kept.some((one) => one.id === id);
    if ((check.needs ?? []).every(isKept)) kept.push(check);
  }
  return kept;
}

/** The critical checks, and what cleans up after them. */
export function criticalOf(checks: readonly CheckOptions[]): readonly CheckOptions[] {
  return withoutLost(
    checks.filter(({ severity, cleanup }) => severity === "critical" || cleanup === true),
  );
}

/** Checks with any of these tags, what they need, and what cleans up after these. */
export function taggedWith(
  checks: readonly CheckOptions[],
  tags: readonly string[],
): readonly CheckOptions[] {
  const wanted = new Set<string>();
  for (const check of checks.toReversed()) {
    const isTagged = check.tags?.some((tag) => tags.includes(tag)) === true;
    if (!isTagged && !wanted.has(check.id)) continue;
    for (const id of [check.id, ...(check.needs ?? [])]) wanted.add(id);
  }
  return withoutLost(checks.filter(({ id, cleanup }) => wanted.has(id) || cleanup === true));
}

/** True for methods that ask for nothing to be done (RFC 9110 §9.2.1). */
export function isSafe({ method }: CheckOptions): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/**
 * True for a check that can be asked again and again by itself, as a health signal is: it only
 * reads, and waits for no other check. What it saves is not saved then.
 */
export function isRepeatable(check: CheckOptions): boolean {
  const reads = check.method === "GET" || check.method === "HEAD";
  return reads && check.needs === undefined && check.cleanup !== true;
}

/**
 * True for a check that can be asked by itself until it is good for the first time: it needs no
 * other, and what it leaves behind is nothing that another one would have to go on with.
 */
export function isAlone(check: CheckOptions, checks: readonly CheckOptions[]): boolean {
  if (check.run !== undefined) return false;
  if (check.needs !== undefined || check.cleanup === true) return false;
  return isSafe(check) || !checks.some(({ needs }) => needs?.includes(check.id) === true);
}

/** Commands, and what they need: they are run before the others, whose answers are so as new as can be. */
export function commandsFirst(checks: readonly CheckOptions[]): ReadonlySet<string> {
  const first = new Set<string>();
  for (const { id, run, needs = [], cleanup } of checks.toReversed()) {
    const isFirst = (run !== undefined && cleanup !== true) || first.has(id);
    if (isFirst) for (const one of [id, ...needs]) first.add(one);
  }
  return first;
}
