import type { Policy } from "../policy/read-policies.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import type { Manifest } from "./schema.ts";

/** Judges of what only some manifests hold; loading them takes longer than all other rules together. */
export interface Experts {
  /** Why a JSON path cannot be read; undefined where it can. */
  readonly pathProblem: (path: string) => string | undefined;
  /** The policy of that name; undefined where it is not at hand. */
  readonly policy: (name: string) => Policy | undefined;
  /** What is wrong under `requirements`. */
  readonly requirementProblems: (
    manifest: Manifest,
    policy: Policy,
    spots: ReadonlyMap<string, Spot>,
  ) => readonly PlacedProblem[];
}
