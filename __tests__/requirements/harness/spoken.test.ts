import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../../src/core/commands/comment.ts";
import { judgeAnswers } from "../../../src/requirements/harness/evaluate.ts";
import {
  aComment,
  answersOf,
  aPlanned,
  aSubject,
  declares,
  known,
  minutesAgo,
  missing,
} from "../../support/builders.ts";

const KEY = "comments of the release issue";
const LINE = "/waive change-freeze-clear until 2026-12-21 because INC-512 loses orders";
const FREEZE = { from: "2026-11-01", through: "2026-11-30", because: "holidays" };
const CALENDAR = { timezone: "UTC", windows: [], freezes: [FREEZE] };
const ROLES = { "change-manager": ["dave"], pm: ["carol"], "release-coordinator": ["alice"] };

const says = (over: Partial<IssueComment> = {}) =>
  aComment({ author: "dave", body: LINE, ...over });

/** The freeze of today, judged by these comments. */
function judged(
  comments: readonly IssueComment[],
  {
    roles = ROLES,
    waivable = ["change-manager"],
    distinct = true,
    answers = [known(KEY, { issue: { number: 7, url: "https://x.example/7" }, comments })],
    ...over
  }: {
    readonly roles?: Readonly<Record<string, readonly string[]>>;
    readonly waivable?: readonly string[];
    readonly distinct?: boolean;
    readonly answers?: Parameters<typeof answersOf>[0];
    readonly effect?: "warn";
  } = {},
) {
  const declared = declares({ calendar: CALENDAR, roles, signoffs: { distinct, needs: {} } });
  const id = "change-freeze-clear";
  const planned = aPlanned({ id, uses: "freeze", options: {}, waivable, ...over });
  const [finding] = judgeAnswers([planned], aSubject({ declared }), answersOf(answers));
  return finding;
}

const whyNot = (...asked: Parameters<typeof judged>) => {
  const finding = judged(...asked);
  return [finding?.waiver, ...(finding?.details ?? [])];
};

test("a person with the role waives a line, and the finding says who, why and until when", () => {
  expect(judged([says()])).toMatchObject({
    outcome: "fail",
    waiver: {
      by: ["dave"],
      because: "INC-512 loses orders",
      until: "2026-12-21",
      timezone: "UTC",
    },
  });
});

describe("does not count, and says why,", () => {
  const refused = (body: string, why: string, by = "dave") =>
    `${body} by @${by} does not count: ${why}`;
  const how =
    "write it as /waive change-freeze-clear until the last day, such as 2026-12-21, and because …";
  test.each<[string, Partial<IssueComment>, string]>([
    [
      "edited",
      { updatedAt: minutesAgo(1) },
      refused(LINE, "the comment was edited afterwards; write a new one"),
    ],
    [
      "without the role",
      { author: "bob" },
      refused(LINE, "@bob does not hold the role change-manager", "bob"),
    ],
    [
      "without a reason",
      { body: "/waive change-freeze-clear until 2026-12-21" },
      refused("/waive change-freeze-clear until 2026-12-21", how),
    ],
    [
      "without a day",
      { body: "/waive change-freeze-clear because we must" },
      refused("/waive change-freeze-clear because we must", how),
    ],
    [
      "until a day that is none",
      { body: "/waive change-freeze-clear until 2026-02-30 because x" },
      refused(
        "/waive change-freeze-clear until 2026-02-30 because x",
        "2026-02-30 is not a valid date",
      ),
    ],
    [
      "misspelt",
      { body: "/waived change-freeze-clear until 2026-12-21 because x" },
      refused("/waived change-freeze-clear until 2026-12-21 because x", how),
    ],
    [
      "over",
      { body: "/waive change-freeze-clear until 2026-11-19 because x" },
      "Was waived by @dave until 2026-11-19: x; that day is over",
    ],
  ])("%s", (_case, over, said) => {
    expect(whyNot([says(over)])).toEqual([undefined, said]);
  });

  test("of a line that nobody may waive", () => {
    expect(whyNot([says()], { waivable: [] })).toEqual([
      undefined,
      refused(LINE, "change-freeze-clear is never waived"),
    ]);
  });

  test("of another line", () => {
    const body = "/waive go-no-go until 2026-12-21 because x";
    expect(whyNot([says({ body })])).toEqual([undefined]);
  });

  test("where the comments could not be read", () => {
    expect(judged([], { answers: [missing(KEY)] })?.waiver).toBeUndefined();
  });

  test("of what only warns", () => {
    expect(judged([says()], { effect: "warn" })?.waiver).toBeUndefined();
  });
});

describe("where two roles waive it together", () => {
  const waivable = ["pm", "release-coordinator"];
  const later = "/waive change-freeze-clear until 2026-12-01 because the fix is small";

  test("one of them is not enough", () => {
    expect(whyNot([says({ author: "carol" })], { waivable })).toEqual([
      undefined,
      "Waived in part: the release-coordinator has to write the same line",
    ]);
  });

  test("both are, until the first of their days", () => {
    const comments = [says({ author: "carol" }), says({ id: 901, author: "alice", body: later })];
    expect(judged(comments, { waivable })?.waiver).toMatchObject({
      by: ["carol", "alice"],
      until: "2026-12-01",
    });
  });

  test.each([
    [true, undefined],
    [false, ["carol"]],
  ])("one person in both roles, where duties are parted: %s", (distinct, by) => {
    const roles = { pm: ["carol"], "release-coordinator": ["carol"] };
    expect(judged([says({ author: "carol" })], { roles, waivable, distinct })?.waiver?.by).toEqual(
      by,
    );
  });
});

test("without a change manager the release coordinator waives a freeze", () => {
  const { "change-manager": _, ...roles } = ROLES;
  expect(judged([says({ author: "alice" })], { roles })?.waiver?.by).toEqual(["alice"]);
  expect(judged([says({ author: "alice" })])?.waiver).toBeUndefined();
});
