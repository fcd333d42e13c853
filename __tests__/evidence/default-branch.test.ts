import { expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import { defaultBranchOf } from "../../src/evidence/default-branch.ts";
import { history } from "../../src/questions/history.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { aGatherer } from "./collect.ts";

const { signal } = new AbortController();
const MAIN = { state: "read", data: "main" };

/** Answers one after another; the last one stays. */
function answering(...answers: readonly unknown[]) {
  let nth = 0;
  const github = fakeGitHub({
    "GET ": () => {
      nth = Math.min(nth + 1, answers.length);
      return answers[nth - 1];
    },
  });
  return { github, name: defaultBranchOf({ github, signal }) };
}

test("is asked for once", async () => {
  const { github, name } = answering({ default_branch: "main" });
  expect(await Promise.all([name(), name()])).toEqual([MAIN, MAIN]);
  expect(await name()).toEqual(MAIN);
  expect(github.asked).toEqual(["GET "]);
});

test.each<[string, unknown]>([
  ["a refusal", refused(502)],
  ["no name", { default_branch: "" }],
  ["another answer", {}],
])("%s is no answer, and is asked for again", async (_what, first) => {
  const { name } = answering(first, { default_branch: "main" });
  expect(await name()).toMatchObject({ state: "missing" });
  expect(await name()).toEqual(MAIN);
});

test("a throw is no answer either", async () => {
  const { github } = answering({ default_branch: "main" });
  let calls = 0;
  const request: GitHub["request"] = (...asked) => {
    calls += 1;
    if (calls === 1) throw new Error("a bug");
    return github.request(...asked);
  };
  const name = defaultBranchOf({ github: { ...github, request }, signal });
  await expect(name()).rejects.toThrow("a bug");
  expect(await name()).toEqual(MAIN);
});

test.each([
  [true, ["GET "]],
  [false, []],
])(
  "where it will be needed (%j) it is asked for beside the first questions",
  async (ahead, asked) => {
    const { github } = answering({ default_branch: "main" });
    await aGatherer(github, { ahead })([history("production", "")]);
    expect(github.asked.filter((path) => path === "GET ")).toEqual(asked);
  },
);
