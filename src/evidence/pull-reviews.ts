import * as z from "zod";
import type { ReviewedPull } from "../questions/reviews.ts";
import { readCarried } from "./approvals.ts";
import { MOST_IDS } from "./documents/deployment-statuses.ts";
import { PULL_REVIEWS } from "./documents/pull-reviews.ts";
import { notShown } from "./pulls-of-commits.ts";
import { parse, type Reading, type Reads, together } from "./reply.ts";

const pageInfo = z.object({ hasNextPage: z.literal(false) });

const actor = z.object({ __typename: z.string(), login: z.string() });

const pull = z.object({
  __typename: z.literal("PullRequest"),
  id: z.string(),
  number: z.number(),
  title: z.string(),
  url: z.string(),
  headRefOid: z.string(),
  author: actor.nullable(),
  labels: z.object({ pageInfo, nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  latestOpinionatedReviews: z.object({
    pageInfo,
    nodes: z.array(
      z.object({
        state: z.string(),
        author: actor.nullable(),
        commit: z.object({ oid: z.string() }).nullable(),
      }),
    ),
  }),
});

type Pull = z.output<typeof pull>;

const answer = z.object({ nodes: z.array(pull) });

/** Reads pull requests with what was said of them; missing where one is not shown whole. */
export async function readReviewed(
  ids: readonly string[],
  tools: Reads,
): Promise<Reading<readonly ReviewedPull[]>> {
  const batches: Promise<Reading<readonly Pull[]>>[] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    batches.push(readBatch(ids.slice(from, from + MOST_IDS), tools));
  }
  const read = together(await Promise.all(batches));
  if (read.state === "missing") return read;
  const pulls = read.data.flat();
  if (ids.some((id) => !pulls.some((one) => one.id === id))) return notShown("this release");
  return together<readonly ReviewedPull[]>(
    await Promise.all(pulls.map((one) => asReviewed(one, tools))),
  );
}

async function readBatch(
  ids: readonly string[],
  { github, signal }: Reads,
): Promise<Reading<readonly Pull[]>> {
  const reply = await github.graphql(PULL_REVIEWS, { ids }, signal);
  const read = parse(reply, answer, `query ${PULL_REVIEWS.name}`);
  return read.state === "missing" ? read : { state: "read", data: read.data.nodes };
}

async function asReviewed(own: Pull, tools: Reads): Promise<Reading<ReviewedPull>> {
  const { number, title, url, headRefOid: head, author, labels } = own;
  // A program's approval is nobody's; of an account that is gone nobody can tell whose it was.
  const said = own.latestOpinionatedReviews.nodes.flatMap(({ state, author: by, commit }) =>
    by === null || by.__typename === "Bot" ? [] : { state, login: by.login, sha: commit?.oid },
  );
  const approvals = said.filter(({ state }) => state === "APPROVED");
  const earlier = approvals.flatMap(({ sha }) => (sha === undefined || sha === head ? [] : sha));
  const carried =
    earlier.length === 0
      ? ({ state: "read", data: [] } as const)
      : await readCarried({ number, head, reviewed: earlier }, tools);
  if (carried.state === "missing") return carried;
  const counts = ({ sha }: { readonly sha: string | undefined }) =>
    sha !== undefined && (sha === head || carried.data.includes(sha));
  const logins = (some: typeof said) => some.map(({ login }) => login);
  return {
    state: "read",
    data: {
      ...{ number, title, url, author: author?.login },
      labels: (labels?.nodes ?? []).map(({ name }) => name),
      approvals: logins(approvals.filter(counts)),
      stale: logins(approvals.filter((one) => !counts(one))),
      objections: logins(said.filter(({ state }) => state === "CHANGES_REQUESTED")),
    },
  };
}
