import type { Finding } from "../core/finding.ts";
import { fold } from "../core/verdict.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import type { Following } from "./follow.ts";
import { type Watch, watchSignals } from "./signals.ts";
import type { Site } from "./site.ts";

/** What watching a build came to. */
interface Watched {
  readonly findings: readonly Finding[];
  /** `live`: another build answers, so nothing is decided about this one. */
  readonly by: "health" | "live";
}

/** Looks at a signal from one question about the build to the next, at most. */
const LOOKS_BETWEEN = 3;

/**
 * Watches the signals of a build, and which build answers meanwhile and at the end. Where another
 * one does, what was seen until then counts neither way: the window begins again once the build
 * answers alone, within `prolong` in all; where it does not, nothing is decided.
 */
export async function watchBuild(site: Site, watch: Watch, following: Following): Promise<Watched> {
  const { smoke, clock } = site;
  if (!tellsBuilds(smoke.ready)) return { findings: await watchSignals(site, watch), by: "health" };
  const { observeMs, prolongMs = 2 * observeMs } = watch;
  const started = clock.monotonic();
  let leftMs = Math.max(observeMs, prolongMs);
  const ends = leftMs;
  do {
    const [before, silent] = [following.others(), following.silent()];
    const findings = await oneWindow(site, { ...watch, prolongMs: leftMs }, following);
    if (site.signal.aborted && fold(findings) !== "pass") return { findings, by: "health" };
    const answers = await following.settle(ends - (clock.monotonic() - started));
    if (answers === "other") break;
    // A pass needs a build that says each time which one it is; a failure does not.
    const isDoubted = following.silent() > silent && fold(findings) === "pass";
    if (following.others() === before && !isDoubted) {
      const unread = answers === "unknown" ? [following.finding(answers)] : [];
      return { findings: [...unread, ...findings], by: "health" };
    }
    leftMs = ends - (clock.monotonic() - started);
  } while (leftMs >= observeMs);
  return { findings: [following.finding("other")], by: "live" };
}

/** One window, which ends early where another build answers: then it says nothing. */
async function oneWindow(
  site: Site,
  watch: Watch,
  following: Following,
): Promise<readonly Finding[]> {
  const { clock, everyMs } = site;
  const [stop, over] = [new AbortController(), new AbortController()];
  const until = AbortSignal.any([site.signal, stop.signal, over.signal]);
  const asking = async () => {
    while (!until.aborted) {
      await clock.sleep(LOOKS_BETWEEN * everyMs, until);
      if (!until.aborted && (await following.ask(until)) === "old") stop.abort();
    }
  };
  const asked = asking();
  const signal = AbortSignal.any([site.signal, stop.signal]);
  const findings = await watchSignals({ ...site, signal }, watch).finally(() => over.abort());
  await asked;
  return findings;
}
