import { isSlip } from "../meant.ts";
import { sameName } from "../text.ts";
import { shortSha } from "../units.ts";
import type { IssueComment } from "./comment.ts";
import { type Command, commandsIn, isCommit, reasonIn } from "./parse.ts";
import { holds, type People } from "./people.ts";
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

/** A person's word for one line of the policy, as far as the comment itself says. */
export interface Attestation extends Given {
  /** Address of what the person has looked at, where one was given. */
  readonly evidence: string | undefined;
}

/** A word that was taken back: whatever was attested until then does not count. */
export interface Withdrawal extends Given {
  readonly because: string | undefined;
  /** True where a team could not be read that may give the person the role. */
  readonly isUnread: boolean;
}

/** What the comments say of one line, each list oldest first. */
export interface Attestations {
  readonly given: readonly Attestation[];
  readonly withdrawn: readonly Withdrawal[];
  readonly refused: readonly Refusal[];
}

/** What counts as a word for a line. */
export interface AttestationRules {
  /** Id of the line. */
  readonly id: string;
  /** Role whose holders may give it. */
  readonly role: string;
  readonly people: People;
  /** The commit that it has to name; undefined: it holds for any. */
  readonly sha: string | undefined;
  /** True where it has to name an address. */
  readonly link: boolean;
  /** ISO 8601; what was said before does not count. */
  readonly since?: string | undefined;
  /** Logins of those who wrote what is vouched for, where none of them may vouch for it. */
  readonly authors?: readonly string[] | undefined;
}

/** `/attest <ids> <commit> <link>` taken apart. */
interface Named {
  readonly ids: readonly string[];
  readonly commit: string | undefined;
  readonly link: string | undefined;
  /** Words that are neither. */
  readonly more: readonly string[];
}

const LINK = /^https?:\/\/[\w[][^\s<>"'`|\\]*$/i;

function named(words: readonly string[]): Named {
  const at = words.findIndex((word) => isCommit(word) || /^https?:/i.test(word));
  const ids = at === -1 ? words : words.slice(0, at);
  const rest = at === -1 ? [] : words.slice(at);
  const [first = ""] = rest;
  const behind = isCommit(first) ? rest.slice(1) : rest;
  const [link] = behind;
  const isLink = link !== undefined && LINK.test(link);
  return {
    ids: idsIn(ids),
    commit: isCommit(first) ? first : undefined,
    link: isLink ? link : undefined,
    more: isLink ? behind.slice(1) : behind,
  };
}

const idsIn = (words: readonly string[]): readonly string[] =>
  words
    .join(" ")
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());

/** Reads every `/attest` and `/withdraw` that names a line, or nearly does. */
export function readAttestations(
  comments: readonly IssueComment[],
  rules: AttestationRules,
): Attestations {
  const given: Attestation[] = [];
  const withdrawn: Withdrawal[] = [];
  const refused: Refusal[] = [];
  for (const command of commandsIn(comments)) {
    if (command.name !== "attest" && command.name !== "withdraw") continue;
    const isTaken = command.name === "withdraw";
    const { ids } = isTaken ? { ids: idsIn(untilBecause(command.words)) } : named(command.words);
    const isMeant = ids.includes(rules.id);
    const slip = isMeant ? undefined : ids.find((word) => isSlip(word, rules.id));
    if (slip !== undefined) refused.push(refuse(command, misspelt(slip, rules.id)));
    if (!isMeant) continue;
    const why = isTaken ? whyNotTaken(command, rules, given) : whyNotGiven(command, rules);
    if (why !== undefined) refused.push(refuse(command, why));
    else if (isTaken) withdrawn.push(withdrawalOf(command, rules, given));
    else given.push(attestationOf(command));
  }
  return { given, withdrawn, refused };
}

const misspelt = (word: string, id: string): Why => [
  "unknown-line",
  `there is no line ${word}; write ${id}`,
];

/** The line to paste, for people. */
export function attestLine({
  id,
  sha,
  link,
}: Pick<AttestationRules, "id" | "sha" | "link">): string {
  const commit = sha === undefined ? [] : [shortSha(sha)];
  return ["/attest", id, ...commit, ...(link ? ["https://…"] : [])].join(" ");
}

function whyNotGiven(command: Command, rules: AttestationRules): Why | undefined {
  const { id, role, people, sha, since, authors = [] } = rules;
  const { comment, words, isSpelt } = command;
  const { commit, link, more } = named(words);
  const how = `write it as ${attestLine(rules)}`;
  if (!isSpelt) return ["malformed", how];
  const holding = holds(comment.author, role, people);
  if (holding === "no") return ["wrong-role", `@${comment.author} does not hold the role ${role}`];
  if (holding === "unread") return ["unread-team", "a team that holds the role could not be read"];
  const unfit = unfitToGive(command);
  if (unfit !== undefined) return unfit;
  if (authors.some((author) => sameName(author, comment.author))) {
    return ["author", `@${comment.author} wrote commits of this release`];
  }
  if (more.length > 0) return ["malformed", how];
  if (sha !== undefined && commit === undefined) {
    return ["names-no-commit", "it does not name a commit by at least 7 digits"];
  }
  const isOther =
    sha !== undefined && commit !== undefined && !sha.startsWith(commit.toLowerCase());
  if (isOther) return ["other-commit", `${shortSha(commit)} is another commit`];
  if (rules.link && link === undefined) {
    return ["names-no-link", `${id} needs the address of what was looked at; ${how}`];
  }
  if (since === undefined || Date.parse(comment.createdAt) >= Date.parse(since)) return undefined;
  return ["too-early", "it was written before this deployment began"];
}

function attestationOf(command: Command): Attestation {
  return { ...given(command), evidence: named(command.words).link };
}

/** Whoever may give it may take it back, and everybody their own word. */
function whyNotTaken(
  command: Command,
  { role, people }: AttestationRules,
  before: readonly Attestation[],
): Why | undefined {
  const notSeen = unseenStop(command);
  if (notSeen !== undefined) return notSeen;
  const { author } = command.comment;
  const isOwn = before.some(({ by }) => sameName(by, author));
  if (isOwn || holds(author, role, people) !== "no") return undefined;
  return ["wrong-role", `@${author} does not hold the role ${role}`];
}

function withdrawalOf(
  command: Command,
  { role, people }: AttestationRules,
  before: readonly Attestation[],
): Withdrawal {
  const { author } = command.comment;
  const isOwn = before.some(({ by }) => sameName(by, author));
  return {
    ...stopped(command),
    because: reasonIn(command.words),
    isUnread: !isOwn && holds(author, role, people) === "unread",
  };
}

function untilBecause(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^because:?$/i.test(word));
  return at === -1 ? words : words.slice(0, at);
}

/** What was given after every withdrawal, the newest of each person, oldest first. */
export function standing({
  given,
  withdrawn,
}: Pick<Attestations, "given" | "withdrawn">): readonly Attestation[] {
  const after = given.filter(({ at }) =>
    withdrawn.every((taken) => Date.parse(at) > Date.parse(taken.at)),
  );
  const newest = new Map<string, Attestation>();
  for (const one of after) {
    newest.delete(one.by.toLowerCase());
    newest.set(one.by.toLowerCase(), one);
  }
  return [...newest.values()];
}
