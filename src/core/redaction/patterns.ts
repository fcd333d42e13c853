import { INVISIBLE } from "../text.ts";
import { sequencesIn, withoutSequences, withoutSequencesPlaced } from "./sequences.ts";
import { type Visible, visible, visibleUnits } from "./visible.ts";

/** One form of a secret, as its visible characters. */
export interface Pattern {
  readonly units: Uint16Array;
  /**
   * Of a short form: true where blanks may stand before the unit, as they do in the secret. A long
   * one is found whatever blanks stand in it.
   */
  readonly blankBefore: readonly boolean[] | undefined;
}

interface Patterns {
  readonly text: readonly Pattern[];
  /** Lower-case hex digits. */
  readonly hex: readonly Pattern[];
}

/** Fewest visible characters that are looked for: less would only hide the report. */
export const FEWEST_CHARACTERS = 4;

/** A form that is shorter is the same only where it is wrapped over lines, not where blanks part it. */
const SHORTEST_LOOSE = 8;

/** Characters of a text that a secret could be known by; blanks do not count. */
export function visibleLength(text: string): number {
  return visibleUnits(withoutSequences(text, "taken-out")).length;
}

/** Everything that a secret may be written as: itself, its lines, base64 at each offset, and hex. */
export function patternsOf(secret: string): Patterns {
  const wholes = new Set(
    [secret, ...secret.split(/[\r\n]+/)].filter((part) => visibleLength(part) >= FEWEST_CHARACTERS),
  );
  const written = new Set([...wholes].flatMap(writings));
  return {
    text: unique([
      ...[...wholes].flatMap(plainPatterns),
      ...[...written].flatMap(base64Of).map((text) => asPattern(visible({ text }))),
    ]),
    hex: unique([...written].map((text) => asPattern(visible({ text: hexOf(text) })))),
  };
}

/** With terminal sequences taken out, and with no more than their control characters gone. */
function plainPatterns(text: string): readonly Pattern[] {
  return sequencesIn(text).map((sequences) =>
    asPattern(visible(withoutSequencesPlaced({ text }, sequences)), text),
  );
}

/** Bytes depend on what nobody sees, too: as it is, cleaned, and with the other line breaks. */
function writings(whole: string): readonly string[] {
  const text = whole.trim();
  const isBlank = (character: string) => /\s/.test(character);
  const cleaned = withoutSequences(text, "taken-out").replace(INVISIBLE, (character) =>
    isBlank(character) ? character : "",
  );
  const lines = text.replace(/\r\n?/g, "\n");
  return [text, cleaned, lines, lines.replaceAll("\n", "\r\n")];
}

function asPattern({ units, from, to }: Visible, secret = ""): Pattern {
  if (units.length >= SHORTEST_LOOSE) return { units, blankBefore: undefined };
  const blankBefore = Array.from(units, (_, i) =>
    /[\s\u0085]/.test(secret.slice(to[i - 1] ?? 0, from[i])),
  );
  return { units, blankBefore };
}

function unique(patterns: readonly Pattern[]): readonly Pattern[] {
  const long = patterns.filter(({ units }) => units.length >= FEWEST_CHARACTERS);
  return [...new Map(long.map((pattern) => [pattern.units.join(), pattern])).values()];
}

const utf8 = new TextEncoder();
const { fromCharCode } = String;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The secret inside base64 at each of the three byte offsets, without the shifting ends. */
function base64Of(secret: string): readonly string[] {
  const bytes = utf8.encode(secret);
  return [0, 1, 2].flatMap((shift) => {
    const shifted = new Uint8Array(bytes.length + shift);
    shifted.set(bytes, shift);
    const binary = shifted.reduce((text, byte) => text + fromCharCode(byte), "");
    // Characters that hold only bits of the secret: each stands for 6 bits.
    const from = Math.ceil((shift * 8) / 6);
    const form = btoa(binary).slice(from, Math.floor((shifted.length * 8) / 6));
    return [form, form.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function hexOf(secret: string): string {
  return utf8.encode(secret).reduce((text, byte) => text + HEX[byte], "");
}
