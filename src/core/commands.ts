import type { Lift } from "./history.ts";
import { shortSha } from "./units.ts";

/** A comment on the release issue. */
export interface IssueComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
  /** Differs from `createdAt` when the comment was edited. */
  readonly updatedAt: string;
  readonly url: string;
}

/** Logins by role as the manifest names them, with or without `@`. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** A command that counts: who gave it, when, and where it stands. */
export interface Given {
  readonly by: string;
  readonly at: string;
  readonly url: string;
}

export interface SignOff extends Given {
  /** The commit as the person wrote it. */
  readonly commit: string;
}

export interface NoGo extends Given {
  readonly because: string;
}

/** A near miss: something that was meant as a command and does not count. */
export interface Refusal extends Given {
  readonly reason:
    | "edited"
    | "not-a-person"
    | "wrong-role"
    | "names-no-commit"
    | "other-commit"
    | "malformed";
  /** Plain text: what was written and why it does not count. */
  readonly sentence: string;
}

interface Command {
  readonly name: "sign-off" | "lift-hold" | "no-go";
  /** As written, such as `/signoff`. */
  readonly written: string;
  readonly words: readonly string[];
  readonly comment: IssueComment;
}

/** Roles that may take back a hold. */
export const LIFTING_ROLES: readonly string[] = ["release-coordinator", "pm"];

const COMMIT = /^[0-9a-f]{7,40}$/i;
const COMMAND = /^\/(sign[-_]?off|lift[-_]?hold|no[-_]?go)(?=\s|$)(.*)$/i;

/** Logins that hold a role, without `@`, in the order of the manifest. */
export function holdersOf(role: string, roles: Roles): readonly string[] {
  const logins = Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
  return logins.map((login) => login.trim().replace(/^@/, "")).filter((login) => login !== "");
}

/**
 * Sign-offs of a role for a commit, and the `/no-go`s of its holders, each oldest first; with the
 * near misses that were meant for this role.
 */
export function signOffsIn(
  comments: readonly IssueComment[],
  wanted: { readonly role: string; readonly sha: string; readonly roles: Roles },
): {
  readonly signOffs: readonly SignOff[];
  readonly noGos: readonly NoGo[];
  readonly refused: readonly Refusal[];
} {
  const signOffs: SignOff[] = [];
  const noGos: NoGo[] = [];
  const refused: Refusal[] = [];
  const entitled = [wanted.role];
  for (const command of commandsIn(comments)) {
    if (command.name === "lift-hold" || !concerns(command, wanted.role)) continue;
    const refusal =
      refuseAuthor(command, entitled, wanted.roles) ??
      (command.name === "sign-off" ? refuseSignOff(command, wanted.sha) : undefined);
    if (refusal !== undefined) {
      // Anybody may write about a no-go; only those of the role's holders are news here.
      if (command.name === "sign-off" || refusal.reason === "edited") refused.push(refusal);
    } else if (command.name === "sign-off") {
      signOffs.push({ ...given(command), commit: command.words[1] ?? "" });
    } else {
      noGos.push({ ...given(command), because: because(command) ?? "no reason given" });
    }
  }
  return { signOffs, noGos, refused };
}

/** Every `/lift-hold because …` by a release coordinator or PM, oldest first. */
export function liftsIn(comments: readonly IssueComment[], roles: Roles): readonly Lift[] {
  return readLifts(comments, roles).lifts;
}

/** Lifts with the near misses, oldest first. */
export function readLifts(
  comments: readonly IssueComment[],
  roles: Roles,
): { readonly lifts: readonly Lift[]; readonly refused: readonly Refusal[] } {
  const lifts: Lift[] = [];
  const refused: Refusal[] = [];
  for (const command of commandsIn(comments)) {
    if (command.name !== "lift-hold") continue;
    const refusal = refuseAuthor(command, LIFTING_ROLES, roles) ?? refuseLift(command);
    if (refusal === undefined) lifts.push(given(command));
    else refused.push(refusal);
  }
  return { lifts, refused };
}

function commandsIn(comments: readonly IssueComment[]): readonly Command[] {
  return comments
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id)
    .flatMap((comment) =>
      spokenLines(comment.body).flatMap((text): readonly Command[] => {
        const [, written = "", rest = ""] = COMMAND.exec(text) ?? [];
        if (written === "") return [];
        const plain = written.toLowerCase().replaceAll(/[-_]/g, "");
        const name =
          plain === "signoff" ? "sign-off" : plain === "lifthold" ? "lift-hold" : "no-go";
        const words = rest.split(/\s+/).filter((word) => word !== "");
        return [{ name, written: `/${written}`, words, comment }];
      }),
    );
}

/** Lines that the author says: not in a code fence, a quote (lazy lines included) or an HTML comment. */
function spokenLines(body: string): readonly string[] {
  const spoken: string[] = [];
  let fence: string | undefined;
  let quoted = false;
  for (const text of body.replace(/<!--[\s\S]*?(-->|$)/g, hidden).split(/\r\n|\r|\n/)) {
    const marks = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      const closes = marks?.startsWith(fence) && text.trim() === marks;
      if (closes) fence = undefined;
      continue;
    }
    if (marks !== undefined) fence = marks;
    quoted = /^ {0,3}>/.test(text) || (quoted && text.trim() !== "");
    if (fence === undefined && !quoted) spoken.push(text);
  }
  return spoken;
}

/** Keeps what follows an HTML comment from moving to the start of a line. */
function hidden(comment: string): string {
  return ` ${comment.replace(/[^\n]/g, "")} `;
}

/** A sign-off that names no role may have been meant for any. */
function concerns(command: Command, role: string): boolean {
  const named = command.words[0]?.toLowerCase();
  return command.name === "no-go" || named === undefined || named === role.toLowerCase();
}

function refuseAuthor(
  command: Command,
  entitled: readonly string[],
  roles: Roles,
): Refusal | undefined {
  const { author, createdAt, updatedAt } = command.comment;
  const holds = entitled.some((role) =>
    holdersOf(role, roles).some((login) => login.toLowerCase() === author.toLowerCase()),
  );
  if (!holds) return refuse(command, "wrong-role", `is not ${entitled.join(" or ")}`);
  if (author.toLowerCase().endsWith("[bot]")) {
    return refuse(command, "not-a-person", "is a program, not a person");
  }
  if (createdAt !== updatedAt) return refuse(command, "edited", "edited the comment afterwards");
  return undefined;
}

function refuseSignOff(command: Command, sha: string): Refusal | undefined {
  const [role, commit, ...more] = command.words;
  if (command.written.toLowerCase() !== "/sign-off") {
    return refuse(command, "malformed", "did not write /sign-off");
  }
  if (role === undefined) return refuse(command, "malformed", "named no role");
  if (commit === undefined || !COMMIT.test(commit)) {
    return refuse(command, "names-no-commit", "named no commit of at least 7 digits");
  }
  if (more.length > 0) {
    return refuse(command, "malformed", "wrote more than role and commit in that line");
  }
  if (sha.toLowerCase().startsWith(commit.toLowerCase())) return undefined;
  return refuse(command, "other-commit", `signed ${shortSha(commit)}, which is another commit`);
}

function refuseLift(command: Command): Refusal | undefined {
  if (command.written.toLowerCase() !== "/lift-hold") {
    return refuse(command, "malformed", "did not write /lift-hold");
  }
  if (because(command) !== undefined) return undefined;
  return refuse(command, "malformed", "gave no reason (/lift-hold because …)");
}

function because({ words }: Command): string | undefined {
  const [first, ...reason] = words;
  return first?.toLowerCase() === "because" && reason.length > 0 ? reason.join(" ") : undefined;
}

function refuse(command: Command, reason: Refusal["reason"], why: string): Refusal {
  const named = command.name === "sign-off" ? command.words.slice(0, 2) : [];
  const said = [`/${command.name}`, ...named].join(" ");
  const who = command.comment.author === "" ? "somebody" : `@${command.comment.author}`;
  return { ...given(command), reason, sentence: `${said} does not count: ${who} ${why}` };
}

function given({ comment }: Command): Given {
  return { by: comment.author, at: comment.createdAt, url: comment.url };
}
