import * as z from "zod";
import { NONCE_INPUT } from "../core/nonce.ts";
import { TRIGGERS } from "../core/states.ts";
import { duration, template, text } from "../fields/fields.ts";

const workflowFile = text.regex(
  /^[\w.-]+\.ya?ml$/,
  "the name of a file in .github/workflows, such as deploy.yml",
);

const inputName = text.regex(/^[A-Za-z_][\w-]*$/, "the name of an input of the workflow");

const AS_A_LIST = "the program and its arguments as a list, such as [node, deploy.mjs]";

/** `deploy`: how a commit comes to run in an environment; one block serves deploy and revert. */
export const deployOptions = z.strictObject({
  workflow: workflowFile
    .meta({ description: "workflow on the default branch that deploys one commit" })
    .optional(),
  with: z
    .record(inputName, template)
    .meta({
      description: "inputs of the workflow; default: what it declares of ref, sha, version, …",
    })
    .optional(),
  ref: text
    .meta({ description: "branch whose workflow file runs; default: the default branch" })
    .optional(),
  command: z
    .array(template, AS_A_LIST)
    .min(1, AS_A_LIST)
    .meta({ description: "program and arguments, run without a shell in the manifest's folder" })
    .optional(),
  timeout: duration.prefault("30m").meta({ description: "bounds the whole command or run" }),
});

/** What a manifest without `deploy` lacks for a stage that deploys. */
export const ADD_DEPLOY =
  "add `deploy: {workflow: deploy.yml}` or `deploy: {command: [node, deploy.mjs]}` to the manifest";

type DeployOptions = z.output<typeof deployOptions>;

/** `rollback`: when a release is rolled back, where to, and how long the rollback must hold. */
export const rollbackOptions = z.strictObject({
  plan: template.meta({ description: "Markdown file with the rollback plan" }).optional(),
  to: z.literal("last-verified").default("last-verified"),
  when: z
    .array(z.enum(TRIGGERS))
    .min(1, `${TRIGGERS.join(", ")} or both`)
    .default([...TRIGGERS])
    .meta({
      description: "what may start a rollback; anything else puts it on hold and tells people",
    }),
  "stable-for": duration
    .meta({ description: "how long health is watched after a rollback; default: health.observe" })
    .optional(),
  "max-age": duration.prefault("1h").meta({
    description: "oldest verdict of another job that starts a rollback; an older one holds",
  }),
});

/** Keys that will mean something one day: an error of their own instead of a typo's. */
export const LATER_KEYS = {
  deploy: ["steps", "canary", "blue-green", "flags", "strategy", "traffic", "lock"],
  rollback: ["steps", "grace", "unless", "irreversible", "workflow", "command", "hold", "flags"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What the schema cannot say of `deploy`: exactly one way, and `with` and `ref` only beside a workflow. */
export function deployProblems(
  options: DeployOptions,
): readonly { readonly path: readonly string[]; readonly message: string }[] {
  if (options.workflow === undefined && options.command === undefined) {
    return [
      { path: [], message: "write how to deploy: `workflow: deploy.yml` or `command: [node, …]`" },
    ];
  }
  if (options.with?.[NONCE_INPUT] !== undefined) {
    const message = `\`${NONCE_INPUT}\` is set by release-gate itself, where the workflow declares it`;
    return [{ path: ["with", NONCE_INPUT], message }];
  }
  if (options.command === undefined) return [];
  if (options.workflow !== undefined) {
    return [{ path: ["command"], message: "write either `workflow` or `command`, not both" }];
  }
  return (["with", "ref"] as const)
    .filter((key) => options[key] !== undefined)
    .map((key) => ({
      path: [key],
      message: `\`${key}\` belongs to a workflow; a command reads RELEASE_SHA, RELEASE_VERSION, RELEASE_ENVIRONMENT and RELEASE_KIND`,
    }));
}
