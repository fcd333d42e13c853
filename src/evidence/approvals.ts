import * as z from "zod";
import { type Reading, type Reads, readAll } from "./reply.ts";

const commit = z.object({ sha: z.string(), parents: z.array(z.object({ sha: z.string() })) });

type Commit = z.output<typeof commit>;

/** Of these reviewed commits of a pull request, those after which only its base was merged. */
export async function readCarried(
  { number, head, reviewed }: Reviewed,
  tools: Reads,
): Promise<Reading<readonly string[]>> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits";
  const read = await readAll(tools, commit, route, { pull_number: number });
  if (read.state === "missing") return read;
  const own = new Map(read.data.map((one) => [one.sha, one]));
  return { state: "read", data: reviewed.filter((sha) => isCarried(sha, head, own)) };
}

interface Reviewed {
  /** Number of the pull request. */
  readonly number: number;
  /** Its last commit. */
  readonly head: string;
  /** Commits that were reviewed. */
  readonly reviewed: readonly string[];
}

/**
 * True where every step from the head back to the commit is a merge of two: one side leads on, the
 * other is none of the pull request's own commits and so came from its base.
 */
function isCarried(from: string, head: string, own: ReadonlyMap<string, Commit>): boolean {
  let at = head;
  for (let step = 0; step < own.size && at !== from; step += 1) {
    const parents = own.get(at)?.parents ?? [];
    const ours = parents.filter(({ sha }) => own.has(sha));
    const [next] = ours;
    if (parents.length !== 2 || ours.length !== 1 || next === undefined) return false;
    at = next.sha;
  }
  return at === from && own.has(from);
}
