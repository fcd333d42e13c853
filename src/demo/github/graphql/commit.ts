import { ancestry } from "../refs.ts";
import type { Commit, PullRequest } from "../things.ts";
import { html, nodeId } from "../views/links.ts";
import type { World } from "../world.ts";
import { connection, connectionOf } from "./connection.ts";
import type { Thing } from "./execute.ts";
import { actorThing, reviewFields } from "./pull.ts";

/** What a query looks at again and again. */
export interface Shared {
  readonly world: World;
  /** Pull requests that brought a commit. */
  readonly pullsOf: (sha: string) => readonly PullRequest[];
  /** Commits of the default branch by first parents. */
  readonly trunk: ReadonlySet<string>;
}

/** What all commits of one query share; of pull requests it knows the commit that each was merged as. */
export function sharedOf(world: World): Shared {
  const trunk = new Set<string>();
  let next = world.commits.get(world.branches.get(world.defaultBranch) ?? "");
  for (; next !== undefined; next = world.commits.get(next.parents[0] ?? "")) trunk.add(next.sha);
  const merged = new Map(
    world.pulls.flatMap((pull) =>
      pull.mergedAs === undefined ? [] : [[pull.mergedAs, pull] as const],
    ),
  );
  const pullsOf = (sha: string) => [merged.get(sha) ?? []].flat();
  return { world, pullsOf, trunk };
}

/** `Commit` of GitHub's schema. */
export function commitThing(shared: Shared, commit: Commit): Thing {
  const { sha, message, author, date, parents } = commit;
  const { world, pullsOf } = shared;
  return {
    __typename: "Commit",
    id: nodeId("Commit", sha),
    oid: sha,
    url: html(world, `/commit/${sha}`),
    message,
    messageHeadline: message.split("\n", 1)[0],
    authoredDate: date,
    committedDate: date,
    author: { __typename: "GitActor", name: author },
    parents: connection(
      "CommitConnection",
      "parents",
      parents.map((oid) => ({ __typename: "Commit", oid })),
    ),
    associatedPullRequests: connectionOf({
      type: "PullRequestConnection",
      name: "associatedPullRequests",
      all: () => pullsOf(sha),
      view: (one) => pullThing(shared, one),
    }),
    history: connectionOf({
      type: "CommitHistoryConnection",
      name: "history",
      takes: ["since"],
      all: (given) => {
        const since = given.get("since");
        const from = typeof since === "string" ? Date.parse(since) : Number.NEGATIVE_INFINITY;
        return ancestry(world, sha).filter((one) => Date.parse(one.date) >= from);
      },
      view: (one) => commitThing(shared, one),
    }),
  };
}

/** `PullRequest` of GitHub's schema. */
export function pullThing(shared: Shared, pull: PullRequest): Thing {
  const { world } = shared;
  return {
    __typename: "PullRequest",
    id: nodeId("PullRequest", pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    url: html(world, `/pull/${pull.number}`),
    merged: pull.mergedAs !== undefined,
    mergedAt: pull.mergedAs === undefined ? null : pull.createdAt,
    baseRefName: pull.base,
    headRefName: pull.branch,
    headRefOid: pull.head,
    author: actorThing(pull.author),
    labels: connection(
      "LabelConnection",
      "labels",
      (pull.labels ?? []).map((name) => ({ __typename: "Label", name })),
    ),
    ...reviewFields(world, pull),
    commits: connectionOf({
      type: "PullRequestCommitConnection",
      name: "commits",
      all: () => ownCommits(shared, pull),
      view: (commit) => ({
        __typename: "PullRequestCommit",
        commit: commitThing(shared, commit),
      }),
    }),
  };
}

/** Commits of the branch down to where it left the default branch, oldest first. */
function ownCommits({ world, trunk }: Shared, { head, mergedAs }: PullRequest): readonly Commit[] {
  const own: Commit[] = [];
  let next = world.commits.get(head);
  while (next !== undefined && (next.sha === mergedAs || !trunk.has(next.sha))) {
    own.push(next);
    next = world.commits.get(next.parents[0] ?? "");
  }
  return own.reverse();
}
