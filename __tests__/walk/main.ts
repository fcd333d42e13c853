import type { ShippedPolicies } from "../../src/core/ports.ts";
import { shippedPolicies } from "../../src/policy/shipped.ts";
import { shipWith } from "./actors.ts";
import { scriptOf } from "./choices.ts";
import { type History, play } from "./history.ts";
import { shrink } from "./shrink.ts";
import { tellHistory } from "./told.ts";

/** What is walked. */
export interface Walk {
  readonly seed: number;
  readonly histories: number;
  /** Only these choices of the history, by their numbers. */
  readonly only: readonly number[] | undefined;
  /** Stories that are shown, at most. */
  readonly most: number;
  readonly print: (text: string) => void;
  /** The policies that the product ships with, as files. */
  readonly policies: ShippedPolicies;
}

/** Walks through histories; true: nothing was violated. */
export async function walk({
  seed,
  histories,
  only,
  most,
  print,
  policies,
}: Walk): Promise<boolean> {
  const shipped = { state: "read", policies: await shippedPolicies(policies) } as const;
  shipWith(async () => shipped);
  if (only !== undefined) {
    const whole = await play(seed);
    const kept = whole.made.filter((_, index) => only.includes(index + 1));
    const again = await play(seed, { script: scriptOf(kept) });
    print(tellHistory(whole, again));
    return again.violations.length === 0;
  }
  const counts = new Map<string, number>();
  const shown = new Map<string, number>();
  let bad = 0;
  for (let at = 0; at < histories; at += 1) {
    const found = await play(seed + at);
    const [first] = found.violations;
    if (first === undefined) continue;
    bad += 1;
    counts.set(first.rule, (counts.get(first.rule) ?? 0) + 1);
    const times = shown.get(kindOf(found)) ?? 0;
    shown.set(kindOf(found), times + 1);
    if (times > 0 || shown.size > most) continue;
    print(tellHistory(found, await shrink(found, first.rule, play)));
  }
  const rules = [...counts].map(([rule, count]) => `${rule} ${count}`);
  print(
    `${histories} histories from ${seed} on, ${bad} with a violation${bad > 0 ? `: ${rules.join(", ")}` : ""}`,
  );
  return bad === 0;
}

/** Violations that are told with the same words but for numbers are one kind. */
function kindOf({ violations }: History): string {
  const [first] = violations;
  return `${first?.rule} ${first?.text.replace(/\d+/g, "#").slice(0, 60)}`;
}
