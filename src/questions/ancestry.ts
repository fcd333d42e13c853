import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineQuestion } from "./question.ts";

/**
 * How a commit stands to another one: `ahead` has it among its ancestors, `behind` is one of its own;
 * `diverged`: each has commits that the other has not; `gone`: the other is no longer there.
 */
const RELATIONS = ["same", "ahead", "behind", "diverged", "gone"] as const;

export type Relation = (typeof RELATIONS)[number];

/** How `head` stands to `base`. */
export const ancestry = defineQuestion({
  kind: "ancestry",
  value: lazily(() =>
    z.strictObject({
      base: z.string(),
      head: z.string(),
      relation: z.enum(RELATIONS),
    }),
  ),
  asks: (base: string, head: string) => ({ key: `ancestry ${base}..${head}`, base, head }),
});
