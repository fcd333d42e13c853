import type { Brought, KnownIssue } from "../core/brought.ts";
import type { Lack } from "../core/lack.ts";
import type { Files, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { line } from "../core/text.ts";
import { plural } from "../core/wording.ts";
import { readMarkdown } from "../evidence/markdown.ts";
import { readBrought, readKnownIssues } from "../evidence/past/brought.ts";
import { draftOf, redraft } from "../notes/draft.ts";
import { changelogRemarks, type Remark, remarksOn } from "../notes/rules.ts";
import { fieldsOf } from "../requirements/notes-fields.ts";
import { notesFaults, saysNone } from "../requirements/notes-rules.ts";
import { type Aim, aimOf, type NotesWanted } from "./notes-aim.ts";
import { CHANGELOG, type FoundNotes, findNotes } from "./notes-source.ts";

export interface NotesParts {
  /** Undefined without a token or repository. */
  readonly github: GitHub | undefined;
  readonly files: Files;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** What a command says, and its exit code. */
export interface Said {
  readonly exit: 0 | 1;
  readonly lines: readonly string[];
}

const OFFLINE = new Problem({
  code: "github-required",
  sentence: "release notes are drafted from pull requests on GitHub, and it was not asked",
  remedy: "set GITHUB_TOKEN and name the repository (--repo owner/name)",
});

/**
 * Writes the draft of release notes, or writes the parts of one anew that nobody but a draft has
 * written; a person's text stays as it is.
 * @throws Problem where something cannot be read, or nothing in the file is a draft's
 */
export async function draftNotes(wanted: NotesWanted, parts: NotesParts): Promise<Said> {
  const { github, files, now } = parts;
  if (github === undefined) throw OFFLINE;
  const aim = await aimOf(wanted, { ...parts, github });
  const { brought, issues } = await rangeOf(aim, { ...parts, github });
  const { version, path } = aim;
  const date = new Date(now).toISOString().slice(0, 10);
  const draft = { version, date, brought, issues };
  const before = await files.read(path);
  const count = `${plural(brought.pulls.length, "pull request")} since ${aim.sinceName}`;
  if (before === undefined) {
    await files.write(path, draftOf(draft));
    return said(0, [
      `${path} is written: ${count}`,
      `Write its summary, then: release-gate notes check`,
    ]);
  }
  const { text, written } = redraft(before, draft);
  if (written.length === 0) throw untouchable(path);
  if (text !== before) await files.write(path, text);
  const what = text === before ? "is as it was" : `has new parts (${written.join(", ")})`;
  return said(0, [`${path} ${what}: ${count}; everything else in it stays`]);
}

function untouchable(path: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `${path} exists, and no part of it is a draft's`,
    remedy:
      "put `<!-- rg:auto changes -->` and `<!-- /rg:auto changes -->` where the list of changes is to stand, or name another file with --file",
  });
}

/** What to do where a source has no notes of the version, or several. */
const NO_NOTES: Readonly<Record<NotesWanted["source"], string>> = {
  file: "write one with release-gate notes draft",
  changelog: "give the version one entry, with a heading such as ## [2.4.0] - 2026-11-20",
  "draft-release": "keep one draft release, whose tag is the version",
};

/**
 * Holds release notes to their rules: a line for each fault, `file:line rule message`. Without GitHub
 * what needs it is not checked, which is said.
 * @throws Problem where GitHub is there and cannot be read
 */
export async function checkNotes(wanted: NotesWanted, parts: NotesParts): Promise<Said> {
  const { github, files } = parts;
  const aim = await aimOf(wanted, parts);
  const found = await findNotes({ source: wanted.source, ...aim }, parts);
  if (typeof found === "string") {
    return said(1, [`N1 ${found}`, `  hint: ${NO_NOTES[wanted.source]}`]);
  }
  const range =
    github === undefined || aim.base === undefined
      ? undefined
      : await rangeOf(aim, { ...parts, github });
  const remarks = [
    ...gateRemarks(found, aim),
    ...remarksOn({ ...aboutNotes(found, aim), ...(range ?? NO_RANGE) }),
  ];
  const changelog = await files.read(CHANGELOG);
  const inChangelog =
    changelog === undefined
      ? []
      : changelogRemarks(CHANGELOG, (await readMarkdown(changelog)).fields, aim);
  const all = [
    ...remarks.map((remark) => ({ where: found.where, remark })),
    ...inChangelog.map((remark) => ({ where: CHANGELOG, remark })),
  ];
  const blocking = all.filter(({ remark }) => remark.blocks).length;
  const note = range === undefined ? [uncheckedNote(github !== undefined)] : [];
  const sum =
    all.length === 0
      ? `${found.where} keeps the rules, for ${aim.version}`
      : `${plural(blocking, "fault")} and ${plural(all.length - blocking, "warning")} in ${found.where}`;
  const told = all.flatMap(({ where, remark }) => remarkLines(where, remark));
  return said(blocking > 0 ? 1 : 0, [...told, ...note, sum]);
}

/** What was left out, and why: with GitHub, because a first release has none before it. */
function uncheckedNote(isOnline: boolean): string {
  const why = isOnline
    ? "no release before this one is known, where --from could name a beginning"
    : "GitHub was not asked";
  return `note: N9, N11 and mentions were not checked, nor what breaks: ${why}`;
}

const NO_RANGE = { brought: undefined, issues: undefined } as const;

function said(exit: Said["exit"], lines: readonly string[]): Said {
  return { exit, lines: lines.map((text) => `${/^ */.exec(text)?.[0]}${line(text)}`) };
}

function remarkLines(where: string, { rule, line: at, message, hint, blocks }: Remark) {
  const place = at === undefined ? where : `${where}:${at}`;
  return [`${place} ${rule} ${blocks ? "" : "warning: "}${message}`, `  hint: ${hint}`];
}

/** The rules that the gate decides by. */
function gateRemarks({ fields }: FoundNotes, { version, type, date }: Aim): readonly Remark[] {
  return notesFaults(fields, { version, type, date }).map(({ rule, line: at, fault }) => {
    return { rule, line: at, message: fault, hint: HINTS[rule], blocks: true };
  });
}

const HINTS = {
  N2: "name this version, and no other, in the top heading",
  N3: "write the date as YYYY-MM-DD",
  N4: "add the heading, or a list field of that name",
  N5: "write it; comments and images alone say nothing",
  N6: "write what it stands for",
  N7: "say what changes: only migration steps and known issues may be none",
} as const;

function aboutNotes({ text, fields }: FoundNotes, { type }: Aim) {
  const [summary] = fieldsOf(fields, "summary");
  const [migration] = fieldsOf(fields, "migration");
  return {
    ...{ text, summary, migration, type },
    title: fields.find(({ depth }) => depth === 1)?.name ?? "",
    noMigration: saysNone(migration?.text ?? ""),
  };
}

async function rangeOf(
  { base, head }: Aim,
  { github, signal }: NotesParts & { readonly github: GitHub },
): Promise<{ readonly brought: Brought; readonly issues: readonly KnownIssue[] }> {
  const tools = { github, signal };
  if (base === undefined) throw NO_BASE;
  const [brought, issues] = await Promise.all([
    readBrought(tools, { base, head }),
    readKnownIssues(tools),
  ]);
  if (brought.state === "missing") throw unread(brought);
  if (issues.state === "missing") throw unread(issues);
  return { brought: brought.data, issues: issues.data };
}

function unread({ reason, remedy }: Lack): Problem {
  const sentence = `what the release brings cannot be read: ${reason}`;
  return new Problem({ code: "usage", sentence, remedy });
}

const NO_BASE = new Problem({
  code: "release-unclear",
  sentence:
    "nothing says which release came before: no deployment and no published release is known",
  remedy: "name the commit, tag or branch where the range begins with --from",
});
