import type { Place } from "../core/place.ts";
import { formatDuration, formatShare } from "../core/units.ts";
import { heldShare } from "../health/held.ts";
import { DEFAULT_MAX, fixed } from "../health/limits.ts";
import { isProbe } from "../health/options.ts";
import { looksNeeded, signalRule } from "../health/rule.ts";
import type { Policy } from "../policy/policies.ts";
import type { Path } from "../yaml/path.ts";
import type { Loaded } from "./load.ts";
import { hasProduction } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Bad samples that a window has to survive: fewer come to nearly every healthy release. */
const BAD_TO_SURVIVE = 2;

/** Share of bad requests of a service that nobody would call bad. */
const HEALTHY_SHARE = 0.005;

/** Restarts and failovers commonly take longer than this. */
const SHORT_PERSIST_MS = 10_000;

/** Something that makes no manifest invalid, and that its author should know. */
interface Warning {
  /** No full stop. */
  readonly sentence: string;
  readonly hint: string;
}

type Placed = Warning & { readonly path: Path };

/** Warnings of windows that hold healthy releases, and of trouble that fails too soon. */
export function windowWarnings(
  { manifest, place }: Pick<Loaded, "manifest" | "place">,
  { defaults }: Pick<Policy, "defaults">,
): readonly (Warning & { readonly place: Place | undefined })[] {
  if (!hasProduction(manifest)) return [];
  const { health, rollback } = manifest;
  const stableMs = rollback["stable-for"] ?? defaults["stable-for"];
  const [observeMs, everyMs] = [health.observe ?? defaults.observe, health.every ?? defaults.every];
  const after = { observeMs, prolongMs: health.prolong, when: "", longer: "health.observe" };
  const revert = {
    observeMs: stableMs,
    prolongMs: undefined,
    when: " after a rollback",
    longer: "rollback.stable-for",
  };
  const held = maxima(health).flatMap(({ max, path }) =>
    [after, revert].flatMap((window) => holding({ ...window, everyMs, max, path })),
  );
  return [...held, ...hasty(health)].map(({ path, ...words }) => ({
    ...words,
    place: place(path),
  }));
}

/** Limits of single probes; how many requests a look of a source has, nobody knows before. */
function maxima({ signals }: Manifest["health"]) {
  if (signals === undefined) return [{ max: DEFAULT_MAX, path: ["health"] }];
  return signals.flatMap((signal, i) =>
    isProbe(signal)
      ? [
          {
            max: signal["error-rate"]?.max ?? DEFAULT_MAX,
            path: ["health", "signals", i, "error-rate", "max"],
          },
        ]
      : [],
  );
}

interface Window {
  readonly observeMs: number;
  readonly prolongMs: number | undefined;
  readonly everyMs: number;
  readonly max: number;
  readonly path: Path;
  readonly when: string;
  /** The key that makes the window longer. */
  readonly longer: string;
}

function holding({ when, longer, path, max, ...window }: Window): readonly Placed[] {
  const rule = signalRule({ id: "signal/", limit: fixed(max), signals: 1, ...window });
  const needed = looksNeeded(max, BAD_TO_SURVIVE);
  if (rule.plannedLooks >= needed) return [];
  const held = formatShare(heldShare(rule, HEALTHY_SHARE));
  const where =
    looksNeeded(max, 1) > rule.plannedLooks ? "where none is bad" : "where 1 is bad at most";
  const samples = `${rule.plannedLooks} samples${when}`;
  const every = formatDuration(window.everyMs);
  return [
    {
      path,
      sentence: `${samples} prove a limit of ${formatShare(max)} only ${where}: of healthy releases with ${formatShare(HEALTHY_SHARE)} bad, ${held} end on hold`,
      hint: `allow a larger share, sample more often than every ${every}, or make ${longer} longer: ${needed} samples are enough, with prolonging`,
    },
  ];
}

function hasty({ persist }: Manifest["health"]): readonly Placed[] {
  if (persist === undefined || persist >= SHORT_PERSIST_MS) return [];
  const lasted = persist === 0 ? "at once" : `after ${formatDuration(persist)}`;
  const sentence = `trouble fails a release ${lasted}, and a restart or a failover takes longer`;
  const least = formatDuration(SHORT_PERSIST_MS);
  const hint = `make health.persist at least ${least}, unless this is a demo or a test`;
  return [{ path: ["health", "persist"], sentence, hint }];
}
