import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { type CiCheck, check } from "./checks.ts";
import { defineQuestion } from "./question.ts";
import { type CiRun, workflowRun } from "./runs.ts";

const requiredCheck = lazily(() =>
  z.strictObject({
    name: z.string(),
    app: maybe(z.string().meta({ description: "id of the app that it has to come from, if any" })),
    by: z.enum(["rules", "protection"]),
  }),
);

/** A check that the default branch requires. */
export type RequiredCheck = Readonly<z.output<typeof requiredCheck>>;

/** True for a check of that name and app; a commit status does not say which app it comes from. */
export function isCheckOf({ name, app }: CiCheck, asked: RequiredCheck): boolean {
  return name === asked.name && (asked.app === undefined || app === "status" || app === asked.app);
}

/** True for a run of this repository's workflow with this path. */
export function isRunOf({ workflow }: CiRun, path: string): boolean {
  return workflow === path;
}

/**
 * True for a run of another repository's workflow with this path: GitHub shows it with owner and
 * repository in front.
 */
export function isForeignRunOf({ workflow }: CiRun, path: string): boolean {
  return (
    workflow.endsWith(`/${path}`) && workflow.slice(0, -path.length - 1).split("/").length === 2
  );
}

/** A deployment that the default branch requires of a commit. */
const requiredDeployment = lazily(() =>
  z.strictObject({
    environment: z.string(),
    state: maybe(z.string().meta({ description: "what it came to: `success`, `failure`, …" })),
    url: maybe(z.string()),
    of: z.enum(["commit", "pull-request"]).meta({ description: "whose deployment it is" }),
  }),
);

export type RequiredDeployment = Readonly<z.output<typeof requiredDeployment>>;

const alerts = lazily(() =>
  z.strictObject({
    severity: z.string().meta({ description: "of the rule: `error`, `warning`, `note`, `none`" }),
    security: maybe(z.string().meta({ description: "`critical`, `high`, `medium` or `low`" })),
    count: z.int(),
    url: z.string().meta({ description: "page of the first" }),
  }),
);

/** Code scanning that the default branch requires of a commit, by one tool. */
const requiredScan = lazily(() =>
  z.strictObject({
    tool: z.string(),
    alertsFrom: z.string().meta({ description: "least severity that may not be open" }),
    securityFrom: z.string().meta({ description: "least security severity that may not be open" }),
    found: z.discriminatedUnion("state", [
      z.strictObject({ state: z.literal("analysed"), open: z.array(alerts).readonly() }),
      z.strictObject({ state: z.literal("absent") }),
      z.strictObject({ state: z.literal("unknown"), reason: z.string(), remedy: z.string() }),
    ]),
  }),
);

export type RequiredScan = Readonly<z.output<typeof requiredScan>>;

const pull = lazily(() =>
  z.strictObject({
    number: z.int(),
    url: z.string(),
    head: z.string(),
    checks: z.array(check).readonly(),
    runs: z.array(workflowRun).readonly(),
  }),
);

/** The pull request that brought a commit, with the checks and runs of its head. */
export type BroughtBy = Readonly<z.output<typeof pull>>;

/**
 * What the default branch requires by its rules and its protection. Where one check or workflow has
 * not succeeded for the commit, with what was checked at the head of the pull request that brought
 * it, if one did.
 */
export const required = defineQuestion({
  kind: "required",
  value: lazily(() =>
    z.strictObject({
      branch: z.string(),
      checks: z.array(requiredCheck).readonly(),
      workflows: strings.meta({ description: "paths of workflows that must have run" }),
      foreign: strings
        .optional()
        .meta({ description: "paths of workflows of other repositories that must have run" }),
      deployments: z.array(requiredDeployment).readonly().optional(),
      scans: z.array(requiredScan).readonly().optional(),
      undecided: strings.meta({ description: "rules of other kinds, which are not looked at" }),
      pull: maybe(pull),
    }),
  ),
  asks: (sha: string) => ({ key: `required checks of ${sha}`, sha }),
});
