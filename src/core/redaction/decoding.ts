/** A text with its escapes undone, and where each UTF-16 unit stood in the source. */
export interface Decoded {
  readonly text: string;
  /** Undefined: every unit is where it was. */
  readonly from?: Uint32Array | undefined;
  readonly to?: Uint32Array | undefined;
}

/** Ways in which programs write a character as something else. */
export type Escape = "percent" | "plus" | "html" | "backslash";

/** A character that was written as something else: what it is, and where its writing ends. */
interface Found {
  readonly text: string;
  readonly end: number;
}

type Reader = (source: string, at: number) => Found | undefined;

const READERS: Readonly<Record<Escape, { readonly sign: string; readonly read: Reader }>> = {
  percent: { sign: "%", read: percentAt },
  plus: { sign: "+", read: (_, at) => ({ text: " ", end: at + 1 }) },
  html: { sign: "&", read: entityAt },
  backslash: { sign: "\\", read: backslashAt },
};

/** Escapes whose sign a text holds. */
export function escapesIn(text: string): readonly Escape[] {
  const all = Object.keys(READERS) as Escape[]; // the keys of the table above
  return all.filter((one) => text.includes(READERS[one].sign));
}

/** The text as a reader of these escapes takes it, in one go: what comes out is not read again. */
export function decode(source: string, escapes: readonly Escape[]): string {
  return partsOf(source, escapes)
    .map(({ text }) => text)
    .join("");
}

/** The same with its places. */
export function decodeWithPlaces(source: string, escapes: readonly Escape[]): Decoded {
  if (escapes.length === 0) return { text: source };
  const parts = partsOf(source, escapes);
  const from = new Uint32Array(source.length); // no escape is shorter than what it stands for
  const to = new Uint32Array(source.length);
  let length = 0;
  for (const { text, begin, end } of parts) {
    for (let i = 0; i < text.length; i += 1, length += 1) {
      from[length] = end === undefined ? begin + i : begin;
      to[length] = end ?? begin + i + 1;
    }
  }
  return {
    text: parts.map(({ text }) => text).join(""),
    from: from.subarray(0, length),
    to: to.subarray(0, length),
  };
}

/** A stretch of the source as it is, or an escape, with its end. */
interface Part {
  readonly text: string;
  readonly begin: number;
  readonly end: number | undefined;
}

function partsOf(source: string, escapes: readonly Escape[]): readonly Part[] {
  const readers = escapes.map((one) => READERS[one]);
  const signs = new RegExp(`[${readers.map(({ sign }) => `\\${sign}`).join("")}]`, "g");
  const parts: Part[] = [];
  let done = 0;
  for (let sign = signs.exec(source); sign !== null; sign = signs.exec(source)) {
    const { index } = sign;
    const found = readers.find((one) => one.sign === sign?.[0])?.read(source, index);
    if (found === undefined) continue;
    parts.push({ text: source.slice(done, index), begin: done, end: undefined });
    parts.push({ text: found.text, begin: index, end: found.end });
    done = found.end;
    signs.lastIndex = done;
  }
  return [...parts, { text: source.slice(done), begin: done, end: undefined }];
}

const PERCENT =
  /%(?:[0-7][\da-f]|[cd][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-7](?:%[89ab][\da-f]){3})/iy;

/** `%C3%A4`: the bytes of one UTF-8 character. Bytes that are none stay as they are written. */
function percentAt(source: string, at: number): Found | undefined {
  PERCENT.lastIndex = at;
  const written = PERCENT.exec(source)?.[0];
  if (written === undefined) return undefined;
  const end = at + written.length;
  if (written.length === 3) return { text: hexCharacter(written.slice(1)), end };
  try {
    return { text: decodeURIComponent(written), end };
  } catch {
    return undefined; // no UTF-8
  }
}

const hexCharacter = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));?/iy;

/** `&amp;`, `&#38;`, `&#x26;`; the last semicolon may lack, as browsers allow. */
function entityAt(source: string, at: number): Found | undefined {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(source);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  const end = at + whole.length;
  if (name !== undefined) return { text: NAMED[name.toLowerCase()] ?? "", end };
  return character(Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10), end);
}

function character(point: number, end: number): Found | undefined {
  return point > 0x10ffff ? undefined : { text: String.fromCodePoint(point), end };
}

const CONTROL: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
  a: "\u0007",
  e: "\u001b",
};

const CODE = /\\(?:u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8})|x([\da-fA-F]{2}))/y;

/** `\u00e4`, `\n`, `\/`, `\"`: as JSON, JavaScript, Go, Python, PHP and shells write a character. */
function backslashAt(source: string, at: number): Found | undefined {
  CODE.lastIndex = at;
  const match = CODE.exec(source);
  if (match !== null) {
    const [whole, ...codes] = match;
    const code = codes.find((one) => one !== undefined) ?? "";
    return character(Number.parseInt(code, 16), at + whole.length);
  }
  const next = source[at + 1];
  if (next === undefined) return undefined;
  return { text: CONTROL[next] ?? next, end: at + 2 };
}
