import * as z from "zod";
import { line } from "../core/text.ts";
import type { Act } from "../receipts/index.ts";
import type { Tools } from "./tools.ts";

/** A workflow run that a dispatch started. */
export interface DispatchedRun {
  readonly id: number;
  readonly url: string;
}

type RunEnd =
  | { readonly state: "completed"; readonly conclusion: string }
  /** It was not seen to end; it may still go on. */
  | { readonly state: "lost"; readonly why: string };

const runSchema = z.object({
  id: z.number(),
  html_url: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
});

const listedSchema = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      html_url: z.string(),
      event: z.string(),
      head_branch: z.string().nullable(),
      created_at: z.string(),
      display_title: z.string().nullish(),
    }),
  ),
});

/** Pauses between two looks at a run: 2 s, growing to 15 s. */
const FIRST_PAUSE_MS = 2000;
const PAUSE_GROWTH = 1.3;
const LONGEST_PAUSE_MS = 15_000;

/** Clocks of GitHub and this machine may differ by this much. */
const SKEW_MS = 10_000;

/** Failed looks in a row after which a run counts as lost. */
const MOST_FAILED_LOOKS = 10;

/**
 * The run that shows the nonce, where the workflow shows it; else the one run of the workflow since the
 * dispatch. Two of them leave open which is ours: then none. Newest runs are filtered here, since
 * filtered lists lag by minutes.
 */
export async function findRun(
  act: Act<"dispatch">,
  { since, branch }: { readonly since: number; readonly branch: string },
  { github, clock, signal }: Tools,
): Promise<DispatchedRun | undefined> {
  // GitHub tells whole seconds.
  const from = Math.floor((since - SKEW_MS) / 1000) * 1000;
  for (let look = 0; look < 5 && !signal.aborted; look += 1) {
    await clock.sleep(FIRST_PAUSE_MS, signal);
    const reply = await github.request(
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
      { workflow_id: act.file, per_page: 100 },
      signal,
    );
    const runs = listedSchema.safeParse(reply.ok ? reply.data : undefined).data?.workflow_runs;
    const [only, ...others] = (runs ?? []).filter(
      (run) =>
        run.event === "workflow_dispatch" &&
        run.head_branch === branch &&
        (act.nonce === undefined || (run.display_title ?? "").includes(act.nonce)) &&
        Date.parse(run.created_at) >= from,
    );
    if (only === undefined) continue;
    return others.length === 0 ? { id: only.id, url: only.html_url } : undefined;
  }
  return undefined;
}

/** Looks at the run until it ends, the time is over, or the caller gives up. */
export async function waitForRun(
  act: Act<"dispatch">,
  run: DispatchedRun,
  { github, clock, signal, log }: Tools,
): Promise<RunEnd> {
  const started = clock.monotonic();
  let pause = FIRST_PAUSE_MS;
  let failed = 0;
  while (clock.monotonic() - started < act.timeoutMs) {
    if (signal.aborted) return { state: "lost", why: whyAborted(signal) };
    const reply = await github.request(
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}",
      { run_id: run.id },
      signal,
    );
    const seen = runSchema.safeParse(reply.ok ? reply.data : undefined).data;
    failed = seen === undefined ? failed + 1 : 0;
    if (failed >= MOST_FAILED_LOOKS) {
      return { state: "lost", why: reply.ok ? "GitHub's answers cannot be read" : reply.reason };
    }
    if (seen?.status === "completed") {
      return { state: "completed", conclusion: line(seen.conclusion ?? "no conclusion") };
    }
    log.progress(progressOf(act, seen?.status ?? "not seen"));
    const left = started + act.timeoutMs - clock.monotonic();
    await clock.sleep(Math.max(0, Math.min(pause, left)), signal);
    pause = Math.min(LONGEST_PAUSE_MS, pause * PAUSE_GROWTH);
  }
  return { state: "lost", why: "the time is up" };
}

function whyAborted({ reason }: AbortSignal): string {
  const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
  return isTimeout ? "the time is up" : "this stage was interrupted";
}

function progressOf({ file }: Act<"dispatch">, status: string): string {
  if (status === "waiting") return `${file} waits for a person to approve it`;
  return `${file}: ${status.replaceAll("_", " ")}`;
}
