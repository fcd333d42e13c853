import type { World } from "../world.ts";
import { api, nodeId } from "./links.ts";

/** `label` of GitHub's description, for each name that the repository has. */
export function labelsView(world: World, names: readonly string[]) {
  return names.flatMap((name) => {
    const label = world.labels.get(name);
    if (label === undefined) return [];
    return {
      id: label.id,
      node_id: nodeId("Label", label.id),
      url: api(world, `/labels/${encodeURIComponent(label.name)}`),
      name: label.name,
      description: label.description,
      color: label.color,
      default: false,
    };
  });
}
