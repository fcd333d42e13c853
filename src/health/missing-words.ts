import { isLook, type MissingLook, type Reading } from "../core/look.ts";

/** Reasons that a report shows. */
const SHOWN_REASONS = 3;

/** ` (10 × limited …, 2 × overrun)`, the commonest first; empty where no look says why it is missing. */
export function missingReasons(looks: readonly Reading[]): string {
  const list = reasonsOf(looks)
    .slice(0, SHOWN_REASONS)
    .map(({ missing, times }) => `${times} × ${missing}`);
  return list.length === 0 ? "" : ` (${list.join(", ")})`;
}

/** What to do about the commonest reason for which looks are missing. */
export function missingRemedy(looks: readonly Reading[]): string {
  return `${remedyOfCommonest(looks)}, then verify again`;
}

/** The same, where nothing has to be verified again. */
export function remedyOfCommonest(looks: readonly Reading[]): string {
  const [commonest] = reasonsOf(looks);
  return commonest?.remedy ?? "Make sure that the runner can reach what is measured";
}

/** Why looks are missing and how often, the commonest first. */
function reasonsOf(
  looks: readonly Reading[],
): readonly (MissingLook & { readonly times: number })[] {
  const counts = new Map<string, MissingLook & { readonly times: number }>();
  for (const look of looks) {
    if (look === undefined || isLook(look)) continue;
    const times = 1 + (counts.get(look.missing)?.times ?? 0);
    counts.set(look.missing, { ...look, times });
  }
  return [...counts.values()].toSorted((a, b) => b.times - a.times);
}
