import { describe, expect, test } from "@jest/globals";
import { renderProblem, sortProblems, type YamlProblem } from "../../src/yaml/problems.ts";

const aProblem = (only: Partial<YamlProblem>): YamlProblem => ({
  place: { file: "release.yml", line: 9, column: 13 },
  width: 6,
  excerpt: "    defaults: {retrys: 3}",
  sentence: 'unknown key "retrys"',
  ...only,
});

describe("a rendered problem", () => {
  test("shows place, sentence, line, caret, expectation and hint", () => {
    const place = { file: "release.yml", line: 9, column: 16 };
    const rendered = renderProblem(aProblem({ place, expected: "one of a, b", hint: "quote it" }));
    expect(rendered).toEqual([
      'release.yml:9:16  unknown key "retrys"',
      " 9 |     defaults: {retrys: 3}",
      "   |                ^^^^^^",
      "  expected: one of a, b",
      "  hint: quote it",
    ]);
  });

  test("shows no empty line", () => {
    const place = { file: "release.yml", line: 1, column: 1 };
    expect(renderProblem(aProblem({ excerpt: "", place }))).toEqual([
      'release.yml:1:1  unknown key "retrys"',
    ]);
  });

  test("keeps the caret under its place behind tabs and far to the right", () => {
    const excerpt = `\t${"x".repeat(200)}HERE${"y".repeat(200)}`;
    const place = { file: "f", line: 1, column: 202 };
    const [, shown = "", caret = ""] = renderProblem(aProblem({ excerpt, place, width: 4 }));
    expect(shown.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("HERE");
    expect(shown.length).toBeLessThan(130);
  });

  test("makes foreign text harmless", () => {
    const rendered = renderProblem(
      aProblem({
        place: { file: "a\u001b[31m.yml", line: 1, column: 1 },
        excerpt: "::error::x ##[group]\u202e \u001b[2J",
        sentence: "##[error]a\nb",
        hint: "::set-output name=x::y",
      }),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
    expect(rendered.join("|")).not.toMatch(/[\u0000-\u001f\u202e]|##\[|^\s*::/);
  });
});

test("problems come in the order of the file, each once", () => {
  const at = (line: number, column: number) => aProblem({ place: { file: "r", line, column } });
  expect(sortProblems([at(2, 1), at(1, 5), at(1, 2), at(1, 5)]).map((p) => p.place)).toEqual([
    { file: "r", line: 1, column: 2 },
    { file: "r", line: 1, column: 5 },
    { file: "r", line: 2, column: 1 },
  ]);
});
