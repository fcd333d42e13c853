import { ancestry } from "./refs.ts";
import type { Commit, PullRequest } from "./things.ts";
import type { World } from "./world.ts";

/** The merged pull requests that brought a commit; of one that is on no default branch, all that hold it. */
export function pullsOf(world: World, sha: string): readonly PullRequest[] {
  const holds = (head: string) => ancestry(world, head).some((one) => one.sha === sha);
  if (!holds(world.branches.get(world.defaultBranch) ?? "")) {
    return world.pulls.filter(({ head, mergedAs }) => holds(head) || mergedAs === sha);
  }
  return world.pulls.filter(
    (pull) =>
      pull.mergedAs !== undefined &&
      (pull.mergedAs === sha ||
        pull.rebased?.includes(sha) === true ||
        commitsOf(world, pull).some((one) => one.sha === sha)),
  );
}

/** The commits of a pull request: those of its branch that its base did not have, oldest first. */
export function commitsOf(world: World, pull: PullRequest): readonly Commit[] {
  const merge = world.commits.get(pull.mergedAs ?? "");
  const base = merge?.parents[0] ?? world.branches.get(pull.base) ?? "";
  const before = ancestry(world, base);
  return ancestry(world, pull.head)
    .filter((commit) => !before.includes(commit))
    .reverse();
}
