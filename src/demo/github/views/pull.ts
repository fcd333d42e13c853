import type { PullRequest } from "../things.ts";
import type { World } from "../world.ts";
import { labelsView } from "./label.ts";
import { api, html, nodeId } from "./links.ts";
import { fullRepositoryView } from "./repository.ts";
import { userView } from "./user.ts";

/** `pull-request-simple` of GitHub's description. */
export function pullView(world: World, pull: PullRequest) {
  const url = api(world, `/pulls/${pull.number}`);
  const issue = api(world, `/issues/${pull.number}`);
  const page = html(world, `/pull/${pull.number}`);
  const mergedAt = pull.mergedAs === undefined ? null : pull.createdAt;
  const statuses = api(world, `/statuses/${pull.head}`);
  const links = {
    self: url,
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${url}/comments{/number}`,
    commits: `${url}/commits`,
    statuses,
  };
  return {
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? null,
    state: mergedAt === null ? "open" : "closed",
    locked: false,
    draft: false,
    user: userView(world, pull.author),
    labels: labelsView(world, pull.labels ?? []),
    milestone: null,
    assignee: null,
    author_association: "MEMBER",
    auto_merge: null,
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: mergedAt,
    merged_at: mergedAt,
    merge_commit_sha: pull.mergedAs ?? null,
    head: sideView(world, pull.branch, pull.head),
    base: sideView(world, pull.base, world.branches.get(pull.base) ?? pull.head),
    url,
    html_url: page,
    issue_url: issue,
    commits_url: `${url}/commits`,
    comments_url: `${issue}/comments`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${url}/comments{/number}`,
    statuses_url: statuses,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

/** `repository` of GitHub's description: the full one says more. */
function repositoryOf(world: World) {
  const { network_count: _, subscribers_count: __, ...repository } = fullRepositoryView(world);
  return { ...repository, has_downloads: true };
}

function sideView(world: World, ref: string, sha: string) {
  return {
    label: `${world.owner}:${ref}`,
    ref,
    sha,
    user: userView(world, world.owner),
    repo: repositoryOf(world),
  };
}
