import type { Noun } from "./source.ts";

/** Keys and list positions from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** `smoke.checks[0].expect`; keys that need it are quoted. The root is what the file is. */
export function pathText(path: Path, noun: Noun | "file" = "file"): string {
  if (path.length === 0) return `the ${noun}`;
  return path
    .map((part, i) => {
      if (typeof part === "number") return `[${part}]`;
      const key = /^[\w$-]+$/.test(part) ? part : `"${part}"`;
      return i === 0 ? key : `.${key}`;
    })
    .join("");
}

/** A path as the key of a map. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** True when `path` is `prefix` or lies below it. */
export function isWithin(path: Path, prefix: Path): boolean {
  return prefix.every((part, i) => path[i] === part);
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    return Reflect.get(value, part);
  }, root);
}
