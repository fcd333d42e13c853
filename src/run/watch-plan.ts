import type { SignalRule } from "../core/look.ts";
import { line } from "../core/text.ts";
import { formatDuration, formatShare } from "../core/units.ts";
import { inSentence, plural } from "../core/wording.ts";
import { signalsOf } from "../delivery/signals.ts";
import { paceOf } from "../delivery/sources.ts";
import { beforePlan } from "../health/before.ts";
import { failingShare, failsAfter, noticedByProbes } from "../health/foresight.ts";
import { probeLimits, type SignalLimit, signalId } from "../health/limits.ts";
import { isProbe, type Signal } from "../health/options.ts";
import { DEFAULT_PERSIST_MS, signalRule } from "../health/rule.ts";
import { expectedWords, measureName } from "../health/words.ts";
import { pickEnvironment } from "../manifest/environment.ts";
import type { Loaded } from "../manifest/load.ts";
import type { Policy } from "../policy/policies.ts";
import { runsIn } from "../smoke/flow.ts";

/** Requests a minute for which it is said what counts would show. */
const TRAFFIC = [10, 100, 1000, 10_000] as const;

const MINUTE_MS = 60_000;

/** One limit of a signal with its window. */
interface Watched {
  readonly signal: Signal;
  readonly rule: SignalRule;
  readonly everyMs: number;
}

/** Lines for a terminal: what the window after a deployment would notice; nothing is asked. */
export function watchPlan(
  { manifest }: Pick<Loaded, "manifest">,
  { defaults }: Policy,
  named: string | undefined,
): readonly string[] {
  const { name } = pickEnvironment(manifest, named);
  const { health } = manifest;
  const observeMs = health.observe ?? defaults.observe;
  const mostMs = Math.max(observeMs, health.prolong ?? 2 * observeMs);
  const persist = formatDuration(health.persist ?? DEFAULT_PERSIST_MS);
  const all = watchedIn(manifest, name, defaults);
  const longer = `${formatDuration(mostMs)} where it is undecided`;
  return [
    `window of ${line(name)}: ${formatDuration(observeMs)}, ${longer}; trouble has to last ${persist}`,
    ...all.map(told),
    `${plural(all.length, "limit")}: by chance alone, shares and levels that keep theirs fail in 1 of 100 windows at most`,
  ];
}

function watchedIn(
  { smoke, health }: Loaded["manifest"],
  environment: string,
  defaults: Policy["defaults"],
): readonly Watched[] {
  const here = { ...smoke, checks: smoke.checks.filter((check) => runsIn(check, environment)) };
  const signals = signalsOf({ smoke: here, health });
  const errorRate = defaults["error-rate"];
  const everyMs = health.every ?? defaults.every;
  const measured = beforePlan({ signals, errorRate, before: health.before, everyMs });
  const limitsOf = (signal: Signal): readonly SignalLimit[] =>
    isProbe(signal) ? probeLimits(signal["error-rate"] ?? errorRate) : signal.limits;
  const count = signals.reduce((sum, signal) => sum + limitsOf(signal).length, 0);
  return signals.flatMap((signal) => {
    const pace = isProbe(signal) ? { everyMs } : paceOf({ health, everyMs }, signal);
    return limitsOf(signal).map((limit) => {
      const id = signalId(isProbe(signal) ? signal.probe : signal.id, limit);
      const before = limit.only === "fail" ? ([measured?.requests ?? 0, 0] as const) : undefined;
      const window = {
        observeMs: health.observe ?? defaults.observe,
        prolongMs: health.prolong,
        persistMs: health.persist,
      };
      const { observeOnly } = signal;
      const watch = { id, limit, before, observeOnly, everyMs: pace.everyMs, signals: count };
      return { signal, rule: signalRule({ ...watch, ...window }), everyMs: pace.everyMs };
    });
  });
}

function told(one: Watched): string {
  const { signal, rule, everyMs } = one;
  const name = line(isProbe(signal) ? signal.probe : signal.id);
  const every = `a sample every ${formatDuration(everyMs)}`;
  const idle = rule.observeOnly === true ? "; only observed, so nothing follows from it" : "";
  return `  ${name}: ${inSentence(measureName(rule))}, ${inSentence(expectedWords(rule))}, ${every}; ${noticed(one)}${idle}`;
}

/** What of a total failure, and of less than one, a limit would show. */
function noticed(one: Watched): string {
  const { signal, rule, everyMs } = one;
  if (rule.below !== undefined) {
    return rule.below.severity === "critical"
      ? "it can only put a release on hold"
      : "it only warns";
  }
  if (rule.kind === "zero") return after("what is there from the start", one, 1, 1);
  if (rule.level?.min !== undefined) return after("none at all", one, 0, 0);
  if (rule.level?.max !== undefined) {
    return after("twice as many", one, (2 * rule.level.max * everyMs) / MINUTE_MS, 0);
  }
  if (!isProbe(signal)) return byTraffic(one);
  const total = after("a total failure", one, 1, 1);
  const share = noticedByProbes(rule, everyMs);
  return share === undefined
    ? total
    : `${total}; from ${formatShare(share)} bad on, 9 of 10 windows fail`;
}

function after(what: string, { rule, everyMs }: Watched, requests: number, share: number): string {
  const ms = failsAfter(rule, { requests, share, everyMs });
  if (ms === undefined) return `${what} would not fail in this window`;
  return `${what} fails ${ms === 0 ? "at once" : `after ${formatDuration(ms)}`}`;
}

function byTraffic({ rule, everyMs }: Watched): string {
  const shares = TRAFFIC.map((aMinute) => {
    const share = failingShare(rule, { requests: (aMinute * everyMs) / MINUTE_MS, everyMs });
    const least = share === undefined ? "nothing" : `from ${formatShare(share)} on`;
    return `${least} with ${aMinute}`;
  });
  return `an even share of bad requests fails ${shares.join(", ")} requests a minute`;
}
