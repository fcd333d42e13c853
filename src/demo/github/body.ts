import type { Call } from "./call.ts";
import { refuse } from "./call.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Reads the fields of a JSON body, and refuses what has the wrong type as GitHub does. */
export interface Body {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly needed: (name: string) => string;
  /** One of a few words. */
  readonly word: <const W extends string>(name: string, words: readonly W[]) => W | undefined;
  readonly flag: (name: string, fallback: boolean) => boolean;
  readonly texts: (name: string) => readonly string[] | undefined;
  readonly record: (name: string) => Fields | undefined;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The reader of a call's body. */
export function bodyOf(call: Call): Body {
  const fields = isRecord(call.body) ? call.body : refuse(400, "Problems parsing JSON");
  const read = <T>(name: string, kind: string, is: (value: unknown) => value is T) => {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    return is(value) ? value : refuse(422, wrong(name, value, kind));
  };
  const text = (name: string) => read(name, "string", (value) => typeof value === "string");
  return {
    has: (name) => fields[name] !== undefined && fields[name] !== null,
    text,
    needed: (name) => text(name) ?? refuse(422, `Invalid request.\n\n"${name}" wasn't supplied.`),
    word: (name, words) => {
      const value = text(name);
      const member = words.find((word) => word === value);
      if (value !== undefined && member === undefined) refuse(422, notAmong(name, value, words));
      return member;
    },
    flag: (name, fallback) =>
      read(name, "boolean", (value) => typeof value === "boolean") ?? fallback,
    texts: (name) => read(name, "array", isTexts),
    record: (name) => read(name, "object", isRecord),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function wrong(name: string, value: unknown, kind: string): string {
  return `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not a ${kind}.`;
}

function notAmong(name: string, value: string, words: readonly string[]): string {
  return `Invalid request.\n\nFor 'properties/${name}', ${value} is not one of ${words.join(", ")}.`;
}

/** A text of at most `length` characters; GitHub refuses a longer one. */
export function atMost(length: number, name: string, text: string): string {
  if ([...text].length <= length) return text;
  return refuse(422, "Validation Failed", {
    errors: [
      {
        resource: "Status",
        code: "custom",
        field: name,
        message: `${name} is too long (maximum is ${length} characters)`,
      },
    ],
  });
}

/** Names in the body's `labels`, given as texts or as objects with a name. */
export function labelNames(call: Call): readonly string[] {
  const { body } = call;
  if (typeof body !== "object" || body === null || !("labels" in body)) return [];
  if (!Array.isArray(body.labels)) return [];
  return body.labels.map((label: unknown) => {
    if (typeof label === "string") return label;
    const named = typeof label === "object" && label !== null && "name" in label;
    return named ? String(label.name) : refuse(422, "Validation Failed");
  });
}
