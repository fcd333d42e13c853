import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { count, maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const field = lazily(() =>
  z.strictObject({
    name: z.string().meta({ description: "as written, without emphasis or colon" }),
    depth: z.int().meta({ description: "1 to 6 of a heading; 7 for a field of a list" }),
    text: z.string().meta({
      description: "plain text below it, comments and images left out, code kept apart",
    }),
    code: z.boolean().meta({ description: "true when it holds at least one block of code" }),
    line: z.int(),
  }),
);

/** A heading or list field (`- **Date**: …`) of a Markdown document with the text under it. */
export type MarkdownField = Readonly<z.output<typeof field>>;

/** A Markdown file at the release's commit; without `fields` in the answer there is no such file. */
export const markdown = defineQuestion({
  kind: "markdown",
  value: lazily(() =>
    z.strictObject({
      path: z.string(),
      fields: maybe(z.array(field).readonly()),
      sha256: maybe(
        z.string().meta({
          description: "digest of its text, with lines that end as in Unix; absent: no such file",
        }),
      ),
      words: count.meta({ description: "words of prose in the whole document" }),
    }),
  ),
  asks: (path: string) => ({ key: `file ${path}`, path }),
});
