import { pathKey } from "../yaml/path.ts";
import type { Spot } from "../yaml/tree.ts";

type Spots = ReadonlyMap<string, Spot>;

/** Spots by the paths that they have below `base`. */
export function spotsBelow(spots: Spots, base: readonly string[]): Spots {
  const prefix = pathKey(base).slice(0, -1);
  return new Map(
    [...spots].flatMap(([key, spot]) =>
      key.startsWith(`${prefix},`) ? [[`[${key.slice(prefix.length + 1)}`, spot] as const] : [],
    ),
  );
}
