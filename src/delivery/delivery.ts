import type { Environment, Release, RunIdentity } from "../core/release.ts";
import { withinOf } from "../smoke/ready-options.ts";
import { type JudgeRows, judgeRows } from "./rows.ts";
import type { Run, RunSubject, Voice, World } from "./run.ts";

/** What changing one environment takes: who does it, where it is recorded, and how it is done. */
export interface Delivery
  extends Pick<RunSubject, "repository" | "dryRun" | "manifestPath">,
    Pick<World, "ask" | "perform" | "clock" | "githubTime" | "signal">,
    Pick<Voice, "tell" | "happens"> {
  readonly environment: Environment;
  readonly run: RunIdentity;
  /** What is released, and what ran before it. */
  readonly release: Release;
  /** Longest that everything after a claim takes, in milliseconds. */
  readonly leaseMs: number;
  /** What the release mends, `release.fixes`. */
  readonly fixes: string | undefined;
  readonly rows: JudgeRows;
}

/** What GitHub and the machine may take besides what the manifest bounds. */
const GRACE_MS = 10 * 60_000;

/** What a run changes its environment with. */
export function deliveryOf(run: Run): Delivery {
  const { subject, world, voice } = run;
  const { environment, repository, dryRun, identity, release, manifestPath } = subject;
  const { ask, perform, clock, githubTime, signal } = world;
  return {
    ...{ environment, repository, dryRun, release, manifestPath, run: identity },
    ...{ ask, perform, clock, githubTime, signal, tell: voice.tell, happens: voice.happens },
    fixes: subject.manifest.release.fixes,
    leaseMs: leaseOf(subject),
    rows: (...asked) => judgeRows(run, ...asked),
  };
}

/**
 * `deploy.timeout` + `smoke.ready.within`, or 2 minutes without it, + the time limits of all commands
 * among the checks + the longest window + 10 minutes.
 */
function leaseOf({ manifest, defaults }: RunSubject): number {
  const { deploy, smoke, health, rollback } = manifest;
  const observeMs = health.observe ?? defaults.observeMs;
  const prolongMs = health.prolong ?? 2 * observeMs;
  const stableMs = 2 * (rollback["stable-for"] ?? defaults.stableForMs);
  const windowMs = Math.max(observeMs, prolongMs, stableMs);
  const commandsMs = smoke.checks.reduce((ms, { run, timeout }) => ms + (run ? timeout : 0), 0);
  return (deploy?.timeout ?? 0) + withinOf(smoke.ready) + commandsMs + windowMs + GRACE_MS;
}
