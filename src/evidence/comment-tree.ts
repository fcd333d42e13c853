import type { Delete, FootnoteDefinition, FootnoteReference, Root, Table } from "mdast";
import { type Extension, fromMarkdown, type Handle } from "mdast-util-from-markdown";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";

const begin = (node: () => Delete | FootnoteDefinition | FootnoteReference | Table): Handle =>
  function (token) {
    this.enter(node(), token);
  };
const end: Handle = function (token) {
  this.exit(token);
};
// Names of footnotes are no text; what is read of them goes nowhere.
const aside: Handle = function () {
  this.buffer();
};
const back: Handle = function () {
  this.resume();
};

/** What GitHub adds to Markdown and shows elsewhere, or otherwise than as a line of text. */
const GITHUB: Extension = {
  canContainEols: ["delete"],
  enter: {
    strikethrough: begin(() => ({ type: "delete", children: [] })),
    table: begin(() => ({ type: "table", children: [] })),
    gfmFootnoteDefinition: begin(() => ({
      type: "footnoteDefinition",
      identifier: "",
      children: [],
    })),
    gfmFootnoteDefinitionLabelString: aside,
    gfmFootnoteCall: begin(() => ({ type: "footnoteReference", identifier: "" })),
    gfmFootnoteCallString: aside,
  },
  exit: {
    strikethrough: end,
    table: end,
    gfmFootnoteDefinition: end,
    gfmFootnoteDefinitionLabelString: back,
    gfmFootnoteCall: end,
    gfmFootnoteCallString: back,
  },
};

/** The Markdown of a comment, as GitHub reads it. */
export function commentTree(source: string): Root {
  return fromMarkdown(source, {
    extensions: [gfmStrikethrough(), gfmTable(), gfmFootnote()],
    mdastExtensions: [GITHUB],
  });
}
