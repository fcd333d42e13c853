/** Lines of at most `width` characters, broken at spaces only. */
export function wrap(text: string, width: number): readonly string[] {
  const out: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && [...longer].length > width) {
      out.push(current);
      current = word;
      continue;
    }
    current = longer;
  }
  return [...out, current];
}

/** Wrapped lines, each set in by some spaces. */
export function indented(text: string, by: number, width: number): readonly string[] {
  return wrap(text, Math.max(20, width - by)).map((part) => `${" ".repeat(by)}${part}`);
}

/** Rows as aligned columns; what is too wide is wrapped inside its column. */
export function columnsOf(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const count = Math.max(0, ...rows.map((cells) => cells.length));
  const natural = Array.from({ length: count }, (_, i) =>
    Math.max(0, ...rows.map((cells) => [...(cells[i] ?? "")].length)),
  );
  const fits = natural.reduce((all, one) => all + one + 2, 0) <= width;
  const cap = fits ? width : Math.floor(width / Math.max(1, count));
  const widths = natural.slice(0, -1).map((one) => Math.min(cap, one));
  const before = widths.reduce((all, one) => all + one + 2, 2);
  return rows.flatMap((cells) => {
    const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? Math.max(20, width - before)));
    const height = Math.max(1, ...wrapped.map((parts) => parts.length));
    return Array.from({ length: height }, (_, row) =>
      `  ${wrapped.map((parts, i) => pad(parts[row] ?? "", widths[i] ?? 0)).join("  ")}`.trimEnd(),
    );
  });
}

const pad = (text: string, width: number): string =>
  `${text}${" ".repeat(Math.max(0, width - [...text].length))}`;
