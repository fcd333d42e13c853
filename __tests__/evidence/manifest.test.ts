import { describe, expect, test } from "@jest/globals";
import { manifest } from "../../src/questions/manifest.ts";
import { SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { askOne, knownValue } from "./collect.ts";

const PATH = "GET /contents/release.yml";
const question = manifest("release.yml", SHA);

describe("the manifest in a commit", () => {
  test("is its text there", async () => {
    const content = btoa("environments: {}");
    const file = (asked: { readonly ref?: unknown }) =>
      asked.ref === SHA ? { type: "file", encoding: "base64", content, html_url: null } : undefined;
    expect(await knownValue(question, fakeGitHub({ [PATH]: file }))).toEqual({
      path: "release.yml",
      sha: SHA,
      text: "environments: {}",
    });
  });

  test("may not be there", async () => {
    expect((await knownValue(question, fakeGitHub({}))).text).toBeUndefined();
  });

  test("is not known where it cannot be read", async () => {
    const answer = await askOne(question, fakeGitHub({ [PATH]: refused(403) }));
    expect(answer?.state).toBe("missing");
  });
});
