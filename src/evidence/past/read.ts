import type { Past, PastCommit, PastDeployment } from "../../core/past.ts";
import { type Reading, type Reads, together } from "../reply.ts";
import { sharedReads } from "../requests.ts";
import { type HistoryPart, readHistory } from "./commits.ts";
import { readDeployments } from "./deployments.ts";
import { readIncidents } from "./incidents.ts";
import { readReleases } from "./releases.ts";

/** What of the past is wanted. */
export interface WantedPast {
  readonly environment: string;
  /** Empty: the repository has one. */
  readonly component: string;
  /** Since when, epoch milliseconds. */
  readonly from: number;
  /** Address of the repository's pages. */
  readonly pages: string;
}

/** Commits that are in no history of the default branch, looked up one by one. */
const MOST_OFF_BRANCH = 20;

/** A branch that is merged late has commits that are older than the deployment before it. */
const OLDER_MS = 60 * 86_400_000;

/**
 * Everything that release metrics need, in one go through deployments, history and incidents; missing
 * where any of it cannot be read.
 */
export async function readPast(tools: Reads, wanted: WantedPast): Promise<Reading<Past>> {
  const reads = { ...tools, github: sharedReads(tools.github) };
  const read = together([
    ...(await Promise.all([readLive(reads, wanted), readIncidents(reads, wanted.from)])),
  ] as const);
  if (read.state === "missing") return read;
  const [live, incidents] = read.data;
  const history = await readCommits(reads, live.deployments, wanted.from);
  if (history.state === "missing") return history;
  return { state: "read", data: { ...live, ...history.data, incidents } };
}

/** Deployments, or where there never was one, releases. */
export async function readLive(
  tools: Reads,
  wanted: WantedPast,
): Promise<Reading<Pick<Past, "source" | "deployments" | "since" | "unreadable">>> {
  const page = `${wanted.pages}/deployments/${encodeURIComponent(wanted.environment)}`;
  const deployments = await readDeployments(tools, { ...wanted, page });
  if (deployments.state === "missing") return deployments;
  if (deployments.data.deployments.length > 0) {
    return { state: "read", data: { source: "deployments", ...deployments.data } };
  }
  const releases = await readReleases(tools, wanted);
  if (releases.state === "missing") return releases;
  return { state: "read", data: { source: "releases", unreadable: 0, ...releases.data } };
}

/** The commits that came live: of the default branch, and of each commit that is not on it. */
async function readCommits(
  tools: Reads,
  deployments: readonly PastDeployment[],
  from: number,
): Promise<Reading<Pick<Past, "commits" | "truncated">>> {
  const live = deployments.filter(({ statuses }) =>
    statuses.some(({ state }) => state === "success"),
  );
  const before = live.find(({ createdAt }) => Date.parse(createdAt) < from) ?? live.at(-1);
  if (before === undefined) {
    return { state: "read", data: { commits: new Map(), truncated: false } };
  }
  const since = new Date(Date.parse(before.createdAt) - OLDER_MS).toISOString();
  const until = (page: readonly PastCommit[]) => page.some(({ sha }) => sha === before.sha);
  const branch = await readHistory(tools, { of: "HEAD", since, until });
  if (branch.state === "missing") return branch;
  const commits = new Map(branch.data.commits.map((one) => [one.sha, one]));
  const off = offBranch(live.slice(0, live.indexOf(before) + 1), commits);
  const more = await readOffBranch(tools, off.slice(0, MOST_OFF_BRANCH), { commits, since });
  if (more.state === "missing") return more;
  for (const one of more.data.commits) commits.set(one.sha, one);
  const isCut = branch.data.truncated || more.data.truncated || off.length > MOST_OFF_BRANCH;
  return { state: "read", data: { commits, truncated: isCut } };
}

/** Commits that came live and are not in the history; a rollback brings nothing that is not known. */
function offBranch(live: readonly PastDeployment[], commits: Past["commits"]): readonly string[] {
  const lacking = live.filter(
    ({ sha, gone, payload }) => !commits.has(sha) && !gone && payload?.kind !== "rollback",
  );
  return [...new Set(lacking.map(({ sha }) => sha))];
}

/** The histories of some commits, each until it meets what is known. */
async function readOffBranch(
  tools: Reads,
  shas: readonly string[],
  { commits, since }: { readonly commits: Past["commits"]; readonly since: string },
): Promise<Reading<HistoryPart>> {
  const until = (page: readonly PastCommit[]) => page.some(({ sha }) => commits.has(sha));
  const parts: readonly Reading<HistoryPart>[] = await Promise.all(
    shas.map((of) => readHistory(tools, { of, since, until, mostPages: 2 })),
  );
  const all = together<readonly HistoryPart[]>(parts);
  if (all.state === "missing") return all;
  return {
    state: "read",
    data: {
      commits: all.data.flatMap((part) => part.commits),
      truncated: all.data.some(({ truncated }) => truncated),
    },
  };
}
