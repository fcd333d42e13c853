import { beforeOf, spared } from "../core/baseline.ts";
import type { CheckTry } from "../core/check.ts";
import { type Finding, type PlacedBuild, placed } from "../core/finding.ts";
import { bareId, type SignalId } from "../core/finding-id.ts";
import type { Look } from "../core/look.ts";
import { cutShort } from "../health/cut-short.ts";
import { type MissingLook, observe, type Sampler } from "../health/observe.ts";
import { DEFAULT_MAX } from "../health/options.ts";
import { signalRule } from "../health/rule.ts";
import { isRepeatable } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { probe } from "../smoke/probe.ts";
import { resolveCheck } from "./checks.ts";
import { owned } from "./owner.ts";
import { probeTools, type Site } from "./site.ts";

/** How long the signals are read, in milliseconds, and what should be live meanwhile. */
export interface Watch {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  readonly of: PlacedBuild;
}

/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
export async function watchSignals(site: Site, watch: Watch): Promise<readonly Finding[]> {
  const { everyMs, clock, progress, signal } = site;
  const { of } = watch;
  const signals = signalsOf(site);
  const prepared = signals.map(({ check, max }) => ({ ...resolveCheck(site, check), max }));
  const broken = prepared.flatMap((p) => ("finding" in p ? [unwatched(p.finding)] : []));
  const watched = prepared.flatMap((p) => ("check" in p ? [p] : []));
  const rules = watched.map(({ check, max }) =>
    signalRule({ id: signalId(check.id), max, everyMs, signals: signals.length, ...watch }),
  );
  const samplers = new Map(
    watched.map(({ check }) => [signalId(check.id), sampler(site, check, of)]),
  );
  const seen =
    rules.length === 0 && broken.length > 0
      ? []
      : await observe({ rules, samplers, everyMs, clock, progress }, signal);
  const probed = new Map<string, string>(
    watched.map(({ check }) => [signalId(check.id), check.id]),
  );
  const fair = seen.map((finding) => sparedIn(site, finding, probed.get(finding.id)));
  const findings = cutShort([...broken, ...fair]);
  return owned(
    site.owner,
    findings.map((finding) => ({ ...finding, of: placed(of) })),
  );
}

const signalId = (check: string): SignalId => `signal/${check}/error-rate`;

/** What was bad before the deployment is not blamed on it. */
function sparedIn({ baseline }: Site, finding: Finding, check = ""): Finding {
  const { basis } = finding;
  const before = beforeOf(baseline, check);
  if (basis.kind !== "signal" || before === undefined) return finding;
  return { ...spared(finding, before), basis: { ...basis, before } };
}

/** A check that cannot be filled in is a signal that could not be set up. */
function unwatched(finding: Finding): Finding {
  const check = bareId(finding.id);
  return { ...finding, id: signalId(check), title: `Error rate of ${check}`, effect: "block" };
}

function signalsOf({
  smoke,
  health,
}: Site): readonly { readonly check: CheckOptions; readonly max: number }[] {
  const { checks } = smoke;
  if (health.signals === undefined) {
    return checks
      .filter((check) => check.severity === "critical" && isRepeatable(check))
      .map((check) => ({ check, max: DEFAULT_MAX }));
  }
  return health.signals.map((signal) => {
    const check = checks.find((c) => c.id === signal.probe);
    if (check === undefined)
      throw new Error(`no check ${signal.probe}: the loader lets none through`);
    return { check, max: signal["error-rate"].max };
  });
}

function sampler(site: Site, check: CheckOptions, build: PlacedBuild): Sampler {
  const tools = probeTools(site, build);
  return async (dueAt, signal) => {
    const tried = await probe(check, { ...tools, dueAt }, signal);
    return lookOf(tried);
  };
}

/** A probe that was sent is good or bad; one that could not be sent is missing. */
function lookOf(tried: CheckTry): Look | MissingLook {
  if (tried.state === "unsent") return { missing: tried.reason ?? "could not be sent" };
  const look = { at: tried.at, requests: 1, baselineRequests: 0, baselineBad: 0 };
  const [mismatch] = tried.mismatches;
  if (tried.state === "answered" && mismatch === undefined) return { ...look, bad: 0 };
  if (tried.state !== "answered")
    return { ...look, bad: 1, reason: mismatch?.actual ?? tried.reason };
  const said = mismatch && `${mismatch.subject} ${mismatch.actual}`;
  return { ...look, bad: 1, reason: said ?? tried.reason };
}
