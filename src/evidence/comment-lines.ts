import type { Delete, Nodes } from "mdast";
import { type Extension, fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import type { CommentLine } from "../core/commands/comment.ts";
import { line } from "../core/text.ts";
import { type Hiding, type HtmlText, hidingTracker } from "./hiding.ts";

/** Part of the source that a node without children covers, half-open, and what hides it. */
interface Leaf extends HtmlText {
  readonly type: Nodes["type"];
  /** Of HTML: the texts in it, by their places in the source. */
  readonly texts: readonly HtmlText[];
}

/**
 * Lines of a comment that begin with `/` in their first column, as a reader sees them once GitHub
 * has rendered it. None from quotes, code and HTML comments.
 */
export function commentLines(body: string): readonly CommentLine[] {
  const source = body.replace(/^\ufeff/, "");
  const starts = [...source.matchAll(/(?<=^|[\n\r])\/[^\n\r]*/g)];
  if (starts.length === 0) return [];
  const leaves = leavesOf(source);
  return starts.flatMap(({ 0: text, index }) => {
    const span = { from: index, to: index + text.length };
    return seenLine(source, span, leaves) ?? [];
  });
}

const struckThrough: Extension = {
  canContainEols: ["delete"],
  enter: {
    strikethrough(token) {
      this.enter({ type: "delete", children: [] } satisfies Delete, token);
    },
  },
  exit: {
    strikethrough(token) {
      this.exit(token);
    },
  },
};

function leavesOf(source: string): readonly Leaf[] {
  const tree = fromMarkdown(source, {
    extensions: [gfmStrikethrough()],
    mdastExtensions: [struckThrough],
  });
  const { read, hiding } = hidingTracker();
  const walk = (node: Nodes, around: Hiding | undefined): readonly Leaf[] => {
    if ("children" in node) {
      const inside = around ?? hidingNode(node.type);
      return node.children.flatMap((child) => walk(child, inside));
    }
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const texts = node.type === "html" ? read(source.slice(from, to)) : [];
    const placed = texts.map((text) => ({
      from: text.from + from,
      to: text.to + from,
      hiding: around ?? text.hiding,
    }));
    return [{ type: node.type, from, to, hiding: around ?? hiding(), texts: placed }];
  };
  return walk(tree, undefined);
}

function hidingNode(type: Nodes["type"]): Hiding | undefined {
  if (type === "delete") return "struck";
  return type === "blockquote" ? "quoted" : undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function seenLine(source: string, span: Span, leaves: readonly Leaf[]): CommentLine | undefined {
  const first = leaves.find(({ from, to }) => from <= span.from && span.from < to);
  if (first === undefined) return undefined;
  if (first.type === "html") return inHtml(source, span, first);
  if (first.type !== "text" || first.hiding === "quoted") return undefined;
  const parts = leaves.filter(({ from, to }) => from < span.to && to > span.from);
  const texts = parts.filter(({ type }) => type === "text" || type === "inlineCode");
  const joined = (some: readonly Leaf[]) =>
    line(some.map((leaf) => shownOf(source, span, leaf)).join(""));
  if (first.hiding !== undefined) return { text: joined(texts), seen: first.hiding };
  const plain = texts.filter(({ hiding }) => hiding === undefined);
  return { text: joined(plain), seen: plain.length === texts.length ? "said" : "partly" };
}

/** The part of a leaf that stands in the line, without the marks of code. */
function shownOf(source: string, span: Span, { type, from, to }: Leaf): string {
  const text = source.slice(Math.max(from, span.from), Math.min(to, span.to));
  return type === "inlineCode" ? text.replace(/^`+ ?| ?`+$/g, "") : text;
}

/** A line of text among tags: GitHub shows it, but its lines run into one another. */
function inHtml(source: string, span: Span, leaf: Leaf): CommentLine | undefined {
  const text = leaf.texts.find(({ from, to }) => from <= span.from && span.from < to);
  if (text === undefined || text.hiding === "quoted") return undefined;
  const written = source.slice(span.from, Math.min(span.to, text.to));
  return { text: line(written), seen: text.hiding ?? "html" };
}
