/** A text cut at its expressions. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly code: string; readonly offset: number };

type Pieces =
  | { readonly ok: true; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly offset: number };

/** True for a text in which an expression stands. */
export function hasExpression(text: string): boolean {
  return text.includes("${{");
}

/** True for a value with an expression in any of its texts, lists and maps included. */
export function holdsExpression(value: unknown): boolean {
  if (typeof value === "string") return hasExpression(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsExpression);
}

/** Cuts `a ${{ b }} c` into its pieces; not ok where an expression has no end. */
export function cutTemplate(text: string): Pieces {
  const pieces: Piece[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf("${{", from);
    if (start === -1) break;
    const end = endOfExpression(text, start + 3);
    if (end === undefined) return { ok: false, offset: start };
    if (start > from) pieces.push({ kind: "text", text: text.slice(from, start) });
    pieces.push({ kind: "expression", code: text.slice(start + 3, end), offset: start + 3 });
    from = end + 2;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return { ok: true, pieces };
}

/** Offset of the `}}` that is not inside a quoted word. */
function endOfExpression(text: string, from: number): number | undefined {
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith("}}", i)) return i;
  }
  return undefined;
}
