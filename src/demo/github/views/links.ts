import type { World } from "../world.ts";

/** Address of something of the repository in the API. */
export function api(world: World, path = ""): string {
  return `${world.url}/repos/${world.owner}/${world.repo}${path}`;
}

/** Address of something of the repository for people. */
export function html(world: World, path = ""): string {
  return `https://github.com/${world.owner}/${world.repo}${path}`;
}

/** GitHub's other name of a thing. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString("base64url");
}
