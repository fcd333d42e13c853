import { bodyOf } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { found, numberParameter, parameter, refuse } from "../call.ts";
import { list } from "../pages.ts";
import type { Asset, Release } from "../things.ts";
import { api, html, nodeId } from "../views/links.ts";
import { userView } from "../views/user.ts";
import { newId, stamp, type World } from "../world.ts";

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
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/releases",
    permission: "contents=write",
    answer: create,
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/releases/{release_id}",
    permission: "contents=read",
    answer: (call) => ({ status: 200, body: releaseView(call.world, releaseOf(call)) }),
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/releases/{release_id}",
    permission: "contents=write",
    answer: change,
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/releases/{release_id}/assets",
    permission: "contents=read",
    answer: (call) => list(call, releaseOf(call).assets, (asset) => assetView(call.world, asset)),
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/releases/{release_id}/assets",
    permission: "contents=write",
    answer: attach,
  },
];

/** Longest body of a release, in characters. */
const MOST_CHARACTERS = 125_000;

function releaseOf(call: Call): Release {
  const id = numberParameter(call, "release_id");
  return found(call.world.releases.find((one) => one.id === id));
}

function create(call: Call): Reply {
  const { world } = call;
  const body = bodyOf(call);
  const release: Release = {
    id: newId(world),
    tag: body.needed("tag_name"),
    target: body.text("target_commitish") ?? world.defaultBranch,
    name: body.text("name") ?? "",
    body: bounded(body.text("body") ?? ""),
    draft: body.flag("draft", false),
    prerelease: body.flag("prerelease", false),
    author: world.login,
    createdAt: stamp(world),
    publishedAt: null,
    assets: [],
  };
  world.releases.push(release);
  return { status: 201, body: releaseView(world, release) };
}

function change(call: Call): Reply {
  const { world } = call;
  const release = releaseOf(call);
  const body = bodyOf(call);
  release.name = body.text("name") ?? release.name;
  release.body = bounded(body.text("body") ?? release.body);
  release.prerelease = body.flag("prerelease", release.prerelease);
  const isDraft = body.flag("draft", release.draft);
  if (release.draft && !isDraft) {
    release.publishedAt = stamp(world);
    release.latest = body.word("make_latest", ["true", "false", "legacy"]) ?? "true";
    // Publishing makes the tag where there is none.
    const target = world.commits.get(release.target)?.sha ?? world.branches.get(release.target);
    if (!world.tags.has(release.tag) && target !== undefined) {
      world.tags.set(release.tag, { commit: target, object: undefined });
    }
  }
  release.draft = isDraft;
  return { status: 200, body: releaseView(world, release) };
}

function bounded(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return refuse(422, "Validation Failed", {
    errors: [
      {
        ...{ resource: "Release", code: "custom", field: "body" },
        message: `body is too long (maximum is ${MOST_CHARACTERS} characters)`,
      },
    ],
  });
}

function attach(call: Call): Reply {
  const { world, query } = call;
  const release = releaseOf(call);
  const name = query.get("name") ?? refuse(422, "Validation Failed");
  const { assets } = release;
  if (assets.some((asset) => asset.name === name)) {
    const errors = [{ resource: "ReleaseAsset", code: "already_exists", field: "name" }];
    return refuse(422, "Validation Failed", { errors });
  }
  const size = JSON.stringify(call.body).length;
  const asset: Asset = { id: newId(world), name, size, at: stamp(world) };
  assets.push(asset);
  return { status: 201, body: assetView(world, asset) };
}

function assetView(world: World, { id, name, size, at }: Asset) {
  return {
    url: api(world, `/releases/assets/${id}`),
    browser_download_url: html(world, `/releases/download/${name}`),
    id,
    node_id: nodeId("ReleaseAsset", id),
    name,
    label: null,
    state: "uploaded",
    content_type: "application/json",
    size,
    digest: null,
    download_count: 0,
    created_at: at,
    updated_at: at,
    uploader: userView(world, world.login),
  };
}

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
    assets: release.assets.map((asset) => assetView(world, asset)),
  };
}
