import { bodyOf } from "../body.ts";
import type { Route } from "../call.ts";
import { found, numberParameter } from "../call.ts";
import { list } from "../pages.ts";
import { milestoneView } from "../views/milestone.ts";

/** Milestones, by default the open ones. */
export const milestoneRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/milestones",
    permission: "issues=read; pull_requests=read",
    answer: (call) => {
      const state = call.query.get("state") ?? "open";
      const wanted = call.world.milestones.filter((one) => state === "all" || one.state === state);
      return list(call, wanted, (one) => milestoneView(call.world, one));
    },
  },
  {
    method: "PATCH",
    path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
    permission: "issues=write; pull_requests=write",
    answer: (call) => {
      const number = numberParameter(call, "milestone_number");
      const milestone = found(call.world.milestones.find((one) => one.number === number));
      milestone.state = bodyOf(call).word("state", ["open", "closed"]) ?? milestone.state;
      return { status: 200, body: milestoneView(call.world, milestone) };
    },
  },
];
