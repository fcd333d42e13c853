import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Closes the milestone of a release. */
export const milestone = defineAct({
  kind: "milestone",
  says: "close the milestone of the release",
  key: ({ title }: Milestone) => `milestone ${title}`,
  result: lazily(() => z.strictObject({ number: z.int().min(0) })),
});

interface Milestone {
  readonly title: string;
}
