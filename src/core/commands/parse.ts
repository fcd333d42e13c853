import type { IssueComment, Seen } from "./comment.ts";

export type CommandName = "sign-off" | "no-go" | "lift-hold" | "hold";

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
};

const SPELLINGS: readonly { readonly name: CommandName; readonly words: readonly string[] }[] =
  namesOf(MISSPELT)
    .flatMap((name) => [name, ...MISSPELT[name]].map((text) => ({ name, words: text.split(" ") })))
    .toSorted((a, b) => b.words.length - a.words.length);

function namesOf(table: typeof MISSPELT): readonly CommandName[] {
  return Object.keys(table) as CommandName[]; // the keys of the table above
}

/** Every line of the comments that was meant as a command, oldest first. */
export function commandsIn(comments: readonly IssueComment[]): readonly Command[] {
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
  if (!text.startsWith("/")) return undefined;
  const words = text.slice(1).trimEnd().split(/\s+/);
  const begins = (start: readonly string[]) =>
    start.every((word, at) => words[at]?.toLowerCase() === word);
  const spelling = SPELLINGS.find((one) => begins(one.words));
  if (spelling === undefined) return undefined;
  const { name, words: used } = spelling;
  return { name, isSpelt: used.join(" ") === name, words: words.slice(used.length) };
}

/** What stands behind the first `because`; undefined where there is none, or nothing behind it. */
export function reasonIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^because:?$/i.test(word));
  return at === -1 || at === words.length - 1 ? undefined : words.slice(at + 1).join(" ");
}
