import { formatDuration, formatShare } from "../core/units.ts";
import { DEFAULT_MAX } from "../health/options.ts";
import { cleanLooksNeeded, signalRule } from "../health/rule.ts";
import { pathProblem } from "../smoke/json-path.ts";
import { nearest } from "./nearest.ts";
import { isWithin, type Path } from "./path.ts";
import type { Policy } from "./policy-file.ts";
import { type Fault, hasProduction, type Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

type Check = Manifest["smoke"]["checks"][number];

const isRepeatable = ({ method }: Check): boolean => method === "GET" || method === "HEAD";

/** Rules about signals: probes that are not there, windows too short to prove a limit. */
export const WATCH_RULES: readonly Rule[] = [
  { needs: ["health", "smoke"], faults: probeFaults },
  { needs: ["health", "smoke", "environments"], faults: nothingToWatch },
];

/** Windows that cannot prove their limits; needs what the policy says of windows. */
export function windowRule(policy: Policy): Rule {
  return { needs: ["health", "rollback"], faults: (manifest) => windowFaults(manifest, policy) };
}

function probeFaults(manifest: Manifest): readonly Fault[] {
  const signals = manifest.health.signals ?? [];
  return signals.flatMap(({ probe }, i) => probeFault(manifest, probe, i));
}

function probeFault({ smoke: { checks } }: Manifest, probe: string, i: number): readonly Fault[] {
  const path = ["health", "signals", i, "probe"];
  const usable = checks.filter(isRepeatable).map((check) => check.id);
  const check = checks.find(({ id }) => id === probe);
  if (check !== undefined && isRepeatable(check)) return [];
  const expected = usable.length === 0 ? "a GET or HEAD check" : `one of ${usable.join(", ")}`;
  if (check !== undefined) {
    const sentence = `the check "${probe}" is a ${check.method}, which must not be repeated`;
    return [{ path, words: { sentence, expected } }];
  }
  const best = nearest(probe, usable);
  const hint = best === undefined ? {} : { hint: `did you mean "${best}"?` };
  return [{ path, words: { sentence: `no check is called "${probe}"`, expected, ...hint } }];
}

function nothingToWatch(manifest: Manifest): readonly Fault[] {
  const { health, smoke } = manifest;
  const isWatched = smoke.checks.some((c) => c.severity === "critical" && isRepeatable(c));
  if (health.signals !== undefined || isWatched || !hasProduction(manifest)) return [];
  const sentence = "no critical GET or HEAD check that could be repeated as a health signal";
  const hint = "add one, or name a check in health.signals";
  return [{ path: ["smoke", "checks"], words: { sentence, hint }, key: true }];
}

function windowFaults({ health, rollback }: Manifest, { defaults }: Policy): readonly Fault[] {
  const everyMs = health.every ?? defaults.every;
  const observeMs = health.observe ?? defaults.observe;
  const prolongMs = health.prolong;
  const stableMs = rollback["stable-for"];
  if (prolongMs !== undefined && prolongMs < observeMs) {
    const sentence = `prolong ends before observe does (${formatDuration(observeMs)})`;
    const hint = "prolong counts from the start of the window";
    return [{ path: ["health", "prolong"], words: { sentence, hint } }];
  }
  const limits = health.signals?.map((signal) => signal["error-rate"].max) ?? [DEFAULT_MAX];
  const watches = [
    { path: ["health", "prolong"], observeMs, prolongMs },
    ...(stableMs === undefined ? [] : [{ path: ["rollback", "stable-for"], observeMs: stableMs }]),
  ];
  return watches.flatMap(({ path, ...watch }) =>
    limits.flatMap((max, i) => {
      const rule = signalRule({ id: "", max, everyMs, signals: limits.length, ...watch });
      const needed = cleanLooksNeeded(max);
      if (rule.plannedLooks >= needed) return [];
      const limit = `a limit of ${formatShare(max)}`;
      return [tooShort({ path, limit, looks: rule.plannedLooks, needed, everyMs, i, health })];
    }),
  );
}

interface Short {
  readonly path: Path;
  readonly limit: string;
  readonly looks: number;
  readonly needed: number;
  readonly everyMs: number;
  readonly i: number;
  readonly health: Manifest["health"];
}

/** Points at the window that was written; else at the limit, else at the block. */
function tooShort({ path, limit, looks, needed, everyMs, i, health }: Short): Fault {
  const isRevert = isWithin(path, ["rollback"]);
  const own = ["prolong", "observe", "every"].find((key) => Object.hasOwn(health, key));
  const at = isRevert
    ? path
    : own === undefined
      ? ["health", "signals", i, "error-rate", "max"]
      : ["health", own];
  const span = formatDuration(needed * everyMs);
  return {
    path: at,
    words: {
      sentence: `${looks} looks can never prove ${limit}`,
      expected: `at least ${needed} looks, which is ${span} every ${formatDuration(everyMs)}`,
      hint: "make the window longer, look more often, or allow a larger share",
    },
  };
}

/** JSON paths of the smoke block that cannot be read. */
export function jsonPathFaults(raw: unknown, path: Path = []): readonly Fault[] {
  if (Array.isArray(raw)) return raw.flatMap((item, i) => jsonPathFaults(item, [...path, i]));
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => {
    const below = [...path, key];
    const inExpect = path.at(-1) === "json" && path.at(-2) === "expect";
    if (inExpect) return faultOf(key, below, true);
    const inVersion = key === "json" && path.at(-1) === "version";
    return inVersion && typeof value === "string"
      ? faultOf(value, below, false)
      : jsonPathFaults(value, below);
  });
}

function faultOf(text: string, path: Path, key: boolean): readonly Fault[] {
  const problem = pathProblem(text);
  return problem === undefined ? [] : [{ path, words: { sentence: `${text}: ${problem}` }, key }];
}
