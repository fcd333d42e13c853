import { bodyOf, labelNames } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { asks, found, numberParameter } from "../call.ts";
import { list } from "../pages.ts";
import { addIssue, addLabel } from "../seeds/issues.ts";
import type { Issue } from "../things.ts";
import { labelsView } from "../views/label.ts";
import { api, html, nodeId } from "../views/links.ts";
import { milestoneView } from "../views/milestone.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";
import { stamp } from "../world.ts";

/** Issues, and what lists of issues say of pull requests. */
export const issueRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/issues",
    permission: "issues=read",
    answer: (call) => list(call, wanted(call), (issue) => issueView(call.world, issue)),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    permission: "issues=read; pull_requests=read",
    answer: (call) => ({ status: 200, body: issueView(call.world, issueOf(call)) }),
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/issues",
    permission: "issues=write",
    answer: (call) => {
      const body = bodyOf(call);
      const issue = addIssue(call.world, {
        title: body.needed("title"),
        body: body.text("body") ?? "",
        author: call.world.login,
        labels: [...labelNames(call)],
      });
      return { status: 201, body: issueView(call.world, issue) };
    },
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/issues/{issue_number}",
    permission: "issues=write; pull_requests=write",
    answer: change,
  },
];

/** The issue that a path names, or 404. */
export function issueOf(call: Call): Issue {
  const number = numberParameter(call, "issue_number");
  return found(call.world.issues.find((issue) => issue.number === number));
}

function wanted(call: Call): readonly Issue[] {
  const state = call.query.get("state") ?? "open";
  const labels = (call.query.get("labels") ?? "").split(",").filter((label) => label !== "");
  const number = call.query.get("milestone");
  const milestone = call.world.milestones.find((one) => String(one.number) === number);
  const since = Date.parse(call.query.get("since") ?? "1970-01-01T00:00:00Z");
  const ascending = call.query.get("direction") === "asc";
  const key = call.query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const order = (a: Issue, b: Issue) =>
    Date.parse(a[key]) - Date.parse(b[key]) || a.number - b.number;
  return call.world.issues
    .filter((issue) => state === "all" || issue.state === state)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .filter((issue) => number === null || issue.milestone === milestone?.title)
    .filter((issue) => asks(call, "creator", issue.author))
    .filter((issue) => Date.parse(issue.updatedAt) >= since)
    .sort((a, b) => (ascending ? order(a, b) : order(b, a)));
}

function change(call: Call): Reply {
  const { world } = call;
  const issue = issueOf(call);
  const body = bodyOf(call);
  issue.title = body.text("title") ?? issue.title;
  issue.body = body.text("body") ?? issue.body;
  if (body.has("labels")) {
    const names = labelNames(call);
    for (const name of names) addLabel(world, name);
    issue.labels.splice(0, issue.labels.length, ...names);
  }
  const state = body.word("state", ["open", "closed"]);
  if (state !== undefined && state !== issue.state) {
    issue.state = state;
    issue.closedAt = state === "closed" ? stamp(world) : null;
  }
  issue.updatedAt = stamp(world);
  return { status: 200, body: issueView(world, issue) };
}

function issueView(world: World, issue: Issue) {
  const url = api(world, `/issues/${issue.number}`);
  const milestone = world.milestones.find(({ title }) => title === issue.milestone);
  const merged = world.pulls.find((pull) => pull.number === issue.number)?.mergedAs !== undefined;
  const page = html(world, `/${issue.pullRequest ? "pull" : "issues"}/${issue.number}`);
  const pull = {
    url: api(world, `/pulls/${issue.number}`),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: merged ? issue.closedAt : null,
  };
  return {
    id: issue.id,
    node_id: nodeId(issue.pullRequest ? "PullRequest" : "Issue", issue.id),
    url,
    repository_url: api(world),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    number: issue.number,
    state: issue.state,
    state_reason: issue.state === "closed" ? "completed" : null,
    title: issue.title,
    body: issue.body,
    user: userView(world, issue.author),
    labels: labelsView(world, issue.labels),
    assignee: null,
    assignees: [],
    milestone: milestone === undefined ? null : milestoneView(world, milestone),
    locked: false,
    comments: issue.comments.length,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: "MEMBER",
    ...(issue.pullRequest ? { pull_request: pull } : {}),
  };
}
