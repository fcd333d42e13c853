import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import { before, type LookBefore, type Repository } from "../../src/questions/before.ts";
import { aBefore, OTHER_SHA, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

/** What the look at an environment gets to ask of the repository. */
async function asking<T>(github: GitHub, look: (repository: Repository) => Promise<T>): Promise<T> {
  const seen: T[] = [];
  const lookBefore: LookBefore = async (repository) => {
    seen.push(await look(repository));
    return { state: "known", value: aBefore() };
  };
  await knownValue(before("production", ""), github, { lookBefore });
  const [found] = seen;
  if (found === undefined) throw new Error("nobody looked");
  return found;
}

test("what is found is the answer", async () => {
  const lookBefore: LookBefore = async () => ({ state: "known", value: aBefore() });
  expect(await askOne(before("production", ""), fakeGitHub({}), { lookBefore })).toEqual({
    state: "known",
    kind: "before",
    key: "before production",
    value: aBefore(),
    at: AT,
    strength: "verified",
    link: undefined,
  });
});

test("a stage that does not look knows nothing", async () => {
  const answer = await askOne(before("production", ""), fakeGitHub({}));
  expect(answer).toMatchObject({
    state: "missing",
    reason: expect.stringContaining("does not look"),
  });
});

test("without GitHub nobody looks", async () => {
  const lookBefore: LookBefore = async () => ({ state: "known", value: aBefore() });
  expect(await askOne(before("production", ""), undefined, { lookBefore })).toMatchObject({
    state: "missing",
  });
});

const OTHER_COMMIT = "d".repeat(40);

describe("the tag of a build", () => {
  const REF = "GET /git/ref/tags";
  const names = (type: string, sha: string) => ({ object: { type, sha } });
  const listed = (tag: string, type: string, sha: string) => ({
    ref: `refs/tags/${tag}`,
    ...names(type, sha),
  });
  const TAGS = {
    "GET /git/matching-refs/tags/": [
      listed("v1.2.0", "commit", OTHER_SHA),
      listed("v1.3.0", "commit", PREVIOUS_SHA),
      listed("v1.4.0", "tag", "t1"),
      listed("web-v3.0.0", "commit", OTHER_COMMIT),
      listed("nightly", "commit", OTHER_COMMIT),
    ],
    [`${REF}/v1.4.0`]: names("tag", "t1"),
    "GET /git/tags/t1": names("commit", SHA),
  };
  const API = "api-v${{ release.version }}";
  const V130 = { tag: "v1.3.0", sha: PREVIOUS_SHA };

  test.each<[string, object, Parameters<Repository["tagOf"]>[0], object | undefined, string?]>([
    [
      "by its version",
      { [`${REF}/v1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "1.3.0" },
      V130,
    ],
    [
      "by its version, without v",
      { [`${REF}/1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "v1.3.0" },
      { ...V130, tag: "1.3.0" },
    ],
    [
      "by both",
      { [`${REF}/v1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "1.3.0", commit: "1be07d4" },
      V130,
    ],
    [
      "not where its commit is another one",
      { [`${REF}/v1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "1.3.0", commit: "77aa11b" },
      undefined,
    ],
    ["not where there is none", {}, { version: "1.3.0" }, undefined],
    [
      "not where it names a file",
      { [`${REF}/v1.3.0`]: names("blob", SHA) },
      { version: "1.3.0" },
      undefined,
    ],
    ["by its commit", TAGS, { commit: "1be07d4" }, V130],
    ["by its commit, annotated", TAGS, { commit: SHA }, { tag: "v1.4.0", sha: SHA }],
    ["not by a commit that none names", TAGS, { commit: "abcdef0" }, undefined],
    ["not by a tag that names no version", TAGS, { commit: OTHER_COMMIT }, undefined],
    [
      "by its version, as the manifest names tags",
      { [`${REF}/api-v1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "1.3.0" },
      { ...V130, tag: "api-v1.3.0" },
      API,
    ],
    [
      "not by the tag of another service's version",
      { [`${REF}/v1.3.0`]: names("commit", PREVIOUS_SHA) },
      { version: "1.3.0" },
      undefined,
      API,
    ],
    ["not by the tag of another service at its commit", TAGS, { commit: SHA }, undefined, API],
    [
      "by its commit, as the manifest names tags",
      TAGS,
      { commit: OTHER_COMMIT },
      { tag: "web-v3.0.0", sha: OTHER_COMMIT },
      API.replace("api", "web"),
    ],
  ])("%s", async (_what, served, build, value, tag = undefined) => {
    const found = await asking(fakeGitHub({ ...served }), ({ tagOf }) => tagOf(build, tag));
    expect(found).toEqual({ state: "known", value });
  });

  test.each([
    ["the tag", { [`${REF}/v1.3.0`]: refused(403) }, { version: "1.3.0" }],
    ["the tags", { "GET /git/matching-refs/tags/": refused(403) }, { commit: SHA }],
  ])("is unknown where %s cannot be read", async (_what, served, build) => {
    const found = await asking(fakeGitHub(served), ({ tagOf }) => tagOf(build, undefined));
    expect(found.state).toBe("missing");
  });
});
