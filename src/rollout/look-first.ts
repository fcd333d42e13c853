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

interface Case {
  readonly seen: Seen;
  /** A person's reason goes over what is live. */
  readonly byHand: boolean;
  /** Of the verdict that asks for the revert. */
  readonly by: VerdictSource;
  /** Age of a verdict that another job gave, in milliseconds; undefined: this process has just given it. */
  readonly ageMs: number | undefined;
  /** Oldest verdict of another job that reverts by itself, in milliseconds. */
  readonly maxAgeMs: number;
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
export function lookFirst({ seen, byHand, by, ageMs, maxAgeMs }: Case): LookedAt {
  const { build, good, says } = seen;
  if ((build === "target" || build === "previous") && good === true) {
    return {
      action: "nothing",
      because: `${says ?? "the earlier build"} is live already, and good`,
    };
  }
  if (byHand) return { action: "revert", because: "a person asked for it" };
  if (build === "other") {
    const because = `${says ?? "another build"} is live, which is neither what failed nor the target`;
    return { action: "hold", because };
  }
  if (ageMs === undefined) return { action: "revert", because: "the verdict was given just now" };
  if (ageMs > maxAgeMs) {
    return { action: "hold", because: "the verdict is older than rollback.max-age" };
  }
  if ((by === "smoke" || by === "deploy") && good === true) {
    return { action: "hold", because: "its critical checks are good now" };
  }
  return { action: "revert", because: "what failed is still live" };
}
