import { describe, expect, test } from "@jest/globals";
import {
  type DispatchInput,
  dispatchInputs,
  refuseDispatch,
  takesCommit,
} from "../../src/core/dispatch.ts";
import type { DeployOrder } from "../../src/core/order.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";

const ORDER: DeployOrder = {
  environment: "production",
  version: "2.4.0",
  sha: SHA,
  kind: "deploy",
};

/** Inputs of a workflow; `!` after a name makes it required, `=` gives it a default. */
const inputs = (...names: readonly string[]): readonly DispatchInput[] =>
  names.map((name) => ({
    name: name.replace(/[!=]/g, ""),
    required: name.includes("!"),
    hasDefault: name.includes("="),
  }));

type With = Readonly<Record<string, string>> | undefined;

const planned = (declares: readonly DispatchInput[] | undefined, declared?: With) =>
  dispatchInputs({ file: "deploy.yml", inputs: declares, declared, order: ORDER });

describe("a workflow gets what it declares of the known names, and `with` on top", () => {
  test.each<[string, readonly DispatchInput[], With, With]>([
    ["only sha", inputs("sha"), undefined, { sha: SHA }],
    ["ref instead", inputs("ref!"), undefined, { ref: SHA }],
    [
      "its commit and no nonce yet, though one is required",
      inputs("sha", "release-gate!"),
      undefined,
      { sha: SHA },
    ],
    [
      "all of them",
      inputs("ref", "sha", "version", "environment", "kind"),
      undefined,
      { ref: SHA, sha: SHA, version: "2.4.0", environment: "production", kind: "deploy" },
    ],
    ["a strange optional one is left out", inputs("sha", "region"), undefined, { sha: SHA }],
    [
      "a strange required one with a default too",
      inputs("sha", "region!="),
      undefined,
      { sha: SHA },
    ],
    ["`with` adds", inputs("sha", "region!"), { region: "eu" }, { sha: SHA, region: "eu" }],
    [
      "`with` wins over our own value",
      inputs("sha", "environment"),
      { environment: "live" },
      { sha: SHA, environment: "live" },
    ],
    [
      "the commit may be part of a value",
      inputs("image!"),
      { image: `shop:${SHA}` },
      { image: `shop:${SHA}` },
    ],
  ])("%s", (_case, declares, declared, expected) => {
    expect(planned(declares, declared)).toEqual({ ok: true, inputs: expected });
  });
});

describe("a workflow that would not deploy this very commit is refused with the lines to add", () => {
  test.each<[string, readonly DispatchInput[] | undefined, With, string, string]>([
    ["it cannot be dispatched", undefined, undefined, "cannot be dispatched", "workflow_dispatch"],
    ["no input takes a commit", inputs("version"), undefined, "takes the commit", "inputs: {sha:"],
    ["no input at all", [], undefined, "takes the commit", "inputs: {sha:"],
    [
      "`with` sends another commit",
      inputs("sha"),
      { sha: PREVIOUS_SHA },
      "something other",
      'sha: "${{ target.sha }}"',
    ],
    ["`with` sends a branch", inputs("ref"), { ref: "main" }, "something other", "target.sha"],
    ["a required input is missing", inputs("sha", "region!"), undefined, "region", "{region: …}"],
    ["a required input is empty", inputs("sha", "region!"), { region: "" }, "region", "region: …"],
    ["`with` names none of its inputs", inputs("sha"), { shaa: SHA }, "no input shaa", "sha"],
  ])("%s", (_case, declares, declared, reason, remedy) => {
    expect(planned(declares, declared)).toEqual({
      ok: false,
      reason: expect.stringContaining(reason),
      remedy: expect.stringContaining(remedy),
    });
  });
});

test("a revert sends the target's commit and says that it is one", () => {
  const order: DeployOrder = { ...ORDER, sha: PREVIOUS_SHA, kind: "rollback" };
  const call = { file: "deploy.yml", inputs: inputs("sha", "kind"), declared: undefined };
  expect(dispatchInputs({ ...call, order })).toEqual({
    ok: true,
    inputs: { sha: PREVIOUS_SHA, kind: "rollback" },
  });
});

describe("before values are known, an expression tells whether the commit gets through", () => {
  test.each<[string, readonly DispatchInput[] | undefined, With, boolean]>([
    ["by the name sha", inputs("sha"), undefined, true],
    ["by the name ref", inputs("ref"), undefined, true],
    ["by target.sha", inputs("image"), { image: "shop:${{ target.sha }}" }, true],
    ["by an index", inputs("image"), { image: "${{ target['sha'] }}" }, true],
    ["inside a function", inputs("image"), { image: "${{ format('{0}', Target.SHA) }}" }, true],
    ["not by release.sha", inputs("sha"), { sha: "${{ release.sha }}" }, false],
    ["not by target.version", inputs("image"), { image: "${{ target.version }}" }, false],
    ["not by plain words", inputs("image"), { image: "target.sha" }, false],
    ["not by a longer name", inputs("image"), { image: "${{ target.shallow }}" }, false],
    ["not by nothing", inputs("region"), undefined, false],
    ["not by a workflow that is not there", undefined, undefined, false],
  ])("%s", (_case, declares, declared, expected) => {
    const workflow = { file: "deploy.yml", inputs: declares, declared };
    expect(takesCommit(workflow)).toBe(expected);
    expect(refuseDispatch(workflow) === undefined).toBe(expected);
  });

  test("required inputs and unknown names are refused then too", () => {
    const refusals = [
      refuseDispatch({ file: "d.yml", inputs: inputs("sha", "region!"), declared: undefined }),
      refuseDispatch({ file: "d.yml", inputs: inputs("sha"), declared: { x: "1" } }),
    ];
    expect(refusals.map((refusal) => refusal?.reason)).toEqual([
      "d.yml requires region, and nothing gives a value",
      "d.yml declares no input x",
    ]);
  });
});

describe("a refusal points at what has to change in the workflow", () => {
  const at = (line: number) => ({ file: ".github/workflows/deploy.yml", line, column: 1 });
  const on = at(1);
  const placed = (...names: readonly string[]) =>
    inputs(...names).map((input, i) => ({ ...input, place: at(i + 2) }));

  test.each<[string, readonly DispatchInput[] | undefined, With, object | undefined]>([
    ["`on:`, where it cannot be dispatched", undefined, undefined, on],
    ["`on:`, where no input takes the commit", placed("version"), undefined, on],
    ["`on:`, where an input is not declared", placed("sha"), { region: "eu" }, on],
    ["the input that gets no value", placed("sha", "region!"), undefined, at(3)],
    ["nothing, where the manifest has to change", placed("sha"), { sha: "main" }, undefined],
  ])("%s", (_what, declares, declared, place) => {
    const call = { file: "deploy.yml", inputs: declares, declared, place: on };
    const refusal = dispatchInputs({ ...call, order: ORDER });
    expect(refusal).toMatchObject({ ok: false });
    expect("place" in refusal ? refusal.place : undefined).toEqual(place);
  });
});
