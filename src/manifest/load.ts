import { type Policies, policyOf } from "../policy/read-policies.ts";
import { requirementProblems } from "../policy/requirement-rules.ts";
import { pathProblem } from "../smoke/json-path.ts";
import { type Loaded, type NotLoaded, type ReadParts, readManifest } from "./read-manifest.ts";

export type { Loaded, NotLoaded } from "./read-manifest.ts";

export interface LoadParts extends ReadParts {
  /** With them `requirements` and windows are checked too. */
  readonly policies?: Policies | undefined;
}

/** Reads a manifest with everything that any manifest may need. */
export function loadManifest({ policies, ...parts }: LoadParts): Loaded | NotLoaded {
  const policy = (name: string) => policies && policyOf(policies, name);
  return readManifest(parts, { pathProblem, policy, requirementProblems });
}
