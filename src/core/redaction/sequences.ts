import { TERMINAL } from "../text.ts";
import type { Decoded } from "./decoding.ts";

/**
 * How terminal sequences are read. Taken out whole, as a terminal does; or as text of which only
 * the control characters go, since what stands in front of a secret may make its first letters
 * look like the end of a sequence.
 */
type Sequences = "taken-out" | "read-as-text";

/** The ways in which the terminal sequences of a text are to be read. */
export function sequencesIn(text: string): readonly Sequences[] {
  const some = text.includes("\u001b") || text.includes("\u009b");
  return some ? ["taken-out", "read-as-text"] : ["read-as-text"];
}

export function withoutSequences(text: string, sequences: Sequences): string {
  return sequences === "taken-out" ? text.replace(TERMINAL, "") : text;
}

/** The same with its places. */
export function withoutSequencesPlaced(decoded: Decoded, sequences: Sequences): Decoded {
  if (sequences === "read-as-text") return decoded;
  const { text, from, to } = decoded;
  const gone = new Uint8Array(text.length);
  for (const { 0: sequence, index } of text.matchAll(TERMINAL)) {
    gone.fill(1, index, index + sequence.length);
  }
  const places = Uint32Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => gone[at] === 0,
  );
  return {
    text: withoutSequences(text, sequences),
    from: from === undefined ? places : places.map((at) => from[at] ?? 0),
    to: places.map((at) => (to === undefined ? at + 1 : (to[at] ?? 0))),
  };
}
