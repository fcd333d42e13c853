import * as z from "zod";
import { defineQuestion } from "./question.ts";

/** How a commit stands to another one in the history of the repository. */
export const RELATIONS = {
  same: "it is that commit",
  ahead: "that commit is one of its ancestors",
  behind: "it is an ancestor of that commit",
  diverged: "each has commits that the other has not",
  gone: "that commit is no longer in the repository",
} as const;

export type Relation = keyof typeof RELATIONS;

/** How `head` stands to `base`. */
export const ancestry = defineQuestion({
  kind: "ancestry",
  value: z.strictObject({
    base: z.string(),
    head: z.string(),
    relation: z.enum(["same", "ahead", "behind", "diverged", "gone"]),
  }),
  asks: (base: string, head: string) => ({ key: `ancestry ${base}..${head}`, base, head }),
});
