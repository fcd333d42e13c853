import { formatDuration } from "../core/units.ts";
import type { Manifest } from "./schema.ts";

const HOUR = 3_600_000;

/** Time between two runs of the watch, where the manifest says none, in milliseconds. */
export const USUAL_EVERY_MS = 2 * HOUR;

const MONTH_MS = 30 * 24 * HOUR;

/**
 * What the watch costs, whether anything is watched or not: GitHub bills each run a whole minute at
 * least (https://docs.github.com/billing/concepts/product-billing/github-actions).
 */
export function watchLines({ watch }: Pick<Manifest, "watch">): readonly string[] {
  if (watch === undefined) return [];
  const everyMs = watch.every ?? USUAL_EVERY_MS;
  const minutes = Math.ceil(MONTH_MS / everyMs);
  const every = formatDuration(everyMs);
  return [`  watch: a run every ${every} takes at least ${minutes} runner minutes in 30 days`];
}
