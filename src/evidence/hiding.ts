import type { Seen } from "../core/commands/comment.ts";

/** What an open HTML element does to the text in it; `quoted`: somebody else says it. */
export type Hiding = Exclude<Seen, "said" | "partly" | "html"> | "quoted";

const VOID = new Set(["br", "hr", "img", "input", "source", "wbr"]);

const ELEMENTS: Readonly<Record<string, Hiding>> = {
  ...Object.fromEntries(["del", "s", "strike"].map((name) => [name, "struck"] as const)),
  ...Object.fromEntries(
    ["code", "kbd", "pre", "samp", "tt", "var"].map((name) => [name, "code"] as const),
  ),
  blockquote: "quoted",
  q: "quoted",
  details: "folded",
};

// Elements and attributes that GitHub lets through and that leave text as plain as it is. Whatever
// else there is may hide it: https://github.com/gjtorikian/html-pipeline (sanitization filter).
const PLAIN_ELEMENTS = new Set(
  `a abbr b br caption cite dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins li
  mark ol p picture rp rt ruby small source span strong sub summary sup table tbody td tfoot th thead
  time tr u ul wbr`.split(/\s+/),
);
const PLAIN_ATTRIBUTES = new Set(
  `align alt border cite colspan datetime height href id lang name rel rowspan src start target title
  valign width`.split(/\s+/),
);

const COMMENT = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>/;
const TAG =
  /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/;

/** Text between the tags of a piece of HTML: where it stands in it, and what hides it. */
export interface HtmlText {
  readonly from: number;
  readonly to: number;
  readonly hiding: Hiding | undefined;
}

/** Follows the HTML of a document and tells what its open elements do to text. */
export function hidingTracker(): {
  readonly read: (html: string) => readonly HtmlText[];
  readonly hiding: () => Hiding | undefined;
} {
  const open: { readonly name: string; readonly hiding: Hiding | undefined }[] = [];
  const hiding = () => open.find((element) => element.hiding !== undefined)?.hiding;
  const tag = (closing: string, name: string, attributes: string) => {
    if (closing !== "") {
      const at = open.findLastIndex((element) => element.name === name);
      // Only that one: an element that is closed in the wrong order hides nothing less.
      if (at !== -1) open.splice(at, 1);
    } else if (!VOID.has(name)) open.push({ name, hiding: hidingOf(name, attributes) });
  };
  const read = (html: string): readonly HtmlText[] => {
    const texts: HtmlText[] = [];
    let done = 0;
    for (const match of html.matchAll(new RegExp(`${COMMENT.source}|${TAG.source}`, "g"))) {
      const [whole, closing = "", name, attributes = ""] = match;
      texts.push({ from: done, to: match.index, hiding: hiding() });
      if (name !== undefined) tag(closing, name.toLowerCase(), attributes);
      done = match.index + whole.length;
    }
    return [...texts, { from: done, to: html.length, hiding: hiding() }];
  };
  return { read, hiding };
}

function hidingOf(name: string, attributes: string): Hiding | undefined {
  const own = ELEMENTS[name];
  if (own !== undefined) return own;
  const names = [...attributes.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S+))?/g)];
  const isPlain =
    PLAIN_ELEMENTS.has(name) &&
    names.every(([, attribute = ""]) => PLAIN_ATTRIBUTES.has(attribute.toLowerCase()));
  return isPlain ? undefined : "hidden";
}
