import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { MOST_IDS } from "./documents/deployment-statuses.ts";
import { PULL_ISSUES } from "./documents/pull-issues.ts";
import { notShown, readPullsOf } from "./pulls-of-commits.ts";
import { readCommits } from "./range.ts";
import { parse, type Reading, type Reads, readOne, together } from "./reply.ts";

const repository = z.object({ nameWithOwner: z.string() });

const pull = z.object({
  __typename: z.literal("PullRequest"),
  id: z.string(),
  number: z.number(),
  repository,
  closingIssuesReferences: z
    .object({
      pageInfo: z.object({ hasNextPage: z.literal(false) }),
      nodes: z.array(z.object({ number: z.number(), repository })),
    })
    .nullable(),
});

type Pull = z.output<typeof pull>;

const answer = z.object({ nodes: z.array(pull) });

/** The issues that the pull requests of a release close. */
export const collectLinks = onlineCollector<"links">(async ({ base, head }, tools) => {
  const commits = await readCommits({ base, head }, tools);
  if (commits.state === "missing") return commits;
  const brought = await readPullsOf(commits.data, tools);
  if (brought.state === "missing") return brought;
  const ids = [...new Set([...brought.data.values()].flat().map(({ id }) => id))];
  // Without the right to read issues, GraphQL shows none of them and says nothing.
  const [asked, ...read] = await Promise.all([probe(tools), ...batches(ids, tools)]);
  const all = together<readonly (readonly Pull[])[]>(read);
  if (asked.state === "missing") return asked;
  if (all.state === "missing") return all;
  const pulls = all.data.flat();
  if (ids.some((id) => !pulls.some((one) => one.id === id))) return notShown("this release");
  return {
    state: "known",
    value: {
      ...{ base, head },
      pulls: pulls
        .map(({ number, repository: own, closingIssuesReferences: closes }) => {
          // An issue of another repository may have the number of one of this.
          const issues = (closes?.nodes ?? []).filter(
            (issue) => issue.repository.nameWithOwner === own.nameWithOwner,
          );
          return { number, closes: issues.map((issue) => issue.number) };
        })
        .toSorted((a, b) => a.number - b.number),
    },
    strength: "verified",
  };
});

const probe = (tools: Reads) =>
  readOne(tools, z.array(z.unknown()), "GET /repos/{owner}/{repo}/issues", { per_page: 1 });

function batches(
  ids: readonly string[],
  tools: Reads,
): readonly Promise<Reading<readonly Pull[]>>[] {
  const from = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, i) => i * MOST_IDS);
  return from.map((at) => readBatch(ids.slice(at, at + MOST_IDS), tools));
}

async function readBatch(
  ids: readonly string[],
  { github, signal }: Reads,
): Promise<Reading<readonly Pull[]>> {
  const reply = await github.graphql(PULL_ISSUES, { ids }, signal);
  const read = parse(reply, answer, `query ${PULL_ISSUES.name}`);
  return read.state === "missing" ? read : { state: "read", data: read.data.nodes };
}
