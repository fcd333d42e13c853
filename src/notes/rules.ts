import type { Brought, KnownIssue } from "../core/brought.ts";
import type { ReleaseType } from "../core/release.ts";
import type { MarkdownField } from "../questions/markdown.ts";
import { type Note, noteOf } from "./note.ts";

/** Where notes break a rule; the ids go on from those of the gate's own rules. */
export interface Remark {
  readonly rule: string;
  readonly line: number | undefined;
  readonly message: string;
  readonly hint: string;
  /** True: it blocks; false: it only warns. */
  readonly blocks: boolean;
}

/** Notes with what is known around them. */
export interface Checked {
  /** The notes as they are written. */
  readonly text: string;
  readonly title: string;
  readonly summary: MarkdownField | undefined;
  readonly migration: MarkdownField | undefined;
  /** True where the migration steps say that there are none. */
  readonly noMigration: boolean;
  readonly type: ReleaseType;
  /** What the release brings; undefined: GitHub was not asked. */
  readonly brought: Brought | undefined;
  /** Undefined: GitHub was not asked. */
  readonly issues: readonly KnownIssue[] | undefined;
}

/** What the gate does not decide and a reader notices. */
export function remarksOn(checked: Checked): readonly Remark[] {
  return [
    ...summaryRemarks(checked),
    ...coverageRemarks(checked),
    ...breakingRemarks(checked),
    ...knownIssueRemarks(checked),
    ...lengthRemarks(checked),
    ...wordRemarks(checked),
  ];
}

const SHORTEST = 20;
const LONGEST = 600;

function summaryRemarks({ summary, title, type }: Checked): readonly Remark[] {
  const text = summary?.text.trim() ?? "";
  if (summary === undefined || text === "") return [];
  const common = { rule: "N8", line: summary.line, blocks: type === "major" };
  const hint = "say in a sentence or two what changes for users, why now, and who is affected";
  const count = [...text].length;
  if (count < SHORTEST || count > LONGEST) {
    const message = `Summary has ${count} characters, not ${SHORTEST} to ${LONGEST}`;
    return [{ ...common, message, hint }];
  }
  const isTitle = text.toLowerCase() === title.trim().toLowerCase();
  return isTitle ? [{ ...common, message: "Summary only repeats the title", hint }] : [];
}

/** True where a text names an issue or pull request by number or address. */
function names(text: string, number: number, url: string): boolean {
  return new RegExp(`(?<![\\w&])#${number}(?!\\d)`).test(text) || text.includes(url);
}

const UNTOLD = /^(?:skip-notes|internal)$/i;

function coverageRemarks({ text, brought, type }: Checked): readonly Remark[] {
  const lacking = (brought?.pulls ?? [])
    .filter(({ labels }) => !labels.some((label) => UNTOLD.test(label)))
    .filter((pull) => noteOf(pull).text !== undefined)
    .filter(({ number, url }) => !names(text, number, url));
  return lacking.map(({ number, title }) => ({
    ...{ rule: "N9", line: undefined, blocks: type === "major" },
    message: `#${number} is not mentioned: ${title}`,
    hint: "mention it, label it skip-notes, or write NONE into its release-note block",
  }));
}

function breakingRemarks(checked: Checked): readonly Remark[] {
  const { migration, noMigration, type, brought } = checked;
  if (migration === undefined) return [];
  const breaking = (brought?.pulls ?? []).map(noteOf).filter((note) => note.breaking);
  const common = { rule: "N10", line: migration.line, blocks: true };
  const hint = "say what users have to do before or after they upgrade";
  if (noMigration && (type === "major" || breaking.length > 0)) {
    const why = type === "major" ? "the release is a major one" : `${listed(breaking)} breaks`;
    return [{ ...common, message: `Migration steps say that there are none, but ${why}`, hint }];
  }
  const lacking = breaking.filter(({ pull }) => !names(migration.text, pull.number, pull.url));
  return lacking.map(({ pull }) => ({
    ...common,
    message: `Migration steps do not mention #${pull.number}, which breaks: ${pull.title}`,
    hint,
  }));
}

const listed = (notes: readonly Note[]): string =>
  notes.map(({ pull }) => `#${pull.number}`).join(", ");

function knownIssueRemarks({ text, issues = [] }: Checked): readonly Remark[] {
  const lacking = issues.filter(({ number, url }) => !names(text, number, url));
  return lacking.map(({ number, title }) => ({
    ...{ rule: "N11", line: undefined, blocks: false },
    message: `the known issue #${number} is not mentioned: ${title}`,
    hint: "mention it under Known issues, or take the label known-issue away",
  }));
}

/** A release takes 125,000 characters: github.com/cli/cli issue 7705. */
const MOST_CHARACTERS = 120_000;

function lengthRemarks({ text }: Checked): readonly Remark[] {
  const count = [...text].length;
  if (count <= MOST_CHARACTERS) return [];
  const message = `${count} characters, of which a release on GitHub takes about 125,000`;
  return [{ rule: "N15", line: undefined, message, hint: "shorten it", blocks: false }];
}

const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w./-]+)?#\d+/i;
const MENTION = /(?<![\w./`-])@([A-Za-z0-9][A-Za-z0-9-]{0,38})(?![\w/])/g;

function wordRemarks({ text, brought }: Checked): readonly Remark[] {
  const authors = brought?.pulls.flatMap(({ author }) => author?.toLowerCase() ?? []);
  return text.split("\n").flatMap((line, at) => {
    const common = { rule: "N16", line: at + 1, blocks: false };
    const closing = CLOSING.exec(line)?.[0];
    const strangers = [...line.matchAll(MENTION)]
      .map(([, login = ""]) => login)
      .filter((login) => authors !== undefined && !authors.includes(login.toLowerCase()));
    return [
      ...(closing === undefined
        ? []
        : [
            {
              ...common,
              message: `"${closing}" closes an issue when it is merged`,
              hint: "write it in other words, such as refs",
            },
          ]),
      ...strangers.map((login) => ({
        ...common,
        message: `@${login} is told, and wrote nothing of this release`,
        hint: "write the name without @",
      })),
    ];
  });
}

/** N12: the change log has an entry of this version, on top and with something in it. */
export function changelogRemarks(
  path: string,
  fields: readonly MarkdownField[],
  { version, type }: { readonly version: string; readonly type: ReleaseType },
): readonly Remark[] {
  const common = { rule: "N12", blocks: type === "major" };
  const entries = fields.filter(({ depth }) => depth === 2);
  const [unreleased] = entries.filter(({ name }) => /^\[?unreleased\]?/i.test(name));
  const released = entries.filter((one) => one !== unreleased);
  const at = released.findIndex(({ name }) => isOf(name, version));
  const entry = released[at];
  if (entry === undefined) {
    const message = `${path} has no entry ## [${version}]`;
    return [{ ...common, line: undefined, message, hint: "move what is under Unreleased there" }];
  }
  const found: Remark[] = [];
  const say = (line: number, message: string, hint: string) =>
    found.push({ ...common, line, message, hint });
  if (at > 0) say(entry.line, `${path}: an entry stands above it`, "put the newest first");
  if (entry.text.trim() === "" && !entry.code) {
    say(entry.line, `${path}: the entry is empty`, "write what has changed");
  }
  if (unreleased !== undefined && unreleased.text.trim() !== "") {
    say(
      unreleased.line,
      `${path}: Unreleased is not empty`,
      "move it to the entry of this version",
    );
  }
  return found;
}

/** True for the heading of a version: `[2.4.0] - 2026-11-20`, `v2.4.0`. */
export function isOf(heading: string, version: string): boolean {
  const [, named] = /^\[?v?(\d[^\]\s]*)\]?/.exec(heading.trim()) ?? [];
  return named === version;
}
