import { describe, expect, test } from "@jest/globals";
import { commentLines } from "../../src/evidence/comment-lines.ts";
import fc from "../support/property.ts";

const lines = (body: string) => commentLines(body).map(({ text, seen }) => `${seen}: ${text}`);

describe("a line that is said", () => {
  test.each<[string, string, readonly string[]]>([
    ["plain", "/x a", ["said: /x a"]],
    ["behind others, with any line break", "one\r\n/x a\rtwo\n/y", ["said: /x a", "said: /y"]],
    ["behind a byte order mark", "\ufeff/x a", ["said: /x a"]],
    [
      "without the marks of bold, code and links",
      "/x **a** `b` [c](https://d.example) _e_",
      ["said: /x a b c e"],
    ],
    ["with code of several ticks", "/x ``a`b``", ["said: /x a`b"]],
    ["without what nobody sees", "/x a\u200b <!-- b -->", ["said: /x a"]],
    ["with plain HTML around it", '<div align="center">\n\n/x a\n\n</div>', ["said: /x a"]],
    ["with plain HTML in it", "/x <b>a</b> <sub>b</sub>", ["said: /x a b"]],
    ["behind HTML that is closed", "<del>a</del> <details>b</details>\n\n/x", ["said: /x"]],
    ["behind a closing tag too many", "</details></s>\n\n/x", ["said: /x"]],
    ["behind a void element", "a<br>\n/x", ["said: /x"]],
    ["as a heading made by the line below", "/x a\n===", ["said: /x a"]],
    ["behind a list", "1. one\n2. two\n/x", ["said: /x"]],
    ["with bars that make no table", "a\n/x a | b\n", ["said: /x a | b"]],
    ["with a mark of a footnote that is nowhere", "/x a[^1]", ["said: /x a[^1]"]],
    ["with dollars", "it costs $5\n/x a\nor $6, not $$", ["said: /x a"]],
    ["between dollars that are code", "`$$`\n/x a\n`$$`", ["said: /x a"]],
    ["between dollars of two paragraphs", "$a\n\n/x\n\nb$", ["said: /x"]],
    ["with tildes that strike nothing", "/x a ~ b ~ c", ["said: /x a ~ b ~ c"]],
  ])("%s", (_how, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });
});

describe("a line that is hidden, or not said", () => {
  test.each<[string, string, readonly string[]]>([
    ["folded away", "<details><summary>s</summary>\n\n/x a\n\n</details>", ["folded: /x a"]],
    [
      "folded away, open or not",
      "<details open>\n\n/x\n\n</details>\n\n/y",
      ["folded: /x", "said: /y"],
    ],
    ["folded away and never closed", "<details>\n\n/x\n\n- a\n/y", ["folded: /x", "folded: /y"]],
    ["folded away by a wrong order of tags", "<details><b></details>\n\n</b>\n\n/x", ["said: /x"]],
    ["in a wrong order that leaves it open", "<s><details></s>\n\n/x", ["folded: /x"]],
    ["inside a block of HTML", "<details>\n/x a\n</details>", ["folded: /x a"]],
    ["struck through", "~~a\n/x b~~", ["struck: /x b"]],
    ["struck through by single tildes", "~a\n/x b~", ["struck: /x b"]],
    ["struck through by HTML", "<del>a\n/x b</del>", ["struck: /x b"]],
    [
      "struck through by other HTML",
      "a <s>b\n/x</s>\n\n<strike>\n\n/y",
      ["struck: /x", "struck: /y"],
    ],
    ["struck through in part", "/x a ~~b~~ c", ["partly: /x a c"]],
    ["struck through in part by HTML", "/x a <del>b</del>", ["partly: /x a"]],
    ["in part as HTML code", "/x a <code>b</code>", ["partly: /x a"]],
    ["preformatted", "<pre>\n/x a\n</pre>", ["code: /x a"]],
    ["preformatted over empty lines", "<div><pre>\n\n/x\n\n</pre></div>", ["code: /x"]],
    ["code in HTML", "a <code>b\n/x</code>", ["code: /x"]],
    ["in a block of HTML", "<div>\n/x a\n</div>", ["html: /x a"]],
    ["in a table of HTML", "<table><tr><td>\n/x\n</td></tr></table>", ["html: /x"]],
    ["by an attribute", "<div hidden>\n\n/x\n\n</div>\n\n/y", ["hidden: /x", "said: /y"]],
    ["by a style", '<p style="display:none">\n\n/x\n\n</p>', ["hidden: /x"]],
    ["by an element that nobody knows", "<secret>\n\n/x\n\n</secret>", ["hidden: /x"]],
    ["by an element in a block that goes on", "<div aria-hidden><div></div>\n\n/x", ["hidden: /x"]],
    ["as a title in an attribute", '<div title="\n/x\n">a</div>', []],
    ["in a comment of HTML", "<!-- a\n/x\n\n/y\n-->\n/z", ["said: /z"]],
    ["in a comment that is never closed", "a\n\n<!-- b\n\n/x", []],
    ["in a quote of HTML", "<blockquote>\n\n/x\n\n</blockquote>", []],
    ["in a quote of HTML, as one block", "<blockquote>\n/x\n</blockquote>", []],
    ["in a table", "a | b\n--|--\n/x c | /y\n\n/z", ["table: /x c | /y", "said: /z"]],
    ["in a row without bars", "a | b\n--|--\n1 | 2\n/x c", ["table: /x c"]],
    ["as the head of a table", "/x a | b\n--- | ---\n", ["table: /x a | b"]],
    ["in a table in a quote", "> a | b\n> --|--\n> c | d\n/x", ["said: /x"]],
    ["in a footnote", "a[^1]\n\n[^1]: b\n/x c", ["footnote: /x c"]],
    ["in a footnote that nothing calls", "[^1]: b\n/x c\n\n/y", ["footnote: /x c", "said: /y"]],
    ["with a footnote", "/x a[^1]\n\n[^1]: b", ["partly: /x a"]],
    ["as mathematics", "$$\n/x a\n$$\n\n/y", ["math: /x a", "said: /y"]],
    ["as mathematics over empty lines", "a $$\n\n/x\n\n$$", ["math: /x"]],
    ["as mathematics in a line", "$a\n/x b$", ["math: /x b$"]],
    ["as mathematics in part", "/x a $b$ c", ["math: /x a $b$ c"]],
    ["in a quote", "> a\n> \n> /x\n/y", []],
    ["in a quote in a list", "- > a\n/x", []],
    ["in code", "```\n/x\n```\n\n    /y\n\n`a\n/z`", []],
    ["as the description of an image", "![a\n/x](https://b.example)", []],
    ["as the title of a link's definition", "[a]: https://b.example '\n/x\n'\n", []],
    ["behind blanks", " /x\n\n  /y", []],
    ["in a list", "- /x\n1. /y\n* [ ] /z", []],
    ["behind a character reference", "&#47;x\n\\/y", []],
  ])("%s", (_how, body, expected) => {
    expect(lines(body)).toEqual(expected);
  });
});

test("whatever is written, a line is one line without what nobody sees", () => {
  const pieces = fc.constantFrom(
    ...["|", "--|--\n", "[^a]", "[^a]: ", "$", "$$"],
    ..."/x|> |- |~~|`|```|<del>|</del>|<details>|</details>|<!--|-->|\n|\n\n|\r|    |*|a|\u200b|\u202e".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      for (const { text } of commentLines(parts.join("")))
        expect(text).toMatch(/^\/[^\n\r\p{Cf}]*$/u);
    }),
    { numRuns: 1000 },
  );
});
