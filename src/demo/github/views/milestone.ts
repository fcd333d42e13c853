import type { Milestone } from "../things.ts";
import type { World } from "../world.ts";
import { api, html, nodeId } from "./links.ts";
import { userView } from "./user.ts";

/** `milestone` of GitHub's description. */
export function milestoneView(world: World, milestone: Milestone) {
  const { id, number, title, state, createdAt } = milestone;
  const url = api(world, `/milestones/${number}`);
  const own = world.issues.filter((issue) => issue.milestone === title);
  return {
    url,
    html_url: html(world, `/milestone/${number}`),
    labels_url: `${url}/labels`,
    id,
    node_id: nodeId("Milestone", id),
    number,
    state,
    title,
    description: null,
    creator: userView(world, "mona"),
    open_issues: own.filter((issue) => issue.state === "open").length,
    closed_issues: own.filter((issue) => issue.state === "closed").length,
    created_at: createdAt,
    updated_at: createdAt,
    closed_at: null,
    due_on: null,
  };
}
