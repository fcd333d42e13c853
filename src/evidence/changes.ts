import * as z from "zod";
import type { Change } from "../core/commands/authors.ts";
import { missing } from "../core/lack.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readOne } from "./reply.ts";

const commit = z.object({
  sha: z.string(),
  author: z.object({ login: z.string() }).nullish(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string().nullish() }).nullish(),
  }),
});

type Commit = z.output<typeof commit>;

/** The commits between two, or one alone, with who wrote them. */
export const collectChanges = onlineCollector<"changes">(async ({ base, head }, tools) => {
  const commits = await commitsOf(base, head, tools);
  if (commits.state === "missing") {
    const reason = `who wrote this release could not be read: ${commits.reason}`;
    return { ...missing(reason, commits.remedy), permission: commits.permission };
  }
  const value = { base, head, commits: commits.data.map(asChange) };
  return { state: "known", value, strength: "verified" };
});

async function commitsOf(
  base: string | undefined,
  head: string,
  tools: OnlineTools,
): Promise<Reading<readonly Commit[]>> {
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

// https://docs.github.com/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
const CO_AUTHOR = /^co-authored-by:[ \t]*(.*?)[ \t]*<([^<>\n]*)>[ \t]*\r?$/gim;

/** An address that GitHub gives out names the login: `49699333+dependabot[bot]@users.noreply.…`. */
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9_-]+(?:\[bot\])?)@users\.noreply\.[\w.-]+$/;

function asChange({ sha, author, commit: { message, author: written } }: Commit): Change {
  const others = [...message.matchAll(CO_AUTHOR)].map(([, name = "", address = ""]) => ({
    name,
    login: NO_REPLY.exec(address)?.[1],
  }));
  const all = [{ name: written?.name ?? "an unknown author", login: author?.login }, ...others];
  return {
    sha,
    authors: all.flatMap(({ login }) => login ?? []),
    unlinked: all.flatMap(({ name, login }) => (login === undefined ? [name] : [])),
  };
}
