import type { World } from "../world.ts";
import { api, html, nodeId } from "./links.ts";
import { userView } from "./user.ts";

const REPOSITORY_ID = 1_296_269;
const BORN = "2024-01-15T09:00:00Z";

/** What follows the repository's own address, by the name of the field without `_url`. */
const ADDRESSES = {
  archive: "/{archive_format}{/ref}",
  assignees: "/assignees{/user}",
  blobs: "/git/blobs{/sha}",
  branches: "/branches{/branch}",
  collaborators: "/collaborators{/collaborator}",
  comments: "/comments{/number}",
  commits: "/commits{/sha}",
  compare: "/compare/{base}...{head}",
  contents: "/contents/{+path}",
  contributors: "/contributors",
  deployments: "/deployments",
  downloads: "/downloads",
  events: "/events",
  forks: "/forks",
  git_commits: "/git/commits{/sha}",
  git_refs: "/git/refs{/sha}",
  git_tags: "/git/tags{/sha}",
  hooks: "/hooks",
  issue_comment: "/issues/comments{/number}",
  issue_events: "/issues/events{/number}",
  issues: "/issues{/number}",
  keys: "/keys{/key_id}",
  labels: "/labels{/name}",
  languages: "/languages",
  merges: "/merges",
  milestones: "/milestones{/number}",
  notifications: "/notifications{?since,all,participating}",
  pulls: "/pulls{/number}",
  releases: "/releases{/id}",
  stargazers: "/stargazers",
  statuses: "/statuses/{sha}",
  subscribers: "/subscribers",
  subscription: "/subscription",
  tags: "/tags",
  teams: "/teams",
  trees: "/git/trees{/sha}",
};

/** `minimal-repository` of GitHub's description. */
export function repositoryView(world: World) {
  return {
    id: REPOSITORY_ID,
    node_id: nodeId("Repository", REPOSITORY_ID),
    name: world.repo,
    full_name: `${world.owner}/${world.repo}`,
    owner: userView(world, world.owner),
    private: true,
    html_url: html(world),
    description: null,
    fork: false,
    url: api(world),
    ...Object.fromEntries(
      Object.entries(ADDRESSES).map(([name, path]) => [`${name}_url`, api(world, path)]),
    ),
  };
}

/** `full-repository` of GitHub's description. */
export function fullRepositoryView(world: World) {
  const openIssues = world.issues.filter((issue) => issue.state === "open").length;
  const path = `${world.owner}/${world.repo}.git`;
  return {
    ...repositoryView(world),
    default_branch: world.defaultBranch,
    git_url: `git://github.com/${path}`,
    ssh_url: `git@github.com:${path}`,
    clone_url: `https://github.com/${path}`,
    svn_url: html(world),
    mirror_url: null,
    homepage: null,
    language: "JavaScript",
    license: null,
    archived: false,
    disabled: false,
    visibility: "private",
    size: 108,
    forks: 0,
    forks_count: 0,
    network_count: 0,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: openIssues,
    open_issues_count: openIssues,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    pushed_at: BORN,
    created_at: BORN,
    updated_at: BORN,
  };
}
