import { describe, expect, test } from "@jest/globals";
import { longDuration } from "../../src/metrics/incident.ts";
import { metricsMarkdown } from "../../src/metrics/markdown.ts";
import { metricsPage } from "../../src/metrics/page.ts";
import { metricsText } from "../../src/metrics/text.ts";
import { aCommit, anIncident, aPull, at, lives, measured, told } from "./past.ts";

const EVIL =
  "x\n::error::y ##[error]z \u001b[2J\u202e<script>alert(1)</script> [a](http://evil.example) | `b` @all #1 \"'&";

/** Metrics in which everything foreign is hostile. */
function hostile() {
  const pull = aPull(1, { title: EVIL, url: "javascript:alert(1)" });
  const commits = [aCommit("A", "08:00"), aCommit("B", "10:00", { on: ["A"], pull })];
  const incidents = [
    anIncident(2, { title: EVIL, url: 'https://x.example/"><script>' }),
    anIncident(3, { title: EVIL, told: told({ startedAt: at("11:00"), resolvedAt: at("12:00") }) }),
  ];
  return {
    ...measured({ deployments: lives("A 09:00", "B 11:00"), commits, incidents }),
    environment: EVIL,
  };
}

const PLAIN = measured({
  deployments: lives("A 09:00", "B 11:00", "A 11:30"),
  commits: [aCommit("A", "08:00"), aCommit("B", "10:00", { on: ["A"], pull: aPull(7) })],
  incidents: [anIncident(2, { createdAt: at("11-27 00:00") })],
  truncated: true,
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be there
const ACTED_UPON = /^\s*::|##\[|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/m;

describe("nothing that others wrote is acted upon", () => {
  test("by a terminal or a log", () => {
    expect(metricsText(hostile()).join("\n")).not.toMatch(ACTED_UPON);
  });

  test("by GitHub's Markdown", () => {
    const shown = metricsMarkdown(hostile());
    expect(shown).not.toMatch(ACTED_UPON);
    expect(shown).not.toMatch(/<script|\]\(javascript|\]\(http:\/\/evil|(?<!`)@all/);
  });

  test("by a browser", () => {
    const shown = metricsPage(hostile());
    expect(shown).not.toMatch(ACTED_UPON);
    expect(shown).not.toMatch(/<script|javascript:alert\(1\)"|href="(?!https:\/\/github\.com\/)/);
    expect(shown).toContain("&lt;script&gt;");
  });
});

describe("the page", () => {
  const page = metricsPage(PLAIN);

  test("needs nothing but itself: no script, no resource, no style that loads one", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|url\(|@import/);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });

  test("tells in words what each picture shows", () => {
    const pictures = page.match(/<svg/g) ?? [];
    expect(pictures.length).toBeGreaterThan(0);
    expect(page.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)).toHaveLength(pictures.length);
    expect(page).toContain(
      "Deployments in each week, oldest first: not known, not known, not known, not known, 0, 0, 2, 0",
    );
  });

  test("cuts off no number of a picture, as large as a phone shows it", () => {
    const [, size] =
      /@media \(max-width: 30rem\) \{ \.wide svg text \{ font-size: (\d+)px/.exec(page) ?? [];
    const [, wide = ""] = /<svg viewBox="0 0 640 150"([\s\S]*?)<\/svg>/.exec(page) ?? [];
    const lines = [...wide.matchAll(/<text [^>]*y="([\d.]+)"/g)].map(([, y]) => Number(y));
    // Digits and capitals are three quarters of the size high, tails a quarter.
    expect(Math.min(...lines)).toBeGreaterThanOrEqual(Number(size) * 0.75);
    expect(Math.max(...lines)).toBeLessThanOrEqual(150 - Number(size) * 0.25);
  });

  test("closes what it opens", () => {
    const open: string[] = [];
    for (const [, end, name = "", alone] of page.matchAll(/<(\/?)([a-z0-9]+)[^<>]*?(\/?)>/g)) {
      if (alone === "/" || ["meta", "html"].includes(name)) continue;
      if (end === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test("follows the colours of the reader, and paper", () => {
    expect(page).toMatch(/prefers-color-scheme: dark[\s\S]*@media print/);
  });
});

test("the terminal shows each number with what it rests on, and links", () => {
  const shown = metricsText(PLAIN).join("\n");
  expect(shown).toContain("Release metrics of o/r, production\n2026-10-31 to 2026-11-28, compared");
  expect(shown).toMatch(/share of deployments +50% \(1 of 2, 95% 9\.5–90\.5%\); before: none/);
  expect(shown).toMatch(/commit to production, median +1 h \(n = 1\)/);
  expect(shown).toContain("    #7 Pull request 7, 1 h: https://github.com/o/r/pull/7");
  expect(shown).toMatch(/mean +none \(n = 0\); before: none/);
  expect(shown).toContain("by cause: unknown 1");
  expect(shown).toContain("Incidents that go on\n  #2 Incident 2, 24 h: https://");
  expect(shown).toContain(
    "Quality: 2 inferred, 1 without a known predecessor (no lead time), truncated: the history",
  );
});

test("the summary has a row for each number, and a list for each topic", () => {
  const shown = metricsMarkdown(PLAIN);
  expect(shown).toContain(
    "| Change failure rate: share of deployments | 50% | 1 of 2, 95% 9.5–90.5% | none |",
  );
  expect(shown).toContain("<details><summary>Lead time for changes: 1</summary>");
  expect(shown.match(/^\| /gm)).toHaveLength(PLAIN.figures.length + 1);
});

test("where nothing was ever deployed every number is none, in every form", () => {
  const nothing = measured({});
  for (const shown of [
    metricsText(nothing).join("\n"),
    metricsMarkdown(nothing),
    metricsPage(nothing),
  ]) {
    expect(shown).toContain("none");
    expect(shown).not.toMatch(/NaN|Infinity|undefined|null/);
  }
});

test.each([
  [0, "0 s"],
  [40_000, "40 s"],
  [59_999, "60 s"],
  [420_000, "7 min"],
  [11_520_000, "3 h 12 min"],
  [86_400_000, "24 h"],
  [172_800_000, "2 d"],
  [180_000_000, "2 d 2 h"],
])("%i ms are %s", (ms, words) => {
  expect(longDuration(ms)).toBe(words);
});
