import type { DeclaredKey } from "../../core/declared.ts";
import type { Question, QuestionKind } from "../../core/question.ts";

/** Fields without which a value is no answer of its kind; the optional ones do not survive JSON. */
const FIELDS: Readonly<Record<Exclude<QuestionKind, "declared" | "checks">, readonly string[]>> = {
  history: ["environment", "records", "marks", "unreachable"],
  comments: ["comments"],
  markdown: ["path", "words"],
  workflow: ["file"],
  tags: [],
};

const BLOCKS: Readonly<Record<DeclaredKey, readonly string[]>> = {
  manifest: ["path", "origin", "trusted", "sha256"],
  release: ["type"],
  roles: [],
  calendar: ["timezone", "windows", "freezes"],
  smoke: ["critical", "warning"],
  deploy: ["kind"],
  rollback: [],
};

/** True when a value has the outline of an answer to the question: a list, or these fields. */
export function hasShape(question: Question, value: unknown): boolean {
  if (question.kind === "checks") return Array.isArray(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = question.kind === "declared" ? BLOCKS[question.block] : FIELDS[question.kind];
  return fields.every((field) => Object.hasOwn(value, field));
}
