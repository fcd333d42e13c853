import type { Finding, Placed } from "../core/finding.ts";
import { bareId, type SignalId } from "../core/finding-id.ts";
import { cutShort } from "../health/cut-short.ts";
import { observe } from "../health/observe.ts";
import { DEFAULT_MAX } from "../health/options.ts";
import { signalRule } from "../health/rule.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { resolveCheck } from "./checks.ts";
import { owned } from "./owner.ts";
import { probing } from "./probing.ts";
import type { Site } from "./site.ts";

/** How long the signals are read, in milliseconds, and what should be live meanwhile. */
export interface Watch {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  readonly of: Placed;
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
    watched.map(({ check }) => [signalId(check.id), probing(site, check, of.version)]),
  );
  const seen =
    rules.length === 0 && broken.length > 0
      ? []
      : await observe({ rules, samplers, everyMs, clock, progress }, signal);
  const findings = cutShort([...broken, ...seen]);
  return owned(
    site.owner,
    findings.map((finding) => ({ ...finding, of })),
  );
}

const signalId = (check: string): SignalId => `signal/${check}/error-rate`;

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
      .filter((c) => c.severity === "critical" && (c.method === "GET" || c.method === "HEAD"))
      .map((check) => ({ check, max: DEFAULT_MAX }));
  }
  return health.signals.map((signal) => {
    const check = checks.find((c) => c.id === signal.probe);
    if (check === undefined)
      throw new Error(`no check ${signal.probe}: the loader lets none through`);
    return { check, max: signal["error-rate"].max };
  });
}
