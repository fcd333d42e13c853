import * as z from "zod";
import type { RequiredCheck } from "../questions/required.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll } from "./reply.ts";

const rule = z.object({ type: z.string(), parameters: z.unknown().optional() });

const statusChecks = z.object({
  required_status_checks: z.array(
    z.object({ context: z.string(), integration_id: z.number().nullish() }),
  ),
});

const workflowRule = z.object({
  workflows: z.array(z.object({ path: z.string().min(1), repository_id: z.number().optional() })),
});

const deploymentRule = z.object({ required_deployment_environments: z.array(z.string()) });

const scanningRule = z.object({
  code_scanning_tools: z.array(
    z.object({
      tool: z.string().min(1),
      alerts_threshold: z.string(),
      security_alerts_threshold: z.string(),
    }),
  ),
});

const pullRule = z.object({ required_approving_review_count: z.int().min(0) }).optional();

/** Rules about how commits come to a branch, which say nothing of what was checked of them. */
const ABOUT_PUSHES: readonly string[] = [
  ...["creation", "update", "deletion", "non_fast_forward", "required_linear_history"],
  ...["required_signatures", "pull_request", "merge_queue", "branch_name_pattern"],
  ...["commit_message_pattern", "commit_author_email_pattern", "committer_email_pattern"],
  ...["file_path_restriction", "max_file_path_length", "file_extension_restriction"],
  ...["max_file_size", "tag_name_pattern"],
];

const DECIDED: readonly string[] = [
  ...ABOUT_PUSHES,
  ...["required_status_checks", "workflows", "required_deployments", "code_scanning"],
];

/** What the rules of a branch require of a commit. */
export interface BranchRules {
  readonly checks: readonly RequiredCheck[];
  /** Workflows that must have run, with the id of their repository, where it is named. */
  readonly workflows: readonly {
    readonly path: string;
    readonly repository_id?: number | undefined;
  }[];
  /** Environments to which it must have been deployed. */
  readonly environments: readonly string[];
  /** Tools that must have analysed it, with the least severities that may not be open. */
  readonly tools: readonly ScanningTool[];
  /** Rules of kinds that nothing here decides. */
  readonly undecided: readonly string[];
  /** Approvals that a pull request needs; undefined: no rule says. */
  readonly approvals: number | undefined;
}

export type ScanningTool = z.output<typeof scanningRule>["code_scanning_tools"][number];

/** A plan without rules answers 403 and says what to upgrade to; any other refusal is no answer. */
const NO_RULES = /\bupgrade to\b/i;

/** Reads the rules of a branch; a rule of an unknown form is no answer. */
export async function readRules(branch: string, tools: OnlineTools): Promise<Reading<BranchRules>> {
  const route = "GET /repos/{owner}/{repo}/rules/branches/{branch}";
  const read = await readAll(tools, rule, route, { branch });
  if (read.state === "missing") {
    const { status, reason } = read;
    const none = {
      ...{ checks: [], workflows: [], environments: [], tools: [], undecided: [] },
      approvals: undefined,
    };
    return status === 403 && NO_RULES.test(reason) ? { state: "read", data: none } : read;
  }
  const parametersOf = (kind: string) =>
    read.data.filter(({ type }) => type === kind).map(({ parameters }) => parameters);
  const checks = z.array(statusChecks).safeParse(parametersOf("required_status_checks"));
  const workflows = z.array(workflowRule).safeParse(parametersOf("workflows"));
  const deployments = z.array(deploymentRule).safeParse(parametersOf("required_deployments"));
  const scanning = z.array(scanningRule).safeParse(parametersOf("code_scanning"));
  const pulls = z.array(pullRule).safeParse(parametersOf("pull_request"));
  if (
    !checks.success ||
    !workflows.success ||
    !deployments.success ||
    !scanning.success ||
    !pulls.success
  ) {
    return { ...UNREADABLE, status: 200 };
  }
  const environments = deployments.data.flatMap((one) => one.required_deployment_environments);
  const others = read.data.filter(({ type }) => !DECIDED.includes(type));
  return {
    state: "read",
    data: {
      checks: checks.data
        .flatMap((one) => one.required_status_checks)
        .map(({ context, integration_id }) => asked(context, integration_id, "rules")),
      workflows: workflows.data.flatMap((one) => one.workflows),
      environments: [...new Set(environments)],
      tools: scanning.data.flatMap((one) => one.code_scanning_tools),
      undecided: [...new Set(others.map(({ type }) => type))].sort(),
      approvals: highest(pulls.data.flatMap((one) => one?.required_approving_review_count ?? [])),
    },
  };
}

const highest = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : Math.max(...numbers);

const UNREADABLE = {
  state: "missing",
  reason: "a rule of the default branch about required checks has an unexpected form",
  remedy: "run the stage again; if it happens again, report it",
} as const;

/** A check that is required; `-1` is GitHub's word for any app. */
export function asked(
  name: string,
  app: number | null | undefined,
  by: RequiredCheck["by"],
): RequiredCheck {
  return { name, app: app === null || app === undefined || app < 0 ? undefined : String(app), by };
}
