import { type Finding, observed } from "../core/finding.ts";
import type { Pace, Sampler } from "../health/observe.ts";
import type { SourceSignal } from "../health/options.ts";
import { READERS } from "../health/readers/index.ts";
import { sampling, shared } from "../health/readers/patience.ts";
import type { Site } from "./site.ts";

/** A signal of a source, ready to be looked at; or the finding that says what is missing for it. */
export async function openSource(
  site: Site,
  signal: SourceSignal,
  began: number | undefined,
): Promise<{ readonly sampler: Sampler; readonly pace: Pace } | Finding> {
  const { clock, http, redact, health } = site;
  const filled = site.resolve({ signal, connections: { prometheus: health.prometheus } });
  if (!filled.ok) return missing(site, signal, filled);
  const read = await READERS[signal.source](filled.value, { http, clock, redact });
  const pace = paceOf(site);
  const sampler = shared(sampling(read, { everyMs: pace.everyMs, began, clock }));
  return { sampler, pace };
}

function paceOf({ health, everyMs }: Site): Pace {
  const { every = everyMs, settle = 0 } = health.prometheus ?? {};
  return { everyMs: every, settleMs: settle };
}

function missing(
  site: Site,
  { id }: SourceSignal,
  lack: { readonly missing: string; readonly remedy: string },
): Finding {
  const at = site.health.signals?.findIndex((one) => "id" in one && one.id === id) ?? -1;
  return {
    ...observed(`signal/${id}`, id, {
      outcome: "unknown",
      expected: "A value for every expression of the signal",
      found: lack.missing,
      remedy: lack.remedy,
    }),
    place: site.place(["health", "signals", at]),
  };
}
