import { isAllowed } from "../permissions.ts";
import { pullsOf } from "../pulls.ts";
import type { Commit, PullRequest, Review } from "../things.ts";
import { html, nodeId } from "../views/links.ts";
import type { World } from "../world.ts";
import { connection } from "./connection.ts";
import type { Thing } from "./execute.ts";

/** `Commit` of GitHub's schema. */
export function commitThing(world: World, commit: Commit): Thing {
  return {
    __typename: "Commit",
    id: nodeId("Commit", commit.sha),
    oid: commit.sha,
    message: commit.message,
    associatedPullRequests: connection(
      "PullRequestConnection",
      "associatedPullRequests",
      pullsOf(world, commit.sha).map((pull) => pullThing(world, pull)),
    ),
  };
}

/** `PullRequest` of GitHub's schema. */
export function pullThing(world: World, pull: PullRequest): Thing {
  return {
    __typename: "PullRequest",
    id: nodeId("PullRequest", pull.id),
    number: pull.number,
    title: pull.title,
    url: html(world, `/pull/${pull.number}`),
    merged: pull.mergedAs !== undefined,
    baseRefName: pull.base,
    headRefOid: pull.head,
    author: actorThing(pull.author),
    labels: connection(
      "LabelConnection",
      "labels",
      (pull.labels ?? []).map((name) => ({ __typename: "Label", name })),
    ),
    closingIssuesReferences: connection(
      "IssueConnection",
      "closingIssuesReferences",
      // GitHub leaves out what the token may not see, and says nothing.
      (isAllowed(world, "issues=read") ? (pull.closes ?? []) : []).map((number) => ({
        __typename: "Issue",
        number,
      })),
    ),
    latestOpinionatedReviews: connection(
      "PullRequestReviewConnection",
      "latestOpinionatedReviews",
      (given) =>
        latestOf(pull.reviews ?? [])
          .filter(({ writes }) => writes !== false || given.get("writersOnly") !== "true")
          .map((review) => reviewThing(world, pull, review)),
      ["writersOnly"],
    ),
  };
}

/** The last review of each person that is more than a comment. */
function latestOf(reviews: readonly Review[]): readonly Review[] {
  const opinionated = reviews.filter(({ state }) => state !== "COMMENTED");
  return [...new Map(opinionated.map((review) => [review.author, review])).values()];
}

function reviewThing(world: World, pull: PullRequest, { author, state, commit }: Review): Thing {
  const seen = world.commits.get(commit ?? pull.head);
  return {
    __typename: "PullRequestReview",
    state,
    author: actorThing(author),
    commit: seen === undefined ? null : { __typename: "Commit", oid: seen.sha },
  };
}

/** An account; `ghost` stands for one that is gone. */
function actorThing(login: string): Thing | null {
  if (login === "ghost") return null;
  const isBot = login.endsWith("[bot]");
  return { __typename: isBot ? "Bot" : "User", login: login.replace(/\[bot\]$/, "") };
}
