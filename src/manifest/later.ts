import { LATER_KEYS as HEALTH } from "../health/options.ts";
import { LATER_KEYS as ROLLOUT } from "../rollout/options.ts";
import { LATER_KEYS as SMOKE } from "../smoke/options.ts";
import type { SchemaWords } from "../yaml/issues.ts";
import { type Path, pathText } from "../yaml/path.ts";
import type { ProblemWords } from "../yaml/source.ts";

/** Keys that will mean something one day, by the block in which they stand; "" is the manifest. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "": ["extends", "dora", "rollout"],
  smoke: SMOKE,
  health: HEALTH,
  ...ROLLOUT,
};

/** Values that will mean something one day, by the path of their key. */
const VALUES: Readonly<Record<string, RegExp>> = {
  "rollback.to": /^/,
};

const HINT = "leave it out for now: a rule that is accepted and ignored would protect nobody";

/** Words for a key that is known and not acted on; undefined for any other key. */
function laterKey(path: Path): ProblemWords | undefined {
  const block = path.length > 1 ? String(path[0]) : "";
  const key = String(path.at(-1));
  if (!Object.hasOwn(KEYS, block) || KEYS[block]?.includes(key) !== true) return undefined;
  return { sentence: `release-gate does not act on \`${key}\` yet`, hint: HINT };
}

/** The same for a value. */
function laterValue(path: Path, value: unknown): ProblemWords | undefined {
  const key = path.join(".");
  if (typeof value !== "string" || !Object.hasOwn(VALUES, key)) return undefined;
  if (VALUES[key]?.test(value) !== true) return undefined;
  const sentence = `release-gate does not act on \`${pathText(path)}: ${value}\` yet`;
  return { sentence, hint: HINT };
}

/** What the manifest's schema cannot say itself. */
export const MANIFEST_WORDS: SchemaWords = {
  laterKey,
  laterValue,
  examples: {
    environments: "environments: {production: {url: https://shop.example}}",
    deploy: "deploy: {workflow: deploy.yml}, or deploy: {command: [node, deploy.mjs]}",
    url: "url: https://shop.example",
  },
};
