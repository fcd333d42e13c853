import { beforeEach, describe, expect, test } from "@jest/globals";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import type { Review } from "../../src/demo/github/things.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { reviews } from "../../src/questions/reviews.ts";
import { askWorld, valueIn } from "./ask-world.ts";

let world: World;
let base: string;

beforeEach(() => {
  world = createWorld({ now: () => Date.parse("2026-11-20T14:00:00Z") });
  base = addCommit(world).sha;
});

const head = () => world.branches.get("main") ?? "";
const asked = () => reviews(base, head());

/** A commit of a branch beside main. */
const onBranch = (parents: readonly string[] = [base]) =>
  addCommit(world, { branch: "change", parents }).sha;

const APPROVED: Review = { author: "olga", state: "APPROVED" };

/** A pull request whose one commit was squashed onto main. */
function squashed(over: Partial<Parameters<typeof addPull>[1]> = {}) {
  const own = onBranch();
  const { sha } = addCommit(world, { author: "mona" });
  return addPull(world, {
    ...{ title: "Faster orders", head: own, mergedAs: sha, reviews: [APPROVED] },
    ...over,
  });
}

describe("the pull requests that brought the commits of a release", () => {
  test("squashed", async () => {
    const { number, mergedAs } = squashed({ labels: ["breaking", "api"] });
    expect(await valueIn(world, asked())).toEqual({
      ...{ base, head: head(), branch: "main", asked: undefined },
      commits: [{ sha: mergedAs, by: "mona", pulls: [number], writer: "mona" }],
      pulls: [
        {
          ...{ number, title: "Faster orders", author: "mona" },
          url: `https://github.com/octoacme/shop/pull/${number}`,
          labels: ["breaking", "api"],
          approvals: ["olga"],
          stale: [],
          objections: [],
        },
      ],
    });
  });

  test("rebased", async () => {
    const own = onBranch();
    const rebased = [addCommit(world).sha, addCommit(world).sha];
    const last = addCommit(world).sha;
    const { number } = addPull(world, { title: "Three", head: own, mergedAs: last, rebased });
    const { commits } = await valueIn(world, asked());
    expect(commits.map(({ pulls }) => pulls)).toEqual([[number], [number], [number]]);
  });

  test("merged, with its own commits and the one that the merge made", async () => {
    const own = onBranch();
    const last = onBranch([own]);
    const merge = addCommit(world, { parents: [base, last] }).sha;
    const { number } = addPull(world, { title: "Two", head: last, mergedAs: merge });
    const { commits } = await valueIn(world, asked());
    expect(commits.map(({ writer }) => writer === undefined)).toEqual([false, false, true]);
    expect(commits.map(({ sha, pulls }) => [sha, pulls])).toEqual([
      [own, [number]],
      [last, [number]],
      [merge, [number]],
    ]);
  });

  test("none: it was pushed directly", async () => {
    const { sha } = addCommit(world, { author: "erin" });
    addPull(world, { title: "Still open", head: sha });
    expect((await valueIn(world, asked())).commits).toEqual([
      { sha, by: "erin", pulls: [], writer: "erin" },
    ]);
  });

  test("into the default branch, rather than one into another that brought it there", async () => {
    const { mergedAs, number } = squashed();
    addPull(world, { title: "Into a branch", head: base, mergedAs, base: "feature" });
    expect((await valueIn(world, asked())).commits[0]?.pulls).toEqual([number]);
  });

  test("of a first release, the head alone", async () => {
    squashed();
    const { commits } = await valueIn(world, reviews(undefined, head()));
    expect(commits).toHaveLength(1);
  });

  test("of no commit, none; nothing is asked for", async () => {
    const value = await valueIn(world, reviews(base, base));
    expect([value.commits, value.pulls, world.queries]).toEqual([[], [], 0]);
  });

  test("of more than two hundred commits, all", async () => {
    for (let i = 0; i < 120; i += 1) squashed();
    for (let i = 0; i < 101; i += 1) addCommit(world);
    const { commits, pulls } = await valueIn(world, asked());
    expect([commits.length, pulls.length, world.queries]).toEqual([221, 120, 4]);
    expect(commits.filter(({ pulls: by }) => by.length === 0)).toHaveLength(101);
  });
});

describe("whose review counts", () => {
  test.each<[string, readonly Review[], object]>([
    ["nobody's", [], {}],
    [
      "the last one of each",
      [{ ...APPROVED, state: "CHANGES_REQUESTED" }, APPROVED],
      { approvals: ["olga"] },
    ],
    [
      "one who has changed their mind",
      [APPROVED, { ...APPROVED, state: "CHANGES_REQUESTED" }],
      { objections: ["olga"] },
    ],
    ["no comment", [APPROVED, { ...APPROVED, state: "COMMENTED" }], { approvals: ["olga"] }],
    ["not one that was dismissed", [APPROVED, { ...APPROVED, state: "DISMISSED" }], {}],
    ["not one by a reader", [{ ...APPROVED, writes: false }], {}],
    ["not one by a program", [{ ...APPROVED, author: "approve[bot]" }], {}],
    ["not one by an account that is gone", [{ ...APPROVED, author: "ghost" }], {}],
  ])("%s", async (_who, given, counts) => {
    squashed({ reviews: given });
    const [pull] = (await valueIn(world, asked())).pulls;
    expect(pull).toMatchObject({ approvals: [], stale: [], objections: [], ...counts });
  });

  /** A pull request that was approved at its first commit and went on. */
  function wentOn(next: (approved: string) => string) {
    const approved = onBranch();
    const last = next(approved);
    const reviews: readonly Review[] = [{ ...APPROVED, commit: approved }];
    const { sha } = addCommit(world);
    addPull(world, { title: "Goes on", head: last, mergedAs: sha, reviews });
  }

  test("an approval of an earlier commit does not", async () => {
    wentOn((approved) => onBranch([approved]));
    expect((await valueIn(world, asked())).pulls).toMatchObject([
      { approvals: [], stale: ["olga"] },
    ]);
  });

  test("it does where only the base was merged since", async () => {
    wentOn((approved) => onBranch([onBranch([approved, base]), base]));
    expect((await valueIn(world, asked())).pulls).toMatchObject([
      { approvals: ["olga"], stale: [] },
    ]);
  });

  test("it does not where a merge stands behind another commit", async () => {
    wentOn((approved) => onBranch([onBranch([approved]), base]));
    expect((await valueIn(world, asked())).pulls).toMatchObject([{ stale: ["olga"] }]);
  });

  test("it does not where another branch than the base was merged", async () => {
    wentOn((approved) => onBranch([approved, onBranch([base])]));
    expect((await valueIn(world, asked())).pulls).toMatchObject([{ stale: ["olga"] }]);
  });
});

test.each([
  ["pull_requests", "contents: read\npull-requests: read"],
  ["contents", "contents: read"],
])("without the right to read %s nothing is known, and the line is named", async (name, lines) => {
  squashed();
  Object.assign(world.permissions, { [name]: "none" });
  expect(await askWorld(world, asked())).toMatchObject({ state: "missing", permission: lines });
});

test("half an answer with errors is no answer", async () => {
  squashed();
  const data = { nodes: [], more: [] };
  const errors = [{ type: "SERVICE_UNAVAILABLE", message: "Timeout on reviews" }];
  const faults = [{ kind: "errors", path: "/graphql", errors, data }] as const;
  expect(await askWorld(world, asked(), faults)).toMatchObject({ state: "missing" });
});

test("commits that GitHub does not show are no direct pushes", async () => {
  squashed();
  const data = { nodes: [], more: [] };
  const faults = [{ kind: "errors", path: "/graphql", errors: [], data }] as const;
  expect(await askWorld(world, asked(), faults)).toMatchObject({
    state: "missing",
    reason: expect.stringContaining("GitHub does not show all pull requests of 1 commits"),
  });
});
