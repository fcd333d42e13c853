import { decode, decodeWithPlaces, type Escape, escapesIn } from "./redaction/decoding.ts";
import { FEWEST_CHARACTERS, patternsOf, visibleLength } from "./redaction/patterns.ts";
import {
  candidates,
  type Hits,
  type Index,
  indexOf,
  type Range,
  search,
} from "./redaction/search.ts";
import { sequencesIn, withoutSequences, withoutSequencesPlaced } from "./redaction/sequences.ts";
import { hexUnits, hexVisible, visible, visibleUnits } from "./redaction/visible.ts";

/** Takes every secret out of a text. */
export interface Redact {
  (text: string): string;
  /** The same for lines that come one after another: a secret may be wrapped over several. */
  readonly stream: (onLine: (line: string) => void) => LineStream;
}

interface LineStream {
  readonly push: (line: string) => void;
  /** Hands over what was held back. */
  readonly end: () => void;
}

const HIDDEN = "***";

/** What is undone before a text is looked through; each way by itself, and what occurs together. */
const WAYS: readonly (readonly Escape[])[] = [
  ["percent"],
  ["percent", "plus"],
  ["html"],
  ["backslash"],
  ["percent", "html", "backslash"],
  ["percent", "plus", "html", "backslash"],
];

/** Ways after which hex is looked for: escapes have no part in it but for line breaks. */
const HEX_WAYS: readonly string[] = ["", "backslash"];

/** Bytes in hex, however they are parted. */
const HEX = /(?:[0-9a-f]{2}[\s:]*){4}/i;

/** True for a secret that cannot be kept out: to hide it everywhere would only hide the report. */
export function isTooShort(secret: string): boolean {
  return visibleLength(secret) < FEWEST_CHARACTERS;
}

/**
 * A function that puts `***` for every secret in a text, in whatever form: with characters inside
 * that nobody sees, wrapped over lines, a line of it alone, percent-encoded, with HTML entities,
 * with the escapes of JSON and of programming languages, in hex, and in base64 of both alphabets at
 * every offset. Secrets of fewer than four visible characters are left alone (`isTooShort`).
 */
export function redactor(secrets: readonly string[]): Redact {
  const patterns = [...new Set(secrets)].filter((secret) => !isTooShort(secret)).map(patternsOf);
  if (patterns.length === 0) return Object.assign((text: string) => text, { stream: unchanged });
  const indexes = {
    text: indexOf(patterns.flatMap(({ text }) => text)),
    hex: indexOf(patterns.flatMap(({ hex }) => hex)),
  };
  const redact = (text: string) => hide(text, find(text, indexes).ranges);
  return Object.assign(redact, {
    stream: (onLine: (line: string) => void) => streamOf((text) => find(text, indexes), onLine),
  });
}

const unchanged = (onLine: (line: string) => void): LineStream => {
  return { push: onLine, end: () => undefined };
};

interface Indexes {
  readonly text: Index;
  readonly hex: Index;
}

function find(text: string, indexes: Indexes): Hits {
  const all = waysFor(text).flatMap((escapes) => findDecoded(text, escapes, indexes));
  const open = all.flatMap(({ openFrom }) => openFrom ?? []);
  return {
    ranges: merged(all.flatMap(({ ranges }) => ranges)),
    openFrom: open.length === 0 ? undefined : Math.min(...open),
  };
}

/** As it is, and in the ways that could change the text, each once. */
function waysFor(text: string): readonly (readonly Escape[])[] {
  const present = escapesIn(text);
  if (present.length === 0) return [[]];
  const ways = WAYS.map((way) => way.filter((one) => present.includes(one)));
  return [...new Map([[], ...ways].map((way) => [way.join(), way])).values()];
}

/** Places are only worked out where something is found: most texts hold no secret. */
function findDecoded(
  source: string,
  escapes: readonly Escape[],
  { text, hex }: Indexes,
): readonly Hits[] {
  const decoded = escapes.length === 0 ? source : decode(source, escapes);
  const inHex = HEX_WAYS.includes(escapes.join()) && HEX.test(decoded);
  return sequencesIn(decoded).flatMap((sequences) => {
    const units = visibleUnits(withoutSequences(decoded, sequences));
    const asText = candidates(text, units).length > 0;
    const asHex = inHex && candidates(hex, hexUnits(units)).length > 0;
    if (!asText && !asHex) return [];
    const placed = decodeWithPlaces(source, escapes);
    const where = visible(withoutSequencesPlaced(placed, sequences));
    return [
      ...(asText ? [search(text, where, source)] : []),
      ...(asHex ? [search(hex, hexVisible(where), source)] : []),
    ];
  });
}

/** Ranges in order, those that touch as one. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || range.from > last.to) all.push(range);
    else if (range.to > last.to) all[all.length - 1] = { from: last.from, to: range.to };
  }
  return all;
}

function hide(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  let done = 0;
  const parts = ranges.map(({ from, to }) => {
    const part = text.slice(done, from);
    done = to;
    return `${part}${HIDDEN}`;
  });
  return `${parts.join("")}${text.slice(done)}`;
}

/** Characters before a line that may still belong to a secret in it: too few to hold it back for. */
const LOOK_BACK = 32;

/** Text that is held back at most while a secret may go on; then it is judged by what there is. */
const MOST_HELD = 1 << 20;

/**
 * Lines with the secrets taken out, each as soon as no secret can go on in the next: only a line
 * that ends with the first characters of one waits.
 */
function streamOf(findHits: (text: string) => Hits, onLine: (line: string) => void): LineStream {
  let before = "";
  let held: string | undefined;
  const release = (text: string, ranges: readonly Range[]) => {
    held = undefined;
    before = text.slice(-LOOK_BACK);
    for (const line of hide(text, ranges).split("\n")) onLine(line);
  };
  const take = (text: string, isLast: boolean) => {
    const start = before.length + 1;
    const { ranges, openFrom } = findHits(`${before}\n${text}`);
    held = text;
    if (openFrom !== undefined && text.length < MOST_HELD && !isLast) return;
    const own = ranges.filter(({ to }) => to > start);
    release(
      text,
      own.map(({ from, to }) => ({ from: Math.max(0, from - start), to: to - start })),
    );
  };
  return {
    push: (line) => take(held === undefined ? line : `${held}\n${line}`, false),
    end: () => {
      if (held !== undefined) take(held, true);
    },
  };
}
