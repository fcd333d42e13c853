import * as z from "zod";
import { lazily, text } from "../fields/fields.ts";
import { type BuildSource, readSource } from "./build-source.ts";
import { type Answer, headerOf, type Select } from "./expectations/expectation.ts";
import { headerName, jsonPath, pattern } from "./fields.ts";

const HINT =
  "{json: $.id}, {header: location}, {cookie: sid}, {text: true} or {matches: 'id=(.+)'}";

/** A cookie's name by RFC 6265, which takes it from RFC 9110. */
const cookieName = text.regex(/^[\w!#$%&'*+.^`|~-]+$/, "the name of a cookie, such as sid");

const secret = z
  .boolean()
  .meta({ description: "default: true, it is kept out of every log and report" })
  .optional();

const source = lazily(() =>
  z.union(
    [
      jsonPath.transform((json): { json: string; secret?: boolean } => ({ json })),
      z.strictObject({ json: jsonPath, secret }),
      z.strictObject({ header: headerName, secret }),
      z.strictObject({ cookie: cookieName, secret }),
      z.strictObject({ text: z.literal(true), secret }),
      z.strictObject({ matches: pattern, secret }),
    ],
    { error: HINT },
  ),
);

export type SaveSource = z.output<typeof source>;

/** Values of an answer that later checks read as `saved.NAME`. */
export const save = lazily(() =>
  z
    .record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), source, {
      error: (issue) =>
        issue.code === "invalid_key"
          ? "a name of small letters, digits, - and _, such as order"
          : undefined,
    })
    .refine((all) => Object.keys(all).length > 0, `write {order: …} with ${HINT}`),
);

/** A value that was read from an answer. */
export interface Saved {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
  /** Name of the cookie that it is the value of; undefined: it is no cookie. */
  readonly cookie?: string | undefined;
}

/** What an answer gives to save, and what it lacks. */
interface Taken {
  readonly saved: readonly Saved[];
  readonly missing: readonly { readonly name: string; readonly said: string }[];
}

/** Reads what a check saves; a source with nothing in it is missing, never empty. */
export function takeSaved(
  answer: Answer,
  wanted: Readonly<Record<string, SaveSource>>,
  select: Select,
): Taken {
  const read = Object.entries(wanted).map(([name, from]) => {
    const cookie = "cookie" in from ? { cookie: from.cookie } : {};
    return { name, secret: from.secret ?? true, ...cookie, ...readFrom(answer, from, select) };
  });
  return {
    saved: read.flatMap(({ name, secret: isSecret, ...one }) => {
      if (!("text" in one)) return [];
      const cookie = "cookie" in one ? { cookie: one.cookie } : {};
      return [{ name, value: one.text, secret: isSecret, ...cookie }];
    }),
    missing: read.flatMap((one) =>
      "missing" in one ? [{ name: one.name, said: one.missing }] : [],
    ),
  };
}

function readFrom(answer: Answer, from: SaveSource, select: Select) {
  if ("cookie" in from) return readCookie(answer, from.cookie);
  return readSource(answer, buildSourceOf(from), select);
}

function buildSourceOf(from: Exclude<SaveSource, { readonly cookie: string }>): BuildSource {
  if ("text" in from) return "text";
  if ("json" in from) return { json: from.json };
  return "header" in from ? { header: from.header } : { matches: from.matches };
}

/**
 * The value of a cookie that the answer sets; of several of one name the last. Headers of one name
 * come joined by commas, which a cookie's value cannot hold (RFC 6265 §4.1.1).
 */
function readCookie(
  answer: Answer,
  name: string,
): { readonly text: string } | { readonly missing: string } {
  const given = headerOf(answer, "set-cookie") ?? "";
  const values = given.split(",").flatMap((part) => {
    const [pair = ""] = part.split(";");
    const sign = pair.indexOf("=");
    return pair.slice(0, Math.max(0, sign)).trim() === name ? [pair.slice(sign + 1).trim()] : [];
  });
  const value = values.at(-1)?.replace(/^"(.*)"$/, "$1") ?? "";
  return value === "" ? { missing: "missing" } : { text: value };
}

/** `JSON $.id`, `cookie sid`: where a value is read. */
export function describeSave(from: SaveSource): string {
  if ("cookie" in from) return `cookie ${from.cookie}`;
  if ("text" in from) return "the text of the body";
  if ("json" in from) return `JSON ${from.json}`;
  return "header" in from ? `header ${from.header}` : `text matching ${from.matches}`;
}
