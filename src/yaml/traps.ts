import { isAlias, isScalar, type Node, type Pair } from "yaml";
import type { Path } from "./path.ts";
import type { Noun, ProblemWords } from "./source.ts";

/** Words for a key that stands twice in a map. */
export const DUPLICATE_KEY: ProblemWords = {
  sentence: "the same key appears twice",
  hint: "keep one of them: YAML would silently take one and drop the other",
};

export const QUOTE_HASH = "`#` starts a comment: quote it";

/** An alias, an anchor or a tag: YAML's ways to say one thing and mean another. */
export function nodeTrap(node: Node, noun: Noun): ProblemWords | undefined {
  if (isAlias(node)) {
    return {
      sentence: `\`*${node.source}\` is a YAML alias, which a ${noun} cannot hold`,
      hint: "write the value again, or quote it if the `*` belongs to it",
    };
  }
  if ("anchor" in node && node.anchor !== undefined) {
    return {
      sentence: `\`&${node.anchor}\` is a YAML anchor, which a ${noun} cannot hold`,
      hint: "leave it out, or quote the value if the `&` belongs to it",
    };
  }
  if (node.tag === undefined) return undefined;
  return {
    sentence: `a YAML tag (\`!\`) changes how the value is read, which a ${noun} cannot hold`,
    hint: "leave it out, or quote the value if the `!` belongs to it",
  };
}

/** A key that is no plain word, or that stands for something else. */
export function keyTrap(
  key: Node | undefined,
  name: string,
  { others, noun }: { readonly others: Readonly<Record<string, unknown>>; readonly noun: Noun },
): ProblemWords | undefined {
  if (!isScalar(key)) {
    return {
      sentence: "a list or a map is used as a key",
      hint: "write a word as the key, and quote an expression that stands inside { } or [ ]",
    };
  }
  if (name === "") return { sentence: "a key is missing before the colon" };
  if (name === "<<") {
    return {
      sentence: `\`<<\` is a YAML merge key, which a ${noun} cannot hold`,
      hint: "write the keys out",
    };
  }
  if (name.includes("${{")) {
    return { sentence: "an expression is not allowed in a key", hint: "write the key itself" };
  }
  if (name === "__proto__") return { sentence: "`__proto__` is not allowed as a key" };
  if (Object.hasOwn(others, name)) return DUPLICATE_KEY;
  return nodeTrap(key, noun);
}

/** A key without a colon in `{ }`: the rest of a text that a comma cut in two. */
export function grownKeyTrap(pair: Pair, name: string): ProblemWords | undefined {
  if (pair.value !== null) return undefined;
  return {
    sentence: `"${name}" became a key of its own: inside { } a comma separates entries`,
    hint: "quote the text that holds the comma, or give the key a value",
  };
}

/** A key with nothing after it. `rest` is the line after the place where the value would be. */
export function emptyTrap(path: Path, rest: string): ProblemWords {
  const name = path.at(-1);
  const what = typeof name === "string" ? `"${name}"` : "this entry of the list";
  return /^\s*#\S/.test(rest)
    ? { sentence: `${what} has no value`, hint: QUOTE_HASH }
    : { sentence: `${what} has no value`, hint: "write a value, or leave the key out" };
}

/** A value that ends where a `#` begins without a space after it. `rest` is the line after it. */
export function cutTrap(rest: string): ProblemWords | undefined {
  const comment = /^[ \t]+(#[^\s#].*)$/.exec(rest)?.[1];
  if (comment === undefined) return undefined;
  return {
    sentence: `the value ends before \`${comment.trimEnd()}\``,
    hint: `${QUOTE_HASH}, or write a space after the \`#\` if a comment is meant`,
  };
}

/** A number written so that readers disagree about it. */
export function numberTrap(written: string, value: number): ProblemWords | undefined {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(written)) {
    return {
      sentence: `${written} can be read as more than one number`,
      expected: "a number in plain decimal digits",
      hint: Number.isFinite(value)
        ? `write ${value}, or quote it if it is text`
        : "quote it if it is text",
    };
  }
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return undefined;
  return { sentence: `${written} is too large to be read exactly`, hint: "quote it if it is text" };
}
