import { meant } from "../core/meant.ts";
import { formatDuration, formatShare } from "../core/units.ts";
import { DEFAULT_MAX, fixed, isCompared } from "../health/limits.ts";
import { isProbe, type Signal } from "../health/options.ts";
import { DEFAULT_PERSIST_MS, looksNeeded, signalRule } from "../health/rule.ts";
import type { Policy } from "../policy/policies.ts";
import type { CheckOptions } from "../smoke/check-options.ts";
import { isRepeatable, runsIn } from "../smoke/flow.ts";
import type { Path } from "../yaml/path.ts";
import { isProduction } from "./environment.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Rules about signals: probes that are not there, windows too short to prove a limit. */
export const WATCH_RULES: readonly Rule[] = [
  { needs: ["health", "smoke", "environments"], faults: probeFaults },
  { needs: ["health"], faults: idleControl },
  { needs: ["health", "environments"], faults: ownControl },
  { needs: ["health", "smoke", "environments", "deploy"], faults: nothingToWatch },
  { needs: ["health", "environments"], faults: nothingDecides },
];

/** Windows that cannot prove their limits; the policy says what the manifest does not. */
export function windowRule(policy: Policy | undefined): Rule {
  return {
    needs: ["health", "rollback"],
    faults: (manifest) => [...windowFaults(manifest, policy), ...beforeFaults(manifest, policy)],
  };
}

/** `before` is for limits against what was live: without either, the other says nothing. */
function beforeFaults({ health }: Manifest, policy: Policy | undefined): readonly Fault[] {
  const { before } = health;
  if (before === undefined || policy === undefined) return [];
  const { signals = [{ probe: "" }] } = health;
  const errorRate = policy.defaults["error-rate"];
  const compared = signals.some(
    (one) => isProbe(one) && isCompared(one["error-rate"] ?? errorRate),
  );
  const path = ["health", "before"];
  if (!compared) {
    const sentence = "no signal compares a check with what was live before";
    const hint = "give one `increase` or `plus`, or leave it out";
    return [{ path, words: { sentence, hint }, key: true }];
  }
  if (before > 0) return [];
  const sentence = "nothing is measured before, and a signal compares with it";
  return [{ path, words: { sentence, hint: "leave out its `increase` and `plus`, too" } }];
}

/** Sources are tried again by themselves: only lost answers of checks ask the control. */
function idleControl({ health }: Manifest): readonly Fault[] {
  if (health.control === undefined || health.signals?.some(isProbe) !== false) return [];
  const sentence = "no signal repeats a check, so nothing asks the control";
  return [{ path: ["health", "control"], words: { sentence, hint: "leave it out" }, key: true }];
}

/** A control that fails with the service would turn every outage of it into one of the network. */
function ownControl({ health: { control }, environments }: Manifest): readonly Fault[] {
  const hostIn = (url = "") => (URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, "") : "");
  const host = hostIn(control);
  if (host === "") return [];
  const own = Object.entries(environments).find(([, { url, hosts = {} }]) =>
    [url, ...Object.values(hosts)].some((one) => hostIn(one) === host),
  );
  if (own === undefined) return [];
  const sentence = `the control is a part of ${own[0]}, so that its outage would count as one of the network`;
  const hint = "name an address that has nothing to do with the release, or leave it out";
  return [{ path: ["health", "control"], words: { sentence, hint } }];
}

function probeFaults(manifest: Manifest): readonly Fault[] {
  const signals = manifest.health.signals ?? [];
  return signals.flatMap((signal, i) =>
    isProbe(signal) ? probeFault(manifest, signal.probe, i) : [],
  );
}

function probeFault(manifest: Manifest, probe: string, i: number): readonly Fault[] {
  const { checks } = manifest.smoke;
  const path = ["health", "signals", i, "probe"];
  const usable = checks.filter(isRepeatable).map((check) => check.id);
  const check = checks.find(({ id }) => id === probe);
  if (check !== undefined && isRepeatable(check)) return absentFaults(manifest, check, path);
  const expected = usable.length === 0 ? "a GET or HEAD check" : `one of ${usable.join(", ")}`;
  if (check !== undefined) {
    return [{ path, words: { sentence: unrepeatable(check), expected } }];
  }
  const sentence = `no check is called "${probe}"`;
  return [{ path, words: { sentence, expected, ...meant(probe, usable) } }];
}

function unrepeatable({ id, method, needs, cleanup }: CheckOptions): string {
  if (method !== "GET" && method !== "HEAD") {
    return `the check "${id}" is a ${method}, which must not be repeated`;
  }
  if (cleanup === true) return `the check "${id}" cleans up, which is not repeated`;
  return `the check "${id}" needs ${(needs ?? []).join(", ")}, so it cannot be repeated by itself`;
}

/** Signals are watched in production, where the check has to be. */
function absentFaults(manifest: Manifest, check: CheckOptions, path: Path): readonly Fault[] {
  const without = Object.keys(manifest.environments).find(
    (name) => isProduction(manifest, name) && !runsIn(check, name),
  );
  if (without === undefined) return [];
  const sentence = `the check "${check.id}" does not run in ${without}, where signals are watched`;
  return [{ path, words: { sentence } }];
}

/** What deploys to production has to watch it; without `deploy`, only `verify` asks for a signal. */
function nothingToWatch(manifest: Manifest): readonly Fault[] {
  const { health, smoke, deploy } = manifest;
  if (deploy === undefined) return [];
  const watched = smoke.checks.filter((c) => c.severity === "critical" && isRepeatable(c));
  const unwatched = Object.keys(manifest.environments).some(
    (name) => isProduction(manifest, name) && !watched.some((check) => runsIn(check, name)),
  );
  if (health.signals !== undefined || !unwatched) return [];
  const sentence = "no critical GET or HEAD check that could be repeated as a health signal";
  const hint = "add one, or name a check in health.signals";
  return [{ path: ["smoke", "checks"], words: { sentence, hint }, key: true }];
}

/** Where every signal is only observed, no release could pass. */
function nothingDecides(manifest: Manifest): readonly Fault[] {
  const { environments, health } = manifest;
  const { signals = [] } = health;
  if (signals.length === 0 || signals.some(({ observeOnly }) => observeOnly !== true)) return [];
  const judged = Object.entries(environments).filter(
    ([name, one]) => isProduction(manifest, name) && one["observe-only"] !== true,
  );
  if (judged.length === 0) return [];
  const sentence = "every signal is only observed, so that no release could pass";
  const hint = "leave `observe-only` out of one of them, or write it at the environment";
  return [{ path: ["health", "signals"], words: { sentence, hint }, key: true }];
}

function windowFaults(
  { health, rollback }: Manifest,
  policy: Policy | undefined,
): readonly Fault[] {
  const everyMs = health.every ?? policy?.defaults.every;
  const observeMs = health.observe ?? policy?.defaults.observe;
  if (everyMs === undefined || observeMs === undefined) return [];
  const prolongMs = health.prolong;
  if (prolongMs !== undefined && prolongMs < observeMs) {
    const sentence = `prolong ends before observe does (${formatDuration(observeMs)})`;
    const hint = "prolong counts from the start of the window";
    return [{ path: ["health", "prolong"], words: { sentence, hint } }];
  }
  const stableMs = rollback["stable-for"] ?? policy?.defaults["stable-for"];
  const after = { observeMs, prolongMs, place: placeOfWindow(health) };
  const isWritten = rollback["stable-for"] !== undefined;
  const revert = { observeMs: stableMs, place: isWritten ? STABLE_FOR : undefined, revert: true };
  const all: readonly Signal[] = health.signals ?? [{ probe: "" }];
  const limits = all.flatMap((signal, i) => {
    if (!isProbe(signal)) return [];
    const { max = DEFAULT_MAX } = signal["error-rate"] ?? policy?.defaults["error-rate"] ?? {};
    return [{ max, i, needed: looksNeeded(max) }];
  });
  const unproven = [after, revert].flatMap(({ observeMs: length, ...watch }) =>
    length === undefined
      ? []
      : limits.flatMap((limit) => tooShort({ ...watch, ...limit, length, everyMs })),
  );
  if (unproven.length > 0) return unproven;
  const own = Object.hasOwn(health, "persist") ? PERSIST : undefined;
  const persistMs = health.persist ?? DEFAULT_PERSIST_MS;
  return [after, revert].flatMap(({ observeMs: length, place, ...watch }) =>
    length === undefined || length > persistMs
      ? []
      : [neverLasts({ persistMs, length, path: own ?? place ?? PERSIST, ...watch })],
  );
}

const PERSIST: Path = ["health", "persist"];

/** A service that is down during the whole window could not fail in it. */
function neverLasts(window: {
  readonly persistMs: number;
  readonly length: number;
  readonly path: Path;
  readonly revert?: boolean | undefined;
}): Fault {
  const { persistMs, length, path, revert } = window;
  const when = revert === true ? " after a rollback" : "";
  const longer = revert === true ? "make rollback.stable-for longer" : "make the window longer";
  return {
    path,
    words: {
      sentence: `trouble has to last ${formatDuration(persistMs)}, and the window${when} is ${formatDuration(length)}`,
      expected: `health.persist below ${formatDuration(length)}`,
      hint: `${longer}, or set health.persist: a sixth of the window is a good start`,
    },
  };
}

const STABLE_FOR: Path = ["rollback", "stable-for"];

interface Span {
  /** Milliseconds without prolonging. */
  readonly length: number;
  readonly prolongMs?: number | undefined;
  readonly everyMs: number;
  readonly max: number;
  /** Looks that can prove `max`. */
  readonly needed: number;
  readonly i: number;
  /** What was written of the window; undefined: the limit is pointed at. */
  readonly place: Path | undefined;
  readonly revert?: boolean | undefined;
}

function placeOfWindow(health: Manifest["health"]): Path | undefined {
  const own = ["prolong", "observe", "every"].find((key) => Object.hasOwn(health, key));
  return own === undefined ? undefined : ["health", own];
}

function tooShort({ length, everyMs, max, needed, i, ...watch }: Span): readonly Fault[] {
  const { prolongMs, place, revert } = watch;
  const rule = signalRule({
    id: "signal/",
    limit: fixed(max),
    everyMs,
    signals: 1,
    observeMs: length,
    prolongMs,
  });
  if (rule.plannedLooks >= needed) return [];
  const when = revert === true ? " after a rollback" : "";
  const span = formatDuration(needed * everyMs);
  const longer = revert === true ? "make rollback.stable-for longer" : "make the window longer";
  return [
    {
      path: place ?? ["health", "signals", i, "error-rate", "max"],
      words: {
        sentence: `${rule.plannedLooks} samples${when} can never prove a limit of ${formatShare(max)}`,
        expected: `at least ${needed} samples, which is ${span} every ${formatDuration(everyMs)}`,
        hint: `${longer}, sample more often, or allow a larger share`,
      },
    },
  ];
}
