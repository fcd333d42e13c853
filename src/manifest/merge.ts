import { type Path, valueAt } from "../yaml/path.ts";
import type { Spot, Tree } from "../yaml/tree.ts";
import { TRUSTED_ENVIRONMENT_KEYS, TRUSTED_KEYS } from "./schema.ts";

/** True for what is read from the default branch. */
export function isTrusted([first, , third]: Path): boolean {
  if (TRUSTED_KEYS.some((key) => key === first)) return true;
  return first === "environments" && TRUSTED_ENVIRONMENT_KEYS.some((key) => key === third);
}

/**
 * The release's own file with everything trusted taken from the default branch's. An environment
 * that the default branch does not know counts as production: the strictest rules apply. One that
 * the release's own file drops stays: a release cannot skip what comes before it.
 */
export function mergeTrusted(own: Tree, trusted: Tree): Tree {
  const value = withTrusted(own.value, trusted.value);
  const spots = new Map<string, Spot>();
  for (const [key, spot] of own.spots) if (!isTrusted(spot.path)) spots.set(key, spot);
  const lost = Object.keys(dropped(own.value, trusted.value));
  const isTaken = (path: Path) =>
    isTrusted(path) || (path[0] === "environments" && lost.includes(String(path[1])));
  for (const [key, spot] of trusted.spots) if (isTaken(spot.path)) spots.set(key, spot);
  const problems = [
    ...own.problems.filter(({ path }) => !isTrusted(path)),
    ...trusted.problems.filter(({ path }) => isTaken(path)),
  ];
  return { value, spots, problems };
}

/** Names of environments that only the release's own file has. */
export function newEnvironments(own: unknown, trusted: unknown): readonly string[] {
  const known = mapAt(trusted, "environments");
  return Object.keys(mapAt(own, "environments")).filter((name) => !Object.hasOwn(known, name));
}

function withTrusted(own: unknown, trusted: unknown): unknown {
  if (!isMap(own)) return own;
  const kept = Object.entries(own).filter(([key]) => !isTrusted([key]));
  const taken = Object.entries(isMap(trusted) ? trusted : {}).filter(([key]) => isTrusted([key]));
  const merged = { ...Object.fromEntries(kept), ...Object.fromEntries(taken) };
  if (!isMap(own.environments)) return merged;
  const fresh = newEnvironments(own, trusted);
  const environments = Object.entries(own.environments).map(([name, block]) => {
    if (!isMap(block)) return [name, block];
    const rules = fresh.includes(name) ? { production: true } : rulesOf(trusted, name);
    return [name, { ...without(block, TRUSTED_ENVIRONMENT_KEYS), ...rules }];
  });
  return {
    ...merged,
    environments: { ...dropped(own, trusted), ...Object.fromEntries(environments) },
  };
}

/** Environments that the release's own file leaves out: what must come before still does. */
function dropped(own: unknown, trusted: unknown): Readonly<Record<string, unknown>> {
  const kept = mapAt(own, "environments");
  return Object.fromEntries(
    Object.entries(mapAt(trusted, "environments")).filter(([name]) => !Object.hasOwn(kept, name)),
  );
}

function rulesOf(trusted: unknown, name: string): Readonly<Record<string, unknown>> {
  const block = valueAt(trusted, ["environments", name]);
  if (!isMap(block)) return {};
  const isRule = (key: string) => TRUSTED_ENVIRONMENT_KEYS.some((known) => known === key);
  return Object.fromEntries(Object.entries(block).filter(([key]) => isRule(key)));
}

const without = (block: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));

const mapAt = (root: unknown, key: string): Readonly<Record<string, unknown>> => {
  const value = valueAt(root, [key]);
  return isMap(value) ? value : {};
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
