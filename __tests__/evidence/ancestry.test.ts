import { describe, expect, test } from "@jest/globals";
import { ancestry } from "../../src/questions/ancestry.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const COMPARE = `GET /compare/${PREVIOUS_SHA}...${SHA}`;
const BASE = `GET /commits/${PREVIOUS_SHA}`;

const relation = async (answers: Parameters<typeof fakeGitHub>[0]) =>
  (await knownValue(ancestry(PREVIOUS_SHA, SHA), fakeGitHub(answers))).relation;

describe("how a commit stands to what is live", () => {
  test.each([
    ["identical", "same"],
    ["ahead", "ahead"],
    ["behind", "behind"],
    ["diverged", "diverged"],
  ])("%s is %s", async (status, said) => {
    expect(await relation({ [COMPARE]: { status } })).toBe(said);
  });

  test("a commit is itself, and GitHub is not asked", async () => {
    const github = fakeGitHub({});
    expect((await knownValue(ancestry(SHA, SHA), github)).relation).toBe("same");
    expect(github.asked).toEqual([]);
  });

  test("without an ancestor in common they have diverged", async () => {
    const answers = { [COMPARE]: refused(404), [BASE]: { sha: PREVIOUS_SHA } };
    expect(await relation(answers)).toBe("diverged");
  });

  test.each([404, 422])("a commit that GitHub does not know (%i) is gone", async (status) => {
    expect(await relation({ [COMPARE]: refused(404), [BASE]: refused(status) })).toBe("gone");
  });

  test.each([
    ["no answer to the comparison", { [COMPARE]: refused(502) }],
    ["no answer after it", { [COMPARE]: refused(404), [BASE]: refused(502) }],
    ["another word", { [COMPARE]: { status: "sideways" } }],
  ])("is not known with %s", async (_what, answers) => {
    const answer = await askOne(ancestry(PREVIOUS_SHA, SHA), fakeGitHub(answers));
    expect(answer?.state).toBe("missing");
  });
});
