import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** Events whose runs verify a commit; runs by others (a schedule, a person) may be about anything. */
const VERIFYING: readonly string[] = ["push", "merge_group", "pull_request"];

/** True for an event whose runs verify a commit by themselves. */
export function verifies(event: string): boolean {
  return VERIFYING.includes(event);
}

/** A run of a workflow for a commit. */
export const workflowRun = lazily(() =>
  z.strictObject({
    id: z.string(),
    workflow: z.string().meta({ description: "path of its file, without the ref" }),
    event: z.string().meta({ description: "what started it: `push`, `schedule`, …" }),
    completed: z.boolean().meta({ description: "true once it has ended" }),
    state: z.string().meta({
      description: "its conclusion (`success`, `startup_failure`, …), before its end its status",
    }),
    url: maybe(z.string()),
  }),
);

export type CiRun = Readonly<z.output<typeof workflowRun>>;

/**
 * Runs of workflows for a commit, those too that have no check run yet: of each workflow the newest
 * that verifies the commit, and the newest of each other event.
 */
export const runs = defineQuestion({
  kind: "runs",
  value: lazily(() => z.array(workflowRun).readonly()),
  asks: (sha: string) => ({ key: `runs of ${sha}`, sha }),
});
