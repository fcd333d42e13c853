/** Part of a pattern: the places at which a match of it can begin and end. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** True where it matches nothing at all, too. */
  readonly isNullable: boolean;
}

/** A pattern as places that take one character each, and the steps from one to the next. */
interface Automaton {
  /** Which characters of `SAMPLE` a place takes, as bits. */
  readonly takes: bigint[];
  /** How many ways lead from one place to another. */
  readonly steps: Map<number, number>[];
}

const EMPTY: Part = { first: [], last: [], isNullable: true };

/** Characters by which places are compared: those of common patterns, and a few of the others. */
const SAMPLE = [
  ...Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)),
  ..."\u2028\u3042\u4e2d\ufeff",
];
const ANY = (1n << BigInt(SAMPLE.length)) - 1n;

/** Repetitions of which that many are the most take a bounded time, whatever is in them. */
const FEW = 9;

/** Pairs of places that are looked at: patterns of people need a few dozen. */
const MOST_PAIRS = 20_000;

const CLASS = /\[(?:[^\]\\]|\\.)*\]/y;
const ESCAPE = /\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|k<\w+>|[1-9]\d*|.)/iy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
const GROUP = /\((?:\?(?::|<?[=!]|<[\p{L}_$][\p{L}\p{N}_$]*>))?/uy;

/**
 * True for a regular expression that some texts keep busy for a time that doubles with each
 * character, because the same characters can go through a repetition in two ways: `(a+)+`,
 * `(\w|\d)*`. What it does not find may still be slow, but not so fast.
 */
export function backtracks(source: string): boolean {
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
    return { first: [id], last: [id], isNullable: false };
  };
  const group = (opening: string): Part => {
    const inside = alternatives();
    at += 1;
    return /^\(\?<?[=!]/.test(opening) ? EMPTY : inside;
  };
  const escaped = (text: string): Part => {
    if (/^\\[bB]$/.test(text)) return EMPTY;
    if (/^\\(?:[1-9]|k<)/.test(text)) return { ...place(ANY), isNullable: true };
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
    isNullable: a.isNullable || b.isNullable,
  };
}

function joined(a: Part, b: Part, automaton: Automaton): Part {
  lead(a.last, b.first, automaton);
  return {
    first: a.isNullable ? [...a.first, ...b.first] : a.first,
    last: b.isNullable ? [...a.last, ...b.last] : b.last,
    isNullable: a.isNullable && b.isNullable,
  };
}

function repeated(part: Part, found: RegExpExecArray | undefined, automaton: Automaton): Part {
  if (found === undefined) return part;
  const [, sign, least = "0", range, most = ""] = found;
  const isOptional = sign === undefined ? Number(least) === 0 : sign !== "+";
  const open = sign === undefined ? range !== undefined && most === "" : sign !== "?";
  const times = Number(range === undefined ? least : most);
  if (open || times > FEW) lead(part.last, part.first, automaton);
  return { ...part, isNullable: part.isNullable || isOptional };
}

function lead(from: readonly number[], to: readonly number[], { steps }: Automaton): void {
  for (const a of from) for (const b of to) steps[a]?.set(b, (steps[a].get(b) ?? 0) + 1);
}

/** Two ways through the pattern that begin and end at the same place and take the same text. */
function isAmbiguous({ takes, steps }: Automaton): boolean {
  const targets = steps.map((ways) => [...ways.keys()]);
  const reaches = targets.map((_, from) => reachable([from], (at) => targets[at] ?? []));
  const returns = (a: number, b: number) => reaches[a]?.has(b) && reaches[b]?.has(a);
  const isTwice = steps.some((ways, a) => [...ways].some(([b, n]) => n > 1 && returns(a, b)));
  if (isTwice) return true;
  const size = takes.length;
  const overlap = (a: number, b: number) => ((takes[a] ?? 0n) & (takes[b] ?? 0n)) !== 0n;
  return takes.some((_, home) => {
    // Whatever leads there and back belongs to the same repetitions: one of it speaks for all.
    if (takes.findIndex((_, other) => returns(home, other)) !== home) return false;
    const inside = (at: number) => (targets[at] ?? []).filter((to) => returns(home, to));
    const pairs = (pair: number): readonly number[] =>
      inside(Math.floor(pair / size)).flatMap((a) =>
        inside(pair % size).flatMap((b) => (overlap(a, b) ? [a * size + b] : [])),
      );
    const start = home * size + home;
    const parted = [...reachable([start], pairs)].filter(
      (pair) => Math.floor(pair / size) !== pair % size,
    );
    return reachable(parted, pairs).has(start);
  });
}

/** Everything that is reached from somewhere in a step or more. */
function reachable(
  from: readonly number[],
  next: (at: number) => readonly number[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const queue = [...from];
  while (queue.length > 0 && found.size < MOST_PAIRS) {
    for (const to of next(queue.pop() ?? 0)) {
      if (found.has(to)) continue;
      found.add(to);
      queue.push(to);
    }
  }
  return found;
}
