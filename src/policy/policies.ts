import type { PolicyFile } from "./policy-file.ts";
import type { PolicyRow } from "./row.ts";

/** Every row once, and every policy as a list of ids. Plain data. */
export interface Policies {
  readonly rows: Readonly<Record<string, PolicyRow>>;
  /** By name, with the ids of what a policy extends before its own. */
  readonly lists: Readonly<
    Record<string, Pick<PolicyFile, "defaults" | "requirements" | "undecided">>
  >;
}

/** One policy with its rows. */
export interface Policy {
  readonly name: string;
  /** Milliseconds. */
  readonly defaults: PolicyFile["defaults"];
  readonly requirements: readonly PolicyRow[];
  /** Ids of lines that belong to it and that nothing decides yet. */
  readonly undecided: readonly string[];
}

/** A policy with its rows; undefined where none has the name. */
export function policyOf({ rows, lists }: Policies, name: string): Policy | undefined {
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (list === undefined) return undefined;
  const { requirements, ...rest } = list;
  return { name, ...rest, requirements: requirements.flatMap((id) => rows[id] ?? []) };
}

/** The names of the policies in which a line is decided, the shortest first. */
export const policiesWith = ({ lists }: Policies, id: string): readonly string[] =>
  Object.entries(lists)
    .filter(([, { requirements }]) => requirements.includes(id))
    .toSorted(([, one], [, other]) => one.requirements.length - other.requirements.length)
    .map(([name]) => name);
