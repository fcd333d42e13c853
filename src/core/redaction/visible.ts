import { INVISIBLE } from "../text.ts";
import type { Decoded } from "./decoding.ts";

/**
 * The characters of a text that a secret is looked for in, one UTF-16 unit each, and where each of
 * them stands in the source. Blanks, line breaks and whatever nobody sees are left out: a secret
 * that is wrapped, or has such characters inside, is the same secret.
 */
export interface Visible {
  readonly units: Uint16Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const KEPT = 1;
const LEFT_OUT = 2;

// U+FFFD stands where something could not be decoded; presentation selectors only pick a glyph.
const IGNORED = new RegExp(`${INVISIBLE.source}|[\\s\\u0085\\ufffd\\ufe0e\\ufe0f]`, "u");

/** What became of a UTF-16 unit when it was first met; 0: not met yet. */
const known = new Uint8Array(0x10000);

function isIgnored(text: string, at: number, unit: number): boolean {
  const memo = known[unit];
  if (memo === KEPT) return false;
  if (memo === LEFT_OUT) return true;
  if (unit >= 0xd800 && unit <= 0xdfff) return IGNORED.test(characterOf(text, at, unit));
  const ignored = IGNORED.test(String.fromCharCode(unit));
  known[unit] = ignored ? LEFT_OUT : KEPT;
  return ignored;
}

/** The character that half of it belongs to; a lone half stays what it is. */
function characterOf(text: string, at: number, unit: number): string {
  const before = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && before >= 0xd800 && before <= 0xdbff;
  return String.fromCodePoint(text.codePointAt(isLow ? at - 1 : at) ?? 0);
}

/** Writes visible units and their places, and gives how many there are. */
function fill(
  text: string,
  { units, places }: { readonly units: Uint16Array; readonly places: Uint32Array | undefined },
): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (known[unit] !== KEPT && isIgnored(text, at, unit)) continue;
    units[length] = unit;
    if (places !== undefined) places[length] = at;
    length += 1;
  }
  return length;
}

/** The visible units alone. */
export function visibleUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  return units.subarray(0, fill(text, { units, places: undefined }));
}

/** The visible units with their places. */
export function visible({ text, from, to }: Decoded): Visible {
  const units = new Uint16Array(text.length);
  const places = new Uint32Array(text.length);
  const length = fill(text, { units, places });
  const kept = places.subarray(0, length);
  return {
    units: units.subarray(0, length),
    from: from === undefined ? kept : kept.map((at) => from[at] ?? 0),
    to: kept.map((at) => (to === undefined ? at + 1 : (to[at] ?? 0))),
  };
}

const COLON = 0x3a;

const isUpperHex = (unit: number): boolean => unit >= 0x41 && unit <= 0x46;

/** Units as hex digits: lower case, and without the colons between them. */
export function hexUnits(units: Uint16Array): Uint16Array {
  const digits = new Uint16Array(units.length);
  let length = 0;
  for (const unit of units) {
    if (unit === COLON) continue;
    digits[length] = isUpperHex(unit) ? unit + 0x20 : unit;
    length += 1;
  }
  return digits.subarray(0, length);
}

/** The same with their places. */
export function hexVisible({ units, from, to }: Visible): Visible {
  const isKept = (_: number, at: number) => units[at] !== COLON;
  return { units: hexUnits(units), from: from.filter(isKept), to: to.filter(isKept) };
}
