import type { Heading, List, RootContent } from "mdast";
import { notesDigest } from "../core/digest.ts";
import type { MarkdownField } from "../questions/markdown.ts";
import { collector } from "./collector.ts";
import { countWords, hasCode, phrases, prose } from "./prose.ts";

/** Depth that marks a field of a list, below the six depths of headings. */
const LIST_FIELD = 7;

/** A Markdown file at the release's commit, as headings and fields with the text under them. */
export const collectMarkdown = collector<"markdown">(async ({ path }, tools) => {
  const file = await tools.readFile(path, tools.signal);
  if (file.state === "missing") return file;
  const { text, link } = file;
  const read =
    text === undefined
      ? { fields: undefined, words: 0, sha256: undefined }
      : { ...(await readMarkdown(text)), sha256: await notesDigest(text) };
  return { state: "known", value: { path, ...read }, strength: "verified", link };
});

/** Headings and fields of a Markdown text, with the text under them. */
export async function readMarkdown(
  text: string,
): Promise<{ readonly fields: readonly MarkdownField[]; readonly words: number }> {
  const { fromMarkdown } = await import("mdast-util-from-markdown");
  const blocks = fromMarkdown(withoutMatter(text)).children;
  const fields = blocks.flatMap((block, index) => {
    if (block.type === "heading") return [headed(block, blocks.slice(index + 1))];
    return block.type === "list" ? listed(block) : [];
  });
  return { fields, words: countWords(prose(blocks)) };
}

/** A heading with everything down to the next one that is not below it. */
function headed(heading: Heading, after: readonly RootContent[]): MarkdownField {
  const end = after.findIndex((b) => b.type === "heading" && b.depth <= heading.depth);
  const below = end === -1 ? after : after.slice(0, end);
  return {
    name: phrases(heading.children).trim().replace(/\s*:$/, ""),
    depth: heading.depth,
    text: prose(below),
    code: hasCode(below),
    line: heading.position?.start.line ?? 1,
  };
}

/** Items that begin with a name and a colon, plain or emphasised, also behind a check box. */
function listed(list: List): readonly MarkdownField[] {
  return list.children.flatMap((item) => {
    const [first, ...rest] = item.children;
    if (first?.type !== "paragraph") return [];
    const match = /^(?:\[[ xX]\]\s+)?([^\n:]{1,60}):(?:\s+(.*))?$/s.exec(phrases(first.children));
    const name = match?.[1]?.trim();
    if (name === undefined || name === "") return [];
    const text = [match?.[2]?.trim() ?? "", prose(rest)].filter((part) => part !== "").join("\n");
    const line = item.position?.start.line ?? 1;
    return [{ name, depth: LIST_FIELD, text, code: hasCode(rest), line }];
  });
}

/** Front matter is no Markdown; its lines stay as empty ones, so that line numbers hold. */
function withoutMatter(text: string): string {
  const matter = /^\uFEFF?---[ \t]*\r?\n.*?\r?\n---[ \t]*(?=\r?\n|$)/s.exec(text)?.[0];
  if (matter === undefined) return text.replace(/^\uFEFF/, "");
  return matter.replace(/[^\n]/g, "") + text.slice(matter.length);
}
