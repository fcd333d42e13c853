import type { VerdictSource } from "../core/record-description.ts";

/** Which build answers, as far as it can be proven. */
export type Answering = "subject" | "target" | "previous" | "other" | "unknown";

/** What was seen right before a revert. */
export interface Seen {
  readonly build: Answering;
  /** Whether the critical checks that the target knows were good; undefined: not measured. */
  readonly good: boolean | undefined;
  /** What answered, for people. */
  readonly says: string | undefined;
}

/** What asks for a revert. */
export interface Asking {
  /** A person's reason goes over what is live. */
  readonly byHand: boolean;
  /** A person has named the version to return to: what ran before, too, is not what they want. */
  readonly isNamed: boolean;
  /** Of the verdict that asks for the revert. */
  readonly by: VerdictSource;
  /** Age of a verdict that another job gave, in milliseconds; undefined: this job has given it. */
  readonly ageMs: number | undefined;
  /** Oldest verdict of another job that reverts by itself, in milliseconds. */
  readonly maxAgeMs: number;
  /** The deployment has ended: what may still run can bring its build live later. */
  readonly hasEnded: boolean;
}

interface Case extends Asking {
  readonly seen: Seen;
}

/** What to do after looking; every word of `because` is plain text without a full stop. */
export interface LookedAt {
  readonly action: "revert" | "nothing" | "hold";
  readonly because: string;
}

/**
 * Decides by what is live whether a revert that is called for still makes sense: what is good
 * already is not reverted again, and what a person has put there is not taken away.
 */
export function lookFirst({ seen, ...asking }: Case): LookedAt {
  const { build, good, says } = seen;
  const { byHand, by, ageMs, maxAgeMs } = asking;
  if (mayBeThere(build, asking) && good === true) {
    return {
      action: "nothing",
      because: `${says ?? "the earlier build"} is live already, and good`,
    };
  }
  if (byHand) return { action: "revert", because: "a person asked for it" };
  if (build === "other" || build === "previous") {
    const because = `${says ?? "another build"} is live, which is neither what failed nor the target`;
    return { action: "hold", because };
  }
  if (ageMs === undefined) return { action: "revert", because: "the verdict was given just now" };
  if (ageMs > maxAgeMs) {
    return { action: "hold", because: "the verdict is older than rollback.max-age" };
  }
  if (isOfMoment(by) && good === true) {
    return { action: "hold", because: `${by} failed, but the critical checks are good now` };
  }
  return { action: "revert", because: "nothing good is live" };
}

/** What ran before is as good as the target, where nobody has named that. */
function mayBeThere(build: Answering, { hasEnded, isNamed }: Asking): boolean {
  return hasEnded && (build === "target" || (build === "previous" && !isNamed));
}

/** What a later look may find to be over; trouble that was proven over a window is not. */
const isOfMoment = (by: VerdictSource): boolean => by === "smoke" || by === "deploy";

/** How often the critical checks must be good for `good`; 0: nothing depends on them. */
export function roundsWanted(build: Answering, asking: Asking): 0 | 1 | 2 {
  const { byHand, by, ageMs, maxAgeMs } = asking;
  if (mayBeThere(build, asking)) return 1;
  if (byHand || build === "other" || build === "previous") return 0;
  if (ageMs === undefined || ageMs > maxAgeMs) return 0;
  return isOfMoment(by) ? 2 : 0;
}
