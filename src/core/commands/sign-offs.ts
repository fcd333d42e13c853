import { shortSha } from "../units.ts";
import type { IssueComment } from "./comment.ts";
import { type Command, commandsIn, isCommit, reasonIn } from "./parse.ts";
import { holds, holdsAny, type People, SIGN_OFF_ROLES } from "./people.ts";
import {
  type Given,
  given,
  type Refusal,
  refuse,
  stopped,
  unfitToGive,
  unseenStop,
  type Why,
} from "./refusal.ts";

/** A sign-off that counts as far as the comment itself says. */
export interface SignOff extends Given {
  readonly role: string;
  /** The commit as the person wrote it. */
  readonly commit: string;
  /** The line, for people. */
  readonly text: string;
  /** The protected environment that was approved in place of a comment. */
  readonly approved?: string | undefined;
}

/** A stop of the release, for every commit, until one of its roles signs off anew. */
export interface NoGo extends Given {
  readonly because: string;
  /** Roles that sign off and that the person holds. */
  readonly roles: readonly string[];
  /** True where a team could not be read that may give the person such a role. */
  readonly isUnread: boolean;
}

/** A near miss; `role` undefined: it may have been meant for any. */
interface SignOffRefusal extends Refusal {
  readonly role: string | undefined;
}

/** What the comments say about a commit, each list oldest first. */
export interface SignOffs {
  readonly signOffs: readonly SignOff[];
  readonly noGos: readonly NoGo[];
  readonly refused: readonly SignOffRefusal[];
  readonly refusedNoGos: readonly Refusal[];
}

interface Wanted {
  readonly sha: string;
  readonly people: People;
  /** Roles whose holders may say no-go; default: the four that approve a release. */
  readonly roles?: readonly string[];
}

/** Reads every `/sign-off <role> <commit>` for a commit, and every `/no-go because …`. */
export function readSignOffs(
  comments: readonly IssueComment[],
  { sha, people, roles = SIGN_OFF_ROLES }: Wanted,
): SignOffs {
  const all = { signOffs: [], noGos: [], refused: [], refusedNoGos: [] };
  const read: { [K in keyof SignOffs]: SignOffs[K][number][] } = all;
  for (const command of commandsIn(comments)) {
    if (command.name === "no-go") readNoGo(command, { people, roles }, read);
    if (command.name !== "sign-off") continue;
    const why = whyNoSignOff(command, { sha, people });
    const [role, commit = ""] = command.words;
    const named = role?.toLowerCase();
    if (why !== undefined) {
      const meant = why[0] === "unknown-role" ? undefined : named;
      read.refused.push({ ...refuse(command, why), role: meant });
    } else if (named !== undefined) {
      read.signOffs.push({ ...given(command), role: named, commit, text: command.text });
    }
  }
  return read;
}

function readNoGo(
  command: Command,
  { people, roles }: { readonly people: People; readonly roles: readonly string[] },
  read: { readonly noGos: NoGo[]; readonly refusedNoGos: Refusal[] },
): void {
  const { author } = command.comment;
  const holding = holdsAny(author, roles, people);
  const why = unseenStop(command) ?? (holding === "no" ? wrongRole(author, roles) : undefined);
  if (why !== undefined) {
    read.refusedNoGos.push(refuse(command, why));
    return;
  }
  read.noGos.push({
    ...stopped(command),
    because: reasonIn(command.words) ?? (command.words.join(" ") || "no reason given"),
    roles: roles.filter((role) => holds(author, role, people) === "yes"),
    isUnread: holding === "unread",
  });
}

const wrongRole = (author: string, roles: readonly string[]) =>
  ["wrong-role", `${who(author)} holds no role that signs off (${roles.join(", ")})`] as const;

const who = (author: string): string => (author === "" ? "a deleted account" : `@${author}`);

function whyNoSignOff(
  command: Command,
  { sha, people }: Pick<Wanted, "sha" | "people">,
): Why | undefined {
  const { words, comment, isSpelt } = command;
  const [role, commit, ...more] = words;
  if (!isSpelt) return ["malformed", "write it as /sign-off, the role and the commit"];
  if (role === undefined) return ["malformed", "it names no role"];
  if (!isNamed(role, people)) return ["unknown-role", `nobody holds the role ${role}`];
  const holding = holds(comment.author, role.toLowerCase(), people);
  if (holding === "no") {
    return ["wrong-role", `${who(comment.author)} does not hold the role ${role.toLowerCase()}`];
  }
  if (holding === "unread") {
    return ["unread-team", "a team that holds the role could not be read"];
  }
  const unfit = unfitToGive(command);
  if (unfit !== undefined) return unfit;
  if (commit === undefined || !isCommit(commit)) {
    return ["names-no-commit", "it does not name a commit by at least 7 digits"];
  }
  if (more.length > 0) return ["malformed", "it has more than a role and a commit"];
  if (sha.toLowerCase().startsWith(commit.toLowerCase())) return undefined;
  return ["other-commit", `${shortSha(commit)} is another commit`];
}

const isNamed = (role: string, { roles }: People): boolean =>
  Object.keys(roles).some((name) => name === role.toLowerCase() && roles[name]?.length !== 0);

/** A sign-off that came after every no-go of a holder of its role: that is given anew. */
export function isAnew({ role, at }: SignOff, noGos: readonly NoGo[]): boolean {
  return noGos
    .filter(({ roles }) => roles.includes(role))
    .every((noGo) => Date.parse(at) > Date.parse(noGo.at));
}

/** The newest no-go that still stands: none of the person's roles has signed off anew. */
export function standingNoGo({ noGos, signOffs }: SignOffs): NoGo | undefined {
  return noGos.findLast(
    ({ roles, at }) =>
      !signOffs.some((one) => roles.includes(one.role) && Date.parse(one.at) > Date.parse(at)),
  );
}
