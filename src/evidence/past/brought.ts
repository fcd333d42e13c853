import * as z from "zod";
import {
  type Brought,
  type BroughtPull,
  KNOWN_ISSUE_LABEL,
  type KnownIssue,
} from "../../core/brought.ts";
import { missing } from "../../core/lack.ts";
import type { PastCommit } from "../../core/past.ts";
import { MOST_IDS } from "../documents/deployment-statuses.ts";
import { PULL_TEXTS } from "../documents/pull-texts.ts";
import { parse, type Reading, type Reads, readAll, together } from "../reply.ts";
import { readHistory } from "./commits.ts";

/** About 1,000 commits: more is no release that somebody writes notes for. */
const MOST_PAGES = 16;

const text = z
  .object({
    __typename: z.literal("PullRequest"),
    number: z.int(),
    title: z.string(),
    url: z.string(),
    body: z.string(),
    author: z.object({ __typename: z.string(), login: z.string() }).nullable(),
    labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  })
  .transform(({ number, title, url, body, author, labels }): BroughtPull => {
    return {
      ...{ number, title, url, body },
      author: author?.login,
      bot: author?.__typename === "Bot",
      labels: labels?.nodes.map(({ name }) => name) ?? [],
    };
  });

const texts = z.object({ nodes: z.array(text) });

/**
 * The pull requests and pushed commits that lead to one commit and not to another; both are commits,
 * tags, branches or `HEAD`.
 */
export async function readBrought(
  tools: Reads,
  wanted: { readonly base: string; readonly head: string },
): Promise<Reading<Brought>> {
  const before = await readHistory(tools, { of: wanted.base, since: undefined, until: () => true });
  if (before.state === "missing") return before;
  const [base] = before.data.commits;
  if (base === undefined) return noCommit(wanted.base);
  const until = (page: readonly PastCommit[]) => page.some(({ sha }) => sha === base.sha);
  const options = { of: wanted.head, since: undefined, until, mostPages: MOST_PAGES };
  const after = await readHistory(tools, options);
  if (after.state === "missing") return after;
  const [head] = after.data.commits;
  if (head === undefined) return noCommit(wanted.head);
  if (after.data.truncated) return tooMany(wanted.base);
  const all = new Map([...before.data.commits, ...after.data.commits].map((one) => [one.sha, one]));
  const old = reached(base.sha, all, new Set());
  const fresh = [...reached(head.sha, all, old)].flatMap((sha) => all.get(sha) ?? []);
  const pulls = await readPulls(tools, fresh);
  if (pulls.state === "missing") return pulls;
  const pushed = fresh
    .filter(({ pull, parents }) => pull === undefined && parents.length < 2)
    .map(({ sha, title, url }) => ({ sha, title, url }));
  return { state: "read", data: { base: base.sha, head: head.sha, pulls: pulls.data, pushed } };
}

/** A commit and all before it that are known, without those of another. */
function reached(
  from: string,
  commits: ReadonlyMap<string, PastCommit>,
  without: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || without.has(next)) continue;
    found.add(next);
    waiting.push(...(commits.get(next)?.parents ?? []));
  }
  return found;
}

async function readPulls(
  { github, signal }: Reads,
  commits: readonly PastCommit[],
): Promise<Reading<readonly BroughtPull[]>> {
  const ids = [...new Set(commits.flatMap(({ pull }) => pull?.nodeId ?? []))];
  const batches = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, i) =>
    ids.slice(i * MOST_IDS, (i + 1) * MOST_IDS),
  );
  const read: readonly Reading<z.output<typeof texts>>[] = await Promise.all(
    batches.map(async (batch) => {
      const reply = await github.graphql(PULL_TEXTS, { ids: batch }, signal);
      return parse(reply, texts, `query ${PULL_TEXTS.name}`);
    }),
  );
  const all = together<readonly z.output<typeof texts>[]>(read);
  if (all.state === "missing") return all;
  const pulls = all.data.flatMap(({ nodes }) => nodes);
  return { state: "read", data: pulls.toSorted((a, b) => b.number - a.number) };
}

const issue = z.object({
  number: z.int(),
  title: z.string(),
  html_url: z.string(),
  pull_request: z.unknown().optional(),
});

/** Open issues that users have to know of. */
export async function readKnownIssues(tools: Reads): Promise<Reading<readonly KnownIssue[]>> {
  const read = await readAll(tools, issue, "GET /repos/{owner}/{repo}/issues", {
    ...{ labels: KNOWN_ISSUE_LABEL, state: "open" },
  });
  if (read.state === "missing") return read;
  const issues = read.data.filter(({ pull_request: pull }) => pull === undefined);
  const data = issues.map((one) => ({ number: one.number, title: one.title, url: one.html_url }));
  return { state: "read", data };
}

function noCommit(name: string): Reading<never> {
  const reason = `the repository has no commit, tag or branch ${name}`;
  return { ...missing(reason, "name one that it has"), status: 404 };
}

function tooMany(base: string): Reading<never> {
  const reason = `there are more than 1,000 commits since ${base}`;
  return { ...missing(reason, "name a later beginning with --from"), status: 200 };
}
