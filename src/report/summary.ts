import type { Report } from "../core/report.ts";
import { type Markdown, md, mdBlock, mdCode, mdLink } from "../core/text.ts";
import { inSentence } from "../core/wording.ts";
import type { Item, Outline, Piece, Section } from "./content.ts";
import type { Tone } from "./decision.ts";
import { outline } from "./outline.ts";
import { type Part, withinBytes } from "./size.ts";

/** Bytes of a summary: GitHub drops one above 1 MiB without a word to the step. */
export const SUMMARY_BYTES = 900 * 1024;

const SYMBOLS: Readonly<Record<Tone, string>> = {
  good: "✅",
  bad: "❌",
  waiting: "⏳",
  unclear: "⚠️",
  reverted: "⏪",
};

const join = (parts: readonly Markdown[], by: string): Markdown => ({
  markdown: parts.map((part) => part.markdown).join(by),
});

function shown({ text, code, link }: Piece): Markdown {
  if (link !== undefined) return mdLink(text, link);
  return code === true ? mdCode(text) : md`${text}`;
}

function bullet({ tone, word, names, moreNames, title, ...item }: Item): readonly Markdown[] {
  const { owner, remedy, evidence, place } = item;
  const who = [owner === undefined ? undefined : md`**${owner}**`, remedy && md`${remedy}`];
  const sources = [evidence && mdLink("evidence", evidence), place && shown(place)];
  const act = join([join(given(who), ": "), ...given(sources)].filter(isSome), " — ");
  const more = moreNames === 0 ? undefined : md`and ${moreNames} more`;
  const what = title === "" ? undefined : md`${title}`;
  const called = join(given([join(names.map(mdCode), ", "), more, what]), " ");
  return [
    md`- ${SYMBOLS[tone]} **${word}** ${called} — ${inSentence(item.comparison)}`,
    ...item.details.map((detail) => md`  - ${detail}`),
    ...(isSome(act) ? [md`  - ${act}`] : []),
  ];
}

const isSome = ({ markdown }: Markdown): boolean => markdown !== "";

const given = (parts: readonly (Markdown | "" | undefined)[]): readonly Markdown[] =>
  parts.flatMap((part) => (part === undefined || part === "" ? [] : [part]));

function body(section: Section): readonly Markdown[] {
  switch (section.kind) {
    case "items":
      return [...section.items.flatMap(bullet), ...rest(section.more, "- ")];
    case "lines":
      return section.lines.map((text) => md`- ${text}`);
    case "block":
      return [mdBlock(section.text, section.language)];
    case "table":
      return [
        md`| ${join(
          section.columns.map((column) => md`${column}`),
          " | ",
        )} |`,
        { markdown: `| ${section.columns.map(() => "---").join(" | ")} |` },
        ...section.rows.map((cells) => md`| ${join(cells.map(shown), " | ")} |`),
        ...rest(section.more, "\n"),
      ];
    default:
      return section satisfies never;
  }
}

const rest = (more: number, before: string): readonly Markdown[] =>
  more === 0 ? [] : [{ markdown: `${before}… and ${more} more in \`report.json\`` }];

function part(section: Section): Part {
  const lines = body(section).map(({ markdown }) => markdown);
  const title = md`${section.title}`.markdown;
  return "folded" in section && section.folded
    ? { head: ["", `<details><summary>${title}</summary>`, ""], lines, foot: ["", "</details>"] }
    : { head: ["", `**${title}**`, ""], lines, foot: [] };
}

function top({ tone, headline, noWayBack, next, alarm }: Outline): readonly string[] {
  const second = noWayBack === undefined ? [] : [md`⚠️ ${noWayBack}`, md``];
  if (alarm === undefined) {
    return [md`### ${SYMBOLS[tone]} ${headline}`, md``, ...second, md`**Next:** ${next}`].map(
      ({ markdown }) => markdown,
    );
  }
  const why = alarm.because === undefined ? "" : md`, because of ${mdCode(alarm.because)}`;
  const command = alarm.command === undefined ? [] : mdBlock(alarm.command).markdown.split("\n");
  return [
    md`# 🚨 ${headline}`.markdown,
    "",
    ...second.map(({ markdown }) => markdown),
    "> [!CAUTION]",
    md`> **Live now:** ${alarm.live}${why}`.markdown,
    ">",
    md`> **Next:** ${alarm.act}`.markdown,
    ...(command.length === 0 ? [] : [">", ...command.map((line) => `> ${line}`)]),
  ];
}

/**
 * The report as GitHub Markdown for the job summary: two lines to act on, then what is in the way,
 * then the evidence. At most 900 KiB, cut at the end of a line.
 */
export function summary(report: Report): string {
  const content = outline(report);
  const footer = `<sub>${join(content.footer.map(shown), " · ").markdown}</sub>`;
  return withinBytes(
    [{ head: [], lines: top(content), foot: [] }, ...content.sections.map(part)],
    ["", footer],
    SUMMARY_BYTES,
  );
}
