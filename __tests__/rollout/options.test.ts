import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import {
  deployOptions,
  deployProblems,
  LATER_KEYS,
  rollbackOptions,
} from "../../src/rollout/options.ts";

test("deploy has a time limit of 30 minutes, rollback asks for the last verified release", () => {
  expect(deployOptions.parse({ workflow: "deploy.yml" })).toEqual({
    workflow: "deploy.yml",
    timeout: 1_800_000,
  });
  expect(rollbackOptions.parse({})).toEqual({
    to: "last-verified",
    when: ["smoke", "health"],
    "max-age": 3_600_000,
  });
});

describe("deploy takes exactly one way", () => {
  test.each([
    ["a workflow", { workflow: "deploy.yml", with: { sha: "${{ target.sha }}" }, ref: "main" }, []],
    ["a command", { command: ["node", "deploy.mjs"], timeout: "5m" }, []],
    [
      "a nonce of its own",
      { workflow: "deploy.yml", with: { "release-gate": "x" } },
      [["with", "release-gate"]],
    ],
    ["none", {}, [[]]],
    ["both", { workflow: "deploy.yml", command: ["node"] }, [["command"]]],
    ["inputs of a command", { command: ["node"], with: { a: "b" } }, [["with"]]],
    [
      "inputs and branch of a command",
      { command: ["node"], with: {}, ref: "x" },
      [["with"], ["ref"]],
    ],
  ])("%s", (_case, options, paths) => {
    const problems = deployProblems(deployOptions.parse(options));
    expect(problems.map(({ path }) => path)).toEqual(paths);
  });
});

describe("what is not a value is refused", () => {
  test.each([
    ["a path as workflow", deployOptions, { workflow: ".github/workflows/deploy.yml" }],
    ["an expression as workflow", deployOptions, { workflow: "${{ env.FLOW }}.yml" }],
    ["an expression as branch", deployOptions, { workflow: "d.yml", ref: "${{ env.REF }}" }],
    ["an empty command", deployOptions, { command: [] }],
    ["an empty argument", deployOptions, { command: ["node", ""] }],
    ["a command as one text", deployOptions, { command: "node deploy.mjs" }],
    ["a time without unit", deployOptions, { command: ["node"], timeout: "30" }],
    ["an unknown key", deployOptions, { command: ["node"], shell: "bash" }],
    ["another target", rollbackOptions, { to: "previous-tag" }],
    ["an unknown cause", rollbackOptions, { when: ["deploy"] }],
    ["no cause at all", rollbackOptions, { when: [] }],
    ["an empty plan", rollbackOptions, { plan: "" }],
  ])("%s", (_case, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

test.each([
  ["deploy", deployOptions],
  ["rollback", rollbackOptions],
] as const)("%s becomes a JSON schema, and no later key is a key already", (name, schema) => {
  const json = z.toJSONSchema(schema, { io: "input" });
  const keys = Object.keys(json.properties ?? {});
  expect(keys.length).toBeGreaterThan(0);
  expect(LATER_KEYS[name].filter((key) => keys.includes(key))).toEqual([]);
});
