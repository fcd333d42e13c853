import type { Route } from "../call.ts";
import { found, parameter } from "../call.ts";
import { list } from "../pages.ts";
import type { Release } from "../things.ts";
import { api, html, nodeId } from "../views/links.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";

/** Releases. */
export const releaseRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/releases",
    permission: "contents=read",
    answer: (call) =>
      list(call, newestFirst(call.world), (release) => releaseView(call.world, release)),
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/releases/latest",
    permission: "contents=read",
    answer: ({ world }) => {
      const full = newestFirst(world).find(({ draft, prerelease }) => !draft && !prerelease);
      return { status: 200, body: releaseView(world, found(full)) };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/releases/tags/{tag}",
    permission: "contents=read",
    answer: (call) => {
      const tag = parameter(call, "tag");
      const release = call.world.releases.find((one) => one.tag === tag && !one.draft);
      return { status: 200, body: releaseView(call.world, found(release)) };
    },
  },
];

function newestFirst(world: World): readonly Release[] {
  return world.releases.toSorted(
    (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id,
  );
}

function releaseView(world: World, release: Release) {
  const url = api(world, `/releases/${release.id}`);
  const published = !release.draft;
  return {
    url,
    html_url: html(world, `/releases/tag/${encodeURIComponent(release.tag)}`),
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: published ? api(world, `/tarball/${encodeURIComponent(release.tag)}`) : null,
    zipball_url: published ? api(world, `/zipball/${encodeURIComponent(release.tag)}`) : null,
    id: release.id,
    node_id: nodeId("Release", release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    published_at: release.publishedAt,
    author: userView(world, release.author),
    assets: [],
  };
}
