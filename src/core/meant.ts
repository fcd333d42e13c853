/** A hint at the known word that a misspelt one probably means; nothing where none is near. */
export function meant(word: string, known: readonly string[]): { readonly hint?: string } {
  const best = nearest(word, known);
  return best === undefined ? {} : { hint: `did you mean "${best}"?` };
}

/**
 * The known word that a misspelt one probably means: at most a third of its letters differ. Never
 * one that differs by `not`, which says the opposite.
 */
function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    .filter((candidate) => isNegated(candidate) === isNegated(word))
    .map((candidate) => ({ candidate, distance: distance(fold(word), fold(candidate)) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}

const isNegated = (word: string): boolean => /^not(?:[_\s-]|[A-Z])/.test(word);

// `retry_count`, `retryCount` and `retry-count` differ in nothing that matters.
const fold = (word: string): string => word.toLowerCase().replace(/[_\s-]/g, "");

/** True for words that differ by a slip: two edits at most, case and marks between words aside. */
export function isSlip(word: string, known: string): boolean {
  return distance(fold(word), fold(known)) <= 2;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? a.length;
}
