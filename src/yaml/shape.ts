import type * as z from "zod";
import type { Path } from "./path.ts";

type Schema = z.core.$ZodType;

/** Keys that a map at this path may have; undefined where the keys are the author's own. */
export function knownKeys(root: Schema, path: Path): readonly string[] | undefined {
  const keys = schemasAt(root, path).flatMap((schema) => {
    const def = definition(schema);
    return def.type === "object" ? Object.keys(def.shape) : [];
  });
  return keys.length === 0 ? undefined : [...new Set(keys)];
}

/** All schemas that a value at this path may have to satisfy, wrappers taken off. */
function schemasAt(root: Schema, path: Path): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, part) => schemas.flatMap((schema) => children(schema, part)),
    bare(root),
  );
}

// zod's own type of all its definitions; the walk names those that such files are made of
const definition = (schema: Schema): z.core.$ZodTypes["_zod"]["def"] =>
  (schema._zod as z.core.$ZodTypes["_zod"]).def;

function children(schema: Schema, part: string | number): readonly Schema[] {
  const def = definition(schema);
  if (def.type === "object" && Object.hasOwn(def.shape, part)) {
    const child = def.shape[part];
    return child === undefined ? [] : bare(child);
  }
  if (def.type === "record") return bare(def.valueType);
  if (def.type === "array") return bare(def.element);
  return [];
}

/** The schemas behind optional, default, pipe, lazy and union. */
function bare(schema: Schema): readonly Schema[] {
  const def = definition(schema);
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return bare(def.innerType);
    case "pipe":
      return bare(def.in);
    case "lazy":
      return bare(def.getter());
    case "union":
      return def.options.flatMap(bare);
    default:
      return [schema];
  }
}
