import { describe, expect, test } from "@jest/globals";
import { allPages } from "../../../src/adapters/github/paging.ts";

interface Page {
  readonly data: unknown;
  /** Query of the next page. */
  readonly next?: string;
}

const never = new AbortController().signal;
const RUNS = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs";
const COMPARE = "GET /repos/{owner}/{repo}/compare/{basehead}";

/** A list over these pages; what was asked for each of them. */
async function listed(
  pages: readonly Page[],
  field?: string,
  route: typeof RUNS | typeof COMPARE = RUNS,
) {
  const asked: unknown[] = [];
  const reply = await allPages(
    async (_route, { page }) => {
      asked.push(page);
      const { data, next } = pages[asked.length - 1] ?? { data: undefined };
      const link = next === undefined ? {} : { link: `<https://x.example/?${next}>; rel="next"` };
      return { reply: { ok: true, status: 200, data }, headers: link };
    },
    { route, parameters: { ref: "abc", basehead: "a...b" }, field },
    never,
  );
  return { reply, asked };
}

const some = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i }));

describe("a list inside an object is whole where it has as many entries as it says", () => {
  test.each<[string, readonly Page[], string, number]>([
    ["total_count", [{ data: { total_count: 2, check_runs: some(2) } }], "check_runs", 2],
    ["none", [{ data: { total_count: 0, check_runs: [] } }], "check_runs", 0],
    [
      "total_commits of a comparison",
      [{ data: { total_commits: 3, commits: some(3) } }],
      "commits",
      3,
    ],
    [
      "total_commits over two pages",
      [
        { data: { total_commits: 101, commits: some(100) }, next: "page=2" },
        { data: { total_commits: 101, commits: some(1) } },
      ],
      "commits",
      101,
    ],
  ])("%s", async (_total, pages, field, count) => {
    const { reply, asked } = await listed(pages, field, field === "commits" ? COMPARE : RUNS);
    expect(reply.ok && reply.data).toHaveLength(count);
    expect(asked).toHaveLength(pages.length);
  });
});

describe("part of a list is never taken for the whole", () => {
  test.each<[string, readonly Page[], string, string]>([
    [
      "it does not say how many there are",
      [{ data: { check_runs: some(2) } }],
      "check_runs",
      "GitHub's answer to GET /commits/abc/check-runs does not say how many there are",
    ],
    [
      "not even of none",
      [{ data: { check_runs: [] } }],
      "check_runs",
      "GitHub's answer to GET /commits/abc/check-runs does not say how many there are",
    ],
    [
      "it says so as a text",
      [{ data: { total_count: "2", check_runs: some(2) } }],
      "check_runs",
      "GitHub's answer to GET /commits/abc/check-runs does not say how many there are",
    ],
    [
      "the last page does not say it",
      [
        { data: { total_count: 101, check_runs: some(100) }, next: "page=2" },
        { data: { check_runs: some(1) } },
      ],
      "check_runs",
      "GitHub's answer to GET /commits/abc/check-runs does not say how many there are",
    ],
    [
      "a comparison shows fewer commits than it counts",
      [{ data: { total_commits: 300, commits: some(250) } }],
      "commits",
      "an incomplete list: 250 of 300 entries of GET /compare/a...b",
    ],
    [
      "a comparison does not count",
      [{ data: { commits: some(2) } }],
      "commits",
      "GitHub's answer to GET /compare/a...b does not say how many there are",
    ],
  ])("%s", async (_why, pages, field, reason) => {
    const { reply } = await listed(pages, field, field === "commits" ? COMPARE : RUNS);
    expect(reply).toMatchObject({ ok: false, reason, remedy: expect.stringMatching(/./) });
  });

  test("a bare list has no total and needs none", async () => {
    const { reply } = await listed([{ data: some(2) }]);
    expect(reply).toMatchObject({ ok: true, data: some(2) });
  });
});
