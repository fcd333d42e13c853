import type { SignalRule } from "../core/look.ts";
import { looksNeeded } from "./rule.ts";
import { GOOD_LOOKS } from "./trouble.ts";

/**
 * Share, from 0 to 1, of the windows of single probes that end without a pass when each probe is bad
 * with the chance `badShare`, independently of the others. Exact but for bursts and missing looks,
 * which only hold more: the chances of all counts of bad looks, look by look (a Markov chain).
 */
export function heldShare(
  rule: Pick<SignalRule, "allowance" | "observeLooks" | "plannedLooks">,
  badShare: number,
): number {
  const needed = neededBy(rule);
  // Of the windows without a pass so far: by their bad looks, and by the good ones since the last bad.
  let open = needed.map((_, bad) => {
    return Array.from({ length: GOOD_LOOKS + 1 }, (_, good): number =>
      bad === 0 && good === GOOD_LOOKS ? 1 : 0,
    );
  });
  let lost = needed.length === 0 ? 1 : 0;
  for (let look = 1; look <= rule.plannedLooks; look += 1) {
    const next = open.map((row) => row.map(() => 0));
    for (const [bad, row] of open.entries()) {
      for (const [good, chance] of row.entries()) {
        add(next, bad, Math.min(GOOD_LOOKS, good + 1), chance * (1 - badShare));
        if (!add(next, bad + 1, 0, chance * badShare)) lost += chance * badShare;
      }
    }
    if (look >= rule.observeLooks) dropPassed(next, needed, look);
    open = next;
  }
  return open.flat().reduce((sum, chance) => sum + chance, lost);
}

/** Looks that exclude the limit, by the number of bad ones, as far as the planned looks reach. */
function neededBy(rule: Pick<SignalRule, "allowance" | "plannedLooks">): readonly number[] {
  const needed: number[] = [];
  for (;;) {
    const looks = looksNeeded(rule.allowance, needed.length);
    if (looks > rule.plannedLooks) return needed;
    needed.push(looks);
  }
}

/** False where so many bad looks can no longer pass. */
function add(table: readonly number[][], bad: number, good: number, chance: number): boolean {
  const row = table[bad];
  if (row === undefined) return false;
  row[good] = (row[good] ?? 0) + chance;
  return true;
}

function dropPassed(table: readonly number[][], needed: readonly number[], look: number): void {
  for (const [bad, row] of table.entries()) {
    if ((needed[bad] ?? Number.POSITIVE_INFINITY) <= look) row[GOOD_LOOKS] = 0;
  }
}
