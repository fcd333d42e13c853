import { describe, expect, test } from "@jest/globals";
import { isTooShort, redactor } from "../../src/core/redaction.ts";
import { line } from "../../src/core/text.ts";
import fc from "../support/property.ts";

const utf8 = (text: string) => Buffer.from(text, "utf8");
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, "\ufffd");
const escaped = (text: string, pattern: RegExp) =>
  text.replace(pattern, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const percent = (text: string) => encodeURIComponent(wellFormed(text));
const hex = (text: string) => utf8(text).toString("hex");
const bytePairs = (text: string, between: string) => (hex(text).match(/../g) ?? []).join(between);

const NAMES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "&": ["&amp;", "&#38;", "&#x26;", "&AMP;"],
  "<": ["&lt;", "&#60;", "&#x3c;", "&#x3C;"],
  ">": ["&gt;", "&#62;", "&#x3E;", "&#062;"],
  '"': ["&quot;", "&#34;", "&#x22;"],
  "'": ["&apos;", "&#39;", "&#x27;", "&#X27;"],
};
const html = (text: string, pick: number) =>
  text.replace(/[&<>"']/g, (sign, at: number) => {
    const ways = NAMES[sign] ?? [sign];
    return ways[(pick + at) % ways.length] ?? sign;
  });

/** Ways of writing that leave nothing of a secret but itself: what comes out is `***` and no more. */
const WRITINGS: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "as one clean line": line,
  "percent-encoded": percent,
  "percent-encoded in lower case": (secret) =>
    percent(secret).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  "percent-encoded by RFC 3986": (secret) =>
    percent(secret).replace(/[!'()*]/g, (sign) => `%${hex(sign).toUpperCase()}`),
  "every byte percent-encoded": (secret) =>
    (hex(wellFormed(secret)).match(/../g) ?? []).map((byte) => `%${byte}`).join(""),
  "in a form": (secret) => new URLSearchParams([["", wellFormed(secret)]]).toString().slice(1),
  "as an address leaves signs": (secret) => encodeURI(wellFormed(secret)),
  "in HTML, by name": (secret) => html(secret, 0),
  "in HTML, by number": (secret) => html(secret, 1),
  "in HTML, in a mix": (secret) => html(secret, 2),
  "in HTML, each character by number": (secret) =>
    [...wellFormed(secret)].map((one) => `&#${one.codePointAt(0)};`).join(""),
  "in an address in HTML": (secret) => html(percent(secret), 1),
  "in JSON, by JavaScript": json,
  "in JSON, by Go": (secret) => escaped(json(secret), /[&<>\u2028\u2029]/g),
  "in JSON, by Python": (secret) => escaped(json(secret), /[^\0-\u007e]/g),
  "in JSON, by PHP": (secret) => escaped(json(secret), /[^\0-\u007e]/g).replaceAll("/", "\\/"),
  "in hex": hex,
  "in upper-case hex": (secret) => hex(secret).toUpperCase(),
  "in hex with blanks": (secret) => bytePairs(secret, " "),
  "in hex with colons": (secret) => bytePairs(secret, ":").toUpperCase(),
  "with a character that nobody sees between": (secret) => [...secret].join("\u200b"),
  "with colours between": (secret) => [...secret].join("\u001b[1;31m"),
  "split over a line break": (secret) => splitInside(secret, "\n"),
  "split over a line break with an indentation": (secret) => splitInside(secret, "\r\n    "),
  "wrapped at each character": (secret) => [...secret].join("\n"),
};

function splitInside(secret: string, by: string): string {
  const characters = [...secret];
  const half = Math.ceil(characters.length / 2);
  return `${characters.slice(0, half).join("")}${by}${characters.slice(half).join("")}`;
}

/** Base64 has no borders of its own: what is left over tells of no whole byte of the secret. */
const BASE64: Readonly<Record<string, (text: string) => string>> = {
  "in one line": (text) => text,
  "wrapped at 64": (text) => text.replace(/.{64}/g, "$&\n"),
  "wrapped at 76": (text) => text.replace(/.{76}/g, "$&\r\n"),
  "wrapped in JSON": (text) => text.replace(/.{16}/g, "$&\\n"),
  "with blanks": (text) => text.replace(/.{20}/g, "$&   "),
};

/** Begins and ends with what is seen, so that all of it is hidden. */
const BORDERED = /^[!-~][\s\S]*[!-~]$/;

/** Characters that bite in patterns, escapes and terminals, and a few of people's writing. */
const secretText = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."abcxyzABCXYZ0123456789"),
      fc.constantFrom(...".*+?^${}()|[]\\/<>&\"'%!~_-=:;,@# "),
      fc.constantFrom(
        "ä",
        "ß",
        "東京",
        "😀",
        "👩‍💻",
        "e\u0301",
        "\u00a0",
        "&amp;",
        "%41",
        "\\u0041",
      ),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udc00",
        "\ufe0f",
      ),
      fc.constantFrom("\u001b[31m", "\u001b", "\u009b2J"),
    ),
    { minLength: 4, maxLength: 40 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => !isTooShort(text) && [text, line(text)].every((one) => BORDERED.test(one)));

describe("a secret leaves in no form", () => {
  test.each(Object.entries(WRITINGS))("%s", (_form, write) => {
    fc.assert(
      fc.property(secretText, (secret) => {
        expect(redactor([secret])(`§ ${write(secret)} ¶`)).toBe("§ *** ¶");
      }),
      { numRuns: 300 },
    );
  });

  test.each(Object.entries(BASE64))(
    "in base64 of both alphabets at every offset, %s",
    (_, wrap) => {
      const alphabet = fc.constantFrom("base64", "base64url" as const);
      fc.assert(
        fc.property(secretText, fc.nat(5), alphabet, (secret, before, kind) => {
          const bytes = Buffer.concat([Buffer.alloc(before, "u"), utf8(secret), utf8(":tail")]);
          const [start = "", end, ...more] = redactor([secret])(wrap(bytes.toString(kind))).split(
            "***",
          );
          expect({ hidden: end !== undefined, more }).toEqual({ hidden: true, more: [] });
          // six bits a character: at most a part of the first and of the last byte is left
          const left = start.replace(/\\n|\s/g, "").length * 6 - before * 8;
          const padding = (6 - ((bytes.length * 8) % 6)) % 6;
          const kept = (end ?? "").replace(/\\n|\s|=/g, "").length * 6 - padding;
          const right = kept - utf8(":tail").length * 8;
          expect({ left: left < 8, right: right < 8 }).toEqual({ left: true, right: true });
        }),
        { numRuns: 300 },
      );
    },
  );

  test("each line of several by itself, and all of them as one line", () => {
    const key = "-----BEGIN KEY-----\nMIIEvQ  IBADAN\n}\n-----END KEY-----";
    const hide = redactor([key]);
    expect(hide(key)).toBe("***");
    expect(hide("x MIIEvQ  IBADAN y")).toBe("x *** y");
    expect(hide(`x ${line(key)} y`)).toBe("x *** y");
    expect(hide(`x ${key.replaceAll("\n", "\r\n")} y`)).toBe("x *** y");
    const windows = utf8(key.replaceAll("\n", "\r\n")).toString("base64");
    expect(hide(`x ${windows} y`)).toBe("x *** y");
    expect(hide("a line with } alone")).toBe("a line with } alone");
  });

  test("what stands before it cannot pass its first letters off as the end of a colour", () => {
    const hide = redactor(["hunter2!"]);
    expect(line(hide("\u001bhunter2!"))).not.toContain("unter2");
    expect(line(hide("\u001b[31hunter2!"))).not.toContain("unter2");
    expect(line(hide("hun\u001b[0mter\u001b]0;title\u00072!"))).toBe("***");
  });

  test("several secrets, also one inside another", () => {
    const hide = redactor(["abcd", "abcdefgh", "*", "wxyz"]);
    expect(hide("abcdefgh abcd wxyzabcd ****")).toBe("*** *** *** ****");
  });

  test("one that overlaps itself is hidden whole", () => {
    expect(redactor(["abab"])("xabababy")).toBe("x***y");
  });
});

describe("what is no secret stays", () => {
  test.each([
    ["without secrets", [], "a"],
    ["an empty one", [""], "a"],
    ["a short secret would only hide the report", ["abc", "a b c", "\u200babc"], "abc a b c"],
    ["letters that only together would be a short one", ["stes"], "best estimate"],
    ["a part of a secret", ["hunter2!"], "hunter3! hunter"],
    ["another case", ["hunter2!"], "HUNTER2!"],
    ["escapes of other things", ["hunter2!"], "100% &amp; \\n \\u0041 %zz %e4 &#99999999; 1+1"],
  ])("%s", (_rule, secrets, text) => {
    expect(redactor(secrets)(text)).toBe(text);
  });

  test.each([
    ["", true],
    ["abc", true],
    [" a b\nc ", true],
    ["a\u200b\u200b\u200bb", true],
    ["\u001b[31mabc", true],
    ["abcd", false],
    ["a b c d", false],
    ["東京都民", false],
  ])("%j is too short to be hidden: %s", (secret, expected) => {
    expect(isTooShort(secret)).toBe(expected);
  });
});

describe("lines that come one after another", () => {
  const shown = (secrets: readonly string[], lines: readonly string[], end = true) => {
    const all: string[] = [];
    const stream = redactor(secrets).stream((text) => all.push(text));
    for (const text of lines) stream.push(text);
    if (end) stream.end();
    return all;
  };

  test("a secret that is wrapped over them leaves in no part", () => {
    const secret = "Zr8-Kq2_Wm5.Tx9";
    for (let at = 1; at < secret.length; at += 1) {
      const lines = [`the key is ${secret.slice(0, at)}`, `${secret.slice(at)} end`, "next"];
      const out = shown([secret], lines);
      const told = out.join("\n").replace("the key is ", "");
      expect(told).toMatch(at < 4 ? /^.{1,3}\n\*\*\* end\nnext$/ : /^\*\*\* end\nnext$/);
    }
  });

  test("base64 that fills many of them leaves in no line", () => {
    const secret = Buffer.alloc(600, "0123456789abcdefghijklmnop").toString();
    const wrapped =
      utf8(`user:${secret}\n`)
        .toString("base64")
        .match(/.{1,64}/g) ?? [];
    expect(wrapped.length).toBeGreaterThan(12);
    expect(shown([secret], ["begin", ...wrapped, "done"])).toEqual([
      "begin",
      expect.stringMatching(/^.{6,8}\*\*\*.{0,4}=*$/),
      "done",
    ]);
  });

  test("a line waits only while it ends with the beginning of a secret", () => {
    const lines = ["plain", "ends with hunt"];
    expect(shown(["hunter2!"], lines, false)).toEqual(["plain"]);
    expect(shown(["hunter2!"], lines)).toEqual(lines);
    expect(shown(["hunter2!"], [...lines, "and goes on"], false)).toEqual([
      ...lines,
      "and goes on",
    ]);
  });

  test("without secrets every line goes on as it is", () => {
    expect(shown([], ["a", "", "b"], false)).toEqual(["a", "", "b"]);
  });

  test("they are the lines that came, where nothing is hidden", () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((text) => text.replace(/\n/g, " "))), (lines) => {
        expect(shown(["q8#Wz!m4"], lines)).toEqual(lines);
      }),
    );
  });
});
