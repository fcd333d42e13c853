import { bodyOf } from "../body.ts";
import type { Route } from "../call.ts";
import { list } from "../pages.ts";
import { addComment } from "../seeds/issues.ts";
import type { Comment, Issue } from "../things.ts";
import { api, html, nodeId } from "../views/links.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";
import { issueOf } from "./issues.ts";

/** Comments on an issue, oldest first. */
export const commentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    permission: "issues=read; pull_requests=read",
    answer: (call) => {
      const issue = issueOf(call);
      const since = Date.parse(call.query.get("since") ?? "1970-01-01T00:00:00Z");
      const recent = issue.comments.filter((one) => Date.parse(one.updatedAt) >= since);
      return list(call, recent, (comment) => commentView(call.world, issue, comment));
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    permission: "issues=write; pull_requests=write",
    answer: (call) => {
      const issue = issueOf(call);
      const comment = addComment(call.world, issue, {
        body: bodyOf(call).needed("body"),
        author: call.world.login,
        association: "NONE",
      });
      issue.updatedAt = comment.createdAt;
      return { status: 201, body: commentView(call.world, issue, comment) };
    },
  },
];

function commentView(world: World, issue: Issue, comment: Comment) {
  return {
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    url: api(world, `/issues/comments/${comment.id}`),
    html_url: html(world, `/issues/${issue.number}#issuecomment-${comment.id}`),
    issue_url: api(world, `/issues/${issue.number}`),
    user: userView(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: comment.association,
    performed_via_github_app: null,
  };
}
