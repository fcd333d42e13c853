import { onlineCollector } from "./collector.ts";
import { readContent } from "./content.ts";

/** The text of a manifest in a commit. */
export const collectManifest = onlineCollector<"manifest">(async ({ path, sha }, tools) => {
  const read = await readContent(tools, path, sha);
  if (read.state === "missing") return read;
  const { text, link } = read;
  return { state: "known", value: { path, sha, text }, strength: "verified", link };
});
