import { formatDuration, formatShare } from "../core/units.ts";
import { failThreshold } from "../health/decision.ts";
import { Evidence } from "../health/evidence.ts";
import { DEFAULT_MAX, fixed } from "../health/limits.ts";
import { isProbe } from "../health/options.ts";
import { looksNeeded, signalRule } from "../health/rule.ts";
import { fewest } from "../health/search.ts";
import type { Policy } from "../policy/policies.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Limits of checks that a window proves, and that it cannot prove broken even where every answer is bad. */
export function noticeRule(policy: Policy | undefined): Rule {
  return { needs: ["health"], faults: ({ health }) => unnoticed(health, policy) };
}

/** More samples than this are not worth naming. */
const MOST_LOOKS = 100_000;

function unnoticed(health: Manifest["health"], policy: Policy | undefined): readonly Fault[] {
  const everyMs = health.every ?? policy?.defaults.every;
  const observeMs = health.observe ?? policy?.defaults.observe;
  const { signals = [], prolong: prolongMs } = health;
  if (everyMs === undefined || observeMs === undefined) return [];
  const limits = signals.reduce((sum, one) => sum + (isProbe(one) ? 1 : one.limits.length), 0);
  return signals.flatMap((signal, i) => {
    if (!isProbe(signal)) return [];
    const { max = DEFAULT_MAX } = signal["error-rate"] ?? policy?.defaults["error-rate"] ?? {};
    const window = { observeMs, prolongMs, everyMs, signals: limits };
    const rule = signalRule({ id: "signal/", limit: fixed(max), ...window });
    // One that is too short for a pass is said to be so already.
    if (rule.plannedLooks < looksNeeded(max)) return [];
    const needed = looksToFail(rule);
    if (needed <= rule.plannedLooks) return [];
    const span = formatDuration(needed * everyMs);
    return [
      {
        path: ["health", "signals", i, "error-rate", "max"],
        words: {
          sentence: `not even a total failure would be noticed: ${rule.plannedLooks} samples, all of them bad, do not prove more than ${formatShare(max)}`,
          expected: `a smaller share, or ${needed} samples, which is ${span} every ${formatDuration(everyMs)}`,
        },
      },
    ];
  });
}

/** Bad samples in a row, from the first on, that prove a limit broken; infinite where none do. */
function looksToFail(rule: ReturnType<typeof signalRule>): number {
  const isProven = (looks: number) => {
    const fail = new Evidence(rule, "fail", Math.max(1, looks));
    for (let i = 0; i < looks; i += 1) fail.add(BAD);
    return fail.log(1) >= failThreshold(rule);
  };
  if (isProven(rule.plannedLooks)) return 0;
  return fewest(isProven, MOST_LOOKS) ?? Number.POSITIVE_INFINITY;
}

const BAD = { at: "", requests: 1, bad: 1, baselineRequests: 0, baselineBad: 0 } as const;
