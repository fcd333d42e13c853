import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineQuestion } from "./question.ts";

const item = lazily(() =>
  z.strictObject({
    number: z.int(),
    title: z.string(),
    url: z.string(),
    pull: z.boolean().meta({ description: "true for a pull request" }),
  }),
);

/** An open issue or pull request. */
export type OpenItem = Readonly<z.output<typeof item>>;

/** Open issues and pull requests with a label. */
export const labelled = defineQuestion({
  kind: "labelled",
  value: lazily(() => z.strictObject({ label: z.string(), items: z.array(item).readonly() })),
  asks: (label: string) => ({ key: `labelled ${label}`, label }),
});
