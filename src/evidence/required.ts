import * as z from "zod";
import type { CiCheck } from "../questions/checks.ts";
import { type BroughtBy, isCheckOf, isRunOf, type RequiredCheck } from "../questions/required.ts";
import { type CiRun, verifies } from "../questions/runs.ts";
import { asked, type BranchRules, readRules } from "./branch-rules.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readOne, together } from "./reply.ts";
import { readVerification } from "./verification.ts";

const protectedBranch = z.object({
  protection: z
    .object({
      required_status_checks: z
        .object({
          contexts: z.array(z.string()),
          checks: z
            .array(z.object({ context: z.string(), app_id: z.number().nullish() }))
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const pullRequest = z.object({
  number: z.number(),
  html_url: z.string(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  base: z.object({ ref: z.string() }),
  head: z.object({ sha: z.string() }),
});

/** What the default branch requires, and what the pull request that brought the commit shows of it. */
export const collectRequired = onlineCollector<"required">(async ({ sha }, tools) => {
  const found = await tools.defaultBranch();
  if (found.state === "missing") return found;
  const branch = found.data;
  const readings = await Promise.all([readRules(branch, tools), readProtection(branch, tools)]);
  const read = together<[BranchRules, readonly RequiredCheck[]]>(readings);
  if (read.state === "missing") return read;
  const [{ checks: ruled, workflows, undecided }, guarded] = read.data;
  const checks = distinct([...ruled, ...guarded]);
  const pull = await broughtBy({ sha, branch, checks, workflows }, tools);
  if (pull.state === "missing") return pull;
  const value = { branch, checks, workflows, undecided, pull: pull.data };
  return { state: "known", value, strength: "verified" };
});

async function readProtection(
  branch: string,
  tools: OnlineTools,
): Promise<Reading<readonly RequiredCheck[]>> {
  const route = "GET /repos/{owner}/{repo}/branches/{branch}";
  const read = await readOne(tools, protectedBranch, route, { branch });
  if (read.state === "missing") return read;
  const { contexts = [], checks } = read.data.protection?.required_status_checks ?? {};
  const named = (checks ?? []).map(({ context, app_id }) => asked(context, app_id, "protection"));
  const others = contexts.filter((context) => !named.some(({ name }) => name === context));
  const all = [...named, ...others.map((context) => asked(context, undefined, "protection"))];
  return { state: "read", data: all };
}

function distinct(checks: readonly RequiredCheck[]): readonly RequiredCheck[] {
  return [
    ...new Map(checks.map((check) => [JSON.stringify([check.name, check.app]), check])).values(),
  ];
}

interface Sought {
  readonly sha: string;
  readonly branch: string;
  readonly checks: readonly RequiredCheck[];
  readonly workflows: readonly string[];
}

/** Asked only where the commit alone does not show all that is required. */
async function broughtBy(
  { sha, branch, checks, workflows }: Sought,
  tools: OnlineTools,
): Promise<Reading<BroughtBy | undefined>> {
  if (checks.length === 0 && workflows.length === 0) return NOBODY;
  const own = await readVerification(sha, tools);
  if (own.state === "missing") return own;
  const shows = (one: RequiredCheck) =>
    own.data.checks.some((check) => isCheckOf(check, one) && isSuccess(check));
  const ran = (path: string) =>
    own.data.runs.some((run) => isRunOf(run, path) && verifies(run.event) && isGreen(run));
  if (checks.every(shows) && workflows.every(ran)) return NOBODY;
  const route = "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls";
  const pulls = await readAll(tools, pullRequest, route, { commit_sha: sha });
  if (pulls.state === "missing") return pulls;
  // A commit inside a pull request was not what its checks saw: only the one that the merge made.
  const merged = pulls.data.filter(
    ({ merged_at, merge_commit_sha, base }) =>
      merged_at !== null && merge_commit_sha === sha && base.ref === branch,
  );
  const pull = merged.toSorted((a, b) => b.number - a.number)[0];
  if (pull === undefined || pull.head.sha === sha) return NOBODY;
  const { number, html_url: url, head } = pull;
  const read = await readVerification(head.sha, tools);
  if (read.state === "missing") return read;
  return { state: "read", data: { number, url, head: head.sha, ...read.data } };
}

const NOBODY = { state: "read", data: undefined } as const;

const isSuccess = ({ completed, conclusion }: CiCheck): boolean =>
  completed && conclusion === "success";

const isGreen = ({ completed, state }: CiRun): boolean => completed && state === "success";
