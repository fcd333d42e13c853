import type { Nodes } from "mdast";
import type { CommentLine } from "../core/commands/comment.ts";
import { line } from "../core/text.ts";
import { commentTree } from "./comment-tree.ts";
import { type Hiding, type HtmlText, hidingTracker } from "./hiding.ts";
import { mathIn, type Span } from "./math.ts";

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
  const math = mathIn(
    source,
    leaves.filter(({ type }) => type === "text"),
  );
  return starts.flatMap(({ 0: text, index }) => {
    const span = { from: index, to: index + text.length };
    const seen = seenLine(source, span, leaves);
    if (seen === undefined) return [];
    const isMath = math.some((part) => part.from < span.to && part.to > span.from);
    return isMath && (seen.seen === "said" || seen.seen === "partly")
      ? [{ ...seen, seen: "math" }]
      : [seen];
  });
}

function leavesOf(source: string): readonly Leaf[] {
  const tree = commentTree(source);
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
  switch (type) {
    case "delete":
      return "struck";
    case "blockquote":
      return "quoted";
    case "table":
      return "table";
    case "footnoteDefinition":
      return "footnote";
    default:
      return undefined;
  }
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
  // A footnote may say anything about the line that it is called from.
  const isWhole = plain.length === texts.length && !parts.some(isFootnoteCall);
  return { text: joined(plain), seen: isWhole ? "said" : "partly" };
}

const isFootnoteCall = ({ type }: Leaf): boolean => type === "footnoteReference";

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
