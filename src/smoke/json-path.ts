import { compile, JSONPathError } from "json-p3";
import { type Answer, type Select, unreadable } from "./expectations/expectation.ts";

type Json = Parameters<ReturnType<typeof compile>["query"]>[0];

/** Levels of a JSON body; deeper ones are nobody's, and would exhaust the stack. */
const MAX_DEPTH = 200;

/** Selects in an answer's body by RFC 9535. */
export const selectJson: Select = (answer, path) => {
  const closed = unreadable(answer);
  if (closed !== undefined) return { problem: closed };
  const body = bodyOf(answer);
  if ("problem" in body) return body;
  try {
    return { values: compile(path).query(body.json).values() };
  } catch (error) {
    return { problem: `not searched: ${problemOf(error)}` };
  }
};

type Body = { readonly json: Json } | { readonly problem: string };

const READ = new WeakMap<Answer, Body>();

/** The body of an answer, read once for all of its paths. */
function bodyOf(answer: Answer): Body {
  const known = READ.get(answer);
  if (known !== undefined) return known;
  const read = readBody(answer.body);
  READ.set(answer, read);
  return read;
}

function readBody(text: string): Body {
  const json = parse(text);
  if (json === undefined) return { problem: notJson(text) };
  if (isDeeper(json, MAX_DEPTH)) return { problem: `nested more than ${MAX_DEPTH} levels deep` };
  return { json };
}

/** Why a JSON path cannot be read; undefined where it can. */
export function pathProblem(path: string): string | undefined {
  try {
    compile(path);
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): string {
  if (error instanceof JSONPathError) return `invalid JSON path: ${error.message}`;
  throw error;
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function notJson(body: string): string {
  return body.trim() === "" ? "empty" : `not in JSON: ${body}`;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
