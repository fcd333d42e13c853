import { compile, JSONPathError } from "json-p3";
import { type Select, unreadable } from "./expectations/expectation.ts";

type Json = Parameters<ReturnType<typeof compile>["query"]>[0];

/** Levels of a JSON body; deeper ones are nobody's, and would exhaust the stack. */
const MAX_DEPTH = 200;

/** Selects in an answer's body by RFC 9535. */
export const selectJson: Select = (answer, path) => {
  const closed = unreadable(answer);
  if (closed !== undefined) return { problem: closed };
  const body = parse(answer.body);
  if (body === undefined) return { problem: notJson(answer.body) };
  if (isDeeper(body, MAX_DEPTH)) return { problem: `nested more than ${MAX_DEPTH} levels deep` };
  try {
    return { values: compile(path).query(body).values() };
  } catch (error) {
    return { problem: `not searched: ${problemOf(error)}` };
  }
};

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
