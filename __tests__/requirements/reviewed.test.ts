import { describe, expect, test } from "@jest/globals";
import type { ReviewedPull } from "../../src/questions/reviews.ts";
import { known, missing, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const pull = (over: Partial<ReviewedPull> = {}): ReviewedPull => ({
  ...{ number: 12, title: "Faster orders", url: "https://github.example/pull/12", author: "mona" },
  ...{ labels: [], approvals: ["olga"], stale: [], objections: [] },
  ...over,
});

interface Case {
  readonly pulls?: readonly ReviewedPull[];
  readonly direct?: boolean;
  /** Who wrote the commits of the pull requests. */
  readonly writer?: string;
  readonly asked?: number | undefined;
  readonly options?: object;
  readonly paths?: readonly string[];
}

const RANGE = { base: PREVIOUS_SHA, head: SHA };

const when = ({ pulls = [pull()], direct = false, writer, asked = 1, options, paths = [] }: Case) =>
  judged({
    uses: "reviewed",
    options,
    answers: [
      known(`reviews ${PREVIOUS_SHA}..${SHA}`, {
        ...{ ...RANGE, branch: "main", asked, pulls },
        commits: [
          ...pulls.map(({ number }) => ({
            ...{ sha: "a".repeat(40), by: "mona", pulls: [number] },
            ...(writer === undefined ? {} : { writer }),
          })),
          ...(direct ? [{ sha: "b".repeat(40), by: "erin", pulls: [] }] : []),
        ],
      }),
      known(`paths ${PREVIOUS_SHA}..${SHA}`, { ...RANGE, paths }),
    ],
  });

describe("reviewed", () => {
  test.each<[string, Case, string, string]>([
    ["approved by another person", {}, "pass", "1 commits by 1 pull requests, each approved"],
    [
      "pushed directly",
      { direct: true },
      "fail",
      "Commit bbbbbbb by erin was pushed without a pull request",
    ],
    [
      "not approved",
      { pulls: [pull({ approvals: [] })] },
      "fail",
      '#12 ("Faster orders") by @mona: 0 of 1 approvals',
    ],
    [
      "approved by its author, in whatever case",
      { pulls: [pull({ approvals: ["Mona"] })] },
      "fail",
      '#12 ("Faster orders") by @mona: 0 of 1 approvals',
    ],
    [
      "approved by who pushed into it, in whatever case",
      { writer: "Olga" },
      "fail",
      '#12 ("Faster orders") by @mona: 0 of 1 approvals; @olga wrote a part of it',
    ],
    [
      "approved by one who pushed into it, and by one who did not",
      { writer: "olga", pulls: [pull({ approvals: ["olga", "erin"] })] },
      "pass",
      "1 commits by 1 pull requests, each approved",
    ],
    [
      "approved before its last commit",
      { pulls: [pull({ approvals: [], stale: ["olga"] })] },
      "fail",
      '#12 ("Faster orders") by @mona: 0 of 1 approvals; @olga approved an earlier commit',
    ],
    [
      "approved, while somebody wants changes",
      { pulls: [pull({ objections: ["erin"] })] },
      "fail",
      '#12 ("Faster orders"): changes are requested by @erin',
    ],
    [
      "fewer than the branch asks for",
      { asked: 2 },
      "fail",
      '#12 ("Faster orders") by @mona: 1 of 2 approvals',
    ],
    [
      "fewer than the manifest asks for",
      { options: { approvals: 3 } },
      "fail",
      '#12 ("Faster orders") by @mona: 1 of 3 approvals',
    ],
    [
      "the manifest does not ask for fewer than the branch",
      { asked: 2, options: { approvals: 1 } },
      "fail",
      '#12 ("Faster orders") by @mona: 1 of 2 approvals',
    ],
    [
      "a branch that asks for none: one all the same",
      { asked: 0, pulls: [pull({ approvals: [] })] },
      "fail",
      '#12 ("Faster orders") by @mona: 0 of 1 approvals',
    ],
    [
      "an author whose account is gone",
      { pulls: [pull({ author: undefined, approvals: [] })] },
      "fail",
      '#12 ("Faster orders") by an account that is gone: 0 of 1 approvals',
    ],
    [
      "several, of which the first is named",
      { direct: true, pulls: [pull({ approvals: [] })] },
      "fail",
      "Commit bbbbbbb by erin was pushed without a pull request and 1 more",
    ],
    ["no commit", { pulls: [] }, "pass", "9f3c2ab brings no commit"],
    [
      "one of the named paths",
      { options: { paths: ["config/*"] }, paths: ["config/a/b.yml"], direct: true },
      "fail",
      "Commit bbbbbbb by erin was pushed without a pull request",
    ],
    [
      "none of the named paths",
      { options: { paths: ["config/*"] }, paths: ["src/config/a"], direct: true },
      "not-applicable",
      "None of config/* changed",
    ],
  ])("%s", (_what, given, outcome, found) => {
    expect(when(given)).toMatchObject({ outcome, found });
  });

  test("says where no rule tells how many approvals are asked for", () => {
    const finding = judged({
      uses: "reviewed",
      answers: [
        known(`reviews ${PREVIOUS_SHA}..${SHA}`, {
          ...{ ...RANGE, branch: "main", commits: [], pulls: [] },
        }),
      ],
    });
    expect(saying(finding).details).toEqual([
      "No rule of main says how many approvals it asks for, and classic protection cannot be read: at least one is required",
    ]);
  });

  test("paths that could not be read are no pass", () => {
    const answers = [
      known(`reviews ${PREVIOUS_SHA}..${SHA}`, {
        ...{ ...RANGE, branch: "main", asked: 1, commits: [], pulls: [] },
      }),
      missing(`paths ${PREVIOUS_SHA}..${SHA}`),
    ];
    expect(judged({ uses: "reviewed", options: { paths: ["a"] }, answers }).outcome).toBe(
      "unknown",
    );
  });

  test("a title that would act upon a page is only text", () => {
    const title = `${"x".repeat(80)}\n::error::`;
    const { found } = when({ pulls: [pull({ title, approvals: [] })] });
    expect(found).toBe(`#12 ("${"x".repeat(59)}…") by @mona: 0 of 1 approvals`);
  });
});
