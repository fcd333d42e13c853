import { describe, expect, test } from "@jest/globals";
import { workflow } from "../../src/questions/workflow.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const PATH = "GET /contents/.github/workflows/deploy.yml";

const LINK = "https://github.example/deploy.yml";

const file = (text: string) => ({
  type: "file",
  encoding: "base64",
  content: Buffer.from(text).toString("base64").replace(/.{20}/g, "$&\n"),
  html_url: LINK,
});

/** A place of the file on the default branch. */
const at = (line: number, column: number) => ({
  file: ".github/workflows/deploy.yml",
  line,
  column,
  ref: "HEAD",
});

const served = (text: string) => fakeGitHub({ [PATH]: file(text) });

test("inputs are read from the default branch, with what they demand", async () => {
  const github = fakeGitHub({
    [PATH]: (asked: object) =>
      "ref" in asked
        ? refused(500)
        : file(`
on:
  push:
  workflow_dispatch:
    inputs:
      sha: {required: true, type: string}
      environment: {required: true, default: staging}
      empty: {default: ""}
      nothing:
`),
  });
  expect(await askOne(workflow("deploy.yml"), github)).toEqual({
    state: "known",
    kind: "workflow",
    key: "workflow deploy.yml",
    at: AT,
    strength: "verified",
    link: LINK,
    value: {
      file: "deploy.yml",
      inputs: [
        { name: "sha", required: true, hasDefault: false, place: at(6, 7) },
        { name: "environment", required: true, hasDefault: true, place: at(7, 7) },
        { name: "empty", required: false, hasDefault: true, place: at(8, 7) },
        { name: "nothing", required: false, hasDefault: false, place: at(9, 7) },
      ],
      place: at(2, 1),
    },
  });
});

test.each([
  ["on: workflow_dispatch", []],
  ["on: [push, workflow_dispatch]", []],
  ["on: {workflow_dispatch: }", []],
  ["on: {workflow_dispatch: {inputs: }}", []],
  ['"on": {workflow_dispatch: {}}', []],
  ["on: push", undefined],
  ["on: [push]", undefined],
  ["on: {push: {branches: [main]}}", undefined],
])("%s", async (text, inputs) => {
  expect(await knownValue(workflow("deploy.yml"), served(text))).toEqual({
    file: "deploy.yml",
    inputs,
    place: at(1, 1),
  });
});

describe("what a manifest cannot hold is read as YAML means it", () => {
  const sha = { name: "sha", required: true, hasDefault: false };
  const kind = { name: "kind", required: false, hasDefault: true };

  test.each<[string, string, readonly object[]]>([
    [
      "an anchor and its alias",
      "on:\n  workflow_dispatch:\n    inputs:\n      sha: &it {required: true}\n      ref: *it\n",
      [
        { ...sha, place: at(4, 7) },
        { ...sha, name: "ref", place: at(5, 7) },
      ],
    ],
    [
      "inputs that are an alias, placed where it is used",
      "x: &all {sha: {required: true}}\non:\n  workflow_dispatch:\n    inputs: *all\n",
      [{ ...sha, place: at(4, 5) }],
    ],
    [
      "a merge key, placed at what it is merged into",
      "x: &all {sha: {required: true}}\non:\n  workflow_dispatch:\n    inputs:\n      <<: *all\n      kind: {default: deploy}\n",
      [
        { ...sha, place: at(4, 5) },
        { ...kind, place: at(6, 7) },
      ],
    ],
    [
      "a tag",
      "on:\n  workflow_dispatch:\n    inputs:\n      kind: {default: !!str deploy}\n",
      [{ ...kind, place: at(4, 7) }],
    ],
  ])("%s", async (_what, text, inputs) => {
    const value = await knownValue(workflow("deploy.yml"), served(text));
    expect(value).toMatchObject({ inputs });
  });
});

test("a path is taken as it is", async () => {
  const github = fakeGitHub({ "GET /contents/ci/deploy.yml": file("on: workflow_dispatch") });
  const value = await knownValue(workflow("ci/deploy.yml"), github);
  const place = { ...at(1, 1), file: "ci/deploy.yml" };
  expect(value).toEqual({ file: "ci/deploy.yml", inputs: [], place });
});

test("a workflow that is not there has no inputs", async () => {
  expect(await knownValue(workflow("deploy.yml"), fakeGitHub({}))).toEqual({ file: "deploy.yml" });
});

test.each([
  ["no YAML", file("on: [")],
  ["no workflow", file("jobs: {}")],
  ["inputs as a list", file("on: {workflow_dispatch: {inputs: [sha]}}")],
  ["an alias to nothing", file("on: *x")],
  ["not UTF-8", { ...file(""), content: "/////w==" }],
  ["not base64", { ...file(""), content: "%" }],
  ["too large", { ...file(""), encoding: "none", content: "" }],
  ["a folder", [file("")]],
  ["a submodule", { type: "submodule" }],
  ["no file at all", "text"],
  ["refused", refused(403)],
])("%s: no answer", async (_, answer) => {
  expect(await askOne(workflow("deploy.yml"), fakeGitHub({ [PATH]: answer }))).toMatchObject({
    state: "missing",
  });
});

test.each([
  ["no YAML", "on:\n  push: [\n", "3:1", "not valid YAML"],
  ["a key that stands twice", "on: push\non: push\n", "2:1", "Map keys must be unique"],
  ["an alias to nothing", "on: *x", "1:1", "Unresolved alias"],
  ["inputs as a list", "on: {workflow_dispatch: {inputs: [sha]}}", "1:1", "cannot be understood"],
])("%s is told with its place", async (_what, text, place, why) => {
  const answer = await askOne(workflow("deploy.yml"), served(text));
  const reason = `.github/workflows/deploy.yml:${place} on the default branch cannot be read`;
  expect(answer).toMatchObject({ reason: expect.stringContaining(reason) });
  expect(answer).toMatchObject({ reason: expect.stringContaining(why) });
});

test.each([
  ["Deploy (${{ inputs.release-gate }})", true],
  ["Deploy", undefined],
])("run-name %j shows the nonce: %j", async (name, shown) => {
  const text = `run-name: ${JSON.stringify(name)}\non: {workflow_dispatch: {inputs: {release-gate: {}}}}\n`;
  expect((await knownValue(workflow("deploy.yml"), served(text))).showsNonce).toBe(shown);
});
