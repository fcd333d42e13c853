import * as z from "zod";
import { maybe, strings } from "../fields/recorded.ts";
import { type CiCheck, check } from "./checks.ts";
import { defineQuestion } from "./question.ts";
import { type CiRun, workflowRun } from "./runs.ts";

const requiredCheck = z.strictObject({
  name: z.string(),
  app: maybe(z.string().meta({ description: "id of the app that it has to come from, if any" })),
  by: z.enum(["rules", "protection"]),
});

/** A check that the default branch requires. */
export type RequiredCheck = Readonly<z.output<typeof requiredCheck>>;

/** True for a check of that name and app; a commit status does not say which app it comes from. */
export function isCheckOf({ name, app }: CiCheck, asked: RequiredCheck): boolean {
  return name === asked.name && (asked.app === undefined || app === "status" || app === asked.app);
}

/** True for a run of the workflow with this path, which may be another repository's. */
export function isRunOf({ workflow }: CiRun, path: string): boolean {
  return workflow === path || workflow.endsWith(`/${path}`);
}

const pull = z.strictObject({
  number: z.int(),
  url: z.string(),
  head: z.string(),
  checks: z.array(check).readonly(),
  runs: z.array(workflowRun).readonly(),
});

/** The pull request that brought a commit, with the checks and runs of its head. */
export type BroughtBy = Readonly<z.output<typeof pull>>;

/**
 * What the default branch requires by its rules and its protection. Where one check or workflow has
 * not succeeded for the commit, with what was checked at the head of the pull request that brought
 * it, if one did.
 */
export const required = defineQuestion({
  kind: "required",
  value: z.strictObject({
    branch: z.string(),
    checks: z.array(requiredCheck).readonly(),
    workflows: strings.meta({ description: "paths of workflows that must have run" }),
    undecided: strings.meta({ description: "rules of other kinds, which are not looked at" }),
    pull: maybe(pull),
  }),
  asks: (sha: string) => ({ key: `required checks of ${sha}`, sha }),
});
