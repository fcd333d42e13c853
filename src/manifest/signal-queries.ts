import { formatDuration } from "../core/units.ts";
import { isProbe } from "../health/options.ts";
import { queryOf } from "../health/readers/prometheus.ts";
import { countersOf } from "../health/sources/prometheus.ts";
import type { Manifest } from "./schema.ts";

const INDENT = "  ";

/** The queries that are written for the signals of Prometheus, as lines for people. */
export function signalQueries({ health }: Manifest): readonly string[] {
  const { prometheus, signals = [] } = health;
  if (prometheus === undefined) return [];
  const { candidate, baseline, every, settle } = prometheus;
  const when = `every ${formatDuration(every)}, ${formatDuration(settle)} after its end`;
  return signals.flatMap((signal) => {
    if (isProbe(signal) || signal.source !== "prometheus") return [];
    const { isGauge } = signal;
    const isCompared = signal.limits.some(({ ratio }) => ratio > 0);
    const arms = [
      { name: "", labels: candidate },
      ...(isCompared && baseline !== undefined
        ? [{ name: " of the baseline", labels: baseline }]
        : []),
    ];
    const before =
      isCompared && baseline === undefined
        ? [`${INDENT}baseline: the same, before the deployment`]
        : [];
    const asked = arms.flatMap(({ name, labels }) =>
      countersOf(signal).map(
        ([key, counter]) =>
          `${INDENT}${key}${name}: ${queryOf(counter, { labels, everyMs: every, isGauge })}`,
      ),
    );
    return [`signal ${signal.id} asks Prometheus ${when}:`, ...asked, ...before];
  });
}
