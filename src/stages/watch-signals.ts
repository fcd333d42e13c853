import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import type { Look, SignalRule } from "../core/look.ts";
import { type MissingLook, observe, type Sampler } from "../health/observe.ts";
import { signalRule } from "../health/rule.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { probe } from "../smoke/probe.ts";
import { probeTools, resolveCheck } from "./checks.ts";
import type { Run } from "./stage.ts";

/** How long and how often the signals are read, in milliseconds. */
export interface Watch {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  /** Version that should be live meanwhile. */
  readonly version: string;
}

const DEFAULT_MAX_SHARE = 0.1;

/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
export async function watchSignals(run: Run, watch: Watch): Promise<readonly Finding[]> {
  const everyMs = run.manifest.health.every ?? run.defaults.everyMs;
  const signals = signalsOf(run);
  const rules: SignalRule[] = [];
  const samplers = new Map<string, Sampler>();
  const broken: Finding[] = [];
  for (const { check, max } of signals) {
    const prepared = resolveCheck(run, check);
    if ("finding" in prepared) {
      broken.push({ ...prepared.finding, id: `error-rate ${check.id}`, effect: "block" });
      continue;
    }
    const id = `error-rate ${check.id}`;
    rules.push(signalRule({ id, max, everyMs, signals: signals.length, ...watch }));
    samplers.set(id, sampler(run, prepared.check, watch.version));
  }
  const { clock, progress, signal } = run;
  const watched =
    rules.length === 0 ? [] : await observe({ rules, samplers, everyMs, clock, progress }, signal);
  return [...broken, ...watched];
}

function signalsOf(run: Run): readonly { readonly check: CheckOptions; readonly max: number }[] {
  const { checks } = run.manifest.smoke;
  const declared = run.manifest.health.signals;
  if (declared !== undefined) {
    return declared.flatMap((s) => {
      const check = checks.find((c) => c.id === s.probe);
      return check === undefined ? [] : [{ check, max: s["error-rate"].max }];
    });
  }
  return checks
    .filter((c) => c.severity === "critical" && (c.method === "GET" || c.method === "HEAD"))
    .map((check) => ({ check, max: DEFAULT_MAX_SHARE }));
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
  const bad = tried.state === "broken" || tried.mismatches.length > 0 ? 1 : 0;
  return { at: tried.at, requests: 1, bad, baselineRequests: 0, baselineBad: 0 };
}
