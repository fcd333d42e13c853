import type { AnswerValue } from "../questions/kinds.ts";
import { fieldsOf, NOTES_FIELDS } from "./notes-fields.ts";
import { placeholderIn } from "./placeholders.ts";

/** One step that a reader can follow: a few words, or a block of code. */
const STEP = /\p{L}{2,}(?:[^\p{L}]+\p{L}{2,}){2}/u;

const NONE = /^[^\p{L}\p{N}]*(?:none|n\/a|not applicable|no (?:migration|steps)|nothing)\b/iu;

/** Whether the release notes hold at least one step of a migration. */
export function filledIn({
  notes,
  path,
}: {
  readonly notes: AnswerValue<"markdown"> | undefined;
  readonly path: string;
}): { readonly is: boolean; readonly found: string; readonly remedy: string } {
  const { title } = NOTES_FIELDS.migration;
  const sections = fieldsOf(notes?.fields ?? [], "migration");
  const is = sections.some(
    ({ text, code }) =>
      !NONE.test(text) && placeholderIn(text) === undefined && (code || STEP.test(text)),
  );
  const remedy = `Write under ${title} in ${path} what users have to do, and release the commit that contains it`;
  if (is) return { is, found: `${title} in ${path} says what to do`, remedy };
  const first = sections[0]?.text.trim() ?? "";
  const found =
    notes?.fields === undefined
      ? `${path} does not exist`
      : first === ""
        ? `${path} says nothing under ${title}`
        : `${title} in ${path} names no step`;
  return { is, found, remedy };
}
