import { namesOf } from "../table.ts";
import type { IssueComment, Seen } from "./comment.ts";

type CommandName =
  | "sign-off"
  | "no-go"
  | "lift-hold"
  | "hold"
  | "attest"
  | "withdraw"
  | "waive"
  | "abandon";

/** A line that was meant as a command; whether it counts is judged by each command's own rule. */
export interface Command {
  readonly name: CommandName;
  /** True where the command is spelt as it should be. */
  readonly isSpelt: boolean;
  /** The words behind the command. */
  readonly words: readonly string[];
  /** The line, as a reader sees it. */
  readonly text: string;
  readonly seen: Seen;
  readonly comment: IssueComment;
}

/** What people write instead; nothing that could mean something else. */
const MISSPELT: Readonly<Record<CommandName, readonly string[]>> = {
  "sign-off": ["signoff", "sign_off", "sign off", "sign-of", "signed-off", "signed off"],
  "no-go": ["nogo", "no_go", "no go"],
  "lift-hold": ["lifthold", "lift_hold", "lift hold", "unhold", "un-hold"],
  hold: ["on-hold", "on hold"],
  attest: ["attests", "attested", "atest"],
  waive: ["waives", "waived", "waiver"],
  abandon: ["abandons", "abandoned"],
  withdraw: ["withdraws", "withdrawn", "with-draw"],
};

interface Spelling {
  readonly name: CommandName;
  readonly isOwn: boolean;
  readonly line: RegExp;
}

let made: readonly Spelling[] | undefined;

/**
 * Each spelling as a line begins with it: then no more of a word or a path, a mark such as `:`, the
 * rest. Made when a comment is first read, since their letters of all scripts take 5 ms.
 */
function spellings(): readonly Spelling[] {
  made ??= namesOf(MISSPELT).flatMap((name) =>
    [name, ...MISSPELT[name]].map((spelling) => ({
      name,
      isOwn: spelling === name,
      line: new RegExp(
        `^/${spelling.replace(" ", "\\s+")}(?![\\p{L}\\p{N}_/]|[.-]+[\\p{L}\\p{N}_])([^\\p{L}\\p{N}\\s]*)\\s*(.*)$`,
        "isu",
      ),
    })),
  );
  return made;
}

/** Commands by the comments that they were read from: many rules read the same. */
const READ = new WeakMap<readonly IssueComment[], readonly Command[]>();

/** Every line of the comments that was meant as a command, oldest first. */
export function commandsIn(comments: readonly IssueComment[]): readonly Command[] {
  const known = READ.get(comments) ?? commandsOf(comments);
  READ.set(comments, known);
  return known;
}

function commandsOf(comments: readonly IssueComment[]): readonly Command[] {
  return comments
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id)
    .flatMap((comment) =>
      comment.lines.flatMap(({ text, seen }) => {
        const parsed = parse(text);
        return parsed === undefined ? [] : [{ ...parsed, text, seen, comment }];
      }),
    );
}

function parse(text: string): Pick<Command, "name" | "isSpelt" | "words"> | undefined {
  for (const { name, isOwn, line } of spellings()) {
    const [, mark, rest = ""] = line.exec(text.trimEnd()) ?? [];
    if (mark === undefined) continue;
    return { name, isSpelt: isOwn && mark === "", words: rest === "" ? [] : rest.split(/\s+/) };
  }
  return undefined;
}

/** A commit by at least 7 of its digits. */
export const isCommit = (word: string): boolean => /^[0-9a-f]{7,40}$/i.test(word);

export const isBecause = (word: string): boolean => /^because:?$/i.test(word);

/** What stands behind the first `because`; undefined where there is none, or nothing behind it. */
export function reasonIn(words: readonly string[]): string | undefined {
  const at = words.findIndex(isBecause);
  return at === -1 || at === words.length - 1 ? undefined : words.slice(at + 1).join(" ");
}
