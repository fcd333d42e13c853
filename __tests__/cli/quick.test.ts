import { describe, expect, test } from "@jest/globals";
import { CommanderError } from "commander";
import { program } from "../../src/cli/program.ts";
import { readQuickly } from "../../src/cli/quick.ts";
import { SETTINGS } from "../../src/contract.ts";
import fc from "../support/property.ts";

/** What the parser makes of a command line: the manifest that it lints, or undefined. */
async function parsed(words: readonly string[]): Promise<string | undefined> {
  let linted: string | undefined;
  const never = () => Promise.reject(new Error("not lint"));
  const actions = {
    stage: never,
    plan: never,
    schema: never,
    judge: never,
    notifyTest: never,
    incidentCheck: never,
    metrics: never,
    notes: never,
    demo: never,
    lint: async (manifest: string) => {
      linted = manifest;
      return 0;
    },
  };
  const quiet = { done: () => undefined, writeOut: () => undefined, writeErr: () => undefined };
  try {
    await program(words, actions, quiet).parseAsync([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) return undefined;
  }
  return linted;
}

describe("what is read before the parser is loaded", () => {
  test.each([
    [["--version"], { kind: "version" }],
    [["lint"], { kind: "lint", manifest: undefined }],
    [["lint", "--manifest", "a b.yml"], { kind: "lint", manifest: "a b.yml" }],
    [["lint", "--manifest=shop/release.yml"], { kind: "lint", manifest: "shop/release.yml" }],
    [["lint", "--manifest=a=b"], { kind: "lint", manifest: "a=b" }],
  ])("%j", (words, expected) => {
    expect(readQuickly(words)).toEqual(expected);
  });

  test.each([
    [[]],
    [["--version", "1.4.0"]],
    [["--version=1.4.0"]],
    [["--version", "release"]],
    [["release", "--version", "1.4.0"]],
    [["lint", "--version"]],
    [["lint", "release.yml"]],
    [["lint", "--help"]],
    [["lint", "--"]],
    [["lint", "--manifest"]],
    [["lint", "--manifest", ""]],
    [["lint", "--manifest="]],
    [["lint", "--manifest", "--help"]],
    [["lint", "--manifest", "a", "b"]],
    [["--manifest", "a", "lint"]],
    [["help", "lint"]],
  ])("%j is left to the parser", (words) => {
    expect(readQuickly(words)).toBeUndefined();
  });

  test("is read by the parser in the same way, whatever the words are", async () => {
    const word = fc.oneof(
      fc.constantFrom("lint", "--manifest", "--manifest=", "--manifest=a.yml", "a.yml", "release"),
      fc.constantFrom("--version", "--help", "-h", "--", "-", "", " ", "help", "--manifest= "),
      fc.string({ maxLength: 6 }),
      fc.string({ maxLength: 6 }).map((text) => `--manifest=${text}`),
    );
    const words = fc.oneof(
      fc.array(word, { maxLength: 4 }),
      fc.array(word, { maxLength: 2 }).map((rest) => ["lint", ...rest]),
    );
    await fc.assert(
      fc.asyncProperty(words, async (all) => {
        const quick = readQuickly(all);
        if (quick === undefined) return;
        if (quick.kind === "version") return expect(all).toEqual(["--version"]);
        const { manifest = SETTINGS.manifest.default } = quick;
        expect(await parsed(all)).toBe(manifest);
      }),
      { numRuns: 1500 },
    );
  });
});
