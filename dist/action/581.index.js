"use strict";
exports.id = 581;
exports.ids = [581];
exports.modules = {

/***/ 581:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentLines: () => (/* binding */ commentLines)
});

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 49 modules
var lib = __webpack_require__(554);
// EXTERNAL MODULE: ./node_modules/micromark-util-chunked/index.js
var micromark_util_chunked = __webpack_require__(5254);
// EXTERNAL MODULE: ./node_modules/micromark-util-classify-character/index.js
var micromark_util_classify_character = __webpack_require__(4386);
// EXTERNAL MODULE: ./node_modules/micromark-util-resolve-all/index.js
var micromark_util_resolve_all = __webpack_require__(6728);
;// CONCATENATED MODULE: ./node_modules/micromark-extension-gfm-strikethrough/lib/syntax.js
/**
 * @import {Options} from 'micromark-extension-gfm-strikethrough'
 * @import {Event, Extension, Resolver, State, Token, TokenizeContext, Tokenizer} from 'micromark-util-types'
 */




/**
 * Create an extension for `micromark` to enable GFM strikethrough syntax.
 *
 * @param {Options | null | undefined} [options={}]
 *   Configuration.
 * @returns {Extension}
 *   Extension for `micromark` that can be passed in `extensions`, to
 *   enable GFM strikethrough syntax.
 */
function gfmStrikethrough(options) {
  const options_ = options || {};
  let single = options_.singleTilde;
  const tokenizer = {
    name: 'strikethrough',
    tokenize: tokenizeStrikethrough,
    resolveAll: resolveAllStrikethrough
  };
  if (single === null || single === undefined) {
    single = true;
  }
  return {
    text: {
      [126]: tokenizer
    },
    insideSpan: {
      null: [tokenizer]
    },
    attentionMarkers: {
      null: [126]
    }
  };

  /**
   * Take events and resolve strikethrough.
   *
   * @type {Resolver}
   */
  function resolveAllStrikethrough(events, context) {
    let index = -1;

    // Walk through all events.
    while (++index < events.length) {
      // Find a token that can close.
      if (events[index][0] === 'enter' && events[index][1].type === 'strikethroughSequenceTemporary' && events[index][1]._close) {
        let open = index;

        // Now walk back to find an opener.
        while (open--) {
          // Find a token that can open the closer.
          if (events[open][0] === 'exit' && events[open][1].type === 'strikethroughSequenceTemporary' && events[open][1]._open &&
          // If the sizes are the same:
          events[index][1].end.offset - events[index][1].start.offset === events[open][1].end.offset - events[open][1].start.offset) {
            events[index][1].type = 'strikethroughSequence';
            events[open][1].type = 'strikethroughSequence';

            /** @type {Token} */
            const strikethrough = {
              type: 'strikethrough',
              start: Object.assign({}, events[open][1].start),
              end: Object.assign({}, events[index][1].end)
            };

            /** @type {Token} */
            const text = {
              type: 'strikethroughText',
              start: Object.assign({}, events[open][1].end),
              end: Object.assign({}, events[index][1].start)
            };

            // Opening.
            /** @type {Array<Event>} */
            const nextEvents = [['enter', strikethrough, context], ['enter', events[open][1], context], ['exit', events[open][1], context], ['enter', text, context]];
            const insideSpan = context.parser.constructs.insideSpan.null;
            if (insideSpan) {
              // Between.
              (0,micromark_util_chunked/* splice */.m)(nextEvents, nextEvents.length, 0, (0,micromark_util_resolve_all/* resolveAll */.W)(insideSpan, events.slice(open + 1, index), context));
            }

            // Closing.
            (0,micromark_util_chunked/* splice */.m)(nextEvents, nextEvents.length, 0, [['exit', text, context], ['enter', events[index][1], context], ['exit', events[index][1], context], ['exit', strikethrough, context]]);
            (0,micromark_util_chunked/* splice */.m)(events, open - 1, index - open + 3, nextEvents);
            index = open + nextEvents.length - 2;
            break;
          }
        }
      }
    }
    index = -1;
    while (++index < events.length) {
      if (events[index][1].type === 'strikethroughSequenceTemporary') {
        events[index][1].type = "data";
      }
    }
    return events;
  }

  /**
   * @this {TokenizeContext}
   * @type {Tokenizer}
   */
  function tokenizeStrikethrough(effects, ok, nok) {
    const previous = this.previous;
    const events = this.events;
    let size = 0;
    return start;

    /** @type {State} */
    function start(code) {
      if (previous === 126 && events[events.length - 1][1].type !== "characterEscape") {
        return nok(code);
      }
      effects.enter('strikethroughSequenceTemporary');
      return more(code);
    }

    /** @type {State} */
    function more(code) {
      const before = (0,micromark_util_classify_character/* classifyCharacter */.S)(previous);
      if (code === 126) {
        // If this is the third marker, exit.
        if (size > 1) return nok(code);
        effects.consume(code);
        size++;
        return more;
      }
      if (size < 2 && !single) return nok(code);
      const token = effects.exit('strikethroughSequenceTemporary');
      const after = (0,micromark_util_classify_character/* classifyCharacter */.S)(code);
      token._open = !after || after === 2 && Boolean(before);
      token._close = !before || before === 2 && Boolean(after);
      return ok(code);
    }
  }
}
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
;// CONCATENATED MODULE: ./lib/evidence/hiding.js
const VOID = new Set(["br", "hr", "img", "input", "source", "wbr"]);
const ELEMENTS = {
    ...Object.fromEntries(["del", "s", "strike"].map((name) => [name, "struck"])),
    ...Object.fromEntries(["code", "kbd", "pre", "samp", "tt", "var"].map((name) => [name, "code"])),
    blockquote: "quoted",
    q: "quoted",
    details: "folded",
};
// Elements and attributes that GitHub lets through and that leave text as plain as it is. Whatever
// else there is may hide it: https://github.com/gjtorikian/html-pipeline (sanitization filter).
const PLAIN_ELEMENTS = new Set(`a abbr b br caption cite dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins li
  mark ol p picture rp rt ruby small source span strong sub summary sup table tbody td tfoot th thead
  time tr u ul wbr`.split(/\s+/));
const PLAIN_ATTRIBUTES = new Set(`align alt border cite colspan datetime height href id lang name rel rowspan src start target title
  valign width`.split(/\s+/));
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>/;
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/;
/** Follows the HTML of a document and tells what its open elements do to text. */
function hidingTracker() {
    const open = [];
    const hiding = () => open.find((element) => element.hiding !== undefined)?.hiding;
    const tag = (closing, name, attributes) => {
        if (closing !== "") {
            const at = open.findLastIndex((element) => element.name === name);
            // Only that one: an element that is closed in the wrong order hides nothing less.
            if (at !== -1)
                open.splice(at, 1);
        }
        else if (!VOID.has(name))
            open.push({ name, hiding: hidingOf(name, attributes) });
    };
    const read = (html) => {
        const texts = [];
        let done = 0;
        for (const match of html.matchAll(new RegExp(`${COMMENT.source}|${TAG.source}`, "g"))) {
            const [whole, closing = "", name, attributes = ""] = match;
            texts.push({ from: done, to: match.index, hiding: hiding() });
            if (name !== undefined)
                tag(closing, name.toLowerCase(), attributes);
            done = match.index + whole.length;
        }
        return [...texts, { from: done, to: html.length, hiding: hiding() }];
    };
    return { read, hiding };
}
function hidingOf(name, attributes) {
    const own = ELEMENTS[name];
    if (own !== undefined)
        return own;
    const names = [...attributes.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S+))?/g)];
    const isPlain = PLAIN_ELEMENTS.has(name) &&
        names.every(([, attribute = ""]) => PLAIN_ATTRIBUTES.has(attribute.toLowerCase()));
    return isPlain ? undefined : "hidden";
}

;// CONCATENATED MODULE: ./lib/evidence/comment-lines.js




/**
 * Lines of a comment that begin with `/` in their first column, as a reader sees them once GitHub
 * has rendered it. None from quotes, code and HTML comments.
 */
function commentLines(body) {
    const source = body.replace(/^\ufeff/, "");
    const starts = [...source.matchAll(/(?<=^|[\n\r])\/[^\n\r]*/g)];
    if (starts.length === 0)
        return [];
    const leaves = leavesOf(source);
    return starts.flatMap(({ 0: text, index }) => {
        const span = { from: index, to: index + text.length };
        return seenLine(source, span, leaves) ?? [];
    });
}
const struckThrough = {
    canContainEols: ["delete"],
    enter: {
        strikethrough(token) {
            this.enter({ type: "delete", children: [] }, token);
        },
    },
    exit: {
        strikethrough(token) {
            this.exit(token);
        },
    },
};
function leavesOf(source) {
    const tree = (0,lib/* fromMarkdown */.Y)(source, {
        extensions: [gfmStrikethrough()],
        mdastExtensions: [struckThrough],
    });
    const { read, hiding } = hidingTracker();
    const walk = (node, around) => {
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
function hidingNode(type) {
    if (type === "delete")
        return "struck";
    return type === "blockquote" ? "quoted" : undefined;
}
function seenLine(source, span, leaves) {
    const first = leaves.find(({ from, to }) => from <= span.from && span.from < to);
    if (first === undefined)
        return undefined;
    if (first.type === "html")
        return inHtml(source, span, first);
    if (first.type !== "text" || first.hiding === "quoted")
        return undefined;
    const parts = leaves.filter(({ from, to }) => from < span.to && to > span.from);
    const texts = parts.filter(({ type }) => type === "text" || type === "inlineCode");
    const joined = (some) => (0,core_text/* line */.n8)(some.map((leaf) => shownOf(source, span, leaf)).join(""));
    if (first.hiding !== undefined)
        return { text: joined(texts), seen: first.hiding };
    const plain = texts.filter(({ hiding }) => hiding === undefined);
    return { text: joined(plain), seen: plain.length === texts.length ? "said" : "partly" };
}
/** The part of a leaf that stands in the line, without the marks of code. */
function shownOf(source, span, { type, from, to }) {
    const text = source.slice(Math.max(from, span.from), Math.min(to, span.to));
    return type === "inlineCode" ? text.replace(/^`+ ?| ?`+$/g, "") : text;
}
/** A line of text among tags: GitHub shows it, but its lines run into one another. */
function inHtml(source, span, leaf) {
    const text = leaf.texts.find(({ from, to }) => from <= span.from && span.from < to);
    if (text === undefined || text.hiding === "quoted")
        return undefined;
    const written = source.slice(span.from, Math.min(span.to, text.to));
    return { text: (0,core_text/* line */.n8)(written), seen: text.hiding ?? "html" };
}


/***/ })

};
;