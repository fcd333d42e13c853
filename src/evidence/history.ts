import * as z from "zod";
import { type DeploymentRecord, type History, wasLive } from "../core/history.ts";
import { type Missing, missing } from "../core/lack.ts";
import { shortSha } from "../core/units.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { marksOf, type NumberedMark, newestFirst } from "./marks.ts";
import { type BareRecord, recordsOf, withStatuses } from "./records.ts";
import { type Reading, readOne, together } from "./reply.ts";

/** How far back our own records are read, in commits. */
const MOST_COMMITS = 20;

/** Newest records of one commit that are read. */
const MOST_RECORDS = 10;

/** Commits read at once, before looking whether there are targets enough. */
const BATCH = 4;

/** Verified commits after which older ones can't be wanted: a token has 1,000 requests an hour. */
const ENOUGH_TARGETS = 3;

/** Foreign records of which the statuses are read, too. */
const FOREIGN = 3;

interface Commit {
  readonly sha: string;
  readonly records: readonly DeploymentRecord[];
  /** Undefined: the repository no longer has it. */
  readonly marks: readonly NumberedMark[] | undefined;
}

/** Records and marks of an environment: the only memory between jobs. */
export const collectHistory = onlineCollector<"history">(async ({ environment }, tools) => {
  const reading = await recordsOf(tools, environment);
  if (reading.state === "missing") return reading;
  const { records: all, isCut } = reading.data;
  const own = all.filter((record) => record.payload !== undefined);
  const released = await readCommit(tools, environment, own, tools.releaseSha);
  if (released.state === "missing") return released;
  if (released.data.marks === undefined && released.data.records.length === 0) {
    return notThere(tools.releaseSha);
  }
  const others = await readCommits(tools, environment, own);
  if (others.state === "missing") return others;
  const commits = [released.data, ...others.data];
  const isWhole = !isCut && commitsOf(own, tools.releaseSha).length <= MOST_COMMITS;
  if (!isWhole && !commits.some(({ records }) => records.some(wasLive))) return cut(environment);
  const foreign = await readForeign(tools, all);
  if (foreign.state === "missing") return foreign;
  const value = asHistory(environment, all, commits, foreign.data);
  return { state: "known", value, strength: "verified" };
});

/** Our newest commits but the release's, in batches, until there are targets enough. */
async function readCommits(
  tools: OnlineTools,
  environment: string,
  own: readonly BareRecord[],
): Promise<Reading<readonly Commit[]>> {
  const shas = commitsOf(own, tools.releaseSha);
  const read: Commit[] = [];
  for (let from = 0; from < Math.min(shas.length, MOST_COMMITS); from += BATCH) {
    const batch = shas.slice(from, Math.min(from + BATCH, MOST_COMMITS));
    const readings = await Promise.all(
      batch.map((sha) => readCommit(tools, environment, own, sha)),
    );
    const commits = together(readings);
    if (commits.state === "missing") return commits;
    read.push(...commits.data);
    if (read.filter(isTarget).length >= ENOUGH_TARGETS) break;
  }
  return { state: "read", data: read };
}

function commitsOf(own: readonly BareRecord[], except: string): readonly string[] {
  return [...new Set(own.map(({ sha }) => sha))].filter((sha) => sha !== except);
}

/** A commit that a revert may go to whatever lifts there are: verified, and never failed. */
function isTarget({ records, marks }: Commit): boolean {
  return (
    records.some(wasLive) &&
    marks?.[0]?.state === "success" &&
    !marks.some(({ state }) => state === "failure")
  );
}

async function readCommit(
  tools: OnlineTools,
  environment: string,
  own: readonly BareRecord[],
  sha: string,
): Promise<Reading<Commit>> {
  const [marks, ...readings] = await Promise.all([
    marksOf(tools, environment, sha),
    ...own
      .filter((record) => record.sha === sha)
      .slice(0, MOST_RECORDS)
      .map((record) => withStatuses(tools, record)),
  ]);
  const records = together(readings);
  const isLost = marks.state === "missing" && (await isGone(tools, sha, marks.status));
  const known: Reading<Commit["marks"]> = isLost ? { state: "read", data: undefined } : marks;
  const both = together([records, known]);
  if (both.state === "missing") return both;
  return { state: "read", data: { sha, records: both.data[0], marks: both.data[1] } };
}

/** 422 says that there is no such commit; 404 may as well say that statuses may not be read. */
async function isGone(tools: OnlineTools, sha: string, status: number): Promise<boolean> {
  if (status !== 404) return status === 422;
  const route = "GET /repos/{owner}/{repo}/commits/{ref}";
  const commit = await readOne(tools, z.object({ sha: z.string() }), route, { ref: sha });
  return commit.state === "missing" && [404, 422].includes(commit.status);
}

/** The newest records of others, with what was said of them. */
async function readForeign(
  tools: OnlineTools,
  all: readonly BareRecord[],
): Promise<Reading<readonly DeploymentRecord[]>> {
  const newest = all.filter(({ payload }) => payload === undefined).slice(0, FOREIGN);
  return together(await Promise.all(newest.map((record) => withStatuses(tools, record))));
}

/**
 * Everything in GitHub's order. A record of ours that was not read is left out, since without its
 * statuses it would look unfinished; of others, that they deployed is all that counts.
 */
function asHistory(
  environment: string,
  all: readonly BareRecord[],
  commits: readonly Commit[],
  foreign: readonly DeploymentRecord[],
): History {
  const read = [...commits.flatMap(({ records }) => records), ...foreign];
  const byId = new Map(read.map((record) => [record.id, record]));
  const records = all.flatMap((bare) => {
    const record = byId.get(bare.id);
    if (record !== undefined) return [record];
    return bare.payload === undefined ? [{ ...bare, url: undefined, statuses: [] }] : [];
  });
  const marks = commits.flatMap((commit) => commit.marks ?? []).toSorted(newestFirst);
  return {
    environment,
    records,
    marks: marks.map(({ id: _, ...mark }) => mark),
    unreachable: commits.filter((commit) => commit.marks === undefined).map(({ sha }) => sha),
  };
}

/** Part of a history in which nothing was ever live is no first release. */
function cut(environment: string): Missing {
  return missing(
    `the newest deployments of ${environment} include none of release-gate that was live, and there are more`,
    `delete deployments of ${environment} that are no longer needed, then run the stage again`,
  );
}

function notThere(sha: string): Missing {
  return missing(
    `GitHub has no commit ${shortSha(sha)}, or the token may not see it`,
    "push the commit, and check that the token may read this repository",
  );
}
