import type * as z from "zod";
import { plainPath, readWith } from "../yaml/read-with.ts";
import type { Spot } from "../yaml/tree.ts";
import { type Manifest, manifestSchema } from "./schema.ts";

/** As much of a manifest as can be read, and the blocks that stand-ins were put in for. */
export interface Around {
  readonly manifest: Manifest;
  readonly raw: unknown;
  readonly broken: ReadonlySet<string>;
}

const STAND_INS: Readonly<Record<string, unknown>> = {
  environments: { production: { url: "https://example.com" } },
};

/**
 * Reads on where the schema has found something: unknown keys are left out, and a block that is
 * wrong is left to its defaults, so that rules about the other blocks can still be applied.
 */
export function readAround(
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
  spots: ReadonlyMap<string, Spot>,
): Around | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const known = issues.reduce(withoutUnknown, data);
  const again = readWith(manifestSchema, known, spots);
  if (again.ok) return { manifest: again.value, raw: again.raw, broken: new Set() };
  const broken = new Set(again.issues.map((issue) => String(issue.path[0])));
  const rest = Object.entries(known).filter(([key]) => !broken.has(key));
  const standIns = Object.entries(STAND_INS).filter(([key]) => broken.has(key));
  const last = readWith(manifestSchema, Object.fromEntries([...rest, ...standIns]), spots);
  return last.ok ? { manifest: last.value, raw: last.raw, broken } : undefined;
}

function withoutUnknown(data: object, issue: z.core.$ZodIssue): object {
  if (issue.code !== "unrecognized_keys") return data;
  return issue.keys.reduce((all, key) => without(all, [...plainPath(issue.path), key]), data);
}

function without(node: object, [part, ...rest]: readonly (string | number)[]): object {
  if (part === undefined) return node;
  const value: unknown = Reflect.get(node, part);
  const isBranch = rest.length > 0 && typeof value === "object" && value !== null;
  if (Array.isArray(node))
    return node.map((v, i) => (i === part && isBranch ? without(value, rest) : v));
  const others = Object.entries(node).filter(([key]) => key !== part);
  return Object.fromEntries(isBranch ? [...others, [part, without(value, rest)]] : others);
}
