import { readPolicy } from "../policy/policy-file.ts";
import { requirementProblems } from "../policy/requirement-rules.ts";
import { pathProblem } from "../smoke/json-path.ts";
import { type Loaded, type NotLoaded, type ReadParts, readManifest } from "./read-manifest.ts";

export type { Loaded, NotLoaded } from "./read-manifest.ts";

export interface LoadParts extends ReadParts {
  /** Texts of the policies by name; with them `requirements` and windows are checked too. */
  readonly policies?: Readonly<Record<string, string>> | undefined;
}

/** Reads a manifest with everything that any manifest may need. */
export function loadManifest({ policies = {}, ...parts }: LoadParts): Loaded | NotLoaded {
  const policy = (name: string) => {
    const text = policies[name];
    return text === undefined ? undefined : readPolicy(name, text);
  };
  return readManifest(parts, { pathProblem, policy, requirementProblems });
}
