import { readsOf } from "../expressions/reads.ts";
import type { LookUp } from "../expressions/syntax-tree.ts";
import type { CheckOptions } from "../smoke/options.ts";

/** True for a check that no build can be asked of which neither version nor commit is known. */
export function namesBuild(check: CheckOptions): boolean {
  return check.expect.version !== undefined || readsOf(check).some(isOfBuild);
}

const isOfBuild = ({ context, key }: LookUp): boolean =>
  context === "release" && !["name", "type"].includes(key?.toLowerCase() ?? "");
