import { formatDuration } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { beforePlan } from "../health/before.ts";
import { isProbe, type Signal } from "../health/options.ts";
import { looksIn } from "../health/rule.ts";
import { countersOf } from "../health/sources/prometheus.ts";
import type { Policy } from "../policy/policies.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { isProduction } from "./environment.ts";
import type { Manifest } from "./schema.ts";

/** Looks from one question about the build to the next. */
const LOOKS_BETWEEN = 3;

const MINUTE_MS = 60_000;

/** Requests that a host is sent again and again: so many each time, at this distance. */
interface Stream {
  readonly host: string;
  readonly requests: number;
  readonly everyMs: number;
}

/**
 * What smoke and window send to each host, as lines for people. Sent again after a failure or a limit,
 * or while a build is not live yet, it is more: the numbers are those of a release without trouble.
 */
export function trafficLines(
  manifest: Manifest,
  { defaults }: Pick<Policy, "defaults">,
): readonly string[] {
  const { environments, smoke, health } = manifest;
  const observeMs = health.observe ?? defaults.observe;
  const mostMs = Math.max(observeMs, health.prolong ?? 2 * observeMs);
  return Object.entries(environments).flatMap(([name, { url }]) => {
    const host = hostOf(url);
    const requests = smoke.checks.filter(({ run }) => run === undefined);
    const once = requests.length + (smoke.ready?.inARow ?? 0);
    const smoked = `${host} of ${name}: ${plural(once, "request")} for smoke`;
    if (!isProduction(manifest, name)) return [smoked];
    const before = requestsBefore(manifest, defaults);
    const first = before === 0 ? smoked : `${smoked}, ${before} to measure what is live before`;
    const streams = streamsOf(manifest, host, health.every ?? defaults.every);
    const hosts = [...new Set([host, ...streams.map((stream) => stream.host)])];
    return hosts.map((one) => {
      const own = streams.filter((stream) => stream.host === one);
      const watched = own.length === 0 ? "" : watchedWords(own, observeMs, mostMs);
      if (one === host) return watched === "" ? first : `${first}, then ${watched}`;
      return `${one} for ${name}: ${watched}`;
    });
  });
}

/** What checks with a limit against what is live are repeated before a deployment. */
function requestsBefore({ smoke, health }: Manifest, defaults: Policy["defaults"]): number {
  const plan = beforePlan({
    signals: health.signals ?? repeatedOf(smoke).map(({ id }) => ({ probe: id })),
    errorRate: defaults["error-rate"],
    before: health.before,
    everyMs: health.every ?? defaults.every,
  });
  return plan === undefined ? 0 : plan.checks.length * plan.requests;
}

function watchedWords(streams: readonly Stream[], observeMs: number, mostMs: number): string {
  const within = (ms: number): number =>
    streams.reduce((sum, { requests, everyMs }) => sum + requests * looksIn(ms, everyMs), 0);
  const perMinute = streams.reduce(
    (sum, { requests, everyMs }) => sum + (requests * MINUTE_MS) / everyMs,
    0,
  );
  const longest =
    mostMs > observeMs
      ? `, ${within(mostMs)} where it is prolonged to ${formatDuration(mostMs)}`
      : "";
  const length = formatDuration(observeMs);
  return `${Number(perMinute.toFixed(1))} a minute, ${within(observeMs)} in the window of ${length}${longest}`;
}

const repeatedOf = ({ checks }: Manifest["smoke"]) =>
  checks.filter(
    ({ severity, method }) => severity === "critical" && (method === "GET" || method === "HEAD"),
  );

/** The repeated checks, the questions about the build, and what sources are asked. */
function streamsOf({ smoke, health }: Manifest, host: string, everyMs: number): readonly Stream[] {
  const build = tellsBuilds(smoke.ready)
    ? [{ host, requests: 1, everyMs: LOOKS_BETWEEN * everyMs }]
    : [];
  const repeated = repeatedOf(smoke);
  const signals =
    health.signals === undefined
      ? repeated.map(() => ({ host, requests: 1, everyMs }))
      : health.signals.flatMap((signal) => streamOf(signal, health, { host, everyMs }));
  return [...signals, ...build];
}

/** What one signal sends; a program is none of ours to count. */
function streamOf(
  signal: Signal,
  { prometheus, alertmanager }: Manifest["health"],
  probes: Omit<Stream, "requests">,
): readonly Stream[] {
  if (isProbe(signal)) return [{ ...probes, requests: 1 }];
  if (signal.source === "prometheus") {
    if (prometheus === undefined) return [];
    const arms = signal.limits.some(({ ratio }) => ratio > 0) ? 2 : 1;
    // Each arm is asked for all requests, and for the bad ones where their share is judged.
    const requests = arms * countersOf(signal).length;
    return [{ host: hostOf(prometheus.url), requests, everyMs: prometheus.every }];
  }
  const everyMs = signal.every ?? probes.everyMs;
  if (signal.source === "json") return [{ host: hostOf(signal.json.get), requests: 1, everyMs }];
  if (signal.source === "github") return [{ host: "GitHub's API", requests: 1, everyMs }];
  if (signal.source === "command" || alertmanager === undefined) return [];
  return [{ host: hostOf(alertmanager.url), requests: 1, everyMs }];
}

/** The host of an address, or its beginning as it is written where an expression stands in it. */
function hostOf(address: string): string {
  const [, host] = /^[a-z]+:\/\/((?:\$\{\{[\s\S]*?\}\}|[^/?#])+)/i.exec(address) ?? [];
  const [whole] = /^\$\{\{[\s\S]*?\}\}/.exec(address) ?? [];
  return host ?? whole ?? address;
}
