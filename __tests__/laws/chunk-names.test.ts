import { describe, expect, test } from "@jest/globals";
import { chunkNames } from "../../scripts/bundle/chunks.mjs";

const chunk = (
  id: number,
  modules: readonly string[],
  ...origins: readonly [string, string][]
) => ({
  id,
  modules: modules.map((name) => ({ name })),
  origins: origins.map(([moduleName, request]) => ({ moduleName, request })),
});

const namesOf = (...chunks: readonly ReturnType<typeof chunk>[]) =>
  Object.fromEntries(chunkNames([...chunks]));

describe("a part of a bundle is called after", () => {
  test("the module that is imported with it", () => {
    const stage = chunk(
      7,
      ["./lib/cli/stage.js + 97 modules"],
      ["./lib/cli/actions.js", "./stage.js"],
    );
    expect(namesOf(stage)).toEqual({ 7: "cli-stage" });
  });

  test("those that share it", () => {
    const shared = chunk(
      7,
      ["./lib/core/verdict.js", "./lib/health/judge.js"],
      ["./lib/cli/actions.js", "./stage.js"],
      ["./lib/cli/actions.js", "../commands/judge.js"],
    );
    expect(namesOf(shared)).toEqual({ 7: "shared-judge-stage" });
  });

  test("the packages in it, of these the ones that are asked for", () => {
    const yaml = chunk(
      7,
      ["./node_modules/zod/v4/core/api.js", "./node_modules/yaml/browser/index.js + 9 modules"],
      ["./lib/cli/index.js", "./machine.js"],
    );
    const github = chunk(
      8,
      [
        "./node_modules/@actions/github/lib/utils.js + 22 modules",
        "./node_modules/tunnel/index.js",
      ],
      ["./lib/adapters/github/client.js", "@actions/github/lib/utils"],
    );
    expect(namesOf(yaml, github)).toEqual({ 7: "yaml-zod", 8: "actions-github" });
  });

  test("who asks for it too, where another has the same name", () => {
    const whole = chunk(
      7,
      ["./node_modules/mdast/lib/index.js", "./node_modules/micromark/index.js"],
      ["./lib/evidence/markdown.js", "mdast"],
      ["./lib/evidence/comments.js", "./comment-lines.js"],
    );
    const entry = chunk(
      8,
      ["./node_modules/mdast/index.js"],
      ["./lib/evidence/markdown.js", "mdast"],
    );
    const again = chunk(
      9,
      ["./node_modules/mdast/more.js"],
      ["./lib/evidence/markdown.js", "mdast"],
    );
    expect(namesOf(whole, entry, again)).toEqual({
      7: "mdast-for-comments-markdown",
      8: "mdast-for-markdown",
      9: "mdast-for-markdown.2",
    });
  });
});
