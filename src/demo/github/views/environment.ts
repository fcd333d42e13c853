import type { Environment } from "../things.ts";
import type { World } from "../world.ts";
import { api, html, nodeId } from "./links.ts";
import { userView } from "./user.ts";

/** What every mention of an environment says. */
export function environmentNameView(world: World, environment: Environment) {
  const { id, name, createdAt } = environment;
  return {
    id,
    node_id: nodeId("Environment", id),
    name,
    url: api(world, `/environments/${encodeURIComponent(name)}`),
    html_url: html(
      world,
      `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    ),
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** `environment` of GitHub's description. */
export function environmentView(world: World, environment: Environment) {
  const { id, reviewers } = environment;
  const review = {
    id: id + 1_000_000,
    node_id: nodeId("GateRule", id),
    type: "required_reviewers",
    prevent_self_review: false,
    reviewers: reviewers.map((login) => ({ type: "User", reviewer: userView(world, login) })),
  };
  return {
    ...environmentNameView(world, environment),
    protection_rules: reviewers.length === 0 ? [] : [review],
    deployment_branch_policy: null,
  };
}
