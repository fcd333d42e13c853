import type { World } from "./world.ts";

/** True when the token has one of the alternatives of `issues=write; pull_requests=write`. */
export function isAllowed(world: World, permission: string): boolean {
  return permission.split("; ").some((alternative) => {
    const [name = "", level] = alternative.split("=");
    // Every token may read metadata; GitHub offers no way to take that away.
    if (name === "metadata") return true;
    const has = Object.entries(world.permissions).find(([known]) => known === name)?.[1] ?? "write";
    return has === "write" || (has === "read" && level === "read");
  });
}
