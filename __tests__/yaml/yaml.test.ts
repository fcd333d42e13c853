import { describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../src/manifest/load.ts";
import { manifestOf, POLICIES, problemsOf, SMALLEST } from "../manifest/manifests.ts";

const QUOTE = "`#` starts a comment: quote it";
const release = (block: string) => `${SMALLEST}release:\n  ${block}\n`;

interface Trap {
  readonly rule: string;
  readonly text: string;
  readonly at: string;
  readonly sentence: string;
  readonly hint?: string;
}

const TRAPS: readonly Trap[] = [
  {
    rule: "an empty file",
    text: "",
    at: "1:1",
    sentence: "the manifest is empty",
    hint: "start with `environments: {production: {url: https://…}}`, and `deploy: {workflow: deploy.yml}` where it deploys",
  },
  {
    rule: "a file of comments",
    text: "# later\n",
    at: "1:1",
    sentence: "the manifest is empty",
    hint: "start with `environments: {production: {url: https://…}}`, and `deploy: {workflow: deploy.yml}` where it deploys",
  },
  { rule: "a list as the manifest", text: "- a\n", at: "1:1", sentence: "the manifest is a list" },
  { rule: "text as the manifest", text: "shop\n", at: "1:1", sentence: 'the manifest is "shop"' },
  {
    rule: "a key that stands twice",
    text: `${SMALLEST}policy: guide\npolicy: essentials\n`,
    at: "5:1",
    sentence: "the same key appears twice",
    hint: "keep one of them: YAML would silently take one and drop the other",
  },
  {
    rule: "an anchor",
    text: release("name: &shop Shop"),
    at: "5:15",
    sentence: "`&shop` is a YAML anchor, which a manifest cannot hold",
    hint: "leave it out, or quote the value if the `&` belongs to it",
  },
  {
    rule: "an alias",
    text: `${SMALLEST}timezone: *zone\n`,
    at: "4:11",
    sentence: "`*zone` is a YAML alias, which a manifest cannot hold",
    hint: "write the value again, or quote it if the `*` belongs to it",
  },
  {
    rule: "a merge key",
    text: `${SMALLEST}<<: {policy: guide}\n`,
    at: "4:1",
    sentence: "`<<` is a YAML merge key, which a manifest cannot hold",
    hint: "write the keys out",
  },
  {
    rule: "a known tag",
    text: `${SMALLEST}policy: !!str guide\n`,
    at: "4:15",
    sentence: "a YAML tag (`!`) changes how the value is read, which a manifest cannot hold",
    hint: "leave it out, or quote the value if the `!` belongs to it",
  },
  {
    rule: "a foreign tag",
    text: `${SMALLEST}policy: !secret guide\n`,
    at: "4:17",
    sentence: "a YAML tag (`!`) changes how the value is read, which a manifest cannot hold",
    hint: "leave it out, or quote the value if the `!` belongs to it",
  },
  {
    rule: "a second document",
    text: `${SMALLEST}---\npolicy: guide\n`,
    at: "4:1",
    sentence: "a second YAML document begins here",
    hint: "remove the line `---`",
  },
  {
    rule: "a directive that changes the reading of yes and no",
    text: `%YAML 1.1\n---\n${SMALLEST}`,
    at: "1:1",
    sentence: "a %YAML directive changes how values are read",
    hint: "leave the line out",
  },
  {
    rule: "a directive that nobody knows",
    text: `%FOO bar\n---\n${SMALLEST}`,
    at: "1:1",
    sentence: "not valid YAML: unknown directive %FOO",
  },
  {
    rule: "a tab as indentation",
    text: "environments:\n\tproduction: {url: https://shop.example}\n",
    at: "2:1",
    sentence: "a tab is used as indentation",
    hint: "indent with spaces: YAML does not allow tabs",
  },
  {
    rule: "a key that flow style grew by a comma",
    text: `${SMALLEST}release: {name: Shop, Berlin}\n`,
    at: "4:23",
    sentence: '"Berlin" became a key of its own: inside { } a comma separates entries',
    hint: "quote the text that holds the comma, or give the key a value",
  },
  {
    rule: "the same deep inside a check",
    text: `${SMALLEST}smoke:\n  checks:\n    - get: /\n      expect: {body: {contains: Hello, world}}\n`,
    at: "7:40",
    sentence: '"world" became a key of its own: inside { } a comma separates entries',
    hint: "quote the text that holds the comma, or give the key a value",
  },
  {
    rule: "a value that is a comment",
    text: release("name: #shop"),
    at: "5:3",
    sentence: '"name" has no value',
    hint: QUOTE,
  },
  {
    rule: "a value that a comment cuts",
    text: release("name: Shop #1"),
    at: "5:9",
    sentence: "the value ends before `#1`",
    hint: `${QUOTE}, or write a space after the \`#\` if a comment is meant`,
  },
  {
    rule: "a map that a comment cuts",
    text: `${SMALLEST}release: {name: Shop #1}\n`,
    at: "4:10",
    sentence: "the map that begins with { has no closing }",
    hint: QUOTE,
  },
  {
    rule: "a key without a value",
    text: release("name:"),
    at: "5:3",
    sentence: '"name" has no value',
    hint: "write a value, or leave the key out",
  },
  {
    rule: "a list entry without a value",
    text: `${SMALLEST}smoke:\n  checks:\n    -\n`,
    at: "6:6",
    sentence: "this entry of the list has no value",
    hint: "write a value, or leave the key out",
  },
  {
    rule: "null where text is meant",
    text: release("name: null"),
    at: "5:9",
    sentence: "release.name is null",
    hint: 'quote "null" if it is text, or leave the key out',
  },
  {
    rule: "a tilde where text is meant",
    text: release("name: ~"),
    at: "5:9",
    sentence: "release.name is null",
    hint: 'quote "null" if it is text, or leave the key out',
  },
  {
    rule: "yes for true",
    text: "environments:\n  live: {url: https://a.example, production: yes}\ndeploy: {workflow: a.yml}\n",
    at: "2:46",
    sentence: 'environments.live.production is "yes"',
    hint: "write true or false, without quotes",
  },
  {
    rule: "off for false",
    text: "environments:\n  live: {url: https://a.example, production: Off}\ndeploy: {workflow: a.yml}\n",
    at: "2:46",
    sentence: 'environments.live.production is "Off"',
    hint: "write true or false, without quotes",
  },
  {
    rule: "a number with a leading zero",
    text: release("issue: 010"),
    at: "5:10",
    sentence: "010 can be read as more than one number",
    hint: "write 10, or quote it if it is text",
  },
  {
    rule: "a hexadecimal number",
    text: release("issue: 0x1F"),
    at: "5:10",
    sentence: "0x1F can be read as more than one number",
    hint: "write 31, or quote it if it is text",
  },
  {
    rule: "a number with an exponent, also inside a body to send",
    text: `${SMALLEST}smoke: {checks: [{id: a, post: /, json: {n: 1e3}}, {get: /}]}\n`,
    at: "4:45",
    sentence: "1e3 can be read as more than one number",
    hint: "write 1000, or quote it if it is text",
  },
  {
    rule: "a number that cannot be read exactly",
    text: release("issue: 12345678901234567890"),
    at: "5:10",
    sentence: "12345678901234567890 is too large to be read exactly",
    hint: "quote it if it is text",
  },
  {
    rule: "a colon inside a value",
    text: release("name: Shop: Berlin"),
    at: "5:9",
    sentence: "a colon followed by a space makes a key here, inside another value",
    hint: "quote the value, or indent the line like its neighbours",
  },
  {
    rule: "an unquoted expression inside braces",
    text: "environments: {production: {url: https://a.example}}\ndeploy: {workflow: a.yml, with: {ref: ${{ target.sha }}}}\n",
    at: "2:40",
    sentence: "not valid YAML: unexpected flow-map-start at node end",
    hint: "quote an expression that stands inside { } or [ ]",
  },
  {
    rule: "a path with brackets as a key inside braces",
    text: `${SMALLEST}smoke: {checks: [{get: /, expect: {json: {$.items[0].id: 1}}}]}\n`,
    at: "4:50",
    sentence: "not valid YAML: missing , or : between flow map items",
    hint: 'quote a key that contains [ inside { }, such as "$.items[0].id"',
  },
  {
    rule: "an expression as a key",
    text: `${SMALLEST}\${{ env.KEY }}: guide\n`,
    at: "4:1",
    sentence: "an expression is not allowed in a key",
    hint: "write the key itself",
  },
  {
    rule: "a login with its sign",
    text: `${SMALLEST}roles: {pm: [@carol]}\n`,
    at: "4:14",
    sentence: "not valid YAML: plain value cannot start with reserved character @",
    hint: "quote a value that begins with `@`",
  },
  {
    rule: "a quote that does not end",
    text: release("name: 'Shop"),
    at: "5:9",
    sentence: "the text that begins with ' has no closing '",
    hint: "write ' where the text ends",
  },
  {
    rule: "a map that does not end",
    text: `${SMALLEST}release: {name: Shop\nrollback: {plan: a.md}\n`,
    at: "4:10",
    sentence: "the map that begins with { has no closing }",
    hint: "write } where the map ends",
  },
  {
    rule: "a list that does not end, inside a map that does",
    text: `${SMALLEST}roles: {pm: [carol}\n`,
    at: "4:13",
    sentence: "the list that begins with [ has no closing ]",
    hint: "write ] where the list ends",
  },
  {
    rule: "a bracket too many",
    text: `${SMALLEST}release: {name: Shop}}\nrollback: {plan: a.md}\n`,
    at: "4:22",
    sentence: "this } closes nothing",
    hint: "remove it, or quote the text that it belongs to",
  },
  {
    rule: "a missing comma",
    text: `${SMALLEST}release: {name: Shop type: major}\n`,
    at: "4:17",
    sentence: "a key begins here in the middle of an entry",
    hint: "write a comma between two entries of { } or [ ], or quote the text",
  },
  {
    rule: "an escape that does not exist",
    text: release('name: "\\q"'),
    at: "5:10",
    sentence: "not valid YAML: invalid escape sequence \\q",
  },
  {
    rule: "keys that do not line up",
    text: `${SMALLEST}release:\n    name: Shop\n  type: minor\n`,
    at: "6:1",
    sentence: "not valid YAML: all mapping items must start at the same column",
  },
  {
    rule: "a list as a key",
    text: `${SMALLEST}? [a]\n: b\n`,
    at: "4:3",
    sentence: "a list or a map is used as a key",
    hint: "write a word as the key, and quote an expression that stands inside { } or [ ]",
  },
  {
    rule: "no key before the colon",
    text: `${SMALLEST}: b\n`,
    at: "4:1",
    sentence: "a key is missing before the colon",
  },
  {
    rule: "the key __proto__",
    text: `${SMALLEST}__proto__: {policy: guide}\n`,
    at: "4:1",
    sentence: "`__proto__` is not allowed as a key",
  },
];

describe("every YAML trap is a problem at its place", () => {
  test.each(TRAPS)("$rule", async ({ text, at, sentence, hint }) => {
    const said = (await problemsOf(text)).map((p) => [
      `${p.place.line}:${p.place.column}`,
      p.sentence,
      p.hint,
    ]);
    expect(said).toContainEqual([at, sentence, hint]);
  });

  test("places count lines that end in CRLF like any others", async () => {
    const text = `${SMALLEST}policy: [guide]\n`.replaceAll("\n", "\r\n");
    expect(await problemsOf(text)).toEqual([
      {
        place: { file: "release.yml", line: 4, column: 9 },
        width: 7,
        excerpt: "policy: [guide]",
        sentence: "policy is a list",
        expected: "one of essentials, guide, complete",
      },
    ]);
  });

  test("a file that is nested without end is refused, not a crash", async () => {
    const [problem] = await problemsOf("[".repeat(20_000));
    expect(problem?.sentence).toBe("the file is nested more deeply than a manifest can be");
  });

  test("a file longer than any manifest is refused", async () => {
    const loaded = await loadManifest({
      path: "r",
      text: `${SMALLEST}${"# x\n".repeat(300_000)}`,
      policies: POLICIES,
    });
    expect(loaded).toMatchObject({
      problems: [{ sentence: "the file is longer than a manifest can be" }],
    });
  });
});

describe("text is read as it stands in the file", () => {
  test.each([
    ["1.10", "1.10"],
    ["2.0", "2.0"],
    ["1e3", undefined],
    ["007", "007"],
    ['"2.4.0"', "2.4.0"],
    ["2.4.0   # a comment", "2.4.0"],
  ])("version: %s", async (written, read) => {
    const { release: block } =
      read === undefined
        ? { release: undefined }
        : await manifestOf(release(`version: ${written}`));
    expect(block?.version).toBe(read);
  });

  test("words that YAML 1.1 takes for booleans, numbers and dates stay words", async () => {
    const text = `${SMALLEST}release: {name: no, date: 2026-11-20}\nroles: {pm: [on, true, 12]}\n`;
    const { release: block, roles } = await manifestOf(text);
    expect([block.name, block.date, roles.pm]).toEqual(["no", "2026-11-20", ["on", "true", "12"]]);
  });

  test("numbers stay numbers where the schema wants them", async () => {
    expect((await manifestOf(release("issue: 31"))).release.issue).toBe(31);
  });
});
