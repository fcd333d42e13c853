import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineQuestion } from "./question.ts";

const run = lazily(() =>
  z.strictObject({
    workflow: z.string().meta({ description: "path of its file, without the ref" }),
    event: z.string(),
    sha: z.string(),
    state: z.string().meta({ description: "`success`, `failure`, …" }),
    attempt: z.int().min(1),
    url: z.string(),
  }),
);

/** The newest runs that have ended, of the default branch or of this commit, newest first. */
export const pipeline = defineQuestion({
  kind: "pipeline",
  value: lazily(() =>
    z.strictObject({ sha: z.string(), branch: z.string(), runs: z.array(run).readonly() }),
  ),
  asks: (sha: string) => ({ key: `pipeline ${sha}`, sha }),
});
