import type { List, RootContent } from "mdast";
import { phrases } from "./prose.ts";

const HEADING = /^acceptance criteria:?$/i;
const BOX = /^\[([ xX])\]\s+(.*)/s;

/** How many boxes are ticked, and the texts of those that are not. */
interface Criteria {
  readonly met: number;
  readonly open: readonly string[];
}

/** Boxes below a heading "Acceptance criteria"; undefined: there is no such heading. */
export async function criteriaIn(body: string): Promise<Criteria | undefined> {
  // Most issues have none: only then is what reads Markdown loaded.
  if (!/acceptance criteria/i.test(body)) return undefined;
  const { fromMarkdown } = await import("mdast-util-from-markdown");
  const blocks = fromMarkdown(body).children;
  const sections = blocks.flatMap((block, at) =>
    block.type === "heading" && HEADING.test(phrases(block.children).trim())
      ? [below(blocks.slice(at + 1), block.depth)]
      : [],
  );
  if (sections.length === 0) return undefined;
  const boxes = sections.flat().flatMap(boxesOf);
  return {
    met: boxes.filter(({ ticked }) => ticked).length,
    open: boxes.filter(({ ticked }) => !ticked).map(({ text }) => text),
  };
}

function below(blocks: readonly RootContent[], depth: number): readonly RootContent[] {
  const end = blocks.findIndex((block) => block.type === "heading" && block.depth <= depth);
  return end < 0 ? blocks : blocks.slice(0, end);
}

interface Box {
  readonly ticked: boolean;
  readonly text: string;
}

/** Boxes of lists, quoted ones too: GitHub shows them all. */
function boxesOf(block: RootContent): readonly Box[] {
  if (block.type === "list") return boxesIn(block);
  return block.type === "blockquote" ? block.children.flatMap(boxesOf) : [];
}

/** Boxes of a list and of the lists in it. */
function boxesIn(list: List): readonly Box[] {
  return list.children.flatMap(({ children }) => {
    const [first] = children;
    const said = first?.type === "paragraph" ? phrases(first.children) : "";
    const [, mark, text = ""] = BOX.exec(said) ?? [];
    const own = mark === undefined ? [] : [{ ticked: mark !== " ", text: text.trim() }];
    return [...own, ...children.flatMap(boxesOf)];
  });
}
