import type { IssueComment } from "./comment.ts";
import { type Command, commandsIn, reasonIn } from "./parse.ts";
import { holdsAny, LIFTING_ROLES, type People } from "./people.ts";
import { type Given, type Refusal, refuse, stopped, unseenStop, type Why } from "./refusal.ts";

/** The end of a release that will not go out. */
export interface Abandoned extends Given {
  readonly because: string;
  /** True where a team could not be read that may give the person the role. */
  readonly isUnread: boolean;
}

/** Every `/abandon` of the comments, oldest first, with the near misses. */
export function readAbandons(
  comments: readonly IssueComment[],
  people: People,
): { readonly abandoned: readonly Abandoned[]; readonly refused: readonly Refusal[] } {
  const all = commandsIn(comments).filter(({ name }) => name === "abandon");
  const judged = all.map((command) => ({ command, why: whyNot(command, people) }));
  return {
    abandoned: judged.flatMap(({ command, why }) =>
      why === undefined ? [abandonedBy(command, people)] : [],
    ),
    refused: judged.flatMap(({ command, why }) =>
      why === undefined ? [] : [refuse(command, why)],
    ),
  };
}

function whyNot(command: Command, people: People): Why | undefined {
  const notSeen = unseenStop(command);
  if (notSeen !== undefined) return notSeen;
  const { author } = command.comment;
  if (holdsAny(author, LIFTING_ROLES, people) !== "no") return undefined;
  return ["wrong-role", `@${author} is neither ${LIFTING_ROLES.join(" nor ")}`];
}

function abandonedBy(command: Command, people: People): Abandoned {
  const { words, comment } = command;
  return {
    ...stopped(command),
    because: reasonIn(words) ?? (words.join(" ") || "no reason given"),
    isUnread: holdsAny(comment.author, LIFTING_ROLES, people) === "unread",
  };
}
