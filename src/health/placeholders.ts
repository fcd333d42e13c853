/**
 * Words that a signal may hold like expressions, and that each look fills in: `${{ look }}` is its
 * length, `${{ arm }}` the labels of candidate or baseline; `${{ from }}` and `${{ to }}` are its span
 * as ISO 8601, `${{ from_unix }}` and `${{ to_unix }}` in seconds since 1970.
 */
const WORDS = ["look", "arm", "from", "to", "from_unix", "to_unix"] as const;

export type Placeholder = (typeof WORDS)[number];

const WRITTEN = /\$\{\{\s*(look|arm|from|to|from_unix|to_unix)\s*\}\}/g;

/** True for what stands between the braces of a placeholder. */
export function isPlaceholder(code: string): boolean {
  return WORDS.some((word) => code.trim() === word);
}

/** A text whose placeholders no longer look like expressions, to be filled in later. */
export function keepPlaceholders(text: string): string {
  return text.replace(WRITTEN, (_, word: string) => tokenOf(word));
}

/** The text with these values in place of its placeholders. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string>>>,
): string {
  return WORDS.reduce((all, word) => all.replaceAll(tokenOf(word), values[word] ?? ""), text);
}

/** True where a kept text has the placeholder. */
export function hasPlaceholder(text: string, word: Placeholder): boolean {
  return text.includes(tokenOf(word));
}

/** No query language has this, and no expression gives it. */
const tokenOf = (word: string): string => `\u0001${word}\u0001`;
