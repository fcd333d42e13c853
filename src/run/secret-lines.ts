import { Problem } from "../core/problem.ts";
import { isTooShort } from "../core/redaction.ts";

const REMEDY =
  "write one NAME=value per line, without spaces around = and without quotes; any other value between the lines NAME<<END and END";

// What else stands in the line may be part of a value, so that only its number is told.
function refuse(line: number, what: string): Problem {
  const sentence = `line ${line} of the input secrets ${what}`;
  return new Problem({ code: "usage", sentence, remedy: REMEDY });
}

interface Named {
  readonly name: string;
  readonly value: string;
  /** Lines that it takes. */
  readonly lines: number;
}

/**
 * The input `secrets`: a `NAME=value` a line, or `NAME<<END`, the lines of a value, and `END`, as
 * GITHUB_OUTPUT takes them. Programs differ in what blanks around `=` and quotes mean, so they are
 * refused. Names are the same whatever their case. A secret that is empty is not there: the look-up
 * says so where it is needed.
 * @throws Problem with the number of the first line that cannot be read.
 */
export function parseSecrets(text: string): Readonly<Record<string, string>> {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const found = new Map<string, Named>();
  for (let at = 0; at < lines.length; ) {
    const one = readAt(lines, at);
    const name = one?.name.toLowerCase() ?? "";
    if (one !== undefined && found.has(name)) throw refuse(at + 1, `sets ${one.name} again`);
    if (one !== undefined) found.set(name, one);
    at += one?.lines ?? 1;
  }
  const set = [...found.values()].filter(({ value }) => value !== "");
  return Object.fromEntries(set.map(({ name, value }) => [name, value]));
}

/** The secret that begins in a line; undefined where the line is blank. */
function readAt(lines: readonly string[], at: number): Named | undefined {
  const text = lines[at] ?? "";
  if (text.trim() === "") return undefined;
  const [, name, sign, rest = ""] = /^[ \t]*([A-Za-z_]\w*)(=|<<)(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw refuse(at + 1, notNamed(text));
  if (sign === "=") return { name, value: plainValue(rest, at), lines: 1 };
  const end = rest.trim();
  if (!/^\S+$/.test(end)) throw refuse(at + 1, "names no word that ends the value");
  const last = lines.indexOf(end, at + 1);
  if (last === -1) throw refuse(at + 1, `begins a value that no line ${end} ends`);
  return { name, value: lines.slice(at + 1, last).join("\n"), lines: last - at + 1 };
}

function notNamed(text: string): string {
  return /^[ \t]*[A-Za-z_]\w*[ \t]+=/.test(text) ? "has a space before =" : "is not NAME=value";
}

function plainValue(value: string, at: number): string {
  if (/^\s+\S/.test(value)) throw refuse(at + 1, "has a space after =");
  if (/\S\s+$/.test(value)) throw refuse(at + 1, "ends with a space");
  if (/^(["'`]).*\1$/s.test(value)) throw refuse(at + 1, "has quotes around its value");
  // The end of a base64 text that nobody has named.
  if (/^=+$/.test(value)) throw refuse(at + 1, "is not NAME=value");
  return value.trim();
}

/**
 * What the runner is told to mask: values line by line, since it prints line by line. Lines that are
 * too short to be hidden would make the log unreadable.
 */
export function masksOf(secrets: Readonly<Record<string, string>>): readonly string[] {
  const lines = Object.values(secrets).flatMap((value) => value.split(/[\r\n]+/));
  return [...new Set(lines.filter((line) => !isTooShort(line)))];
}
