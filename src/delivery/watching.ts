import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { RECORD_STATES, stateOf, verdictsOf } from "../core/record-state.ts";
import { formatDuration, formatTime } from "../core/units.ts";
import type { Manifest } from "../manifest/schema.ts";
import { USUAL_EVERY_MS } from "../manifest/watch-lines.ts";

const HOUR = 3_600_000;

/** How long a release is watched, in milliseconds: two days after a major release, else one. */
export function usualFor(type: DeploymentRecord["payload"]["type"]): number {
  return (type === "major" ? 48 : 24) * HOUR;
}

/** Whether a deployment is watched now; else what is said in its place. */
export type ToWatch =
  | { readonly state: "watch"; readonly since: number; readonly until: number }
  | { readonly state: "said"; readonly judgement: Judgement };

/**
 * What a run of the watch does about the newest deployment. `forMs`: how long a release is watched
 * from its pass on, in milliseconds; `now`: epoch milliseconds.
 */
export function toWatch(
  record: DeploymentRecord | undefined,
  { forMs, now, environment }: { forMs: number | undefined; now: number; environment: string },
): ToWatch {
  const expected = `A release in ${environment} that stays good after it has passed`;
  const said = (judgement: Omit<Judgement, "expected">): ToWatch => ({
    state: "said",
    judgement: { expected, ...judgement },
  });
  if (record === undefined) {
    return said({ outcome: "pass", found: "Nothing to watch: no release is on record" });
  }
  const link = linkOf(record);
  const state = stateOf(record);
  const means = `Deployment ${record.id}: ${RECORD_STATES[state].means}`;
  if (RECORD_STATES[state].locks) {
    return said({ outcome: "pass", link, found: `Not watched yet. ${means}` });
  }
  const passedAt = Date.parse(verdictsOf(record).find((one) => one.outcome === "pass")?.at ?? "");
  if (state !== "passed" || Number.isNaN(passedAt)) {
    return said({
      outcome: state === "left" ? "fail" : "unknown",
      link,
      found: means,
      remedy: "Look at what is live, then release a version that passes or roll this one back",
    });
  }
  const until = passedAt + (forMs ?? usualFor(record.payload.type));
  if (now <= until) return { state: "watch", since: passedAt, until };
  const end = formatTime(new Date(until).toISOString());
  return said({
    outcome: "pass",
    link,
    found: `The watch of ${record.payload.version} ended on ${end}`,
  });
}

/** When runs of the watch were due and are known, epoch milliseconds. */
interface Runs {
  /** When the release passed. */
  readonly since: number;
  /** When the last run before this one ended well; undefined: none is known. */
  readonly last: number | undefined;
  readonly everyMs: number;
  readonly now: number;
}

/** Whether a run of the watch did not come or ended badly: more than twice the usual time has passed. */
export function missedRun({ since, last, everyMs, now }: Runs): Judgement {
  const from = Math.max(since, last ?? since);
  const gap = now - from;
  const expected = `A run that ends well every ${formatDuration(everyMs)}`;
  if (gap <= 2 * everyMs) return { outcome: "pass", expected, found: "None is missing" };
  const at = formatTime(new Date(from).toISOString());
  const what = from === since ? "None since the release passed" : "None since the last one";
  return {
    outcome: "fail",
    expected,
    found: `${what}, on ${at}`,
    remedy: "Look at the workflow's runs: a schedule may be late, dropped or disabled",
  };
}

/** Label of the issues that belong to a release. */
export function issueLabel(component: string, version: string): string {
  return `release:${component === "" ? "" : `${component}-`}${version}`;
}

/** Time between two runs, in milliseconds. */
export function watchedEvery({ watch }: Pick<Manifest, "watch">): number {
  return watch?.every ?? USUAL_EVERY_MS;
}
