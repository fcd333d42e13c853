import * as z from "zod";
import { formatDuration } from "../core/units.ts";
import type { Tools } from "./tools.ts";

const FIRST_POLL_MS = 2000;
const LONGEST_POLL_MS = 15_000;
const POLL_GROWTH = 1.5;
/** Reads that may fail in a row; the adapter has already repeated each of them. */
const LOST_READS = 5;
/** How long a run that GitHub did not name may take to appear in the list. */
const APPEAR_POLLS = 5;
/** Clocks of runner and GitHub may differ by this much. */
const CLOCK_SKEW_MS = 5000;

const runSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
});

/** A workflow run by its number and page. */
export interface Run {
  readonly id: number;
  readonly url: string;
}

/** How waiting for a run ended; `lost`: it may still be running. */
export type RunEnd =
  | { readonly state: "completed"; readonly conclusion: string }
  | { readonly state: "lost"; readonly why: string };

/** One look at a run; undefined when it could not be read. */
async function look(id: number, { github, signal }: Tools) {
  const reply = await github.request(
    "GET /repos/{owner}/{repo}/actions/runs/{run_id}",
    { run_id: id },
    signal,
  );
  return runSchema.safeParse(reply.ok ? reply.data : undefined).data;
}

/** Waits until the run has ended, saying what it waits for; at most `timeoutMs`. */
export async function waitForRun(run: Run, timeoutMs: number, tools: Tools): Promise<RunEnd> {
  const { clock, signal, log } = tools;
  const begun = clock.monotonic();
  const deadline = begun + timeoutMs;
  let pause = FIRST_POLL_MS;
  let lostReads = 0;
  while (!signal.aborted) {
    const seen = await look(run.id, tools);
    if (seen?.status === "completed") {
      return { state: "completed", conclusion: seen.conclusion ?? "no conclusion" };
    }
    lostReads = seen === undefined ? lostReads + 1 : 0;
    if (lostReads === LOST_READS) return { state: "lost", why: "GitHub no longer shows it" };
    const now = clock.monotonic();
    if (now >= deadline) {
      return { state: "lost", why: `${formatDuration(timeoutMs)} (deploy.timeout) are over` };
    }
    log.progress(`${progressOf(run, seen?.status)} (${formatDuration(now - begun)})`);
    await clock.sleep(Math.min(pause, deadline - now), signal);
    pause = Math.min(pause * POLL_GROWTH, LONGEST_POLL_MS);
  }
  return { state: "lost", why: "the wait was interrupted" };
}

function progressOf(run: Run, status: string | undefined): string {
  if (status === undefined) return `Run ${run.id} could not be read, trying again`;
  if (status === "waiting") return `Run ${run.id} waits for a person to approve it: ${run.url}`;
  return `Run ${run.id} is ${status.replaceAll("_", " ")}`;
}

/**
 * The run of a dispatch that GitHub did not name: the only one since `sinceMs` (epoch).
 * Undefined when there is none or more than one, for then nobody knows which it is.
 */
export async function onlyRunSince(
  { file, branch, sinceMs }: { file: string; branch: string; sinceMs: number },
  { github, clock, signal }: Tools,
): Promise<Run | undefined> {
  const created = `>=${new Date(sinceMs - CLOCK_SKEW_MS).toISOString().slice(0, 19)}Z`;
  for (let poll = 0; poll < APPEAR_POLLS && !signal.aborted; poll += 1) {
    await clock.sleep(FIRST_POLL_MS, signal);
    const reply = await github.list(
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
      { workflow_id: file, event: "workflow_dispatch", branch, created, per_page: 100 },
      signal,
      "workflow_runs",
    );
    const runs = z.array(runSchema).safeParse(reply.ok ? reply.data : undefined).data ?? [];
    const [run] = runs;
    if (run !== undefined) return runs.length === 1 ? { id: run.id, url: run.html_url } : undefined;
  }
  return undefined;
}
