import type { Commit } from "./things.ts";
import type { World } from "./world.ts";

const SHORTEST_SHA = 7;

/** The commit that a branch, tag, full ref or (short) sha names. */
export function resolve(world: World, ref: string): Commit | undefined {
  const name = ref.replace(/^refs\/(heads|tags)\/|^(heads|tags)\/(?=.)/, "");
  const named = world.branches.get(name) ?? world.tags.get(name)?.commit;
  const commit = world.commits.get(named ?? ref);
  if (commit !== undefined || ref.length < SHORTEST_SHA) return commit;
  return [...world.commits.values()].find(({ sha }) => sha.startsWith(ref));
}

/** The commit and everything before it, newest first. */
export function ancestry(world: World, sha: string): readonly Commit[] {
  const found = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const commit = found.has(next) ? undefined : world.commits.get(next);
    if (commit === undefined) continue;
    found.add(next);
    waiting.push(...commit.parents);
  }
  // Commits are in the map in the order in which they were made.
  return [...world.commits.values()].filter((commit) => found.has(commit.sha)).reverse();
}
