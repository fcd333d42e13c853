import { describe, expect, test } from "@jest/globals";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addIssue, addMilestone } from "../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { criteriaIn } from "../../src/evidence/criteria.ts";
import { milestone } from "../../src/questions/milestone.ts";
import { askWorld, valueIn } from "./ask-world.ts";

test("the milestone by one of its titles, with all that is in it", async () => {
  const world = createWorld();
  const { sha } = addCommit(world);
  for (const title of ["2.3.7", "v2.4.0"]) addMilestone(world, title);
  const body = "# Acceptance criteria\n\n- [x] It is fast\n- [ ] It finds all";
  const there = { milestone: "v2.4.0" };
  addIssue(world, { title: "Search", body, ...there });
  addIssue(world, { title: "Old", milestone: "2.3.7" });
  addIssue(world, { title: "Dropped", pullRequest: true, state: "closed", ...there });
  addIssue(world, { title: "Merged", pullRequest: true, state: "closed", ...there });
  addPull(world, { title: "Merged", number: 4, head: sha, mergedAs: sha });
  const { found } = await valueIn(world, milestone(["2.4.0", "v2.4.0"]));
  expect(found).toMatchObject({
    title: "v2.4.0",
    url: "https://github.com/octoacme/shop/milestone/2",
    items: [
      { number: 1, kind: "issue", state: "open", criteria: { met: 1, open: ["It finds all"] } },
      { number: 3, kind: "pull", state: "closed" },
      { number: 4, kind: "pull", state: "merged" },
    ],
  });
});

test("two of its titles are no answer: one may be empty, or full of other things", async () => {
  const world = createWorld();
  for (const title of ["2.4.0", "v2.4.0"]) addMilestone(world, title);
  expect(await askWorld(world, milestone(["2.4.0", "v2.4.0"]))).toMatchObject({
    state: "missing",
    reason: "two milestones are called 2.4.0 and v2.4.0",
  });
});

test("no such milestone", async () => {
  const world = createWorld();
  addMilestone(world, "2.4.0-rc.1");
  expect(await valueIn(world, milestone(["2.4.0"]))).toEqual({ titles: ["2.4.0"] });
});

test("without the right to read issues the line is named", async () => {
  const world = createWorld({ permissions: { issues: "none" } });
  addMilestone(world, "2.4.0");
  expect(await askWorld(world, milestone(["2.4.0"]))).toMatchObject({
    state: "missing",
    permission: "issues: read",
  });
});

describe("acceptance criteria", () => {
  const under = (text: string) => `# Search\n\n## Acceptance criteria\n\n${text}\n`;

  test.each<[string, string, Awaited<ReturnType<typeof criteriaIn>>]>([
    ["ticked and not", under("- [x] a\n- [X] b\n- [ ] c"), { met: 2, open: ["c"] }],
    ["in lists of lists", under("- [x] a\n  - [ ] b"), { met: 1, open: ["b"] }],
    ["in a quotation", under("- [x] a\n\n> - [ ] b"), { met: 1, open: ["b"] }],
    ["below a smaller heading", under("### Speed\n\n- [ ] a"), { met: 0, open: ["a"] }],
    [
      "not those below the next heading",
      `${under("- [x] a")}\n## Later\n\n- [ ] b`,
      { met: 1, open: [] },
    ],
    ["no boxes", under("It is fast"), { met: 0, open: [] }],
    ["a list without boxes", under("- fast\n- [link](x)"), { met: 0, open: [] }],
    ["not what nobody sees", under("<!--\n- [ ] a\n-->\n\n- [x] b"), { met: 1, open: [] }],
    ["not what is code", under("```\n- [x] a\n```"), { met: 0, open: [] }],
    ["no such heading", "- [x] a", undefined],
    ["a heading that only says the word", "# No acceptance criteria yet\n\n- [x] a", undefined],
  ])("%s", async (_what, body, criteria) => {
    expect(await criteriaIn(body)).toEqual(criteria);
  });
});
