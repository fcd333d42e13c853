import { expect, test } from "@jest/globals";
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
        { name: "sha", required: true, hasDefault: false },
        { name: "environment", required: true, hasDefault: true },
        { name: "empty", required: false, hasDefault: true },
        { name: "nothing", required: false, hasDefault: false },
      ],
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
  });
});

test("a path is taken as it is", async () => {
  const github = fakeGitHub({ "GET /contents/ci/deploy.yml": file("on: workflow_dispatch") });
  const value = await knownValue(workflow("ci/deploy.yml"), github);
  expect(value).toEqual({ file: "ci/deploy.yml", inputs: [] });
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
