import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/** Every node of a Markdown text, parents before children. */
export function nodesOf(markdown: string): readonly Nodes[] {
  const walk = (node: Nodes): readonly Nodes[] =>
    "children" in node ? [node, ...node.children.flatMap(walk)] : [node];
  return walk(fromMarkdown(markdown));
}

/** What a reader sees, code included. */
export function seenIn(markdown: string): string {
  return nodesOf(markdown)
    .map((node) => {
      const breaks = ["paragraph", "heading", "listItem"].includes(node.type) ? "\n" : "";
      const shown = ["text", "inlineCode", "code"].includes(node.type) && "value" in node;
      return shown ? node.value : breaks;
    })
    .join("");
}
