import { meant } from "../core/meant.ts";
import { plural } from "../core/wording.ts";
import { BAD_LOOKS_TO_FAIL } from "../health/decision.ts";
import { isProbe, type Signal } from "../health/options.ts";
import { looksIn } from "../health/rule.ts";
import { armFault, countersOf, type PrometheusSignal } from "../health/sources/prometheus.ts";
import type { Policy } from "../policy/policies.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

type Health = Manifest["health"];

/** Rules about signals of sources: what they need besides themselves, and what would be of no use. */
export const SOURCE_RULES: readonly Rule[] = [
  {
    needs: ["health"],
    faults: ({ health }) => [
      ...sameNames(health),
      ...prometheusFaults(health),
      ...alertFaults(health),
    ],
  },
];

/** Windows in which a source can never be looked at often enough to fail. */
export function sourceWindowRule(policy: Policy | undefined): Rule {
  return { needs: ["health"], faults: ({ health }) => windowFaults(health, policy) };
}

/** Requirements that signals say they decide, and that no signal can. */
export function signalRowRule(policy: Policy | undefined): Rule {
  return { needs: ["health"], faults: ({ health }) => rowFaults(health, policy) };
}

function rowFaults({ signals = [] }: Health, policy: Policy | undefined): readonly Fault[] {
  if (policy === undefined) return [];
  const rows = policy.requirements.filter((row) => row["only-where"] === "signal");
  const ids = rows.map(({ id }) => id);
  return signals.flatMap(({ row }, i) => {
    if (row === undefined || ids.includes(row)) return [];
    const sentence = `no signal decides "${row}"`;
    const words = { sentence, expected: `one of ${ids.join(", ")}`, ...meant(row, ids) };
    return [{ path: ["health", "signals", i, "for"], words }];
  });
}

const nameOf = (signal: Signal): string => (isProbe(signal) ? signal.probe : signal.id);

/** Findings, looks and reports tell signals apart by their names alone. */
function sameNames({ signals = [] }: Health): readonly Fault[] {
  const names = signals.map(nameOf);
  return names.flatMap((name, i) => {
    if (names.indexOf(name) === i) return [];
    const sentence = `two signals are called "${name}"`;
    const hint = "give one of them an `id` of its own, or put their limits into one";
    return [{ path: ["health", "signals", i], words: { sentence, hint } }];
  });
}

/** Signals of Prometheus, each with its place in the list. */
function prometheusIn({ signals = [] }: Health): readonly (readonly [PrometheusSignal, number])[] {
  return signals.flatMap((signal, i) =>
    !isProbe(signal) && signal.source === "prometheus" ? [[signal, i] as const] : [],
  );
}

function prometheusFaults(health: Health): readonly Fault[] {
  const { prometheus } = health;
  const all = prometheusIn(health);
  if (prometheus === undefined) {
    return all.map(([signal, i]) => ({
      path: ["health", "signals", i, signal.isGauge ? "gauge" : "total"],
      words: {
        sentence: "nothing says where Prometheus is",
        hint: 'add `prometheus: {url: "https://…"}` under `health`',
      },
      key: true,
    }));
  }
  if (all.length === 0) {
    const sentence = "no signal asks Prometheus";
    const hint = "add one with `total` and `errors`, or leave the block out";
    return [{ path: ["health", "prometheus"], words: { sentence, hint }, key: true }];
  }
  const arms = all.flatMap(([signal, i]) => splitFaults(signal, prometheus.baseline, i));
  const queries = all.flatMap(([signal, i]) =>
    countersOf(signal).flatMap(([key, counter]) => {
      const sentence = armFault(counter, prometheus);
      const path = ["health", "signals", i, key, "query"];
      return sentence === undefined ? [] : [{ path, words: { sentence } }];
    }),
  );
  return [...arms, ...queries];
}

/** Before the deployment there are no clients of a canary. */
function splitFaults(
  { limits }: PrometheusSignal,
  baseline: string | undefined,
  i: number,
): readonly Fault[] {
  if (baseline !== undefined || limits.every(({ split }) => split === undefined)) return [];
  const sentence = "traffic is split between two arms, and health.prometheus names no `baseline`";
  const hint = "name `candidate` and `baseline`, or leave `split` out";
  return [{ path: ["health", "signals", i, "error-rate", "split"], words: { sentence, hint } }];
}

function alertFaults(health: Health): readonly Fault[] {
  const { alertmanager, signals = [] } = health;
  const asking = signals.flatMap((signal, i) =>
    !isProbe(signal) && signal.source === "alertmanager" ? [i] : [],
  );
  if (alertmanager === undefined) {
    const sentence = "nothing says where Alertmanager is";
    const hint = 'add `alertmanager: {url: "https://…"}` under `health`';
    return asking.map((i) => ({
      path: ["health", "signals", i, "alerts"],
      words: { sentence, hint },
      key: true,
    }));
  }
  if (asking.length > 0) return [];
  const sentence = "no signal asks Alertmanager";
  const hint = "add one with `alerts`, or leave the block out";
  return [{ path: ["health", "alertmanager"], words: { sentence, hint }, key: true }];
}

function windowFaults(health: Health, policy: Policy | undefined): readonly Fault[] {
  const observeMs = health.observe ?? policy?.defaults.observe;
  if (observeMs === undefined) return [];
  const windowMs = Math.max(observeMs, health.prolong ?? 2 * observeMs);
  const { prometheus, signals = [] } = health;
  const paces = signals.flatMap((signal, i) =>
    isProbe(signal) || signal.source === "prometheus" || signal.every === undefined
      ? []
      : [{ every: signal.every, path: ["health", "signals", i, "every"] }],
  );
  const shared =
    prometheus === undefined ? [] : [{ every: prometheus.every, path: ["health", "prometheus"] }];
  const gauges = signals.flatMap((signal, i) => gaugeFaults(signal, i, { windowMs, prometheus }));
  const short = [...shared, ...paces].flatMap(({ every, path }) => {
    const looks = looksIn(windowMs, every);
    if (looks >= BAD_LOOKS_TO_FAIL) return [];
    const sentence = `${plural(looks, "look")} within the window can never prove that a release is bad`;
    const expected = `at least ${plural(BAD_LOOKS_TO_FAIL, "look")}`;
    const hint = "make the window longer, or `every` shorter";
    return [{ path, words: { sentence, expected, hint } }];
  });
  return [...short, ...gauges];
}

/** A gauge that would have to be above its limit for longer than it is looked at. */
function gaugeFaults(
  signal: Signal,
  i: number,
  { windowMs, prometheus }: { readonly windowMs: number } & Pick<Health, "prometheus">,
): readonly Fault[] {
  if (isProbe(signal)) return [];
  const every = signal.source === "prometheus" ? prometheus?.every : signal.every;
  const needed = signal.limits.find(({ below }) => below !== undefined)?.below?.looks;
  if (every === undefined || needed === undefined) return [];
  const looks = looksIn(windowMs, every);
  if (looks >= needed) return [];
  const sentence = `${plural(looks, "look")} within the window can never be ${needed} in a row`;
  const hint = "make the window longer, `every` shorter, or `looks` smaller";
  return [{ path: ["health", "signals", i, "below", "looks"], words: { sentence, hint } }];
}
