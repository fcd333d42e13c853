import type { Declared, DeclaredBlocks, DeclaredKey } from "../../core/declared.ts";
import type { Absent } from "./asked.ts";
import type { Reads } from "./evaluator.ts";

/** What could be read of the blocks that a rule names. */
export interface ReadBlocks {
  /** By name; a block that the rule can do without may be undefined. */
  readonly values: Readonly<Partial<DeclaredBlocks>>;
  readonly names: readonly DeclaredKey[];
  /** Could not be read, and the rule cannot do without. */
  readonly needed: readonly Absent[];
  /** Could not be read, and the rule can do without. */
  readonly unread: readonly Absent[];
}

/** Picks the blocks that a rule reads out of all that the manifest declares. */
export function readBlocks(reads: readonly Reads[], declared: Declared): ReadBlocks {
  const each = reads.map((read) => {
    const isOptional = typeof read !== "string";
    const name = isOptional ? read.optional : read;
    return { name, isOptional, block: declared[name] };
  });
  const absent = (isOptional: boolean) =>
    each.flatMap(({ name, block, ...read }): readonly Absent[] =>
      block.state === "missing" && read.isOptional === isOptional
        ? [{ about: `${name} of the manifest`, lack: block }]
        : [],
    );
  const known = each.flatMap(({ name, block }) =>
    block.state === "known" ? [[name, block.value] as const] : [],
  );
  return {
    values: Object.fromEntries(known),
    names: each.map(({ name }) => name),
    needed: absent(false),
    unread: absent(true),
  };
}
