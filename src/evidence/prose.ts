import type { PhrasingContent, RootContent } from "mdast";

/**
 * Text of Markdown blocks as a reader sees it, a line each: comments, tags and images left out,
 * and without headings and blocks of code, which are no prose.
 */
export function prose(blocks: readonly RootContent[]): string {
  return blocks
    .map(proseOf)
    .filter((text) => text !== "")
    .join("\n");
}

function proseOf(block: RootContent): string {
  switch (block.type) {
    case "paragraph":
      return phrases(block.children).trim();
    case "html":
      return withoutTags(block.value).trim();
    case "blockquote":
    case "list":
    case "listItem":
      return prose(block.children);
    default:
      return "";
  }
}

/** Text of one line of Markdown. */
export function phrases(children: readonly PhrasingContent[]): string {
  return children
    .map((child) => {
      if (child.type === "html") return "";
      if (child.type === "break") return "\n";
      // Its marks stay: what is written as code is meant literally.
      if (child.type === "inlineCode") return `\`${child.value}\``;
      if ("value" in child) return child.value;
      return "children" in child ? phrases(child.children) : "";
    })
    .join("");
}

/** True when there is a block of code, however deep. */
export function hasCode(blocks: readonly RootContent[]): boolean {
  return blocks.some((b) => b.type === "code" || ("children" in b && hasCode(b.children)));
}

/** Numbers and words in any script; what is joined by `-`, `.` or an apostrophe is one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** A comment that is never closed hides the rest, in a browser too. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .replace(/<(script|style)\b.*?(?:<\/\1>|$)/gis, "")
    .replace(/<[^>]*>/g, "");
}
