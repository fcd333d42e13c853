import { meant } from "../core/meant.ts";
import type { ProblemWords } from "../yaml/source.ts";
import { type Policies, type Policy, policiesWith } from "./policies.ts";

/** What is known of an id where it is written. */
interface Known {
  readonly policy: Policy;
  readonly policies: Policies;
  /** The ids that may be written there. */
  readonly ids: readonly string[];
}

/** An id that the policy does not have: what it may mean, or the shortest other policy that has it. */
export function unknownRow(id: string, { policy, policies, ids }: Known): ProblemWords {
  const [other] = policiesWith(policies, id);
  return {
    sentence: `the policy ${policy.name} has no requirement "${id}"`,
    expected: `one of ${ids.join(", ")}`,
    ...(other === undefined
      ? meant(id, ids)
      : { hint: `the policy ${other} has it: leave this out, or write \`policy: ${other}\`` }),
  };
}
