import type { Call, Route } from "../call.ts";
import { found, parameter } from "../call.ts";
import { shaOf } from "../seeds/code.ts";
import { treeOf } from "../views/commit.ts";
import { api, nodeId } from "../views/links.ts";
import type { World } from "../world.ts";

interface Ref {
  /** `refs/tags/v2.4.0`. */
  readonly ref: string;
  readonly type: "commit" | "tag";
  readonly sha: string;
}

/** Branches and tags as git knows them. */
export const gitRefRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/ref/{ref}",
    permission: "contents=read",
    answer: (call) => {
      const name = fullName(call);
      const ref = found(refsOf(call.world).find((one) => one.ref === name));
      return { status: 200, body: refView(call.world, ref) };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/matching-refs/{ref}",
    permission: "contents=read",
    answer: (call) => {
      const start = fullName(call);
      const matching = refsOf(call.world).filter(({ ref }) => ref.startsWith(start));
      return { status: 200, body: matching.map((ref) => refView(call.world, ref)) };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/tags/{tag_sha}",
    permission: "contents=read",
    answer: (call) => {
      const sha = parameter(call, "tag_sha");
      const [name, tag] = found([...call.world.tags].find(([, one]) => one.object?.sha === sha));
      const { message, date } = found(tag.object);
      const body = {
        node_id: nodeId("Tag", sha),
        tag: name,
        sha,
        url: api(call.world, `/git/tags/${sha}`),
        message,
        tagger: { name: "mona", email: "mona@example.com", date },
        object: objectView(call.world, "commit", tag.commit),
      };
      return { status: 200, body };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/git/trees/{tree_sha}",
    permission: "contents=read",
    answer: ({ world, ...call }) => {
      const sha = parameter({ world, ...call }, "tree_sha");
      const commit = found(world.commits.get(sha));
      const tree = Object.entries(commit.files).map(([path, text]) => {
        const blob = shaOf(`blob ${path} ${text}`);
        const url = api(world, `/git/blobs/${blob}`);
        return { path, mode: "100644", type: "blob", sha: blob, size: text.length, url };
      });
      const whole = tree.slice(0, world.mostPaths);
      const url = api(world, `/git/trees/${treeOf(commit)}`);
      const truncated = whole.length < tree.length;
      return { status: 200, body: { sha: treeOf(commit), url, tree: whole, truncated } };
    },
  },
];

function fullName(call: Call): string {
  return `refs/${parameter(call, "ref").replace(/^refs\//, "")}`;
}

function refsOf(world: World): readonly Ref[] {
  const branches = [...world.branches].map(([name, sha]): Ref => {
    return { ref: `refs/heads/${name}`, type: "commit", sha };
  });
  const tags = [...world.tags].map(([name, { commit, object }]): Ref => {
    const ref = `refs/tags/${name}`;
    return object === undefined
      ? { ref, type: "commit", sha: commit }
      : { ref, type: "tag", sha: object.sha };
  });
  return [...branches, ...tags].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

function objectView(world: World, type: Ref["type"], sha: string) {
  return { type, sha, url: api(world, `/git/${type}s/${sha}`) };
}

function refView(world: World, { ref, type, sha }: Ref) {
  return {
    ref,
    node_id: nodeId("Ref", ref),
    url: api(world, `/git/${ref}`),
    object: objectView(world, type, sha),
  };
}
