import { missing } from "../core/lack.ts";
import { readRules } from "./branch-rules.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { readReviewed } from "./pull-reviews.ts";
import { type BringingPull, readPullsOf } from "./pulls-of-commits.ts";
import { type RangeCommit, readCommits } from "./range.ts";
import { together } from "./reply.ts";

/** The pull requests of a release with their reviews, and the commits that came without one. */
export const collectReviews = onlineCollector<"reviews">(async ({ base, head }, tools) => {
  const found = await tools.defaultBranch();
  if (found.state === "missing") return found;
  const branch = found.data;
  const read = together([
    ...(await Promise.all([readRules(branch, tools), readRange({ base, head }, tools)])),
  ]);
  if (read.state === "missing") {
    const reason = `who reviewed this release could not be read: ${read.reason}`;
    return { ...missing(reason, read.remedy), permission: read.permission };
  }
  const [rules, commits] = read.data;
  const brought = commits.map(({ commit, pulls }) => ({
    commit,
    pulls: counting(pulls, branch),
  }));
  const ids = new Set(brought.flatMap(({ pulls }) => pulls.map(({ id }) => id)));
  const pulls = await readReviewed([...ids], tools);
  if (pulls.state === "missing") return pulls;
  return {
    state: "known",
    value: {
      ...{ base, head, branch, asked: rules.approvals },
      commits: brought.map(({ commit, pulls: own }) => ({
        sha: commit.sha,
        by: commit.author?.login ?? commit.commit.author?.name ?? "an unknown author",
        // A merge is made by whoever presses the button, and that may be who has approved.
        writer: (commit.parents?.length ?? 0) > 1 ? undefined : commit.author?.login,
        pulls: own.map(({ number }) => number),
      })),
      pulls: pulls.data.toSorted((a, b) => a.number - b.number),
    },
    strength: "verified",
  };
});

interface Brought {
  readonly commit: RangeCommit;
  readonly pulls: readonly BringingPull[];
}

async function readRange(
  range: { readonly base: string | undefined; readonly head: string },
  tools: OnlineTools,
) {
  const commits = await readCommits(range, tools);
  if (commits.state === "missing") return commits;
  const pulls = await readPullsOf(commits.data, tools);
  if (pulls.state === "missing") return pulls;
  const all = commits.data.map(
    (commit): Brought => ({ commit, pulls: pulls.data.get(commit.sha) ?? [] }),
  );
  return { state: "read", data: all } as const;
}

/** Those into the default branch; where there is none, those into others. */
function counting(pulls: readonly BringingPull[], branch: string): readonly BringingPull[] {
  const own = pulls.filter(({ baseRefName }) => baseRefName === branch);
  return own.length > 0 ? own : pulls;
}
