import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const item = lazily(() =>
  z.strictObject({
    number: z.int(),
    title: z.string(),
    url: z.string(),
    kind: z.enum(["issue", "pull"]),
    state: z.enum(["open", "closed", "merged"]),
    criteria: maybe(
      z.strictObject({
        met: z.int().min(0),
        open: strings.meta({ description: "texts of boxes that are not ticked" }),
      }),
    ).meta({ description: "boxes under its heading Acceptance criteria, where it has one" }),
  }),
);

/** An issue or pull request of a milestone. */
export type PlannedItem = Readonly<z.output<typeof item>>;

/** The milestone with one of these titles, and all that is in it; absent: there is none. */
export const milestone = defineQuestion({
  kind: "milestone",
  value: lazily(() =>
    z.strictObject({
      titles: strings,
      found: maybe(
        z.strictObject({
          title: z.string(),
          url: z.string(),
          items: z.array(item).readonly(),
        }),
      ),
    }),
  ),
  asks: (titles: readonly string[]) => ({ key: `milestone ${titles.join(", ")}`, titles }),
});
