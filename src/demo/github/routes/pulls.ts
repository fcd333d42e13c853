import type { Route } from "../call.ts";
import { error, found, numberParameter, parameter } from "../call.ts";
import { list } from "../pages.ts";
import { commitsOf, pullsOf } from "../pulls.ts";
import { resolve } from "../refs.ts";
import { commitView } from "../views/commit.ts";
import { pullView } from "../views/pull.ts";

/** Pull requests by a commit, and the commits of one. */
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
      return list(call, pullsOf(world, commit.sha), (pull) => pullView(world, pull));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/pulls/{pull_number}/commits",
    permission: "pull_requests=read",
    answer: (call) => {
      const { world } = call;
      const number = numberParameter(call, "pull_number");
      const pull = found(world.pulls.find((one) => one.number === number));
      return list(call, commitsOf(world, pull), (commit) => commitView(world, commit));
    },
  },
];
