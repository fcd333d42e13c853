import { describe, expect, test } from "@jest/globals";
import type { PlannedItem } from "../../src/questions/milestone.ts";
import { known, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

const item = (number: number, over: Partial<PlannedItem> = {}): PlannedItem => ({
  ...{ number, title: "Search", url: `https://x.example/${number}`, kind: "issue" as const },
  ...{ state: "closed" as const, criteria: undefined },
  ...over,
});

const pull = (number: number, labels: readonly string[] = []) => ({
  ...{ number, title: "Search", url: `https://x.example/${number}`, author: "mona", labels },
  ...{ approvals: ["olga"], stale: [], objections: [] },
});

interface Case {
  readonly items?: readonly PlannedItem[] | undefined;
  readonly pulls?: readonly ReturnType<typeof pull>[];
  readonly closes?: readonly number[];
  readonly direct?: boolean;
  readonly named?: string;
}

const RANGE = { base: PREVIOUS_SHA, head: SHA };
const key = `${PREVIOUS_SHA}..${SHA}`;
const URL = "https://x.example/m";

const when = (
  part: string,
  { pulls = [pull(7)], closes = [], direct = false, named, ...over }: Case,
) => {
  const { items } = { items: [item(7)], ...over };
  const titles = named === undefined ? ["2.4.0", "v2.4.0"] : [named];
  const found = items && { title: "2.4.0", url: URL, items };
  return judged({
    uses: "scope",
    options: { part, ...(named === undefined ? {} : { milestone: named }) },
    answers: [
      known(`milestone ${titles.join(", ")}`, { titles, found }),
      known(`reviews ${key}`, {
        ...{ ...RANGE, branch: "main", asked: 1, pulls },
        commits: direct ? [{ sha: SHA, by: "mona", pulls: [] }] : [],
      }),
      known(`links ${key}`, { ...RANGE, pulls: pulls.map(({ number }) => ({ number, closes })) }),
    ],
  });
};

const criteria = (met: number, ...open: readonly string[]) => ({ criteria: { met, open } });

describe("scope", () => {
  test.each<[string, string, Case, string, string]>([
    [
      "no milestone",
      "documented",
      { items: undefined },
      "fail",
      "No milestone is called 2.4.0 or v2.4.0",
    ],
    [
      "no milestone of the name that is given",
      "merged",
      { items: undefined, named: "Autumn" },
      "fail",
      "No milestone is called Autumn",
    ],
    ["an empty one", "accepted", { items: [] }, "fail", "Milestone 2.4.0 is empty"],
    [
      "every pull request in it",
      "documented",
      {},
      "pass",
      "All 1 pull requests are in the milestone",
    ],
    [
      "one that closes an issue of it",
      "documented",
      { pulls: [pull(8)], closes: [7] },
      "pass",
      "All 1 pull requests are in the milestone",
    ],
    [
      "one outside",
      "documented",
      { pulls: [pull(7), pull(8)] },
      "fail",
      'Outside the milestone: #8 ("Search")',
    ],
    [
      "one outside on purpose",
      "documented",
      { pulls: [pull(8, ["Out-of-scope-OK"])] },
      "pass",
      "All 1 pull requests are in the milestone",
    ],
    [
      "a commit without one",
      "documented",
      { direct: true },
      "fail",
      "Outside the milestone: commit 9f3c2ab without a pull request",
    ],
    [
      "nothing open",
      "merged",
      { items: [item(7, { kind: "pull", state: "merged" }), item(8)] },
      "pass",
      "All 2 issues and pull requests are closed",
    ],
    [
      "something open",
      "merged",
      { items: [item(7), item(9, { state: "open" })] },
      "fail",
      'Open in the milestone: #9 ("Search")',
    ],
    [
      "merged, and left behind",
      "merged",
      { items: [item(9, { kind: "pull", state: "merged" })] },
      "fail",
      'Merged, and not brought by 9f3c2ab: #9 ("Search")',
    ],
    [
      "closed without a merge: dropped",
      "merged",
      { items: [item(9, { kind: "pull" })] },
      "pass",
      "All 1 issues and pull requests are closed",
    ],
    [
      "all ticked",
      "accepted",
      { items: [item(7, criteria(2)), item(8, { kind: "pull" })] },
      "pass",
      "All 2 boxes of 1 issues are ticked",
    ],
    [
      "one not ticked",
      "accepted",
      { items: [item(7, criteria(2, "It is fast"))] },
      "fail",
      '#7 ("Search") is not met: It is fast',
    ],
    [
      "no criteria",
      "accepted",
      { items: [item(7)] },
      "fail",
      '#7 ("Search") has no boxes under "Acceptance criteria"',
    ],
    [
      "a heading without boxes",
      "accepted",
      { items: [item(7, criteria(0))] },
      "fail",
      '#7 ("Search") has no boxes under "Acceptance criteria"',
    ],
    [
      "only pull requests",
      "accepted",
      { items: [item(7, { kind: "pull" })] },
      "fail",
      "The milestone has no issue",
    ],
  ])("%s (%s)", (_what, part, given, outcome, found) => {
    expect(when(part, given)).toMatchObject({ outcome, found });
  });
});
