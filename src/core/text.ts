/** Text that is safe to place in GitHub Markdown as it is. */
export interface Markdown {
  readonly markdown: string;
}

// Control characters, bidirectional overrides, zero-width characters and other line breaks:
// nothing that a reader does not see may change what a reader sees.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Foreign text as one line that no terminal, log or log command acts upon: line breaks and tabs
 * become spaces, control and bidirectional characters go, `##[` and a leading `::` are broken up
 * (actions/runner ActionCommand.cs reads the first anywhere, the second after leading space).
 */
export function line(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(INVISIBLE, "")
    .replaceAll("##[", "#\u200a#[")
    .replace(/^(\s*):(?=:)/u, "$1:\u200a")
    .trim();
}

const isMarkdown = (value: unknown): value is Markdown =>
  typeof value === "object" && value !== null && "markdown" in value;

/** Foreign text for GitHub Markdown: no markup, link, mention, reference, HTML or emoji code. */
function escapeMarkdown(text: string): string {
  return line(text)
    .replace(/[\\`*_{}[\]()<>#+!|~$^=&-]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replaceAll("@", "@\u2060")
    .replace(/:(?=[\w+-]+:)/g, "&#58;")
    .replace(/\b(https?|ftp|mailto)(?=:)/gi, "$1\u2060")
    .replace(/\bwww(?=\.)/gi, "www\u2060");
}

/** Markdown from a template: every value is escaped unless it is Markdown already. */
export function md(strings: TemplateStringsArray, ...values: readonly unknown[]): Markdown {
  const text = (value: unknown): string => {
    if (isMarkdown(value)) return value.markdown;
    if (Array.isArray(value)) return value.map(text).join("");
    return escapeMarkdown(String(value));
  };
  return { markdown: strings.reduce((all, part, i) => all + text(values[i - 1]) + part) };
}

/** Lines joined into one Markdown. */
export function mdLines(lines: readonly Markdown[]): Markdown {
  return { markdown: lines.map((l) => l.markdown).join("\n") };
}

/** A link, or the plain text where the address is not http or https. */
export function mdLink(text: string, url: string | undefined): Markdown {
  if (url === undefined || !/^https?:\/\/[^\s<>()"'`\\]+$/i.test(url)) return md`${text}`;
  return { markdown: `[${md`${text}`.markdown}](${url})` };
}

/** Foreign text as code: a fence that the text cannot close. */
export function mdCode(text: string): Markdown {
  const clean = line(text);
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(clean) ? " " : "";
  return { markdown: `${fence}${pad}${clean.replaceAll("|", "\u2502")}${pad}${fence}` };
}

/** Cuts at a length in characters and says that it did. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** A function that takes every secret, and its usual encodings, out of a text. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length > 0)
    .flatMap((secret) => [
      secret,
      ...secret.split(/\r?\n/).filter((part) => part.trim().length > 3),
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      ...base64Forms(secret),
    ]);
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((all, form) => all.replaceAll(form, "***"), text);
}

/** The secret inside base64 at each of the three byte offsets, without the shifting ends. */
function base64Forms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  if (bytes.length < 6) return [];
  return [0, 1, 2].map((shift) => {
    const shifted = new Uint8Array(bytes.length + shift);
    shifted.set(bytes, shift);
    const encoded = btoa(String.fromCharCode(...shifted)).replace(/=+$/, "");
    const from = shift === 0 ? 0 : shift + 1;
    const whole = Math.floor((bytes.length + shift) / 3) * 4;
    return encoded.slice(from, Math.max(from, whole));
  });
}
