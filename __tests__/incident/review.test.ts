import { describe, expect, test } from "@jest/globals";
import { incidentBody } from "../../src/incident/issue.ts";
import { type ReviewedIssue, reviewGaps } from "../../src/incident/review.ts";
import { SHA } from "../support/builders.ts";

const CREATED = "2026-11-20T14:09:12Z";
const after = (hours: number): number => Date.parse(CREATED) + hours * 3_600_000;

const ITEM = "- [ ] Add an index to the table of orders - Owner: @carol - Due: 2026-12-01";

const WHOLE = `## Incident: Shop 2.4.0 in production
- **Date**: 2026-11-20
- **Severity**: SEV2 (High)
- **Duration**: 14:07 → 14:38 UTC (31 min)
- **Impact**: 412 users could not pay

### Root Cause
1. Why? The query of the list of orders had no index on its new column
2. Why? The migration was tested with a hundred rows
3. Why? The data set of staging is small

### Contributing Factors
- Technical: no load test
- Process: none
- Communication: None

### Action Items
${ITEM}

### Lessons Learned
- What went well: the rollback took four minutes
- What could be improved: staging's data

### Follow-up
Post-mortem due 2026-11-22 14:09 UTC, date: 2026-11-21 10:00
`;

const anIssue = (
  edit: (body: string) => string = (body) => body,
  over: Partial<ReviewedIssue> = {},
) => ({
  body: edit(WHOLE),
  labels: ["incident", "sev2"],
  createdAt: CREATED,
  closedAt: undefined,
  ...over,
});

const said = (issue: ReviewedIssue, hours = 1): readonly string[] =>
  reviewGaps(issue, after(hours)).map(
    ({ rule, found, isDue }) => `${rule} ${found}${isDue ? " (due)" : ""}`,
  );

test("a review that is whole lacks nothing", () => {
  expect(said(anIssue())).toEqual([]);
  expect(said(anIssue((body) => body.replaceAll("\n", "\r\n")))).toEqual([]);
});

describe("each rule", () => {
  const put = (from: string | RegExp, to: string) => (body: string) => {
    const edited = body.replace(from, to);
    if (edited === body) throw new Error("nothing was edited");
    return edited;
  };
  test.each<[string, (body: string) => string, string]>([
    ["no date", put("2026-11-20\n", "yesterday\n"), "I1 No date, such as 2026-11-20"],
    [
      "still open",
      put(/Duration.*/, "Duration**: 14:07:00 UTC → _open_"),
      "I1 No duration: write when it was over",
    ],
    [
      "the template's impact",
      put(/Impact.*/, "Impact**: _fill in: users affected_"),
      "I1 No impact: users affected, key functionality, business metrics",
    ],
    [
      "no number",
      put("412 users", "Users"),
      "I1 No number in the impact, which SEV1 and SEV2 need",
    ],
    [
      "two whys",
      put(/3\. Why\?.*/, "3. Why?"),
      "I2 2 of 3 whys answered, and no other technique named",
    ],
    [
      "a factor left open",
      put("- Process: none", "- Process:"),
      "I3 Not filled in: process; write none where there is none",
    ],
    [
      "no action item",
      put(ITEM, ""),
      "I4 No action item: write `- [ ] Action - Owner: @login - Due: YYYY-MM-DD`",
    ],
    [
      "the template's own item",
      put(ITEM, "- [ ] Action - Owner: `@login` - Due: YYYY-MM-DD"),
      "I4 No action item: write `- [ ] Action - Owner: @login - Due: YYYY-MM-DD`",
    ],
    [
      "an item of nobody",
      put(" - Owner: @carol", ""),
      'I4 "Add an index to the table of orders": no owner',
    ],
    [
      "a day that does not exist",
      put("2026-12-01", "2026-02-30"),
      'I4 "Add an index to the table of orders": no date by which it is due',
    ],
    [
      "an item for next year",
      put("2026-12-01", "2027-12-01"),
      'I4 "Add an index to the table of orders": due later than 90 days after the incident',
    ],
    [
      "an item that says nothing",
      put("Add an index to the table of orders", "Fix it"),
      'I4 "Fix it": shorter than 15 characters',
    ],
    [
      "a late post-mortem",
      put("2026-11-21 10:00", "2026-11-23"),
      "I5 The post-mortem is later than 48 hours after the incident",
    ],
    [
      "no post-mortem",
      put("2026-11-21 10:00", "_not scheduled_"),
      "I5 The post-mortem is not scheduled yet (due)",
    ],
    [
      "no lesson",
      put(/- What went well.*/, "- What went well:"),
      "I9 Not filled in: what went well",
    ],
  ])("%s", (_what, edit, gap) => {
    expect(said(anIssue(edit))).toEqual([gap]);
  });

  test("another technique stands for the whys", () => {
    const long =
      "Technique: fault tree\nThe new column had no index, and nobody had tried it with as many rows as production has";
    expect(said(anIssue(put(/1\. Why\?[\s\S]*small/, long)))).toEqual([]);
  });

  test("a root cause of a few words says nothing", () => {
    const short = "1. Why? a\n2. Why? b\n3. Why? c";
    expect(said(anIssue(put(/1\. Why\?[\s\S]*small/, short)))).toEqual([
      "I2 The root cause has 5 of 80 characters",
    ]);
  });
});

test.each([
  [12, "I5 The post-mortem is not scheduled yet (due)"],
  [30, "I5 The post-mortem is not scheduled yet: a day is over (due)"],
  [49, "I5 The post-mortem is overdue: 48 hours are over"],
])("after %d hours without a date", (hours, gap) => {
  const issue = anIssue((body) => body.replace("2026-11-21 10:00", "_not scheduled_"));
  expect(said(issue, hours)).toEqual([gap]);
});

test.each<[number, readonly string[]]>([
  [10, []],
  [
    15,
    [
      'I6 "Add an index to the table of orders" was due on 2026-12-01',
      "I6 1 action item still open: the review is due (due)",
    ],
  ],
  [
    29,
    [
      'I6 "Add an index to the table of orders" was due on 2026-12-01',
      "I6 1 action item still open: four weeks are over",
    ],
  ],
])("after %d days with an open item", (days, gaps) => {
  expect(said(anIssue(), days * 24)).toEqual(gaps);
  expect(
    said(
      anIssue((body) => body.replace("- [ ]", "- [x]")),
      days * 24,
    ),
  ).toEqual([]);
});

test("severity decides how much: the label wins, the higher of two, unknown is the highest", () => {
  const bare = (labels: readonly string[], severity = "_open_") =>
    said(
      anIssue(
        (body) =>
          body.replace("SEV2 (High)", severity).replace(/### Root[\s\S]*(?=### Action)/, ""),
        { labels },
      ),
    );
  expect(bare(["sev3"])).toEqual([]);
  expect(bare(["sev4"])).toEqual([]);
  expect(bare(["sev3"], "SEV1 (Critical)")).toEqual([]);
  expect(bare(["sev3", "sev1"])).toHaveLength(3);
  expect(bare([], "SEV2 (High)")).toHaveLength(3);
  expect(bare([])[0]).toBe("I1 No severity: add one of the labels sev1 to sev4");
  expect(bare([])).toHaveLength(4);
});

test("what release-gate opens lacks everything that only people know", () => {
  const { markdown: body } = incidentBody({
    ...{ key: "rg:x", deployment: 1038, name: "Shop", version: "2.4.0", sha: SHA },
    ...{ environment: "production", production: true, severity: 2, cause: "rollback" },
    ...{ because: "5 of 20 orders failed", target: "2.3.7", at: CREATED, run: undefined },
    ...{ coordinator: "release-coordinator", onCall: "on-call" },
  });
  const rules = reviewGaps({ ...anIssue(), body }, after(1)).map(({ rule }) => rule);
  expect(rules).toEqual(["I1", "I1", "I2", "I2", "I3", "I4", "I5", "I9", "I9"]);
});

test("headings and fields of any name are only text", () => {
  const odd = "- **__proto__**: x\n- **constructor**: y\n### constructor\nz\n### __proto__\nz\n";
  expect(said(anIssue((body) => `${body}${odd}`))).toEqual([]);
  expect(said({ ...anIssue(), body: odd })).toHaveLength(10);
});
