import { formatShare } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import type { Figure, Measure, Topic, Unit } from "./figure.ts";
import { longDuration } from "./incident.ts";
import type { Metrics, Quality } from "./metrics.ts";

/** A value for people; `none` where there is nothing to compute it from. */
export function valueText(value: number | null, unit: Unit): string {
  if (value === null) return "none";
  if (unit === "ms") return longDuration(value);
  if (unit === "share") return formatShare(value);
  return String(Number(value.toFixed(2)));
}

/** What a value rests on: `2 of 23, 95% 2.4–26.8%`, `n = 12`. */
export function basisText(
  { value, n, numerator, denominator, interval }: Measure,
  unit: Unit,
): string {
  if (value === null) return "n = 0";
  const percent = (share: number) => (share * 100).toFixed(1);
  if (unit === "share") {
    const range = interval === null ? "" : `, 95% ${percent(interval[0])}–${percent(interval[1])}%`;
    return `${numerator} of ${denominator}${range}`;
  }
  if (unit === "per-day") return `${n} in ${plural(Number((denominator ?? 0).toFixed(1)), "day")}`;
  if (unit === "per-week") return `${n} whole weeks`;
  return `n = ${n}`;
}

/** How it was in the window before. */
export function beforeText({ before, unit }: Figure): string {
  return valueText(before.value, unit);
}

/** What numbers count as, where people ask; one sentence for each topic. */
export const MEANINGS: Readonly<Record<Topic, string>> = {
  "deployment-frequency":
    "Deployments that brought something new, rollbacks and repetitions left out",
  "lead-time": "From the first commit of a change to its first deployment",
  "change-failure-rate":
    "Deployments with an incident, a rollback, a hotfix or a failed verdict, each counted once",
  mttr: "From the beginning of an incident to its end, of those that ended in the window",
  "recovery-time":
    "From a failed deployment to the rollback, hotfix or end of the incident that helped",
  "rollback-frequency": "Deployments that put an earlier version back",
  "deployment-duration":
    "From the start of a deployment to its success, without waiting for approval",
  "failed-attempts": "Deployments that failed before they were live, which are no change failures",
  "rework-rate": "Hotfixes among all deployments",
};

/** Where the numbers come from. */
export function sourceText({ source, quality, figures }: Metrics): string {
  if (source === "releases") {
    return "Inferred from published releases, since no deployment is recorded";
  }
  const all = figures.find(({ topic }) => topic === "deployment-frequency")?.now.n ?? 0;
  if (quality.foreign === 0) return "From the deployment records of release-gate";
  if (quality.foreign >= all) return "Inferred from deployments that other tools recorded";
  return `Inferred in part: other tools recorded ${quality.foreign} of the deployments`;
}

/** How far the numbers can be relied on, in one line. */
export function qualityText(quality: Quality): string {
  const { inferred, dropped, unknown, pending, bots, pushed, truncated } = quality;
  const counts = [
    [inferred, "inferred"],
    [pending, "pending (too young for the failure rate)"],
    [unknown, "without a known predecessor (no lead time)"],
    [dropped, "dropped"],
    [bots, "by bots"],
    [pushed, "without a pull request"],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const cuts = truncated.map((what) => `truncated: ${what}`);
  const all = [...said, ...cuts];
  return all.length === 0 ? "Nothing inferred, dropped, truncated or pending" : all.join(", ");
}

/** Rollbacks by what started them: `health 1, a person 2`. */
export function causesText({ rollbacks }: Metrics): string {
  const causes = Object.entries(rollbacks).map(([cause, count]) => `${cause} ${count}`);
  return causes.length === 0 ? "none" : causes.join(", ");
}

/** `2026-10-31 to 2026-11-28`. */
export function spanText({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from.slice(0, 10)} to ${to.slice(0, 10)}`;
}

/** Title of the metrics of an environment. */
export function titleText({ repository, environment, component }: Metrics): string {
  const what = component === "" ? repository : `${component} of ${repository}`;
  return `Release metrics of ${what}, ${environment}`;
}
