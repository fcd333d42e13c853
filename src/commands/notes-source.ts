import * as z from "zod";
import type { Files, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { withoutV } from "../core/tag.ts";
import { readMarkdown } from "../evidence/markdown.ts";
import { readAll } from "../evidence/reply.ts";
import { isOf } from "../notes/rules.ts";
import type { MarkdownField } from "../questions/markdown.ts";

/** Where release notes are looked for. */
export const NOTES_SOURCES = ["file", "changelog", "draft-release"] as const;

export type NotesSource = (typeof NOTES_SOURCES)[number];

export const CHANGELOG = "CHANGELOG.md";

/** Notes that were found. */
export interface FoundNotes {
  /** What stands before a line number. */
  readonly where: string;
  readonly text: string;
  readonly fields: readonly MarkdownField[];
}

interface Wanted {
  readonly source: NotesSource;
  readonly version: string;
  /** Path of the notes, for the source `file`. */
  readonly path: string;
}

interface Parts {
  readonly github: GitHub | undefined;
  readonly files: Files;
  readonly signal: AbortSignal;
}

/**
 * The one candidate for the notes of a version, or, as a text, why there is not one (rule N1).
 * @throws Problem where GitHub has to be asked and cannot be
 */
export async function findNotes(wanted: Wanted, parts: Parts): Promise<FoundNotes | string> {
  if (wanted.source === "draft-release") return draftRelease(wanted, parts);
  if (wanted.source === "changelog") return changelogEntry(wanted, parts.files);
  const text = await parts.files.read(wanted.path);
  if (text === undefined) return `${wanted.path} does not exist`;
  return { where: wanted.path, text, ...(await readMarkdown(text)) };
}

const release = z.object({
  tag_name: z.string(),
  name: z.string().nullish(),
  body: z.string().nullish(),
  draft: z.boolean(),
});

async function draftRelease(
  { version }: Wanted,
  { github, signal }: Parts,
): Promise<FoundNotes | string> {
  if (github === undefined) {
    throw new Problem({
      code: "github-required",
      sentence: "draft releases are on GitHub, and it was not asked",
      remedy: "set GITHUB_TOKEN and name the repository (--repo owner/name)",
    });
  }
  const read = await readAll({ github, signal }, release, "GET /repos/{owner}/{repo}/releases");
  if (read.state === "missing") {
    const sentence = `draft releases cannot be read: ${read.reason}`;
    throw new Problem({ code: "usage", sentence, remedy: read.remedy });
  }
  const drafts = read.data.filter((one) => one.draft && withoutV(one.tag_name) === version);
  const [only, ...more] = drafts;
  if (only === undefined) {
    return `there is no draft release of ${version} (only tokens with \`contents: write\` see drafts)`;
  }
  if (more.length > 0) return `there are ${drafts.length} draft releases of ${version}`;
  const heading = only.name ?? only.tag_name;
  const text = only.body ?? "";
  const { fields } = await readMarkdown(text);
  const name: MarkdownField = { name: heading, depth: 1, text: "", code: false, line: 1 };
  return { where: `draft release ${only.tag_name}`, text, fields: [name, ...fields] };
}

const KINDS = /^(?:added|changed|deprecated|removed|fixed|security)$/i;

/** An entry of a change log in the form of keepachangelog.com as notes: its heading has version and date. */
async function changelogEntry({ version }: Wanted, files: Files): Promise<FoundNotes | string> {
  const text = await files.read(CHANGELOG);
  if (text === undefined) return `${CHANGELOG} does not exist`;
  const { fields: all } = await readMarkdown(text);
  const entries = all.filter(({ depth, name }) => depth === 2 && isOf(name, version));
  const [entry, ...more] = entries;
  if (entry === undefined) return `${CHANGELOG} has no entry ## [${version}]`;
  if (more.length > 0) return `${CHANGELOG} has ${entries.length} entries ## [${version}]`;
  const next = all.find(({ depth, line }) => depth <= 2 && line > entry.line)?.line;
  const own = all.filter(({ line }) => line > entry.line && line < (next ?? Infinity));
  const date = /\d{4}-\d{2}-\d{2}/.exec(entry.name)?.[0];
  const kinds = own.filter(({ name }) => KINDS.test(name));
  const lines = text.split("\n");
  const end = next === undefined ? lines.length : next - 1;
  return {
    where: CHANGELOG,
    // Lines before it stay as empty ones, so that numbers hold.
    text: lines
      .map((line, at) => (at >= entry.line - 1 && at < end ? line : ""))
      .join("\n")
      .trimEnd(),
    fields: [
      { ...entry, name: version, depth: 1 },
      ...(date === undefined ? [] : [{ ...entry, name: "Date", text: date, code: false }]),
      ...changesOf(kinds),
      ...own,
    ],
  };
}

function changesOf(kinds: readonly MarkdownField[]): readonly MarkdownField[] {
  const [first] = kinds;
  if (first === undefined) return [];
  return [{ ...first, name: "Notable changes", text: kinds.map(({ text }) => text).join("\n") }];
}
