import { describe, expect, test } from "@jest/globals";
import { actionLog } from "../../src/adapters/log-action.ts";
import { terminalLog } from "../../src/adapters/log-terminal.ts";
import { shortName } from "../../src/core/finding-id.ts";
import type { Report } from "../../src/core/report.ts";
import { blockers } from "../../src/core/verdict.ts";
import { annotations } from "../../src/report/annotations.ts";
import { headline, next } from "../../src/report/headline.ts";
import { summary } from "../../src/report/summary.ts";
import { terminal } from "../../src/report/terminal.ts";
import { nodesOf, seenIn } from "../report/markdown-tree.ts";
import { REPORTS } from "../report/reports.ts";

const NAMES = Object.keys(REPORTS) as (keyof typeof REPORTS)[];

/** What people have put into names, bodies and messages to make a report say something else. */
const HOSTILE = [
  "::set-output name=verdict::pass",
  "x\n::error file=a::b",
  "x\r::stop-commands::y",
  "x\u2028::add-mask::y",
  "\u00a0\u0085::warning::y",
  "a ##[command]rm -rf / ##[error]b",
  "#\u200b#[group]x",
  "\u001b[2J\u001b[1;1Hfake \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
  "\u009b31mred",
  "pass\u202ekcolb\u202c",
  "\u2066\u2067a\u2069\u061c\u200e",
  "a\u200b\u200c\u200d\u2060\ufeffb",
  "a\u0000\u0007\u0008\u007fb",
  "\ud800\udc00\ud800",
  "[click](https://evil.example)",
  "](https://evil.example) [x",
  "![img](https://evil.example/p.png)",
  "!",
  "[x]: https://evil.example\n[x]",
  "[^1]: note\n[^1]",
  "<https://evil.example>",
  "https://evil.example/a_b_c?x=1&y=2",
  "see https://evil.example, www.evil.example and ftp://evil.example.",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "https://github.com@evil.example/login",
  "mail root@evil.example or mailto:root@evil.example",
  "@octocat @octo-org/team",
  "(@octocat) é@octocat `@octocat",
  "#1 fixes #12 closes octo/shop#3 resolves GH-4",
  "9f3c2ab0c0ffee0000000000000000000000a240 deadbee1",
  ":tada::+1: :shipit:",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</details><h1>PASS</h1>",
  "</summary><!-- ",
  "--> <![CDATA[ ]]> <?php ?>",
  "&lt;b&gt; &#60;b&#62; &nbsp; &amp;#64;octocat",
  "# GO: everything passed",
  "a\n===",
  "---",
  "***",
  "- [ ] task\n- item",
  "1. one\n2) two",
  "> [!TIP]\n> go",
  "| a | b |\n|---|---|\n| c | d |",
  "\\| \\\\| |",
  ":-: | :-:",
  "`code` ``two`` ```three",
  "```mermaid\ngraph TD\n```",
  "~~~\nfence\n~~~",
  "`|` `a\\|b`",
  "**bold** __bold__ *it* _it_ ~~gone~~ a*b*c_d_e",
  "$x$ $$y$$ $`z`$",
  "    indented code",
  "trailing backslash \\",
  "a  \nhard break\\\nb",
  "%0A::error::x %25 %0D",
  "${{ github.token }} $(id) `id`",
  "",
  " ",
  "x".repeat(5000),
] as const;

/** Fields that hold words of ours, numbers or times: the schema refuses anything else there. */
const FIXED = new Set(
  "schema stage verdict rolledBack outcome effect kind state strength at startedAt finishedAt type tags".split(
    " ",
  ),
);

/** The same value with a text in place of every string that can come from outside. */
function filled(value: unknown, text: string, key = ""): unknown {
  if (FIXED.has(key)) return value;
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((part) => filled(part, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, part]) => [k, filled(part, text, k)]));
}

const withText = (name: keyof typeof REPORTS, text: string) =>
  filled(REPORTS[name], text) as Report;

/** Every report with every hostile text in all its fields, and its summary, parsed. */
const CASES = NAMES.flatMap((name) =>
  HOSTILE.map((text) => {
    const report = withText(name, text);
    const markdown = summary(report);
    return { name, text, report, markdown, nodes: nodesOf(markdown) };
  }),
);

/** Kinds of nodes from top to bottom, without words and what links them. */
const skeleton = (nodes: ReturnType<typeof nodesOf>) =>
  nodes
    .map((node) => (node.type === "html" ? node.value : node.type))
    .filter((kind) => !["text", "inlineCode", "link"].includes(kind));

/** Cells of each table row, as GitHub splits them: at every bar without a backslash. */
const rowsOf = (markdown: string) =>
  markdown
    .split("\n")
    .filter((row) => row.startsWith("| "))
    .map((row) => row.replace(/\\./g, "").split("|").length - 2);

const LOG_COMMAND = /^\s*::|##\[/mu;
const UNSEEN = /(?!\n|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Everything that is printed for a report. */
const printed = (report: Report): Readonly<Record<string, string>> => ({
  headline: headline(report),
  next: next(report),
  terminal: terminal(report, { color: false, width: 72 }),
  "terminal, narrow": terminal(report, { color: false, width: 1 }),
  annotations: annotations(report)
    .flatMap(({ title, message }) => [title, message])
    .join("\n"),
});

describe("hostile text stays text", () => {
  test("in the summary it changes nothing but words", () => {
    const shapeOf = (markdown: string, nodes = nodesOf(markdown)) => ({
      kinds: skeleton(nodes),
      rows: rowsOf(markdown),
    });
    const plain = new Map(NAMES.map((name) => [name, shapeOf(summary(withText(name, "word")))]));
    for (const { name, text, markdown, nodes } of CASES) {
      // A field without text is left out.
      if (text.trim() === "") continue;
      expect([text, shapeOf(markdown, nodes)]).toEqual([text, plain.get(name)]);
    }
  });

  test("in the summary nothing mentions, refers, links or calculates", () => {
    const acted = /@\w|#\d|\bGH-\d|:\/\/|\bwww\.|:(?!\d\d:)[\w+-]+:|\$/;
    for (const { name, text, nodes } of CASES) {
      const words = nodes.flatMap((node) => (node.type === "text" ? [node.value] : []));
      expect([name, text, words.filter((word) => acted.test(word))]).toEqual([name, text, []]);
    }
  });

  test("in the summary a link leads only to an address that is nothing but one", () => {
    for (const { name, text, nodes } of CASES) {
      const links = nodes.flatMap((node) => (node.type === "link" ? [node.url] : []));
      const allowed = text.startsWith("https://evil.example/") ? [text] : [];
      expect([name, text, links.filter((url) => !allowed.includes(url))]).toEqual([name, text, []]);
    }
  });

  test("nowhere is a log command or a character that is not seen", () => {
    const offending = CASES.flatMap(({ text, report, markdown }) => {
      // The word joiner is ours: it keeps GitHub from acting upon what it stands in.
      const all = { ...printed(report), summary: markdown.replaceAll("\u2060", "") };
      return Object.entries(all).flatMap(([rendering, shown]) =>
        [LOG_COMMAND, UNSEEN]
          .filter((pattern) => pattern.test(shown))
          .map((pattern) => [rendering, text, pattern.exec(shown)?.[0]]),
      );
    });
    expect(offending).toEqual([]);
  });

  test.each(HOSTILE)("in the logs: %j", (text) => {
    const written: string[] = [];
    const write = (part: string) => written.push(part);
    for (const log of [
      actionLog({ write, now: () => 0 }),
      terminalLog({ stream: { write }, now: () => 0 }),
    ]) {
      log.line(text);
      log.progress(text);
      log.foreign(text);
    }
    expect(written.length).toBeGreaterThanOrEqual(4);
    for (const part of written) {
      expect(part.replace(/\n$/, "")).not.toMatch(/\n/);
      expect(part).not.toMatch(LOG_COMMAND);
      expect(part).not.toMatch(UNSEEN);
    }
  });
});

describe("ten seconds are enough", () => {
  const RENDERINGS = {
    summary: (report: Report) => summary(report),
    "summary, as it is seen": (report: Report) => seenIn(summary(report)),
    terminal: (report: Report) => terminal(report, { color: false, width: 80 }),
    "terminal, in colour": (report: Report) => terminal(report, { color: true, width: 375 }),
    outputs: (report: Report) => `${report.headline}\n${report.next}`,
  };
  const cases = NAMES.flatMap((name) =>
    Object.entries(RENDERINGS).map(([rendering, render]) => [name, rendering, render] as const),
  );

  test.each(cases)(
    "%s, %s: decision, version, place, first blocker and owner in 300 characters",
    (name, _, render) => {
      const report: Report = REPORTS[name];
      const [top] = blockers(report.findings);
      const start = render(report).replace(/\s+/g, " ").slice(0, 300);
      const [decision = ""] = report.headline.split(":");
      const asked = [
        decision,
        report.release?.version,
        report.environment?.name,
        // The outputs of a failed revert are about the revert alone.
        report.notes.rolledBack === "failed" && render === RENDERINGS.outputs
          ? undefined
          : top && shortName(top.id),
        // Not the role: it has nothing to do with what could not be had.
        top?.lacks === undefined ? top?.owner?.split(" ")[0] : "whoever runs the workflow",
      ];
      for (const word of asked) expect(start).toContain(word ?? "");
    },
  );

  test.each(NAMES)("%s: the first two lines are headline and next step", (name) => {
    const report = REPORTS[name];
    const [first, second] = seenIn(summary(report))
      .split("\n")
      .filter((text) => text !== "");
    expect(first?.replace(/^\S+ /u, "")).toBe(report.headline.replaceAll("`", ""));
    if (report.notes.rolledBack === "failed") return;
    expect(second).toBe(`Next: ${report.next.replaceAll("`", "")}`);
  });
});
