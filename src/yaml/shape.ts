import type * as z from "zod";
import type { Path } from "./path.ts";

type Schema = z.core.$ZodType;

/** A key that no reading has, and the map that it stands in. */
interface Misfit {
  readonly unknown: string;
  readonly written: unknown;
}

/**
 * Keys that a map at this path may have, of several readings those of the ones that fit what is
 * written best; undefined where the keys are the author's own.
 */
export function knownKeys(
  root: Schema,
  path: Path,
  misfit?: Misfit,
): readonly string[] | undefined {
  const shapes = schemasAt(root, path).flatMap((schema) => {
    const def = definition(schema);
    return def.type === "object" ? [Object.keys(def.shape)] : [];
  });
  const keys = (misfit === undefined ? shapes : nearest(shapes, misfit)).flat();
  return keys.length === 0 ? undefined : [...new Set(keys)];
}

/** The readings without the unknown key that have the most of the keys that are written. */
function nearest(
  shapes: readonly (readonly string[])[],
  { unknown, written }: Misfit,
): readonly (readonly string[])[] {
  const keys = typeof written === "object" && written !== null ? Object.keys(written) : [];
  const fitting = shapes.filter((shape) => !shape.includes(unknown));
  const shared = (shape: readonly string[]) => keys.filter((key) => shape.includes(key)).length;
  const most = Math.max(...fitting.map(shared));
  return fitting.filter((shape) => shared(shape) === most);
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
