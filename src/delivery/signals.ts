import { beforeOf, spared } from "../core/baseline.ts";
import { type Finding, type PlacedBuild, placed } from "../core/finding.ts";
import type { SignalId } from "../core/finding-id.ts";
import type { SignalRule } from "../core/look.ts";
import { onlyObserved } from "../core/observe-only.ts";
import type { Control } from "../health/control.ts";
import { cutShort } from "../health/cut-short.ts";
import { probeLimits, type SignalLimit, signalId } from "../health/limits.ts";
import { observe, type Pace, type Sampler } from "../health/observe.ts";
import { isProbe, type ProbeSignal, type Signal } from "../health/options.ts";
import { signalRule } from "../health/rule.ts";
import { measureName } from "../health/words.ts";
import { isRepeatable } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import type { Moments } from "./began.ts";
import { resolveCheck } from "./checks.ts";
import { lacksBefore, uncompared } from "./compared.ts";
import { controlOf, droppedIn } from "./control.ts";
import { owned } from "./owner.ts";
import { probing } from "./probing.ts";
import type { Site } from "./site.ts";
import { openSource } from "./sources.ts";

/** How long the signals are read, in milliseconds, and what should be live meanwhile. */
export interface Watch extends Moments {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  readonly of: PlacedBuild;
}

interface Watching extends Watch {
  /** Tells a failed network from a failed service. */
  readonly control: Control | undefined;
}

/** One signal, ready to be looked at under each of its limits. */
interface Prepared {
  readonly name: string;
  readonly limits: readonly SignalLimit[];
  readonly observeOnly: true | undefined;
  /** Id of the check that it repeats; undefined: a source is asked. */
  readonly check?: string | undefined;
  /** Or why it cannot be looked at. */
  readonly opened: { readonly sampler: Sampler; readonly pace: Pace } | Finding;
}

/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
export async function watchSignals(site: Site, watch: Watch): Promise<readonly Finding[]> {
  const { everyMs, clock, progress, signal } = site;
  const control = controlOf(site);
  const watching = { ...watch, control };
  const prepared = await Promise.all(signalsOf(site).map((one) => prepare(site, watching, one)));
  const all = prepared.flatMap(({ name, limits, opened, ...own }) =>
    limits.map((limit) => ({ id: signalId(name, limit), limit, opened, ...own })),
  );
  const alone = all.filter(({ limit, check }) => lacksBefore(site, limit, check));
  const unready = all.flatMap(({ id, opened, observeOnly }) =>
    "id" in opened ? [counted(unwatched(id, opened), observeOnly)] : [],
  );
  const isLeftOut = unready.length === all.length && unready.every(wasLeftOut);
  const broken = isLeftOut ? unready.map(nothingWatched) : unready;
  const watched = all
    .filter((one) => !alone.includes(one))
    .flatMap(({ opened, ...one }) => ("id" in opened ? [] : [{ ...one, ...opened }]));
  const rules = watched.map(
    ({ id, limit, check, pace, observeOnly }): SignalRule =>
      signalRule({
        ...{ id, limit, observeOnly },
        before: limit.only === "fail" ? beforeOf(site.baseline, check ?? "") : undefined,
        everyMs: pace.everyMs,
        persistMs: site.health.persist,
        signals: all.length,
        ...watch,
      }),
  );
  const samplers = new Map(watched.map(({ id, sampler }) => [id, sampler]));
  const paces = new Map(watched.map(({ id, pace }) => [id, pace]));
  const seen =
    rules.length === 0 && broken.length > 0
      ? []
      : await observe({ rules, samplers, paces, everyMs, clock, progress }, signal);
  const probed = new Map<string, string>(
    watched.flatMap(({ id, check }) => (check === undefined ? [] : [[id, check] as const])),
  );
  const observed = new Set<string>(all.flatMap(({ id, observeOnly }) => (observeOnly ? [id] : [])));
  const fair = seen.map((finding) => sparedIn(site, finding, probed.get(finding.id)));
  const findings = cutShort([
    ...broken,
    ...[...fair, ...alone.map(uncompared)].map((one) => counted(one, observed.has(one.id))),
    ...droppedIn(control),
  ]);
  return owned(
    site.owner,
    findings.map((finding) => ({ ...finding, of: placed(watch.of) })),
  );
}

const counted = (finding: Finding, observeOnly: boolean | undefined): Finding =>
  observeOnly ? onlyObserved(finding) : finding;

/** What was bad before the deployment is not blamed on it. */
function sparedIn({ baseline }: Site, finding: Finding, check = ""): Finding {
  const { basis } = finding;
  const before = beforeOf(baseline, check);
  if (basis.kind !== "signal" || before === undefined) return finding;
  return { ...spared(finding, before), basis: { ...basis, before } };
}

/** What cannot be filled in is a signal that could not be set up. */
function unwatched(id: SignalId, finding: Finding): Finding {
  const title = `${measureName({ id })} of ${finding.title}`;
  return { ...finding, id, title, effect: "block" };
}

const wasLeftOut = ({ outcome }: Finding): boolean => outcome === "not-applicable";

/** A window in which nothing is watched proves nothing. */
function nothingWatched(finding: Finding): Finding {
  const remedy = "Watch a check without `if`, or a signal of a source";
  return { ...finding, outcome: "unknown", expected: "At least one signal to watch", remedy };
}

/** The signals of the manifest; without any, those of the critical checks that can be repeated. */
export function signalsOf({ smoke, health }: Pick<Site, "smoke" | "health">): readonly Signal[] {
  if (health.signals !== undefined) return health.signals;
  return smoke.checks
    .filter((check) => check.severity === "critical" && isRepeatable(check))
    .map(({ id }) => ({ probe: id }));
}

async function prepare(site: Site, watch: Watching, signal: Signal): Promise<Prepared> {
  if (isProbe(signal)) return prepareProbe(site, watch, signal);
  const { id: name, limits, observeOnly } = signal;
  return { name, limits, observeOnly, opened: await openSource(site, signal, watch) };
}

function prepareProbe(site: Site, { of, control }: Watching, signal: ProbeSignal): Prepared {
  const check = resolveCheck(site, checkOf(site, signal), of);
  const { probe: name, observeOnly } = signal;
  const all = probeLimits(signal["error-rate"] ?? site.errorRate);
  // What is returned to is what was measured before: it is not compared with itself.
  const limits = of.kind === "rollback" ? all.filter(({ only }) => only === undefined) : all;
  const own = { name, limits, observeOnly };
  if ("finding" in check) return { ...own, opened: { ...check.finding, title: name } };
  const pace = { everyMs: site.everyMs };
  return {
    ...own,
    check: name,
    opened: { sampler: probing(site, check.check, of, control), pace },
  };
}

function checkOf({ smoke }: Site, { probe }: ProbeSignal): CheckOptions {
  const check = smoke.checks.find((c) => c.id === probe);
  if (check === undefined) throw new Error(`no check ${probe}: the loader lets none through`);
  return check;
}
