import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { type MarkdownField, markdown } from "../questions/markdown.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { unwrittenIn } from "./placeholders.ts";

/** A plan that somebody can follow at night has at least a few sentences. */
const MIN_WORDS = 20;

/** The declared rollback plan exists at this commit, and is more than a stub. */
export const plan = defineEvaluator({
  id: "plan",
  options: lazily(() => z.strictObject({})),
  reads: ["rollback"],
  questions: (_options, { declared: { rollback } }) => ({
    files: rollback.plan === undefined ? [] : [markdown(rollback.plan)],
  }),
  judge: ({ files: [file] }, _options, { release }): Judgement => {
    const expected = `A rollback plan of at least ${MIN_WORDS} words, at ${shortSha(release.sha)}`;
    if (file === undefined) {
      return {
        outcome: "fail",
        expected,
        found: "No plan is declared",
        remedy: "Write the plan and name it in release.yml: `rollback: {plan: docs/rollback.md}`",
      };
    }
    return { expected, ...judgeFile(file, release.sha) };
  },
});

function judgeFile(
  {
    path,
    fields,
    words,
  }: { path: string; fields: readonly MarkdownField[] | undefined; words: number },
  sha: string,
): Omit<Judgement, "expected"> {
  const remedy = `Write in ${path} who rolls back, in which steps, and how to tell that it worked; then release the commit that contains it`;
  if (fields === undefined) {
    return { outcome: "fail", found: `${path} does not exist at ${shortSha(sha)}`, remedy };
  }
  const lines = new Set(fields.flatMap((field) => field.text.split("\n")));
  // A plan speaks of <version> and the like on purpose.
  const open = [...lines].filter((text) => unwrittenIn(text) !== undefined);
  const sound = words - open.reduce((sum, text) => sum + wordsIn(text), 0);
  const details = open.map((text) => `Still to be written: ${text.trim()}`);
  if (!(sound >= MIN_WORDS)) {
    const found = `${path} has ${words} words${open.length > 0 ? `, ${sound} without its placeholders` : ""}`;
    return { outcome: "fail", found, remedy, details };
  }
  return { outcome: "pass", found: `${path} has ${words} words`, details };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
