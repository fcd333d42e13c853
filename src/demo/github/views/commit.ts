import { shaOf } from "../seeds/code.ts";
import type { Commit } from "../things.ts";
import type { World } from "../world.ts";
import { api, html, nodeId } from "./links.ts";
import { userView } from "./user.ts";

/** Who made a commit, as git knows it. */
export function signatureView(commit: Commit) {
  return {
    name: commit.author,
    email: `${commit.author.replace(/[^\w.-]/g, "")}@example.com`,
    date: commit.date,
  };
}

/** Sha of the tree of a commit. */
export function treeOf(commit: Commit): string {
  return shaOf(`tree ${commit.sha}`);
}

/** `commit` of GitHub's description. */
export function commitView(world: World, commit: Commit) {
  const { sha } = commit;
  const who = signatureView(commit);
  const link = (of: string) => ({
    sha: of,
    url: api(world, `/commits/${of}`),
    html_url: html(world, `/commit/${of}`),
  });
  return {
    ...link(sha),
    node_id: nodeId("Commit", sha),
    comments_url: api(world, `/commits/${sha}/comments`),
    commit: {
      url: api(world, `/git/commits/${sha}`),
      author: who,
      committer: who,
      message: commit.message,
      comment_count: 0,
      tree: { sha: treeOf(commit), url: api(world, `/git/trees/${treeOf(commit)}`) },
    },
    author: userView(world, commit.author),
    committer: userView(world, commit.author),
    parents: commit.parents.map(link),
  };
}
