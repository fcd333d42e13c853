import { beforeOf } from "../core/baseline.ts";
import { type Finding, observed } from "../core/finding.ts";
import type { SignalId } from "../core/finding-id.ts";
import { plural } from "../core/wording.ts";
import type { SignalLimit } from "../health/limits.ts";
import { measureName, signalName } from "../health/words.ts";
import type { Site } from "./site.ts";

/** Requests of what was live before with which a release can be compared at all. */
const FEWEST_BEFORE = 20;

/** True for a limit against what was measured before, where too little was. */
export function lacksBefore(
  { baseline }: Pick<Site, "baseline">,
  { only }: SignalLimit,
  check: string | undefined,
): boolean {
  if (only !== "fail" || check === undefined) return false;
  const [asked] = beforeOf(baseline, check) ?? [0];
  return asked < FEWEST_BEFORE;
}

/** Such a limit keeps no release: it could only have failed one. */
export function uncompared({ id }: { readonly id: SignalId }): Finding {
  return {
    ...observed(id, `${measureName({ id })} of ${signalName({ id })}`, {
      outcome: "inconclusive",
      expected: `At least ${plural(FEWEST_BEFORE, "request")} of it measured before the deployment`,
      found: "Too little was measured before the deployment, so nothing was compared",
      remedy:
        "Release by one job with the stage `release`, or `deploy`, which measures what is live first",
    }),
    effect: "inform",
  };
}
