import { describe, expect, test } from "@jest/globals";
import type { StageName } from "../../src/core/stages.ts";
import { releaseCommit } from "../../src/run/commit.ts";
import { type EventCommit, NO_EVENT } from "../../src/run/event.ts";
import { fakeGitHub } from "../support/fake-github.ts";

const A = "aaaaaaa0c0ffee0000000000000000000000a240";
const B = "bbbbbbb0c0ffee0000000000000000000000a240";
const CHECKOUT = { root: "/shop", sha: A, clean: true, tags: [] };

interface Asked {
  readonly stage?: StageName;
  readonly sha?: string;
  readonly event?: Partial<EventCommit>;
  readonly checkout?: typeof CHECKOUT;
}

const commits = fakeGitHub({
  "GET /commits/tags/v2.4.0": { sha: B },
  "GET /commits/bbbbbbb0": { sha: B },
});

const commitOf = ({ stage = "readiness", sha, event = {}, checkout }: Asked) =>
  releaseCommit(
    { stage, sha, event: { ...NO_EVENT, ...event } },
    commits,
    checkout,
    new AbortController().signal,
  );

describe("the commit is the first that is named", () => {
  test.each<[string, Asked, string, string]>([
    ["the user's", { sha: A, event: { name: "push", sha: B } }, A, "the input"],
    ["the user's, where the event is unclear", { sha: A, event: { unclear: "?" } }, A, "the input"],
    ["the user's, written short", { sha: "AAAAAAA", checkout: CHECKOUT }, A, "the input"],
    ["the user's, known to GitHub", { sha: "bbbbbbb0" }, B, "the input"],
    ["the event's", { event: { name: "push", sha: B }, checkout: CHECKOUT }, B, "the push event"],
    [
      "the event's, with its tag",
      { event: { name: "push", sha: B, tag: "v2.4.0" } },
      B,
      "the push event, tag v2.4.0",
    ],
    [
      "that of the event's tag",
      { event: { name: "release", tag: "v2.4.0" }, checkout: CHECKOUT },
      B,
      "the release event, tag v2.4.0",
    ],
    ["the runner's", { event: { sha: B }, checkout: CHECKOUT }, B, "GITHUB_SHA"],
    ["nobody's, where none is needed", { stage: "smoke" }, "", "nowhere"],
    [
      "nobody's, where the event is unclear",
      { stage: "smoke", event: { unclear: "?" } },
      "",
      "nowhere",
    ],
    ["the checkout's", { checkout: CHECKOUT }, A, "the checkout"],
  ])("%s", async (_rule, asked, sha, from) => {
    expect(await commitOf(asked)).toEqual({ sha, from });
  });

  test.each<[string, Asked, string]>([
    ["an unclear event", { event: { unclear: "it is unclear" }, checkout: CHECKOUT }, "unclear"],
    ["a tag that is not there", { event: { name: "release", tag: "v9" } }, "the tag v9 was not"],
    ["a commit that nobody knows", { sha: "ccccccc" }, 'commit "ccccccc" was not found'],
    ["none", {}, "no commit is given"],
  ])("%s is refused", async (_rule, asked, sentence) => {
    await expect(commitOf(asked)).rejects.toThrow(sentence);
    await expect(commitOf(asked)).rejects.toMatchObject({ code: "release-unclear" });
  });
});
