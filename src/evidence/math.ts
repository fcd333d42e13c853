/** A part of a text, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

// https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
const MATH = /\$\$[\s\S]*?\$\$|(?<![\w$\\])\$(?![\s$])(?:(?!\n\s*\n)[^$])*?(?<![\s$])\$(?![\w$])/g;

/**
 * What GitHub may draw as mathematics: between `$$` and `$$`, whatever lies between, and between two
 * `$` that hug it in one paragraph. `texts`: where the source is plain text.
 */
export function mathIn(source: string, texts: readonly Span[]): readonly Span[] {
  const plain = texts.reduce(
    (masked, { from, to }) => masked.slice(0, from) + source.slice(from, to) + masked.slice(to),
    source.replace(/[^\n]/g, " "),
  );
  return [...plain.matchAll(MATH)].map(({ index, 0: found }) => {
    return { from: index, to: index + found.length };
  });
}
