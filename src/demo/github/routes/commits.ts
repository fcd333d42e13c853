import type { Call, Route } from "../call.ts";
import { error, found, parameter } from "../call.ts";
import { page } from "../pages.ts";
import { ancestry, resolve } from "../refs.ts";
import { shaOf } from "../seeds/code.ts";
import type { Commit } from "../things.ts";
import { commitView } from "../views/commit.ts";
import { api, html } from "../views/links.ts";
import type { World } from "../world.ts";

/** Without paging, a comparison lists at most this many commits. */
const MOST_UNPAGED = 250;

/** However it is paged, it shows at most this many files. */
const MOST_FILES = 300;

/** Commits and comparisons of two. */
export const commitRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}",
    permission: "contents=read",
    answer: (call) => {
      const ref = parameter(call, "ref");
      const commit = resolve(call.world, ref);
      if (commit === undefined) return error(422, `No commit found for SHA: ${ref}`);
      const below = commit.parents[0] && call.world.commits.get(commit.parents[0]);
      const files = filesView(call.world, below || undefined, commit);
      return { status: 200, body: { ...commitView(call.world, commit), files } };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/compare/{basehead}",
    permission: "contents=read",
    answer: (call) => {
      const [from = "", to = ""] = parameter(call, "basehead").split("...");
      return compare(call, found(resolve(call.world, from)), found(resolve(call.world, to)));
    },
  },
];

function compare(call: Call, base: Commit, head: Commit) {
  const { world } = call;
  const behind = ancestry(world, base.sha);
  const ahead = ancestry(world, head.sha);
  const only = (some: readonly Commit[], others: readonly Commit[]) =>
    some.filter((commit) => !others.includes(commit));
  const mergeBase = found(ahead.find((commit) => behind.includes(commit)));
  const added = only(ahead, behind).reverse();
  const lost = only(behind, ahead).length;
  const paged = call.query.has("per_page") || call.query.has("page");
  const { items, headers } = paged ? page(call, added) : { items: added.slice(0, MOST_UNPAGED) };
  const url = html(world, `/compare/${base.sha}...${head.sha}`);
  const body = {
    url: api(world, `/compare/${base.sha}...${head.sha}`),
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commitView(world, base),
    merge_base_commit: commitView(world, mergeBase),
    status: relation(added.length, lost),
    ahead_by: added.length,
    behind_by: lost,
    total_commits: added.length,
    commits: items.map((commit) => commitView(world, commit)),
    // Files are on the first page only.
    files: Number(call.query.get("page") ?? 1) > 1 ? [] : filesView(world, mergeBase, head),
  };
  return { status: 200, body, headers };
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}

function filesView(world: World, before: Commit | undefined, after: Commit) {
  const old = before?.files ?? {};
  const paths = [...new Set([...Object.keys(old), ...Object.keys(after.files)])].sort();
  return paths
    .filter((path) => old[path] !== after.files[path])
    .slice(0, MOST_FILES)
    .map((path) => {
      const additions = lines(after.files[path]);
      const deletions = lines(old[path]);
      const where = path.split("/").map(encodeURIComponent).join("/");
      return {
        sha: shaOf(`blob ${path} ${after.sha}`),
        filename: path,
        status: change(old[path], after.files[path]),
        additions,
        deletions,
        changes: additions + deletions,
        blob_url: html(world, `/blob/${after.sha}/${where}`),
        raw_url: html(world, `/raw/${after.sha}/${where}`),
        contents_url: api(world, `/contents/${where}?ref=${after.sha}`),
      };
    });
}

/** Every line of a changed file counts: the emulation computes no shorter difference. */
function lines(text: string | undefined): number {
  return text === undefined ? 0 : text.split("\n").length;
}

function change(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "modified";
}
