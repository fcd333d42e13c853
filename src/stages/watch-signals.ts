import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import type { Look } from "../core/look.ts";
import { type MissingLook, observe, type Sampler } from "../health/observe.ts";
import { DEFAULT_MAX } from "../health/options.ts";
import { signalRule } from "../health/rule.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { probe } from "../smoke/probe.ts";
import { probeTools, resolveCheck } from "./checks.ts";
import { owned } from "./owner.ts";
import type { Run } from "./stage.ts";

/** How long and how often the signals are read, in milliseconds. */
export interface Watch {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  /** Version that should be live meanwhile. */
  readonly version: string;
}

/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
export async function watchSignals(run: Run, watch: Watch): Promise<readonly Finding[]> {
  const everyMs = run.manifest.health.every ?? run.defaults.everyMs;
  const signals = signalsOf(run);
  const prepared = signals.map(({ check, max }) => ({ ...resolveCheck(run, check), max }));
  const broken = prepared.flatMap((p) => ("finding" in p ? [unwatched(p.finding)] : []));
  const watched = prepared.flatMap((p) => ("check" in p ? [p] : []));
  const rules = watched.map(({ check, max }) =>
    signalRule({ id: signalId(check.id), max, everyMs, signals: signals.length, ...watch }),
  );
  const samplers = new Map(
    watched.map(({ check }) => [signalId(check.id), sampler(run, check, watch.version)]),
  );
  const { clock, progress, signal } = run;
  const seen =
    rules.length === 0 && broken.length > 0
      ? []
      : await observe({ rules, samplers, everyMs, clock, progress }, signal);
  return owned(run, "on-call", cutShort([...broken, ...seen]));
}

/** Where one signal failed, watching ended early: that others were undecided then says nothing. */
function cutShort(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some((f) => f.outcome === "fail")) return findings;
  return findings.map((f) => (f.outcome === "inconclusive" ? { ...f, effect: "inform" } : f));
}

const signalId = (check: string): string => `error-rate ${check}`;

/** A check that cannot be filled in is a signal that could not be set up. */
function unwatched(finding: Finding): Finding {
  const check = finding.id.replace(/^check\//, "");
  return { ...finding, id: `signal/${signalId(check)}`, effect: "block" };
}

function signalsOf(run: Run): readonly { readonly check: CheckOptions; readonly max: number }[] {
  const { checks } = run.manifest.smoke;
  const declared = run.manifest.health.signals;
  if (declared === undefined) {
    return checks
      .filter((c) => c.severity === "critical" && (c.method === "GET" || c.method === "HEAD"))
      .map((check) => ({ check, max: DEFAULT_MAX }));
  }
  return declared.map((signal) => {
    const check = checks.find((c) => c.id === signal.probe);
    if (check === undefined)
      throw new Error(`no check ${signal.probe}: the loader lets none through`);
    return { check, max: signal["error-rate"].max };
  });
}

function sampler(run: Run, check: CheckOptions, version: string): Sampler {
  const tools = probeTools(run, version);
  return async (dueAt, signal) => {
    const tried = await probe(check, { ...tools, dueAt }, signal);
    return lookOf(tried);
  };
}

/** A probe that was sent is good or bad; one that could not be sent is missing. */
export function lookOf(tried: CheckTry): Look | MissingLook {
  if (tried.state === "unsent") return { missing: tried.reason ?? "could not be sent" };
  const look = { at: tried.at, requests: 1, baselineRequests: 0, baselineBad: 0 };
  const [mismatch] = tried.mismatches;
  if (tried.state === "answered" && mismatch === undefined) return { ...look, bad: 0 };
  const said = mismatch && `${mismatch.subject} ${mismatch.actual}`;
  return { ...look, bad: 1, reason: said ?? tried.reason };
}
