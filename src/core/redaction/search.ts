import type { Pattern } from "./patterns.ts";
import type { Visible } from "./visible.ts";

/** A part of a text, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where secrets stand in a text. */
export interface Hits {
  readonly ranges: readonly Range[];
  /** Where a secret may begin that the text ends in the middle of. */
  readonly openFrom: number | undefined;
}

/** Finds all patterns at once; its time grows with the text, hardly with their number. */
export interface Index {
  /** By hash of the first units. */
  readonly byHash: ReadonlyMap<number, readonly Pattern[]>;
  /** 1 where a hash has patterns: most positions of a text end here. */
  readonly has: Uint8Array;
}

const BUCKETS = 1 << 16;

/** Units that are hashed; every pattern is at least as long. */
const HASHED = 4;

// Asked at every position of a text: a global is slow to look up where a host intercepts it.
const { imul, min } = Math;

const hash = (a = 0, b = 0, c = 0, d = 0): number =>
  (imul(a, 0x9e5f) + imul(b, 0x3a35) + imul(c, 0x1d0b) + imul(d, 0x0493)) & (BUCKETS - 1);

export function indexOf(patterns: readonly Pattern[]): Index {
  const byHash = new Map<number, Pattern[]>();
  const has = new Uint8Array(BUCKETS);
  for (const pattern of patterns) {
    const [a, b, c, d] = pattern.units;
    const key = hash(a, b, c, d);
    has[key] = 1;
    const bucket = byHash.get(key);
    if (bucket === undefined) byHash.set(key, [pattern]);
    else bucket.push(pattern);
  }
  return { byHash, has };
}

/** Places at which a pattern begins and goes on, to its end or to the end of the text. */
export function candidates(
  { byHash, has }: Index,
  units: Uint16Array,
): readonly { readonly at: number; readonly pattern: Pattern }[] {
  const all: { at: number; pattern: Pattern }[] = [];
  for (let at = 0; at + HASHED <= units.length; at += 1) {
    const key = hash(units[at], units[at + 1], units[at + 2], units[at + 3]);
    if (has[key] === 0) continue;
    for (const pattern of byHash.get(key) ?? []) {
      if (goesOn(pattern.units, units, at)) all.push({ at, pattern });
    }
  }
  return all;
}

function goesOn(wanted: Uint16Array, units: Uint16Array, at: number): boolean {
  const end = min(wanted.length, units.length - at);
  for (let i = 0; i < end; i += 1) if (units[at + i] !== wanted[i]) return false;
  return true;
}

/** Every place of every pattern, overlapping ones too; `source` is the text before decoding. */
export function search(index: Index, where: Visible, source: string): Hits {
  const { units, from, to } = where;
  const ranges: Range[] = [];
  let openFrom: number | undefined;
  for (const { at, pattern } of candidates(index, units)) {
    const end = min(at + pattern.units.length, units.length);
    if (isParted(pattern, where, { at, end }, source)) continue;
    if (end - at < pattern.units.length) openFrom ??= from[at];
    else ranges.push({ from: from[at] ?? 0, to: to[end - 1] ?? 0 });
  }
  return { ranges, openFrom };
}

/** True where blanks part the units of a short pattern that has none there. */
function isParted(
  { blankBefore }: Pattern,
  { from, to }: Visible,
  { at, end }: { readonly at: number; readonly end: number },
  source: string,
): boolean {
  if (blankBefore === undefined) return false;
  for (let i = at + 1; i < end; i += 1) {
    const gap = source.slice(to[i - 1], from[i]);
    if (gap !== "" && blankBefore[i - at] === false && isBlank(gap)) return true;
  }
  return false;
}

/** Blanks that do not wrap a line; in a form, `+` is one. */
function isBlank(gap: string): boolean {
  return /[\s\u0085+]/.test(gap) && !/[\n\r\u0085\u2028\u2029]/.test(gap);
}
