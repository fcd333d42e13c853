import { beforeOf, spared } from "../core/baseline.ts";
import { type Finding, type PlacedBuild, placed } from "../core/finding.ts";
import type { SignalId } from "../core/finding-id.ts";
import type { SignalRule } from "../core/look.ts";
import { onlyObserved } from "../core/observe-only.ts";
import { cutShort } from "../health/cut-short.ts";
import { fixed, type SignalLimit, signalId } from "../health/limits.ts";
import { observe, type Pace, type Sampler } from "../health/observe.ts";
import { defaultProbe, isProbe, type ProbeSignal, type Signal } from "../health/options.ts";
import { signalRule } from "../health/rule.ts";
import { measureName } from "../health/words.ts";
import { isRepeatable } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import type { Moments } from "./began.ts";
import { resolveCheck } from "./checks.ts";
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
  const prepared = await Promise.all(signalsOf(site).map((one) => prepare(site, watch, one)));
  const all = prepared.flatMap(({ name, limits, opened, ...own }) =>
    limits.map((limit) => ({ id: signalId(name, limit), limit, opened, ...own })),
  );
  const unopened = all.flatMap(({ id, opened, observeOnly }) =>
    "id" in opened ? [counted(unwatched(id, opened), observeOnly)] : [],
  );
  const watched = all.flatMap(({ opened, ...own }) =>
    "id" in opened ? [] : [{ ...own, ...opened }],
  );
  const rules = watched.map(
    ({ id, limit, pace, observeOnly }): SignalRule =>
      signalRule({
        ...{ id, limit, observeOnly },
        everyMs: pace.everyMs,
        persistMs: site.health.persist,
        signals: all.length,
        ...watch,
      }),
  );
  const samplers = new Map(watched.map(({ id, sampler }) => [id, sampler]));
  const paces = new Map(watched.map(({ id, pace }) => [id, pace]));
  const seen =
    rules.length === 0 && unopened.length > 0
      ? []
      : await observe({ rules, samplers, paces, everyMs, clock, progress }, signal);
  const probed = new Map<string, string>(
    watched.flatMap(({ id, check }) => (check === undefined ? [] : [[id, check] as const])),
  );
  const observed = new Set<string>(
    rules.flatMap(({ id, observeOnly }) => (observeOnly ? [id] : [])),
  );
  const fair = seen.map((finding) =>
    counted(sparedIn(site, finding, probed.get(finding.id)), observed.has(finding.id)),
  );
  const findings = cutShort([...unopened, ...fair]);
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

/** The signals of the manifest; without any, those of the critical checks that can be repeated. */
function signalsOf({ smoke, health }: Site): readonly Signal[] {
  if (health.signals !== undefined) return health.signals;
  return smoke.checks
    .filter((check) => check.severity === "critical" && isRepeatable(check))
    .map(({ id }) => defaultProbe(id));
}

async function prepare(site: Site, watch: Watch, signal: Signal): Promise<Prepared> {
  if (isProbe(signal)) return prepareProbe(site, watch, signal);
  const { id: name, limits, observeOnly } = signal;
  return { name, limits, observeOnly, opened: await openSource(site, signal, watch) };
}

function prepareProbe(site: Site, { of }: Watch, signal: ProbeSignal): Prepared {
  const check = resolveCheck(site, checkOf(site, signal), of);
  const limits = [fixed(signal["error-rate"].max)];
  const { probe: name, observeOnly } = signal;
  const own = { name, limits, observeOnly };
  if ("finding" in check) return { ...own, opened: { ...check.finding, title: name } };
  const pace = { everyMs: site.everyMs };
  return { ...own, check: name, opened: { sampler: probing(site, check.check, of), pace } };
}

function checkOf({ smoke }: Site, { probe }: ProbeSignal): CheckOptions {
  const check = smoke.checks.find((c) => c.id === probe);
  if (check === undefined) throw new Error(`no check ${probe}: the loader lets none through`);
  return check;
}
