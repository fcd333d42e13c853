import { createHash } from "node:crypto";
import type { Commit, Release } from "../things.ts";
import type { World } from "../world.ts";
import { newId, stamp } from "../world.ts";

/** Forty digits that depend on nothing but the text. */
export function shaOf(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/**
 * Adds a commit on top of a branch (by default the default branch) and moves the branch to it.
 * `files` lie over the parent's tree; `null` deletes a path.
 */
export function addCommit(
  world: World,
  given: Partial<Omit<Commit, "files">> & {
    readonly files?: Readonly<Record<string, string | null>> | undefined;
    readonly branch?: string | undefined;
  } = {},
): Commit {
  const branch = given.branch ?? world.defaultBranch;
  const head = world.branches.get(branch) ?? world.branches.get(world.defaultBranch);
  const parents = given.parents ?? (head === undefined ? [] : [head]);
  const below = parents[0] === undefined ? {} : world.commits.get(parents[0])?.files;
  const files: Record<string, string> = { ...below };
  for (const [path, text] of Object.entries(given.files ?? {})) {
    if (text === null) delete files[path];
    else files[path] = text;
  }
  const commit: Commit = {
    sha: given.sha ?? shaOf(`commit ${newId(world)}`),
    message: given.message ?? "Change the shop",
    author: given.author ?? "mona",
    date: given.date ?? stamp(world),
    parents,
    files,
  };
  world.commits.set(commit.sha, commit);
  world.branches.set(branch, commit.sha);
  return commit;
}

/** Tags a commit; with a message the tag is annotated, an object of its own. */
export function addTag(world: World, name: string, commit: string, message?: string): void {
  const object =
    message === undefined ? undefined : { sha: shaOf(`tag ${name}`), message, date: stamp(world) };
  world.tags.set(name, { commit, object });
}

/** Adds a published release (a tag is added with it where there is none). */
export function addRelease(
  world: World,
  given: Partial<Release> & { readonly tag: string },
): Release {
  const target = given.target ?? world.branches.get(world.defaultBranch) ?? world.defaultBranch;
  if (!world.tags.has(given.tag) && given.draft !== true) addTag(world, given.tag, target);
  const at = stamp(world);
  const release: Release = {
    id: newId(world),
    target,
    name: given.tag,
    body: "",
    draft: false,
    prerelease: false,
    author: "mona",
    createdAt: at,
    publishedAt: given.draft === true ? null : at,
    assets: [],
    ...given,
  };
  world.releases.push(release);
  return release;
}
