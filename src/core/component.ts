/** What a component may be called: it stands in tasks, statuses, folders and comments. */
export const COMPONENT = /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/;

/** A name for the component of a manifest: its folder's, at the root its file's. */
export function componentFor(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const file = (parts.pop() ?? "").replace(/\.\w+$/, "");
  const name = (parts.at(-1) ?? file)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .slice(0, 40)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  return COMPONENT.test(name) ? name : "api";
}
