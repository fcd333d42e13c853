import type { CheckTry } from "../core/check.ts";
import type { Look, MissingLook } from "../core/look.ts";
import type { Released } from "../core/release.ts";
import type { Control } from "../health/control.ts";
import type { Sampler } from "../health/observe.ts";
import { remedyFor } from "../smoke/judge.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { probe } from "../smoke/probe.ts";
import { saysNothing } from "../smoke/withheld.ts";
import { probeTools, type Site } from "./site.ts";

/** Pause after a limit that names none, in milliseconds; it doubles with each limit in a row. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 120_000;

const PAUSED: MissingLook = {
  missing: "not sent, since the request before was limited",
  remedy: remedyFor("limited"),
};

/**
 * Samples a check. After a limit (429 or a challenge) nothing is sent for as long as the answer
 * asks, else for a pause that grows: the samples due meanwhile are missing. Where a sample gets no
 * answer and `control` none either, it is missing.
 */
export function probing(
  site: Site,
  check: CheckOptions,
  build: Released,
  control?: Control,
): Sampler {
  const tools = probeTools(site, build);
  let limits = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return async (dueAt, signal) => {
    if (site.clock.monotonic() < pausedUntil) return PAUSED;
    const tried = await probe(check, { ...tools, dueAt }, signal);
    if (tried.reason === "limited") {
      const own = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** limits);
      pausedUntil = site.clock.monotonic() + (tried.retryAfterMs ?? own);
      limits += 1;
    } else {
      limits = 0;
    }
    return (await withoutNetwork(tried, control)) ?? lookOf(tried);
  };
}

/** What an answer shows of the network, or the control where there is none. */
async function withoutNetwork(
  tried: CheckTry,
  control: Control | undefined,
): Promise<MissingLook | undefined> {
  if (tried.state === "answered") control?.answered();
  return tried.state === "broken" && !saysNothing(tried) ? control?.lost() : undefined;
}

/** A probe that says something of the service is good or bad; any other is missing. */
function lookOf(tried: CheckTry): Look | MissingLook {
  const [mismatch] = tried.mismatches;
  const said = mismatch?.actual ?? tried.reason ?? "could not be sent";
  if (saysNothing(tried))
    return { missing: missingWords(tried, said), remedy: remedyFor(tried.reason) };
  const look = { at: tried.at, requests: 1, baselineRequests: 0, baselineBad: 0 };
  if (tried.state !== "answered") return { ...look, bad: 1, reason: said };
  if (mismatch === undefined) return { ...look, bad: 0 };
  return { ...look, bad: 1, reason: `${mismatch.subject} ${mismatch.actual}` };
}

/** The same words for each sample of a kind, so that they are counted together. */
function missingWords({ reason, state }: CheckTry, said: string): string {
  if (reason === "cached") return "answered by a cache";
  return reason === "limited" || reason === "resolver" || reason === "unreachable"
    ? said
    : (reason ?? state);
}
