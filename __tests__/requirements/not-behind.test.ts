import { describe, expect, test } from "@jest/globals";
import type { Relation } from "../../src/questions/ancestry.ts";
import { known, missing, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

const KEY = `ancestry ${PREVIOUS_SHA}..${SHA}`;

const when = (relation: Relation) =>
  judged({
    uses: "not-behind",
    answers: [known(KEY, { base: PREVIOUS_SHA, head: SHA, relation })],
  });

describe("not-behind", () => {
  test.each<[Relation, string, string, string]>([
    ["same", "pass", "block", "9f3c2ab is what is live"],
    ["ahead", "pass", "block", "9f3c2ab contains 2.3.7 (1be07d4)"],
    ["behind", "fail", "block", "9f3c2ab is older than 2.3.7 (1be07d4), which is live"],
    [
      "diverged",
      "fail",
      "warn",
      "9f3c2ab comes from another branch than 2.3.7 (1be07d4), and does not contain it",
    ],
    [
      "gone",
      "unknown",
      "warn",
      "The commit of 2.3.7 (1be07d4) is no longer in the repository: nothing tells which is newer",
    ],
  ])("%s: %s, %s", (relation, outcome, effect, found) => {
    expect(when(relation)).toMatchObject({ outcome, effect, found });
  });

  test("what GitHub does not tell is no pass", () => {
    const answers = [missing(KEY, { reason: "GitHub gave no answer" })];
    expect(judged({ uses: "not-behind", answers })).toMatchObject({
      outcome: "unknown",
      effect: "block",
    });
  });

  test("nothing is behind the first release", () => {
    const subject = { release: { previous: undefined } };
    expect(judged({ uses: "not-behind", subject }).outcome).toBe("not-applicable");
  });
});
