import { describe, expect, test } from "@jest/globals";
import type { Answered } from "../../src/core/build.ts";
import { type Builds, whichBuild, whichOfAll } from "../../src/rollout/answering.ts";
import type { Answering } from "../../src/rollout/look-first.ts";

const subject = { version: "2.4.0", sha: "a".repeat(40) };
const target = { version: "2.3.6", sha: "b".repeat(40) };
const previous = { version: "2.3.7", sha: "c".repeat(40) };

describe("an answer comes from", () => {
  test.each<[string, Answered, Partial<Builds>, Answering]>([
    ["what was deployed", { version: "2.4.0" }, {}, "subject"],
    ["what was deployed, by its commit", { commit: "aaaaaaa" }, {}, "subject"],
    ["the target", { version: "v2.3.6" }, {}, "target"],
    ["the target, by its commit", { commit: "bbbbbbb", version: "2.4.0" }, {}, "target"],
    ["what ran before", { version: "2.3.7" }, {}, "previous"],
    ["the target, which ran before", { version: "2.3.7" }, { target: previous }, "target"],
    [
      "what ran before, and there is no target",
      { version: "2.3.7" },
      { target: undefined },
      "previous",
    ],
    ["none of them", { version: "2.4.1" }, {}, "other"],
    ["none of them, by its commit", { commit: "ddddddd", version: "2.4.0" }, {}, "other"],
    ["nobody knows: no version could be read", {}, {}, "unknown"],
    [
      "nobody knows: what ran before has the same version",
      { version: "2.4.0" },
      { previous: { ...previous, version: "2.4.0" } },
      "unknown",
    ],
    [
      "what was deployed, where the same commit ran before",
      { version: "2.4.0" },
      { previous: subject },
      "subject",
    ],
  ])("%s", (_what, answered, over, expected) => {
    expect(whichBuild(answered, { subject, target, previous, ...over })).toBe(expected);
  });
});

describe("several answers say of the whole", () => {
  test.each<[readonly Answering[], Answering]>([
    [[], "unknown"],
    [["target", "target", "target"], "target"],
    [["previous", "previous"], "previous"],
    [["target", "target", "unknown"], "unknown"],
    [["target", "previous"], "unknown"],
    [["target", "subject"], "subject"],
    [["unknown", "subject"], "subject"],
    [["subject", "other"], "other"],
    [["target", "target", "other"], "other"],
  ])("%j: %s", (answers, expected) => {
    expect(whichOfAll(answers)).toBe(expected);
  });
});
