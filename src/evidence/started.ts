import * as z from "zod";
import { type Missing, missing } from "../core/lack.ts";
import { showsNonce } from "../core/nonce.ts";
import { shortSha } from "../core/units.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import type { OwnedRecord } from "../questions/owner.ts";
import { readPlain } from "../yaml/read-plain.ts";
import type { OnlineTools } from "./collector.ts";
import { readContent } from "./content.ts";
import { readOne } from "./reply.ts";

type Started = AnswerValue<"owner">["started"];

const run = z.object({ status: z.string().nullable(), html_url: z.string() });

const listedRun = z.object({
  event: z.string(),
  status: z.string().nullable(),
  created_at: z.string(),
  html_url: z.string(),
  display_title: z.string().nullish(),
  head_sha: z.string(),
});

const listed = z.object({ workflow_runs: z.array(listedRun) });

type ListedRun = z.output<typeof listedRun>;

/** Clocks of GitHub and of whoever dispatches may differ by this much. */
const SKEW_MS = 10_000;

const RUN = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";

/** The workflow run that a record's owner has dispatched, linked on the record or not. */
export async function startedBy(tools: OnlineTools, record: OwnedRecord): Promise<Started> {
  const id = /\/actions\/runs\/(\d+)/.exec(record.dispatched ?? "")?.[1];
  if (id === undefined) return unlinked(tools, record);
  const reading = await readOne(tools, run, RUN, { run_id: Number(id) });
  if (reading.state === "missing") return { state: "unreadable", reason: reading.reason };
  const { status, html_url: url } = reading.data;
  if (status === "completed") return { state: "completed", url };
  return { state: "running", url, waits: status === "waiting" };
}

const deploys = z.object({
  deploy: z.object({ workflow: z.string().min(1).optional() }).nullish(),
});

/** The workflow that a manifest deploys by, at the commit that was deployed; undefined: by none. */
async function workflowIn(
  tools: OnlineTools,
  { path, sha }: NonNullable<OwnedRecord["manifest"]>,
): Promise<Missing | { readonly state: "read"; readonly workflow: string | undefined }> {
  const where = `${path} at ${shortSha(sha)}`;
  const file = await readContent(tools, path, sha);
  if (file.state === "missing") return file;
  const read = file.text === undefined ? undefined : readPlain(path, file.text, "manifest");
  const declared = deploys.safeParse(read?.ok === true ? read.value : undefined).data;
  if (declared !== undefined) return { state: "read", workflow: declared.deploy?.workflow };
  return missing(
    `${where}, which says how it was deployed, ${file.text === undefined ? "does not exist" : "cannot be read"}`,
    "look at what it has started",
  );
}

/**
 * Finds the run that is not linked: the one that shows the record's nonce. Without one, a run of the
 * workflow since the record was made may be it, unless it would show the nonce if it were.
 */
async function unlinked(tools: OnlineTools, record: OwnedRecord): Promise<Started> {
  const { manifest, since, nonce } = record;
  if (manifest === undefined) return { state: "none" };
  const named = await workflowIn(tools, manifest);
  if (named.state === "missing") return { state: "unreadable", reason: named.reason };
  const { workflow } = named;
  if (workflow === undefined) return { state: "none" };
  const reading = await runsSince(tools, workflow, Date.parse(since) - SKEW_MS);
  if (reading.state === "missing") return { state: "unreadable", reason: reading.reason };
  const runs = reading.data.filter(({ event }) => event === "workflow_dispatch");
  const own = runs.filter(({ display_title: title }) => title?.includes(nonce));
  const [first] = own;
  if (first !== undefined) return stateOf(own.find(isOpen) ?? first);
  const candidate = await firstUnnamed(tools, workflow, runs.filter(isOpen));
  return candidate === undefined ? { state: "not-found" } : stateOf(candidate);
}

/**
 * Runs of a workflow that are no older than that, in epoch milliseconds. They are filtered here, since
 * filtered lists lag by minutes; one that is too long to be read to that time is no answer.
 */
async function runsSince(
  tools: OnlineTools,
  workflow: string,
  since: number,
): Promise<Missing | { readonly state: "read"; readonly data: readonly ListedRun[] }> {
  const route = "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs";
  const all: ListedRun[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const asked = { workflow_id: workflow, per_page: PAGE, page };
    const reading = await readOne(tools, listed, route, asked);
    if (reading.state === "missing") return reading;
    const runs = reading.data.workflow_runs;
    const fresh = runs.filter(({ created_at: at }) => Date.parse(at) >= since);
    all.push(...fresh);
    if (runs.length < PAGE || fresh.length < runs.length) return { state: "read", data: all };
  }
  return missing(
    `${workflow} has run more than ${MOST_PAGES * PAGE} times since`,
    "look at what it has started",
  );
}

const PAGE = 100;
const MOST_PAGES = 5;

const isOpen = ({ status }: ListedRun): boolean => status !== "completed";

function stateOf(found: ListedRun): Started {
  const { html_url: url, status } = found;
  if (!isOpen(found)) return { state: "completed", url };
  return { state: "running", url, waits: status === "waiting" };
}

/**
 * The first run that may belong to any record: one whose workflow file, as it ran, does not show
 * nonces, or cannot be read.
 */
async function firstUnnamed(
  tools: OnlineTools,
  workflow: string,
  runs: readonly ListedRun[],
): Promise<ListedRun | undefined> {
  const commits = [...new Set(runs.map(({ head_sha: sha }) => sha))];
  const showing = await Promise.all(commits.map((sha) => showsAt(tools, workflow, sha)));
  return runs.find(({ head_sha: sha }) => !showing[commits.indexOf(sha)]);
}

const runNamed = z.object({ "run-name": z.unknown() });

async function showsAt(tools: OnlineTools, workflow: string, sha: string): Promise<boolean> {
  const path = `.github/workflows/${workflow}`;
  const file = await readContent(tools, path, sha);
  if (file.state === "missing" || file.text === undefined) return false;
  const read = readPlain(path, file.text, "workflow");
  const declared = runNamed.safeParse(read.ok ? read.value : undefined).data;
  return showsNonce(declared?.["run-name"]);
}
