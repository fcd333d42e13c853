import type { Change, Meaning } from "../core/commands/authors.ts";
import { missing } from "../core/lack.ts";
import { onlineCollector } from "./collector.ts";
import { type RangeCommit, readCommits } from "./range.ts";

/** The commits between two, or one alone, with who wrote them. */
export const collectChanges = onlineCollector<"changes">(async ({ base, head }, tools) => {
  const commits = await readCommits({ base, head }, tools);
  if (commits.state === "missing") {
    const reason = `who wrote this release could not be read: ${commits.reason}`;
    return { ...missing(reason, commits.remedy), permission: commits.permission };
  }
  const value = { base, head, commits: commits.data.map(asChange) };
  return { state: "known", value, strength: "verified" };
});

// https://docs.github.com/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
const CO_AUTHOR = /^co-authored-by:[ \t]*(.*?)[ \t]*<([^<>\n]*)>[ \t]*\r?$/gim;

/** An address that GitHub gives out names the login: `49699333+dependabot[bot]@users.noreply.…`. */
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9_-]+(?:\[bot\])?)@users\.noreply\.[\w.-]+$/;

function asChange({ sha, author, commit: { message, author: written } }: RangeCommit): Change {
  const others = [...message.matchAll(CO_AUTHOR)].map(([, name = "", address = ""]) => ({
    name,
    login: NO_REPLY.exec(address)?.[1],
  }));
  const all = [{ name: written?.name ?? "an unknown author", login: author?.login }, ...others];
  return {
    sha,
    authors: all.flatMap(({ login }) => login ?? []),
    unlinked: all.flatMap(({ name, login }) => (login === undefined ? [name] : [])),
    says: meaningOf(message),
  };
}

// https://www.conventionalcommits.org/en/v1.0.0/#specification
const HEADER = /^([a-z]+)(?:\([^()\n]*\))?(!)?: /i;
const BREAKING = /^BREAKING[ -]CHANGE: /m;

/** What a message says by the rules of Conventional Commits, whoever else follows them. */
function meaningOf(message: string): Meaning {
  const [, type, mark] = HEADER.exec(message) ?? [];
  if (mark !== undefined || BREAKING.test(message)) return "breaking";
  return type?.toLowerCase() === "feat" ? "feature" : "other";
}
