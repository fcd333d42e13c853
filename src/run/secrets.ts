import { isTooShort } from "../core/redaction.ts";
import { textsIn } from "../core/text.ts";
import { readsOf } from "../expressions/reads.ts";

/** Shorter parts of a structured secret are no secrets of their own. */
const SHORTEST_PART = 4;

/**
 * Every value that must not leave: the lines of the input `secrets`, and the variables that the
 * manifest reads as `secrets.X`; of values that are JSON also the texts inside, which
 * `fromJSON(secrets.X)` takes out. `manifest` is the parsed file, so that no way of writing YAML
 * hides a look-up.
 */
export function secretsIn(
  manifest: unknown,
  env: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  const whole = named(manifest, env, given).map(([, value]) => value);
  return [...new Set(whole.flatMap(withParts))];
}

/** A value, and where it is JSON the texts inside. */
export function withParts(value: string): readonly string[] {
  return [value, ...partsOf(value)];
}

/** A warning for each secret that is too short to be kept out of texts; it names no value. */
export function shortSecretWarnings(
  manifest: unknown,
  env: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  const short = named(manifest, env, given).filter(([, value]) => isTooShort(value));
  return [...new Set(short.map(([name]) => name))].map(
    (name) =>
      `the secret ${name} has fewer than four characters: it cannot be kept out of logs and reports; use a longer one`,
  );
}

/** Name and value of each secret that is set. */
function named(
  manifest: unknown,
  env: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const byName = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
  const read = namesIn(manifest).map(
    (name) => [name, byName.get(name.toLowerCase()) ?? ""] as const,
  );
  return [...Object.entries(given), ...read].filter(([, value]) => value !== "");
}

/** Names of the secrets that the expressions of a value read, wherever they stand in it. */
function namesIn(value: unknown): readonly string[] {
  return readsOf(value).flatMap(({ context, key }) =>
    context === "secrets" && key !== undefined ? [key] : [],
  );
}

function partsOf(value: string): readonly string[] {
  if (!/^\s*[[{]/.test(value)) return [];
  try {
    return textsIn(JSON.parse(value)).filter((text) => text.length >= SHORTEST_PART);
  } catch {
    return []; // no JSON: nothing can be taken out of it
  }
}
