import { describe, expect, test } from "@jest/globals";
import { tags } from "../../src/questions/tags.ts";
import { OTHER_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const names = (type: string, sha: string) => ({ object: { type, sha } });

const REF = "GET /git/ref/tags";

const API = "api-v${{ release.version }}";

test("of one of several services is its own, and so are its published releases", async () => {
  const release = (tag_name: string) => ({ tag_name, draft: false, prerelease: false });
  const github = fakeGitHub({
    [`${REF}/v2.4.0`]: names("commit", OTHER_SHA),
    [`${REF}/api-v2.4.0`]: names("commit", SHA),
    "GET /releases": [release("v9.0.0"), release("api-v2.3.7"), release("web-v3.0.0")],
  });
  expect(await knownValue(tags("2.4.0", API), github)).toEqual({
    version: "2.4.0",
    tag: "api-v2.4.0",
    tagged: SHA,
    latestRelease: "2.3.7",
  });
  expect(github.asked).not.toContain(`${REF}/v2.4.0`);
});

describe("the tag", () => {
  test.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ["with v", { [`${REF}/v2.4.0`]: names("commit", SHA) }, SHA],
    ["without v", { [`${REF}/2.4.0`]: names("commit", SHA) }, SHA],
    [
      "both of one commit",
      { [`${REF}/v2.4.0`]: names("commit", SHA), [`${REF}/2.4.0`]: names("commit", SHA) },
      SHA,
    ],
    [
      "annotated",
      { [`${REF}/v2.4.0`]: names("tag", "t1"), "GET /git/tags/t1": names("commit", SHA) },
      SHA,
    ],
    [
      "of a tag of a tag",
      {
        [`${REF}/v2.4.0`]: names("tag", "t1"),
        "GET /git/tags/t1": names("tag", "t2"),
        "GET /git/tags/t2": names("commit", SHA),
      },
      SHA,
    ],
    ["that is not there", {}, undefined],
  ])("%s", async (_, served, tagged) => {
    const github = fakeGitHub({ "GET /releases": [], ...served });
    const [tag] = Object.keys(served).flatMap((path) => path.split(`${REF}/`)[1] ?? []);
    expect(await knownValue(tags("2.4.0", undefined), github)).toEqual({
      version: "2.4.0",
      tag,
      tagged,
      latestRelease: undefined,
    });
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "two tags of different commits",
      { [`${REF}/v2.4.0`]: names("commit", SHA), [`${REF}/2.4.0`]: names("commit", OTHER_SHA) },
      "the tags v2.4.0 (9f3c2ab) and 2.4.0 (77aa11b) name different commits",
    ],
    [
      "a tag of a file",
      { [`${REF}/v2.4.0`]: names("blob", SHA) },
      "the version's tag does not name a commit",
    ],
    [
      "a tag that names itself",
      { [`${REF}/v2.4.0`]: names("tag", "t1"), "GET /git/tags/t1": names("tag", "t1") },
      "the version's tag does not name a commit",
    ],
    [
      "an annotated tag that is not found",
      { [`${REF}/v2.4.0`]: names("tag", "t1") },
      "nothing at GET /git/tags/t1",
    ],
    ["a tag that may not be read", { [`${REF}/v2.4.0`]: refused(403) }, "refused with 403"],
    ["releases that may not be read", { "GET /releases": refused(403) }, "refused with 403"],
  ])("%s: no answer", async (_, served, reason) => {
    const github = fakeGitHub({ "GET /releases": [], ...served });
    expect(await askOne(tags("2.4.0", undefined), github)).toMatchObject({
      state: "missing",
      at: AT,
      reason,
    });
  });
});

test("the newest release is the highest version that is published and final", async () => {
  const aRelease = (tag_name: string, over: object = {}) => {
    return { tag_name, draft: false, prerelease: false, ...over };
  };
  const github = fakeGitHub({
    "GET /releases": [
      aRelease("v2.3.9"),
      aRelease("v2.3.10"),
      aRelease("nightly"),
      aRelease("v9.0.0", { draft: true }),
      aRelease("v8.0.0", { prerelease: true }),
      aRelease("v7.0.0-rc.1"),
      ...Array.from({ length: 120 }, (_, patch) => aRelease(`1.0.${patch}`)),
      aRelease("2.10.0"),
    ],
  });
  expect(await knownValue(tags("3.0.0", undefined), github)).toEqual({
    version: "3.0.0",
    tagged: undefined,
    latestRelease: "2.10.0",
  });
});
