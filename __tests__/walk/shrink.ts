import { type Choice, scriptOf } from "./choices.ts";
import { type History, play } from "./history.ts";
import type { Rule } from "./violations.ts";

/** The same violation with as few choices as can be found by leaving them out one by one. */
export async function shrink(found: History, rule: Rule): Promise<History> {
  let least = found;
  let kept: readonly Choice[] = found.made;
  for (let at = kept.length - 1; at >= 0; at -= 1) {
    const fewer = kept.filter((_, index) => index !== at);
    const tried = await play(found.seed, { script: scriptOf(fewer) });
    if (tried.violations[0]?.rule !== rule) continue;
    kept = fewer;
    least = tried;
  }
  return least;
}
