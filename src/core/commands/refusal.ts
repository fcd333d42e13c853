import type { Seen } from "./comment.ts";
import type { Command } from "./parse.ts";

/** Who gave a command, when, and where it stands. */
export interface Given {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly url: string;
}

type RefusalReason =
  | "not-seen"
  | "edited"
  | "not-a-person"
  | "wrong-role"
  | "unknown-role"
  | "unread-team"
  | "names-no-commit"
  | "other-commit"
  | "malformed"
  | "unknown-line"
  | "names-no-link"
  | "too-early"
  | "other-attempt"
  | "author"
  | "signed-another";

/** Something that was meant as a command and does not count. */
export interface Refusal extends Given {
  readonly reason: RefusalReason;
  /** Plain text: what was written, by whom, and why it does not count. */
  readonly sentence: string;
}

/** What gives (a sign-off, a lift) was given when it was written. */
export function given({ comment }: Command): Given {
  return { by: comment.author, at: comment.createdAt, url: comment.url };
}

/** What stops stands since it was last edited: an edit may be what made it a stop. */
export function stopped({ comment }: Command): Given {
  const { author, createdAt, updatedAt, url } = comment;
  const isLater = Date.parse(updatedAt) > Date.parse(createdAt);
  return { by: author, at: isLater ? updatedAt : createdAt, url };
}

export function refuse(command: Command, [reason, why]: Why): Refusal {
  return refuseGiven({ ...given(command), text: command.text }, [reason, why]);
}

/** The same for a command that was read before. */
export function refuseGiven(
  { by, at, url, text }: Given & { readonly text: string },
  [reason, why]: Why,
): Refusal {
  const who = by === "" ? "somebody" : `@${by}`;
  return { by, at, url, reason, sentence: `${text} by ${who} does not count: ${why}` };
}

const UNSEEN: Readonly<Record<Exclude<Seen, "said" | "partly">, string>> = {
  struck: "it is struck through",
  folded: "it is folded away in <details>",
  code: "it is in code",
  html: "it is inside HTML, where it is not a line of its own",
  hidden: "its HTML may hide it from readers",
  table: "it stands in a table, where lines are cells",
  footnote: "it stands in a footnote, away from the comment or not shown at all",
  math: "it stands between dollar signs, which GitHub draws as mathematics",
};

/** What kind of refusal, and the reason for people. */
export type Why = readonly [RefusalReason, string];

/** Why readers do not see a command as said. */
function unseen({ seen }: Command): Why | undefined {
  return seen === "said" || seen === "partly" ? undefined : ["not-seen", UNSEEN[seen]];
}

/** Where readers see what was written, if not as a line of its own: enough to stop. */
const STOPPING: readonly Seen[] = ["html", "table", "footnote", "math"];

/** Why readers do not see a stop. */
export function unseenStop(command: Command): Why | undefined {
  return STOPPING.includes(command.seen) ? undefined : unseen(command);
}

/** Why something does not count that gives: it has to be plain, unedited, and a person's. */
export function unfitToGive(command: Command): Why | undefined {
  const { author, createdAt, updatedAt } = command.comment;
  if (command.seen === "partly") {
    return ["not-seen", "a part of the line is struck through, hidden or in a footnote"];
  }
  if (author.toLowerCase().endsWith("[bot]")) return ["not-a-person", "a program wrote it"];
  if (createdAt !== updatedAt) {
    return ["edited", "the comment was edited afterwards; write a new one"];
  }
  return unseen(command);
}
