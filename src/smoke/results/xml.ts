/** A piece of an XML file, in its order. */
export type XmlPiece =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      /** `<name/>`: no end follows. */
      readonly empty: boolean;
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** Says of a text what keeps it from being read as XML. */
export class XmlFault extends Error {}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  quot: '"',
};

/**
 * The pieces of a text in XML, read once from front to back. Nothing but the five entities of XML 1.0
 * §4.6 and characters by their number is replaced; a document type, in which others could be declared,
 * is refused. Throws `XmlFault`.
 */
export function* xmlPieces(text: string): Generator<XmlPiece> {
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    if (end > at) yield { kind: "text", text: unescaped(text.slice(at, end)) };
    if (next < 0) return;
    if (text.startsWith("<!--", next)) at = after(text, next + 4, "-->");
    else if (text.startsWith("<![CDATA[", next)) {
      at = after(text, next + 9, "]]>");
      yield { kind: "text", text: text.slice(next + 9, at - 3) };
    } else if (text.startsWith("<?", next)) at = after(text, next + 2, "?>");
    else if (text.startsWith("<!", next)) {
      throw new XmlFault("has a document type, which is not read");
    } else {
      const tag = readTag(text, next);
      yield tag.piece;
      at = tag.end;
    }
  }
}

function after(text: string, from: number, mark: string): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw broken();
  return found + mark.length;
}

const broken = () => new XmlFault("is no XML that can be read to its end");

const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const CLOSING = /<\/([^\s<>/]+)\s*>/y;
const NAME = /<([^\s<>/"'=!?]+)/y;

function readTag(text: string, from: number): { readonly piece: XmlPiece; readonly end: number } {
  const closing = matchAt(CLOSING, text, from);
  if (closing !== undefined) {
    return { piece: { kind: "close", name: closing[1] ?? "" }, end: CLOSING.lastIndex };
  }
  const name = matchAt(NAME, text, from)?.[1];
  if (name === undefined) throw broken();
  let at = NAME.lastIndex;
  const attributes = new Map<string, string>();
  for (;;) {
    const found = matchAt(ATTRIBUTE, text, at);
    if (found === undefined) break;
    attributes.set(found[1] ?? "", unescaped(found[2] ?? found[3] ?? ""));
    at = ATTRIBUTE.lastIndex;
  }
  const end = matchAt(TAG_END, text, at);
  if (end === undefined) throw broken();
  const piece = { kind: "open", name, attributes, empty: end[1] === "/" } as const;
  return { piece, end: TAG_END.lastIndex };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** What is no entity of XML stays as it stands. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (whole, ten, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
