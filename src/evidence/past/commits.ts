import * as z from "zod";
import { missing } from "../../core/lack.ts";
import type { PastCommit } from "../../core/past.ts";
import { COMMIT_HISTORY } from "../documents/commit-history.ts";
import { parse, type Reading, type Reads } from "../reply.ts";

/** About 5,000 commits. */
const MOST_PAGES = 76;

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const written = z.object({ authoredDate: z.iso.datetime(), committedDate: z.iso.datetime() });

const pull = z
  .object({
    id: z.string(),
    number: z.int(),
    title: z.string(),
    url: z.string(),
    mergedAt: z.iso.datetime().nullable(),
    headRefName: z.string(),
    author: z.object({ __typename: z.string() }).nullable(),
    commits: z.object({ nodes: z.array(z.object({ commit: written })) }),
  })
  .transform(({ id, number, title, url, mergedAt, headRefName, author, commits }) => ({
    ...{ nodeId: id, number, title, url, mergedAt, branch: headRefName },
    bot: author?.__typename === "Bot",
    commits: commits.nodes.map(({ commit }) => datesOf(commit)),
  }));

const commit = written
  .extend({
    oid: z.string(),
    url: z.string(),
    messageHeadline: z.string(),
    author: z.object({ name: z.string().nullable() }).nullable(),
    parents: z.object({ nodes: z.array(z.object({ oid: z.string() })) }),
    associatedPullRequests: z.object({ nodes: z.array(pull) }).nullable(),
  })
  .transform((one): PastCommit => {
    const [by] = one.associatedPullRequests?.nodes ?? [];
    return {
      ...{ sha: one.oid, title: one.messageHeadline, url: one.url, ...datesOf(one) },
      parents: one.parents.nodes.map(({ oid }) => oid),
      bot: one.author?.name?.endsWith("[bot]") === true,
      // One that is open holds the commit, and did not bring it.
      pull: by === undefined || by.mergedAt === null ? undefined : { ...by, mergedAt: by.mergedAt },
    };
  });

const answer = z.object({
  repository: z.object({
    object: z
      .object({
        __typename: z.literal("Commit"),
        history: z.object({ pageInfo, nodes: z.array(commit) }),
      })
      .nullable(),
  }),
});

function datesOf({ authoredDate, committedDate }: z.output<typeof written>) {
  return { authoredAt: authoredDate, committedAt: committedDate };
}

/** A part of a commit's history. */
export interface HistoryPart {
  /** Newest first; none where there is no such commit. */
  readonly commits: readonly PastCommit[];
  /** True where a limit cut it. */
  readonly truncated: boolean;
}

interface Wanted {
  /** A commit, or `HEAD` for the default branch. */
  readonly of: string;
  /** ISO 8601: nothing that was committed before. */
  readonly since: string | undefined;
  /** No further pages once this is true. */
  readonly until: (page: readonly PastCommit[]) => boolean;
  readonly mostPages?: number;
}

/** The history of a commit, a page at a time, until it suffices. */
export async function readHistory(
  { github, signal }: Reads,
  { of, since, until, mostPages = MOST_PAGES }: Wanted,
): Promise<Reading<HistoryPart>> {
  const commits: PastCommit[] = [];
  let after: string | null = null;
  for (let read = 0; read < mostPages; read += 1) {
    const variables: Readonly<Record<string, unknown>> = {
      ...{ owner: github.owner, name: github.repo, of, after, since: since ?? null },
    };
    const reply = await github.graphql(COMMIT_HISTORY, variables, signal);
    const reading = parse(reply, answer, `query ${COMMIT_HISTORY.name}`);
    if (reading.state === "missing") return reading;
    const { object } = reading.data.repository;
    if (object === null) return { state: "read", data: { commits, truncated: false } };
    const { nodes, pageInfo: page } = object.history;
    commits.push(...nodes);
    if (!page.hasNextPage || until(nodes))
      return { state: "read", data: { commits, truncated: false } };
    if (page.endCursor === null) return noCursor();
    after = page.endCursor;
  }
  return { state: "read", data: { commits, truncated: true } };
}

function noCursor(): Reading<never> {
  const reason = "GitHub's answer says that a history goes on, and not where";
  return { ...missing(reason, "run it again; if it happens again, report it"), status: 200 };
}
