import type { PullRequest } from "../things.ts";
import type { World } from "../world.ts";
import { newId, stamp } from "../world.ts";

/** Adds a pull request to the default branch, open unless it says what it was merged as. */
export function addPull(
  world: World,
  given: Partial<PullRequest> & { readonly title: string; readonly head: string },
): PullRequest {
  const id = newId(world);
  const pull: PullRequest = {
    id,
    number: id,
    author: "mona",
    branch: `change-${id}`,
    base: world.defaultBranch,
    mergedAs: undefined,
    createdAt: stamp(world),
    ...given,
  };
  world.pulls.push(pull);
  return pull;
}
