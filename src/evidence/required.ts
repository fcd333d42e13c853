import * as z from "zod";
import type { CiCheck } from "../questions/checks.ts";
import {
  type BroughtBy,
  isCheckOf,
  isForeignRunOf,
  isRunOf,
  type RequiredCheck,
  type RequiredDeployment,
} from "../questions/required.ts";
import { type CiRun, verifies } from "../questions/runs.ts";
import { asked, type BranchRules, readRules } from "./branch-rules.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readOne, together } from "./reply.ts";
import { readDeployments } from "./required-deployments.ts";
import { readScans } from "./required-scans.ts";
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
  const [rules, guarded] = read.data;
  const named = await placed(rules.workflows, tools);
  if (named.state === "missing") return named;
  const checks = distinct([...rules.checks, ...guarded]);
  const { undecided, environments, tools: scanning } = rules;
  const [here, scans] = await Promise.all([
    readDeployments({ sha, of: "commit" }, environments, tools),
    readScans({ sha, branch }, scanning, tools),
  ]);
  if (here.state === "missing") return here;
  const short = here.data.filter(({ state }) => state !== "success");
  const pull = await broughtBy({ sha, branch, checks, ...named.data, short }, tools);
  if (pull.state === "missing") return pull;
  const deployments = await better(here.data, pull.data, tools);
  if (deployments.state === "missing") return deployments;
  const { workflows, foreign } = named.data;
  const value = {
    ...{ branch, checks, workflows, undecided, pull: pull.data },
    ...(foreign.length > 0 && { foreign }),
    ...(environments.length > 0 && { deployments: deployments.data }),
    ...(scans.length > 0 && { scans }),
  };
  return { state: "known", value, strength: "verified" };
});

/** Workflows that must have run, by whose they are. */
interface Workflows {
  readonly workflows: readonly string[];
  readonly foreign: readonly string[];
}

const repository = z.object({ id: z.number() });

/** Paths of this repository's own workflows, and of those of others. */
async function placed(
  named: BranchRules["workflows"],
  tools: OnlineTools,
): Promise<Reading<Workflows>> {
  const paths = (all: BranchRules["workflows"]) => [...new Set(all.map(({ path }) => path))];
  if (named.every(({ repository_id: of }) => of === undefined)) {
    return { state: "read", data: { workflows: paths(named), foreign: [] } };
  }
  const own = await readOne(tools, repository, "GET /repos/{owner}/{repo}");
  if (own.state === "missing") return own;
  const isOwn = ({ repository_id: of }: (typeof named)[number]) =>
    of === undefined || of === own.data.id;
  return {
    state: "read",
    data: {
      workflows: paths(named.filter(isOwn)),
      foreign: paths(named.filter((one) => !isOwn(one))),
    },
  };
}

/** Where the commit itself was not deployed with success, what the head of its pull request shows. */
async function better(
  here: readonly RequiredDeployment[],
  pull: BroughtBy | undefined,
  tools: OnlineTools,
): Promise<Reading<readonly RequiredDeployment[]>> {
  const short = here.filter(({ state }) => state !== "success");
  if (pull === undefined || short.length === 0) return { state: "read", data: here };
  const environments = short.map(({ environment }) => environment);
  const there = await readDeployments({ sha: pull.head, of: "pull-request" }, environments, tools);
  if (there.state === "missing") return there;
  const data = here.map((one) => {
    const other = there.data.find(({ environment }) => environment === one.environment);
    return other?.state === "success" ? other : one;
  });
  return { state: "read", data };
}

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

interface Sought extends Workflows {
  readonly sha: string;
  readonly branch: string;
  readonly checks: readonly RequiredCheck[];
  /** Deployments that the commit itself lacks. */
  readonly short: readonly RequiredDeployment[];
}

/** Asked only where the commit alone does not show all that is required. */
async function broughtBy(
  { sha, branch, checks, workflows, foreign, short }: Sought,
  tools: OnlineTools,
): Promise<Reading<BroughtBy | undefined>> {
  if ([checks, workflows, foreign, short].every((all) => all.length === 0)) return NOBODY;
  const own = await readVerification(sha, tools);
  if (own.state === "missing") return own;
  const shows = (one: RequiredCheck) =>
    own.data.checks.some((check) => isCheckOf(check, one) && isSuccess(check));
  const ranBy = (isOne: typeof isRunOf) => (path: string) =>
    own.data.runs.some((run) => isOne(run, path) && verifies(run.event) && isGreen(run));
  const ran = workflows.every(ranBy(isRunOf)) && foreign.every(ranBy(isForeignRunOf));
  if (checks.every(shows) && ran && short.length === 0) return NOBODY;
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
