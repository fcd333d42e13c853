import type { Brought, KnownIssue } from "../core/brought.ts";
import { namesOf } from "../core/table.ts";
import { type Markdown, md, mdLines } from "../core/text.ts";
import { GROUPS, type Note, noteOf } from "./note.ts";

/** What a draft is made from. */
export interface DraftParts {
  readonly version: string;
  /** `2026-11-20`. */
  readonly date: string;
  readonly brought: Brought;
  readonly issues: readonly KnownIssue[];
}

/** Parts of release notes that are written anew each time; everything else is a person's. */
export const PARTS = ["changes", "migration", "issues"] as const;

export type Part = (typeof PARTS)[number];

/** Where such a part begins and ends. */
export const beginOf = (part: Part): string => `<!-- rg:auto ${part} -->`;
export const endOf = (part: Part): string => `<!-- /rg:auto ${part} -->`;

const SUMMARY = "<!-- write: what changes for users, why now, who is affected -->";

/**
 * Release notes with everything that GitHub knows. The summary is left to a person: an empty one is
 * refused by the gate.
 */
export function draftOf(parts: DraftParts): string {
  const texts = partsOf(parts);
  const part = (name: Part) => `${beginOf(name)}\n${texts[name]}\n${endOf(name)}`;
  return [
    md`# Release v${parts.version}`.markdown,
    md`- **Date**: ${parts.date}`.markdown,
    `## Summary\n\n${SUMMARY}`,
    `## Notable changes\n\n${part("changes")}`,
    `## Migration steps\n\n${part("migration")}`,
    `## Known issues\n\n${part("issues")}`,
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

/** The parts that are written anew, each as Markdown. */
export function partsOf({ brought, issues }: DraftParts): Readonly<Record<Part, string>> {
  const notes = brought.pulls.map(noteOf);
  const breaking = notes.filter((note) => note.breaking);
  return {
    changes: changesOf(notes, brought).markdown,
    migration: breaking.length === 0 ? "None" : mdLines(breaking.map(item)).markdown,
    issues:
      issues.length === 0
        ? "None known"
        : mdLines(issues.map(({ number, title }) => md`- ${title} (${reference(number)})`))
            .markdown,
  };
}

function changesOf(notes: readonly Note[], { pushed }: Brought): Markdown {
  const told = notes.filter(({ text, breaking }) => text !== undefined || breaking);
  const groups = namesOf(GROUPS).flatMap((group) => {
    const own = told.filter((note) => note.group === group);
    const commits = group === "other" ? pushed : [];
    const lines = [
      ...own.map(item),
      ...commits.map(({ sha, title }) => md`- ${title} (${{ markdown: sha.slice(0, 7) }})`),
    ];
    if (lines.length === 0) return [];
    const title = GROUPS[group];
    if (group !== "internal") return [md`### ${title}`, md``, ...lines, md``];
    return [md`<details><summary>${title}</summary>`, md``, ...lines, md``, md`</details>`, md``];
  });
  return mdLines(groups.length === 0 ? [md`None`] : groups.slice(0, -1));
}

function item({ pull, text }: Note): Markdown {
  const { number, author, bot, title } = pull;
  const by =
    author === undefined || bot || !LOGIN.test(author) ? md`` : md`, ${{ markdown: `@${author}` }}`;
  return md`- ${text ?? title} (${reference(number)}${by})`;
}

/** What GitHub lets a login be; anything else could be more than a name. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;

const reference = (number: number): Markdown => ({ markdown: `#${number}` });

/** Notes that exist with their parts written anew, and which these were; none: nothing is a draft's. */
export function redraft(
  text: string,
  parts: DraftParts,
): { readonly text: string; readonly written: readonly Part[] } {
  const texts = partsOf(parts);
  let all = text;
  const written = PARTS.filter((part) => {
    const [begin, end] = [all.indexOf(beginOf(part)), all.indexOf(endOf(part))];
    if (begin === -1 || end < begin) return false;
    all = `${all.slice(0, begin)}${beginOf(part)}\n${texts[part]}\n${all.slice(end)}`;
    return true;
  });
  return { text: all, written };
}
