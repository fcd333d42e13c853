import type { SavedNames } from "../expressions/lookups.ts";
import { type Path, valueAt } from "../yaml/path.ts";

/** A check of the file, which may be wrong in other ways. */
interface RawCheck {
  readonly id: string;
  readonly needs: readonly string[];
  readonly saves: readonly string[];
}

/** What the check in which a text stands may read as `saved.NAME`; undefined outside of checks. */
export function savedFor(path: Path, raw: unknown): SavedNames | undefined {
  const [block, list, index] = path;
  if (block !== "smoke" || list !== "checks" || typeof index !== "number") return undefined;
  const all = valueAt(raw, ["smoke", "checks"]);
  const checks = (Array.isArray(all) ? all : []).map(readCheck);
  const needed = new Set(checks[index]?.needs);
  // What is needed stands above, so that one way up meets all of it.
  for (const check of checks.slice(0, index).toReversed()) {
    if (needed.has(check.id)) for (const id of check.needs) needed.add(id);
  }
  const readable = checks
    .slice(0, index)
    .filter(({ id }) => needed.has(id))
    .flatMap(({ saves }) => saves);
  const by = checks.flatMap(({ id, saves }) => saves.map((name) => [name, id] as const));
  return { readable, by: Object.fromEntries(by) };
}

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"];

function readCheck(check: unknown): RawCheck {
  const at = (key: string): unknown => valueAt(check, [key]);
  const method = METHODS.find((name) => typeof at(name) === "string") ?? "";
  const own = at("id");
  const saves = at("save");
  return {
    id: typeof own === "string" ? own : `${method.toUpperCase()} ${String(at(method))}`,
    needs: [at("needs")].flat().filter((need) => typeof need === "string"),
    saves: typeof saves === "object" && saves !== null ? Object.keys(saves) : [],
  };
}
