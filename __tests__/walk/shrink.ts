import { type Choice, scriptOf } from "./choices.ts";
import type { History } from "./history.ts";
import type { Rule } from "./violations.ts";

/** Plays a history again with these choices only. */
type Again = (
  seed: number,
  told: { readonly script: ReadonlyMap<string, number> },
) => Promise<History>;

/** The same violation with as few choices as can be found by leaving them out one by one. */
export async function shrink(found: History, rule: Rule, again: Again): Promise<History> {
  let least = found;
  let kept: readonly Choice[] = found.made;
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const fewer = kept.filter((_, index) => index !== at);
    const tried = await again(found.seed, { script: scriptOf(fewer) });
    if (tried.violations[0]?.rule !== rule) continue;
    kept = fewer;
    least = tried;
  }
  return least;
}
