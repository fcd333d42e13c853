import { describe, expect, test } from "@jest/globals";
import { cut, line, lines, md, mdBlock, mdCode, mdLines, mdLink } from "../../src/core/text.ts";
import { nodesOf, seenIn } from "../report/markdown-tree.ts";
import fc from "../support/property.ts";

/** Characters that bite, and a few that do not. */
const nasty = fc.string({
  unit: fc.constantFrom(
    ...[..."`*_~|[]()<>!#@:$&\\-+=.1ab \n\r\t/"],
    "\u202e",
    "\u2028",
    "::",
    "##[",
  ),
  maxLength: 40,
});

/** Kinds of nodes that a bullet of the template is made of. */
const PLAIN = ["root", "list", "listItem", "paragraph", "text", "strong", "inlineCode"] as const;

describe("a line is one line that nothing acts upon", () => {
  test.each([
    [
      "line breaks and tabs become one space",
      "a\r\nb\rc\n\td\u2028e\u2029f\u0085g\u000bh",
      "a b c d e f g h",
    ],
    ["a command at the start is broken up", "::set-output name=x::y", ": :set-output name=x::y"],
    ["and behind any space", "\u00a0 ::error::x", ": :error::x"],
    ["and at every word, where a line may wrap", "a ::error::x", "a : :error::x"],
    ["however many colons", ":::error::x", ": : :error::x"],
    ["names of code stay", "std::vector", "std::vector"],
    ["the old command is broken up anywhere", "x##[error]y ###[group]", "x# #[error]y ## #[group]"],
    [
      "invisible characters cannot hide a command",
      ":\u200b:error::x #\u2060#[error]",
      ": :error::x # #[error]",
    ],
    ["writing direction stays", "a\u202eb\u2066c\u061cd", "abcd"],
    [
      "zero width, filler and tag characters go",
      "a\u200bb\ufeffc\u3164d\u{e0041}e\u00adf",
      "abcdef",
    ],
    ["colours and titles go", "\u001b[1;31mred\u001b[0m \u001b]0;t\u0007x\u009b2Jy", "red xy"],
    ["half a character goes", "a\ud800b", "ab"],
    ["stacked marks are cut", `a${"\u0301".repeat(50)}b`, `a${"\u0301".repeat(4)}b`],
    ["blanks at the ends go, and of several one is left", "  a  b   c ", "a b c"],
    [
      "plain text stays",
      "GET https://x.example/a?b=c#[d] 12ms ~",
      "GET https://x.example/a?b=c#[d] 12ms ~",
    ],
    ["people's writing stays", "Grüße, 東京, שלום, ⚠️ 50 %", "Grüße, 東京, שלום, ⚠️ 50 %"],
  ])("%s", (_rule, text, expected) => {
    expect(line(text)).toBe(expected);
  });

  test("making a line twice changes nothing", () => {
    fc.assert(fc.property(nasty, (text) => expect(line(line(text))).toBe(line(text))));
  });

  test("a line never holds a break, a command or a control character", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(line(text)).not.toMatch(/[\n\r\t\p{Cc}\p{Cf}]|##\[|(?:^|\s)::/u);
      }),
    );
  });
});

test("several lines keep their indentation and lose what is empty", () => {
  expect(lines("a\n\n  b\r\n::error::x\rc\u2028\td")).toEqual([
    "a",
    "  b",
    ": :error::x",
    "c",
    "d",
  ]);
});

describe("Markdown stays readable in its source", () => {
  test.each([
    [
      "versions, paths and ids",
      "2.4.0 docs/rollback.md ci-passing go_no_go",
      "2.4.0 docs/rollback.md ci-passing go_no_go",
    ],
    [
      "punctuation of sentences",
      "it's 50 % (of 12), done: a > b = c + d!",
      "it's 50 % (of 12), done: a > b = c + d\\!",
    ],
    ["times", "2026-11-20 14:23:59", "2026-11-20 14:23:59"],
    ["a mention is code", "ask @bob.", "ask `@bob`."],
    ["so is a team", "@octo/team-a", "`@octo/team-a`"],
    ["an e-mail address", "mail bob@x.example", "mail `bob@x.example`"],
    ["an issue", "fixes #12, octo/shop#3 and GH-4", "fixes `#12`, `octo/shop#3` and `GH-4`"],
    ["a commit", "signed 1be07d4 (older)", "signed `1be07d4` (older)"],
    ["a number is no commit", "1234567 requests", "1234567 requests"],
    [
      "an address, without its full stop",
      "see https://x.example/a_b?c=1#d.",
      "see `https://x.example/a_b?c=1#d`.",
    ],
    ["an address without scheme", "www.x.example", "`www.x.example`"],
    ["an emoji code", "a :tada: b", "a `:tada:` b"],
    ["mathematics", "json $.status is $x$", "json `$.status` is `$x$`"],
    ["a pair of back ticks", "write `url: x`", "write `url: x`"],
    ["a lone back tick", "a ` b", "a &#96; b"],
    ["a list", "- a", "\\- a"],
    ["a numbered list", "1. a", "1\\. a"],
    ["a heading", "# a", "\\# a"],
    ["a quotation", "> a", "\\> a"],
    ["emphasis", "*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~"],
    ["a link", "[a](b)", "\\[a\\](b)"],
    ["HTML", "<b>a</b> &lt; AT&T", "&lt;b>a&lt;/b> &amp;lt; AT&amp;T"],
    ["a table", "a | b", "a \\| b"],
  ])("%s", (_rule, text, expected) => {
    expect(md`${text}`.markdown).toBe(expected);
  });

  test("a reader sees what the line says", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const seen = seenIn(`x ${md`${text}`.markdown}`);
        const visible = (shown: string) => shown.replace(/[\u2060`\s]/g, "");
        expect(visible(seen)).toBe(visible(`x ${line(text)}`));
      }),
      { numRuns: 500 },
    );
  });

  test("no text becomes anything but text and code", () => {
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const tree = nodesOf(`- **w** ${md`${a}`.markdown} — ${md`${b}`.markdown}`);
        const kinds = new Set(tree.map((node) => node.type));
        for (const kind of PLAIN) kinds.delete(kind);
        expect([...kinds]).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("Markdown inside a template is not escaped again, a list of it is joined", () => {
    expect(md`**${md`*${"a*"}*`}** ${[md`b`, "c_"]}`.markdown).toBe("***a\\**** bc\\_");
    expect(mdLines([md`a`, md`b`]).markdown).toBe("a\nb");
  });
});

describe("a link goes to a plain http or https address or nowhere", () => {
  test.each([
    ["https://x.example/a?b=1&c=2#d", "[t](https://x.example/a?b=1&amp;c=2#d)"],
    ["http://127.0.0.1:8080", "[t](http://127.0.0.1:8080)"],
    [undefined, "t"],
    ["", "t"],
    ["javascript:alert(1)", "t"],
    ["data:text/html,x", "t"],
    ["//x.example", "t"],
    ["https://github.com@evil.example/", "t"],
    ["https://x.example/a b", "t"],
    ["https://x.example/)[x](https://evil.example", "t"],
    ["https://x.example/|", "t"],
    ["https://x.example/\u202e", "t"],
    ["https://x.example/\n::error::", "t"],
    ["https://x.example/<img>", "t"],
  ])("%j", (url, expected) => {
    expect(mdLink("t", url).markdown).toBe(expected);
  });

  test("its text cannot end it", () => {
    expect(mdLink("a](https://evil.example) [b", "https://x.example").markdown).toBe(
      "[a\\](`https://evil.example`) \\[b](https://x.example)",
    );
  });
});

describe("code cannot be left", () => {
  test.each([
    ["a", "`a`"],
    ["a`b", "``a`b``"],
    ["`a`", "`` `a` ``"],
    ["a``b`c", "```a``b`c```"],
    ["", "`  `"],
    ["a | b", "`a │ b`"],
    ["a\nb", "`a b`"],
  ])("%j", (text, expected) => {
    expect(mdCode(text).markdown).toBe(expected);
  });

  test("a block has a longer fence than its text", () => {
    expect(mdBlock("a\n```\nb\n````x", "yaml").markdown).toBe("`````yaml\na\n```\nb\n````x\n`````");
  });
});

describe("a cut says that it is one", () => {
  test.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["ab cd", 4, "ab…"],
    ["😀😀😀", 2, "😀…"],
    ["abc", 1, "…"],
    ["abc", 0, "…"],
  ])("%j at %d", (text, length, expected) => {
    expect(cut(text, length)).toBe(expected);
  });
});
