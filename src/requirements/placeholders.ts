const WORDS =
  /(?<![\p{L}\p{N}_])(?:TBD|TODO|FIXME|XXX|lorem ipsum|coming soon|to be (?:written|done|defined)|placeholder)(?![\p{L}\p{N}_])/iu;

const TEMPLATE =
  /\[\s*(?:\.{3}|…)\s*\]|\bYYYY-MM-DD\b|<[^<>\n]{1,60}>|\{\{.*?\}\}|\$(?:CHANGES|CONTRIBUTORS|RESOLVED_VERSION|NEXT_[A-Z_]+|PREVIOUS_TAG)\b/u;

/**
 * What in a text stands for words still to be written: `TBD`, `coming soon`, `...` alone, …;
 * undefined: nothing does. Words between backticks are meant literally.
 */
export function unwrittenIn(text: string): string | undefined {
  const said = withoutCode(text);
  const trimmed = said.trim();
  const isBare = trimmed !== "" && !/[\p{L}\p{N}]/u.test(trimmed);
  return WORDS.exec(said)?.[0] ?? (isBare ? trimmed : undefined);
}

/** The same, and what a template leaves behind: `<summary>`, `[...]`, `{{ changes }}`, … */
export function placeholderIn(text: string): string | undefined {
  return unwrittenIn(text) ?? TEMPLATE.exec(withoutCode(text))?.[0];
}

function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`/g, "code");
}
