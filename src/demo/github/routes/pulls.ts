import type { Route } from "../call.ts";
import { error, parameter } from "../call.ts";
import { list } from "../pages.ts";
import { ancestry, resolve } from "../refs.ts";
import { pullView } from "../views/pull.ts";

/** Pull requests by a commit: the merged ones that brought it, else those that hold it. */
export const pullRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    permission: "pull_requests=read",
    answer: (call) => {
      const { world } = call;
      const sha = parameter(call, "commit_sha");
      const commit = resolve(world, sha);
      if (commit === undefined) return error(422, `No commit found for SHA: ${sha}`);
      const holds = (head: string) => ancestry(world, head).some((one) => one.sha === commit.sha);
      const onDefault = holds(world.branches.get(world.defaultBranch) ?? "");
      const pulls = world.pulls.filter(({ mergedAs, head }) =>
        onDefault ? mergedAs === commit.sha || (mergedAs && holds(head)) : holds(head),
      );
      return list(call, pulls, (pull) => pullView(world, pull));
    },
  },
];
