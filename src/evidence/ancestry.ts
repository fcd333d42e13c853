import * as z from "zod";
import type { Relation } from "../questions/ancestry.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readOne } from "./reply.ts";

// https://docs.github.com/rest/commits/commits#compare-two-commits
const comparison = z.object({ status: z.enum(["identical", "ahead", "behind", "diverged"]) });

/** How a commit stands to another one. */
export const collectAncestry = onlineCollector<"ancestry">(async ({ base, head }, tools) => {
  const read = await relationOf(base, head, tools);
  if (read.state === "missing") return read;
  return { state: "known", value: { base, head, relation: read.data }, strength: "verified" };
});

async function relationOf(
  base: string,
  head: string,
  tools: OnlineTools,
): Promise<Reading<Relation>> {
  if (base === head) return { state: "read", data: "same" };
  const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
  const basehead = `${base}...${head}`;
  const found = await readOne(tools, comparison, route, { basehead, per_page: 1 });
  if (found.state === "read") {
    const { status } = found.data;
    return { state: "read", data: status === "identical" ? "same" : status };
  }
  if (found.status !== 404) return found;
  // GitHub says the same of commits that have no ancestor in common.
  const of = z.object({ sha: z.string() });
  const own = await readOne(tools, of, "GET /repos/{owner}/{repo}/commits/{ref}", { ref: base });
  if (own.state === "read") return { state: "read", data: "diverged" };
  return own.status === 404 || own.status === 422 ? { state: "read", data: "gone" } : own;
}
