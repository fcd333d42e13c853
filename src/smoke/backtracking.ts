import { type Automaton, isAmbiguous } from "./automaton.ts";

/** Part of a pattern: the places at which a match of it can begin and end. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Ways in which it matches nothing at all; 2 stands for more, too. */
  readonly empty: 0 | 1 | 2;
  /** How many characters it takes; undefined: not always as many. */
  readonly length: number | undefined;
}

const EMPTY: Part = { first: [], last: [], empty: 1, length: 0 };

/** Characters by which places are compared: those of common patterns, and a few of the others. */
const SAMPLE = [
  ...Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)),
  ..."\u2028\u3042\u4e2d\ufeff",
];
const ANY = (1n << BigInt(SAMPLE.length)) - 1n;

/** Characters of a pattern that is read: a longer one is no person's. */
const LONGEST = 2000;

/** As many of a kind in a row are divided in few ways. */
const FEW = 3;

const CLASS = /\[(?:[^\]\\]|\\.)*\]/y;
const ESCAPE = /\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|k<\w+>|[1-9]\d*|.)/iy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
const GROUP = /\((?:\?(?::|<?[=!]|<[\p{L}_$][\p{L}\p{N}_$]*>))?/uy;

/**
 * True for a regular expression that some texts keep busy for a time that doubles with each
 * character, because the same characters can go through a repetition in two ways: `(a+)+`,
 * `(\w|\d)*`. What it does not find may still be slow: whoever matches foreign text limits the time.
 */
export function backtracks(source: string): boolean {
  if (source.length > LONGEST) return false;
  const automaton: Automaton = { takes: [], steps: [] };
  reader(source, automaton)();
  return isAmbiguous(automaton);
}

/** Reads alternatives up to the end or a closing bracket. */
function reader(source: string, automaton: Automaton): () => Part {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  const place = (bits: bigint): Part => {
    const id = automaton.takes.push(bits) - 1;
    automaton.steps.push(new Map());
    return { first: [id], last: [id], empty: 0, length: 1 };
  };
  const group = (opening: string): Part => {
    const inside = alternatives();
    at += 1;
    return /^\(\?<?[=!]/.test(opening) ? EMPTY : inside;
  };
  const escaped = (text: string): Part => {
    if (/^\\[bB]$/.test(text)) return EMPTY;
    if (/^\\(?:[1-9]|k<)/.test(text)) {
      return { ...place(ANY), empty: 1, length: undefined };
    }
    return place(bitsOf(text));
  };
  const atom = (): Part => {
    const opening = take(GROUP);
    if (opening !== undefined) return group(opening[0]);
    const escaping = take(ESCAPE);
    if (escaping !== undefined) return escaped(escaping[0]);
    const set = take(CLASS);
    if (set !== undefined) return place(bitsOf(set[0]));
    const [character = ""] = source.slice(at);
    at += 1;
    if (character === "^" || character === "$") return EMPTY;
    return place(bitsOf(character === "." ? "." : `\\u${hex(character)}`));
  };
  const sequence = (): Part => {
    let whole = EMPTY;
    while (at < source.length && !")|".includes(source[at] ?? "")) {
      whole = joined(whole, repeated(atom(), take(QUANTIFIER), automaton), automaton);
    }
    return whole;
  };
  const alternatives = (): Part => {
    let whole = sequence();
    while (source[at] === "|") {
      at += 1;
      whole = either(whole, sequence());
    }
    return whole;
  };
  return alternatives;
}

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, "0");

function bitsOf(atom: string): bigint {
  const one = new RegExp(`^(?:${atom})$`);
  return SAMPLE.reduce((bits, text, i) => (one.test(text) ? bits | (1n << BigInt(i)) : bits), 0n);
}

function either(a: Part, b: Part): Part {
  return {
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
    empty: atMostTwo(a.empty + b.empty),
    length: a.length === b.length ? a.length : undefined,
  };
}

const atMostTwo = (n: number): Part["empty"] => (n === 0 ? 0 : n === 1 ? 1 : 2);

/** Places on the other side of a part, once for each way to match nothing between. */
function through({ empty }: Part, places: readonly number[]): readonly number[] {
  const once = [...new Set(places)];
  if (empty === 0) return [];
  return empty === 1 ? places : [...once, ...once];
}

function joined(a: Part, b: Part, automaton: Automaton): Part {
  lead(a.last, b.first, automaton);
  return {
    first: [...a.first, ...through(a, b.first)],
    last: [...through(b, a.last), ...b.last],
    empty: atMostTwo(a.empty * b.empty),
    length: a.length === undefined || b.length === undefined ? undefined : a.length + b.length,
  };
}

function repeated(part: Part, found: RegExpExecArray | undefined, automaton: Automaton): Part {
  if (found === undefined) return part;
  const [least, most] = timesOf(found);
  const isExact = least === most;
  // A part that always takes as many characters can be counted in one way alone.
  const isDivided = isExact ? part.length === undefined && most > FEW : most > 1;
  if (isDivided) lead(part.last, part.first, automaton);
  const length = isExact && part.length !== undefined ? part.length * most : undefined;
  // Going round without a character ends a repetition.
  return { ...part, empty: least === 0 ? 1 : part.empty, length };
}

function timesOf([, sign, least = "0", range, most]: RegExpExecArray): readonly [number, number] {
  if (sign === "?") return [0, 1];
  if (sign !== undefined) return [sign === "+" ? 1 : 0, Number.POSITIVE_INFINITY];
  if (range === undefined) return [Number(least), Number(least)];
  return [Number(least), most ? Number(most) : Number.POSITIVE_INFINITY];
}

function lead(from: readonly number[], to: readonly number[], { steps }: Automaton): void {
  for (const a of from) for (const b of to) steps[a]?.set(b, (steps[a].get(b) ?? 0) + 1);
}
