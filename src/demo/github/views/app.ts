import type { App } from "../things.ts";
import type { World } from "../world.ts";
import { nodeId } from "./links.ts";
import { userView } from "./user.ts";

/** `integration` of GitHub's description. */
export function appView(world: World, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("App", app.id),
    owner: userView(world, "github"),
    name: app.slug === "github-actions" ? "GitHub Actions" : app.slug,
    description: "",
    external_url: `https://example.com/${app.slug}`,
    html_url: `https://github.com/apps/${app.slug}`,
    created_at: "2018-07-30T09:30:17Z",
    updated_at: "2024-04-10T20:33:16Z",
    permissions: { checks: "write", metadata: "read" },
    events: [],
  };
}
