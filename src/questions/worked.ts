import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { foreignTime, maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** A workflow, a job of it or a step of that job. */
export interface Work {
  /** Name of the file. */
  readonly workflow: string;
  readonly job: string | undefined;
  readonly step: string | undefined;
}

/**
 * The newest run of the default branch, never by a pull request, in which a workflow, job or step
 * succeeded; without `run` in the answer there is none.
 */
export const worked = defineQuestion({
  kind: "worked",
  value: lazily(() =>
    z.strictObject({
      workflow: z.string(),
      branch: z.string(),
      run: maybe(
        z.strictObject({ id: z.string(), url: z.string(), sha: z.string(), at: foreignTime }),
      ).meta({ description: "when what was asked for ended, and for which commit" }),
    }),
  ),
  asks: ({ workflow, job, step }: Work) => ({
    key: `worked ${[workflow, job ?? "", step ?? ""].join(" / ")}`,
    workflow,
    job,
    step,
  }),
});
