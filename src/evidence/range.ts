import * as z from "zod";
import { type Reading, type Reads, readAll, readOne } from "./reply.ts";

const commit = z.object({
  sha: z.string(),
  node_id: z.string().optional(),
  author: z.object({ login: z.string() }).nullish(),
  parents: z.array(z.unknown()).optional(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string().nullish() }).nullish(),
  }),
});

/** A commit of a release as REST shows it. */
export type RangeCommit = z.output<typeof commit>;

/** What a release brings: the commits after `base`, without `base` the head alone. */
export interface Range {
  readonly base: string | undefined;
  readonly head: string;
}

/** Reads the commits of a range, oldest first. */
export async function readCommits(
  { base, head }: Range,
  tools: Reads,
): Promise<Reading<readonly RangeCommit[]>> {
  if (base === head) return { state: "read", data: [] };
  if (base !== undefined) {
    const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
    return readAll(tools, commit, route, { basehead: `${base}...${head}` }, "commits");
  }
  const only = await readOne(tools, commit, "GET /repos/{owner}/{repo}/commits/{ref}", {
    ref: head,
  });
  return only.state === "missing" ? only : { state: "read", data: [only.data] };
}
