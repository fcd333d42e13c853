import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { HoldLift } from "../core/record-trust.ts";
import { fold } from "../core/verdict.ts";
import { guards } from "./guards.ts";
import type { Hold } from "./plan.ts";
import { chooseTarget, namedTarget, type Refused, type Target } from "./target.ts";

/** Where a rollback goes, or why it does not begin; the guards are findings either way. */
type Aim = { readonly guards: readonly Finding[] } & (
  | { readonly target: Target }
  | { readonly hold: Omit<Hold, "action"> }
);

interface Aimed {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly lifts: readonly HoldLift[];
  /** A person wants it. */
  readonly byHand: boolean;
  /** Version that this person has named. */
  readonly to: string | undefined;
  /** This process has seen the end of the deployment, whatever its record can say. */
  readonly sawEnd: boolean;
  /** Nothing that the deployment started still runs, though its record has no end. */
  readonly nothingRuns: boolean;
  /** Why it is rolled back. */
  readonly because: string;
}

/** Chooses the target of a rollback that was decided, and asks every guard. */
export function aimRevert({ because, ...aimed }: Aimed): Aim {
  const { history, record, lifts, byHand, to } = aimed;
  const { sha } = record;
  if (to !== undefined) {
    const named = namedTarget(history, { sha, lifts, to });
    return "refused" in named
      ? { guards: [], hold: notThere(named) }
      : guarded(aimed, named.target);
  }
  const chosen = chooseTarget(history, { sha, lifts, byHand });
  if ("none" in chosen) {
    const remedy = "release a new commit that corrects the fault";
    return { guards: [], hold: { because: `${because}, but ${chosen.none}`, remedy } };
  }
  return guarded(aimed, chosen.target);
}

function notThere({ refused, others }: Refused): Omit<Hold, "action"> {
  const remedy =
    others.length === 0
      ? "release a new commit that corrects the fault: no version can be returned to"
      : `name a version that can be returned to: ${others.join(", ")}`;
  return { because: refused, remedy };
}

function guarded(aimed: Omit<Aimed, "because">, target: Target): Aim {
  const asked = guards({ ...aimed, target });
  if (fold(asked) === "pass") return { guards: asked, target };
  const remedy = "look at the guards that did not pass, and decide";
  return {
    guards: asked,
    hold: { because: "a guard of the rollback did not pass", remedy, target },
  };
}
