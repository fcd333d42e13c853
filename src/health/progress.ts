import { formatDuration } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { failThreshold } from "./decision.ts";
import type { Series } from "./series.ts";
import { odds, signalName } from "./words.ts";

/** `observed 4.2s of 12s · sign-in 3 of 20 bad · odds 1.9 : 1 of 100 : 1 · 2 more signals`. */
export function progressWords(
  all: readonly Series[],
  { elapsedMs }: { readonly elapsedMs: number },
): string {
  const worst = all.toSorted((a, b) => badShare(b) - badShare(a))[0];
  if (worst === undefined) return "nothing to observe";
  const { rule, counts, decision, pace } = worst;
  const { everyMs } = pace;
  const observeMs = rule.observeLooks * everyMs;
  const undecided =
    elapsedMs > observeMs ? `, up to ${formatDuration(rule.plannedLooks * everyMs)}` : "";
  const others = all.length - 1;
  return [
    `observed ${formatDuration(elapsedMs)} of ${formatDuration(observeMs)}${undecided}`,
    rule.kind === "level"
      ? `${signalName(rule)} ${counts.requests} counted`
      : `${signalName(rule)} ${counts.bad} of ${counts.requests} bad`,
    ...(rule.kind === "zero" || rule.kind === "below"
      ? []
      : [`odds ${odds(decision.logFail)} of ${odds(failThreshold(rule))}`]),
    ...(others > 0 ? [plural(others, "more signal")] : []),
  ].join(" · ");
}

function badShare({ counts }: Series): number {
  return counts.requests === 0 ? 0 : counts.bad / counts.requests;
}
