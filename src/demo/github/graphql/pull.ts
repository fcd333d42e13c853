import { isAllowed } from "../permissions.ts";
import type { PullRequest, Review } from "../things.ts";
import type { World } from "../world.ts";
import { connection } from "./connection.ts";
import type { Thing } from "./execute.ts";

/** What a pull request has of reviews, and of the issues that it closes. */
export function reviewFields(world: World, pull: PullRequest): Omit<Thing, "__typename"> {
  const repository = (nameWithOwner: string) => ({ __typename: "Repository", nameWithOwner });
  const here = `${world.owner}/${world.repo}`;
  return {
    repository: repository(here),
    closingIssuesReferences: connection(
      "IssueConnection",
      "closingIssuesReferences",
      // GitHub leaves out what the token may not see, and says nothing.
      (isAllowed(world, "issues=read") ? (pull.closes ?? []) : []).map((closed) => ({
        __typename: "Issue",
        number: typeof closed === "number" ? closed : closed.number,
        repository: repository(typeof closed === "number" ? here : closed.of),
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
export function actorThing(login: string): Thing | null {
  if (login === "ghost") return null;
  const isBot = login.endsWith("[bot]");
  return { __typename: isBot ? "Bot" : "User", login: login.replace(/\[bot\]$/, "") };
}
