import * as z from "zod";
import { type Missing, missing } from "../core/lack.ts";
import { COMMIT_PULLS } from "./documents/commit-pulls.ts";
import { MOST_IDS } from "./documents/deployment-statuses.ts";
import type { RangeCommit } from "./range.ts";
import { parse, type Reading, type Reads, together } from "./reply.ts";

const pull = z.object({
  id: z.string(),
  number: z.number(),
  merged: z.boolean(),
  baseRefName: z.string(),
});

/** A merged pull request that brought a commit. */
export type BringingPull = z.output<typeof pull>;

const brought = z.object({
  __typename: z.literal("Commit"),
  oid: z.string(),
  associatedPullRequests: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(pull),
  }),
});

const answer = z.object({ nodes: z.array(brought), more: z.array(brought) });

type Brought = readonly [sha: string, pulls: readonly BringingPull[]];

/** The merged pull requests that brought each of these commits; missing where one is not shown. */
export async function readPullsOf(
  commits: readonly RangeCommit[],
  tools: Reads,
): Promise<Reading<ReadonlyMap<string, readonly BringingPull[]>>> {
  const ids = commits.flatMap(({ node_id }) => node_id ?? []);
  const batches: Promise<Reading<readonly Brought[]>>[] = [];
  for (let from = 0; from < ids.length; from += 2 * MOST_IDS) {
    batches.push(readBatch(ids.slice(from, from + 2 * MOST_IDS), tools));
  }
  const read = together(await Promise.all(batches));
  if (read.state === "missing") return read;
  const found = new Map(read.data.flat());
  const hidden = commits.filter(({ sha }) => !found.has(sha)).length;
  return hidden === 0 ? { state: "read", data: found } : notShown(`${hidden} commits`);
}

async function readBatch(
  ids: readonly string[],
  { github, signal }: Reads,
): Promise<Reading<readonly Brought[]>> {
  const variables = { ids: ids.slice(0, MOST_IDS), more: ids.slice(MOST_IDS) };
  const reply = await github.graphql(COMMIT_PULLS, variables, signal);
  const read = parse(reply, answer, `query ${COMMIT_PULLS.name}`);
  if (read.state === "missing") return read;
  const all = [...read.data.nodes, ...read.data.more];
  if (all.some((one) => one.associatedPullRequests.pageInfo.hasNextPage)) {
    return notShown("a commit that more than five pull requests brought");
  }
  return {
    state: "read",
    data: all.map(({ oid, associatedPullRequests: { nodes } }): Brought => {
      return [oid, nodes.filter(({ merged }) => merged)];
    }),
  };
}

/** Part of an answer is never taken for the whole. */
export function notShown(what: string): Missing & { readonly status: number } {
  return {
    ...missing(
      `GitHub does not show all pull requests of ${what}`,
      "run the stage again; if it happens again, report it",
    ),
    status: 200,
  };
}
