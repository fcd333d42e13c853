import { isLook } from "../core/look.ts";
import type { Counts } from "../core/record.ts";
import type { Released } from "../core/release.ts";
import { formatDuration } from "../core/units.ts";
import type { BeforePlan } from "../health/before.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { resolveCheck } from "./checks.ts";
import { controlOf } from "./control.ts";
import { probing } from "./probing.ts";
import type { Site } from "./site.ts";

/** A check that was repeated: its id, the requests that counted, and the bad ones among them. */
export interface Repeated {
  readonly id: string;
  readonly counts: Counts;
}

/**
 * Repeats checks against what is live, as a window does, and counts. What says nothing of the service is
 * left out. Requests go out when they are due, whatever became of earlier ones.
 */
export async function repeatChecks(
  site: Site,
  checks: readonly CheckOptions[],
  build: Released,
  { requests, everyMs }: BeforePlan,
): Promise<readonly Repeated[]> {
  const { clock, signal, progress } = site;
  const control = controlOf(site);
  const samplers = checks.flatMap((check) => {
    const resolved = resolveCheck(site, check, build);
    if ("finding" in resolved) return [];
    return [{ id: check.id, sample: probing(site, resolved.check, build, control) }];
  });
  if (samplers.length === 0) return [];
  const start = clock.monotonic();
  const [began, taken] = [clock.now(), samplers.map((): ReturnType<typeof sampled>[] => [])];
  for (let number = 0; number < requests && !signal.aborted; number += 1) {
    const dueMs = number * everyMs;
    await clock.sleep(Math.max(0, start + dueMs - clock.monotonic()), signal);
    if (signal.aborted) break;
    const left = formatDuration(Math.max(0, requests * everyMs - dueMs));
    progress(`measuring what is live before the deployment, ${left} to go`);
    for (const [i, { sample }] of samplers.entries())
      taken[i]?.push(sampled(sample, began + dueMs));
  }
  return Promise.all(
    samplers.map(async ({ id }, i) => {
      const looks = await Promise.all(taken[i] ?? []);
      const bad = looks.filter((isBad) => isBad === true).length;
      return { id, counts: [looks.filter((isBad) => isBad !== undefined).length, bad] as const };
    }),
  );

  /** Whether it was bad; undefined: it says nothing. */
  async function sampled(
    sample: (typeof samplers)[number]["sample"],
    dueAt: number,
  ): Promise<boolean | undefined> {
    const look = await sample(dueAt, signal);
    return isLook(look) ? look.bad > 0 : undefined;
  }
}
