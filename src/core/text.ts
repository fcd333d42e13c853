/** Text that is safe to place in GitHub Markdown as it is. */
export interface Markdown {
  readonly markdown: string;
}

/** Escape sequences that colour, move the cursor or set a title. */
export const TERMINAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u001b\u009b]\[?[0-?]*[ -/]*[@-~]/g;

/**
 * Control, formatting and bidirectional characters, lone surrogates, and whatever a font draws as
 * nothing: what a reader does not see may not change what a reader sees. Emoji keep their
 * presentation selectors.
 */
export const INVISIBLE = /(?!\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

// More marks on one letter than any script needs: they grow over the lines around it.
const STACKED = /(\p{M}{4})\p{M}+/gu;

/** Printable ASCII; most lines are, and what is below takes ten times as long. */
const PLAIN = /^[ -~]*$/;

/** What is changed in such a line. */
const ACTED_ON = /^ | $| {2}|##\[|::/;

/**
 * Foreign text as one line that no terminal, log or log command acts upon: line breaks and tabs
 * become spaces, control and bidirectional characters go, `##[` and a word that begins with `::`
 * are broken up (actions/runner ActionCommand.cs reads the first anywhere, the second after any
 * leading space; a wrapped line may begin at any word). Doing it twice changes nothing.
 */
export function line(text: string): string {
  if (PLAIN.test(text) && !ACTED_ON.test(text)) return text;
  return text
    .replace(TERMINAL, "")
    .replace(/(?:(?!\ufeff)[\s\u0085])+/gu, " ")
    .replace(INVISIBLE, "")
    .replace(STACKED, "$1")
    .replace(/ {2,}/g, " ")
    .replaceAll("##[", "# #[")
    .replace(/(?<=^| )::+/g, (colons) => [...colons].join(" "))
    .trim();
}

/**
 * JSON for a terminal or a log: the same values, with what these would act upon written as escapes.
 * Outside its texts JSON has none of it but line breaks.
 */
export function quietJson(json: string): string {
  const escaped = (text: string) =>
    text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return json
    .replace(INVISIBLE, (found) => (found === "\n" ? found : escaped(found)))
    .replaceAll("##[", "##\\u005b");
}

/** Foreign text of several lines, each made safe by `line`; indentation stays, empty lines go. */
export function lines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((part) => {
      const clean = line(part);
      return clean === "" ? "" : `${/^ {0,20}/.exec(part)?.[0] ?? ""}${clean}`;
    })
    .filter((part) => part !== "");
}

// Whatever GitHub turns into a link, a mention, a reference, an emoji or mathematics. It does so
// after Markdown is read, so that escaping does not help; it leaves code alone. A pair of back
// ticks in plain text means code, too.
const ACTED_UPON = new RegExp(
  `(?:${[
    /(?<![a-z])[a-z]+:\/\/[^\s`|<>\\]+(?<![.,;:!?()[\]{}'"])/, // address
    /www\.[^\s`|<>\\]+(?<![.,;:!?()[\]{}'"])/,
    /(?<![\w./+-])[\w./+-]*@\w(?:[\w./-]*\w)?/, // mention, e-mail, commit of another repository
    /(?<![\w./+-])[\w./+-]*#\d+/, // issue
    /\bGH-\d+/,
    /(?<![\w/@#-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w-])/, // commit
    /:(?!\d{1,2}:)[\w+-]+:/, // emoji; the minutes of a time are none
    /\$+(?:[\w.[\]*$-]*[\w\]*$])?/, // mathematics
  ]
    .map((pattern) => pattern.source)
    .join("|")})+|\`[^\`|]+\``,
  "gi",
);

/** Markup characters made literal; `_` inside a word is no markup and stays readable. */
function escapeMarkup(text: string): string {
  return text
    .replace(/@(?=\w)|#(?=\d)/g, "$&\u2060")
    .replace(/[\\*~|[\]]/g, "\\$&")
    .replace(/&(?=[#\w])/g, "&amp;")
    .replaceAll("`", "&#96;")
    .replaceAll("<", "&lt;")
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replaceAll("_", "\\_"));
}

/**
 * Foreign text for GitHub Markdown: no markup, link, mention, reference, HTML or emoji code. What
 * GitHub would act upon is shown as code, the rest is escaped, so that people can read the source.
 */
function escapeMarkdown(text: string): string {
  const clean = line(text);
  const parts: string[] = [];
  let from = 0;
  for (const match of clean.matchAll(ACTED_UPON)) {
    parts.push(escapeMarkup(clean.slice(from, match.index)), `\`${match[0].replaceAll("`", "")}\``);
    from = match.index + match[0].length;
  }
  parts.push(escapeMarkup(clean.slice(from)));
  return parts
    .join("")
    .replace(/^(?:[#>+=-]|:(?=-))/, "\\$&") // heading, quotation, list, rule, table: only in front
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\")
    .replace(/!$/, "\\!"); // before a link it would make an image
}

const isMarkdown = (value: unknown): value is Markdown =>
  typeof value === "object" && value !== null && "markdown" in value;

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
export function mdLines(parts: readonly Markdown[]): Markdown {
  return { markdown: parts.map((part) => part.markdown).join("\n") };
}

// http or https, printable ASCII, no user name that could pass for the host, nothing that ends a
// link or a table cell.
const LINKABLE = /^https?:\/\/(?![^/?#]*@)(?:(?![<>()"'`\\|])[!-~])+$/i;

/** True for a plain http or https address, which is safe as it is in Markdown and in an attribute. */
export function isLinkable(url: string): boolean {
  return LINKABLE.test(url);
}

/** A link, or the plain text where the address is not a plain http or https one. */
export function mdLink(text: string, url: string | undefined): Markdown {
  if (url === undefined || !isLinkable(url)) return md`${text}`;
  return { markdown: `[${md`${text}`.markdown}](${url.replaceAll("&", "&amp;")})` };
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** Foreign text as code: a fence that the text cannot close. `|` is drawn as a look-alike. */
export function mdCode(text: string): Markdown {
  const clean = line(text);
  const fence = "`".repeat(longestRun(clean) + 1);
  const pad = /^`|`$|^$/.test(clean) ? " " : "";
  return { markdown: `${fence}${pad}${clean.replaceAll("|", "\u2502")}${pad}${fence}` };
}

/** Foreign lines as a block of code that people copy from; `language` is ours. */
export function mdBlock(text: string, language = ""): Markdown {
  const body = lines(text).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
  return { markdown: `${fence}${language}\n${body}\n${fence}` };
}

/** Cuts at a length in characters and says that it did. */
export function cut(text: string, length: number): string {
  const characters = [...text.slice(0, 2 * length + 2)]; // one character has two units at most
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, Math.max(0, length - 1))
    .join("")
    .trimEnd()}…`;
}

/** Logins, teams and environments are the same whatever their case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A name as one word, for folders and comments: `prod eu` and `prod/eu` are `prod-eu`. */
export const oneWord = (name: string): string => name.replace(/[^\w.-]+/g, "-");

/** Every text in a JSON value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
