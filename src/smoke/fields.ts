import * as z from "zod";
import { lazily, text } from "../fields/fields.ts";

export { headerName } from "../fields/fields.ts";

/** A JSON path by RFC 9535; its syntax is checked by `pathProblems`. */
export const jsonPath = text.regex(/^\$/, "a JSON path, such as $.status");

const PLAIN_PATH = /^\$(\.([A-Za-z_]\w*|\*)|\[(0|[1-9]\d{0,8}|\*|'[\w .:@/-]*')\])*$/;

/**
 * True for JSON paths as most are written: `$.name`, `$.list[0]`, `$['x']`, `$.all[*]`. They are
 * right as they stand, so that a manifest is checked without loading the parser of paths. False
 * says nothing: the path may be right or wrong.
 */
export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path);
}

/** A regular expression as JavaScript reads it; it may match anywhere in the text. */
export const pattern = text.transform((source, context) => {
  try {
    new RegExp(source);
  } catch {
    context.issues.push({ code: "custom", input: source, message: NO_PATTERN });
  }
  return source;
});

/** A file of the repository, by its path beside the manifest. */
export const fileName = text.regex(
  /^(?![/\\]|[A-Za-z]:)[^\\]*[^\\/]$/,
  "a file by its path beside the manifest, such as schemas/order.json",
);

const NO_PATTERN = "write a regular expression; this one cannot be read";

/** Any JSON value; texts in it may hold expressions. */
export const json = lazily(() => z.json(), "any value; text may hold expressions");

/** Makes an object without any key an error; a misspelt key is one already. */
export function atLeastOne<T extends object>(message: string) {
  return (value: T, context: z.core.$RefinementCtx<T>): T => {
    const isEmpty = Object.values(value).every((part) => part === undefined);
    if (isEmpty && context.issues.length === 0) {
      context.issues.push({ code: "custom", input: value, message });
    }
    return value;
  };
}
