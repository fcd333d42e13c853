import type { Reading } from "../core/look.ts";
import { formatShare } from "../core/units.ts";
import { COVERAGE, type Reason } from "./decision.ts";
import { missingReasons, missingRemedy } from "./missing-words.ts";
import { lookWords } from "./words.ts";

interface Told {
  readonly found: string;
  readonly remedy: string;
}

/** What keeps a signal undecided for want of data or time; undefined: something else does. */
export function wantWords(
  reason: Reason,
  { looks, usable }: { readonly looks: readonly Reading[]; readonly usable: number },
): Told | undefined {
  const remedy = missingRemedy(looks);
  const count = lookWords(looks.length);
  if (reason === "no-data") return { found: `None of ${count} gave data`, remedy };
  if (reason === "coverage") {
    const needed = formatShare(COVERAGE);
    return { found: `Only ${usable} of ${count} gave data, but ${needed} are needed`, remedy };
  }
  if (reason === "last-look-missing") return { found: "The last sample is missing", remedy };
  if (reason !== "window-not-over") return undefined;
  return {
    found: `The observation ended after ${count}`,
    remedy: "Verify again and let the window end",
  };
}

/** `3 of 20 samples missing (3 × limited)`; none where all are there. */
export function missingDetail(looks: readonly Reading[], usable: number): readonly string[] {
  const missing = looks.length - usable;
  if (missing === 0) return [];
  return [`${missing} of ${lookWords(looks.length)} missing${missingReasons(looks)}`];
}
