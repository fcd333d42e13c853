import * as z from "zod";
import { parseDuration, parsePercent } from "../core/units.ts";

// A manifest is parsed once: compiling a parser for each schema first takes longer than it saves.
z.config({ jitless: true });

// zod looks for cycles before the first parse of each container. What is read here is JSON, or YAML
// whose aliases are refused: trees, a tenth of whose time that would be.
z.config({
  memoizer: {
    attach: () => undefined,
    guard: () => undefined,
    alloc: (_schema, _payload, empty) => empty,
  },
});

/**
 * A schema that is made when a value first needs it: those who do not have what it is for do not pay
 * for it at every start. It must not be optional itself, nor have a default: `.optional()` goes around
 * it. `.meta()` would make a copy that is made at once, so a description is given here.
 */
export function lazily<T extends z.ZodType>(make: () => T, description?: string): z.ZodLazy<T> {
  const schema = z.lazy(make);
  // zod asks each key of an object whether it may be absent, and would make the schema to answer.
  for (const side of ["optin", "optout"] as const) {
    Object.defineProperty(schema._zod, side, { value: undefined, configurable: true });
  }
  if (description !== undefined) z.globalRegistry.add(schema, { description });
  return schema;
}

const NO_EXPRESSION = /^(?![\s\S]*\$\{\{)/;

/** Plain text in which no `${{ … }}` may stand. Numbers in YAML are read as they were written. */
export const text = z
  .string()
  .min(1, "some text")
  .regex(NO_EXPRESSION, "text without an expression");

/** Text in which `${{ … }}` may stand; a stage resolves it before the text is used. */
export const template = z
  .string()
  .min(1, "some text")
  .meta({ description: "may hold expressions" });

/** `500ms`, `5s`, `15m`, `2h`, `1d`; read as milliseconds. */
export const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, "a duration with its unit, such as 500ms, 5s, 15m or 2h")
  .transform((value) => parseDuration(value) ?? Number.NaN)
  .pipe(z.number({ error: "a duration of whole milliseconds" }).positive("a duration above zero"));

/** The same, or `0` for none. */
export const durationOrNone = z.union([z.literal(0), z.literal("0").transform(() => 0), duration], {
  error: "0, or a duration with its unit, such as 30s or 15m",
});

/** `5%`; read as a share from 0 to 1. */
export const percent = z
  .string()
  .regex(/^\d+(\.\d+)?%$/, "a percentage with its sign, such as 5%")
  .transform((value) => parsePercent(value) ?? Number.NaN)
  .pipe(z.number({ error: "a percentage from 0% to 100%" }));

/** `5%`, or more than 100%; read as a share. */
export const growth = lazily(() =>
  z
    .string()
    .regex(/^\d+(\.\d+)?%$/, "a percentage with its sign, such as 5%")
    .transform((value) => Number.parseFloat(value) / 100),
);

/** `0.5pp`, percentage points; read as a share from 0 to 1. */
export const points = lazily(() =>
  z
    .string()
    .regex(/^\d+(\.\d+)?pp$/, "percentage points with their unit, such as 0.5pp")
    .transform((value) => Number.parseFloat(value) / 100)
    .pipe(z.number().max(1, "at most 100pp")),
);

/** A header name by RFC 9110. */
export const headerName = text.regex(
  /^[\w!#$%&'*+.^`|~-]+$/,
  "the name of a header, such as content-type",
);

/** An id of the manifest's own making: letters, digits, and ` . _ - /` between them. */
export const id = text.regex(/^[\w/][\w ./-]*$/, "an id of letters, digits, spaces and . _ - /");
