import pLimit from "p-limit";
import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import type { CheckOptions } from "./check-options.ts";
import { isGood, judgeTries } from "./judge.ts";
import { type ProbeTools, probe } from "./probe.ts";
import { saysNothing } from "./withheld.ts";

/** Checks in flight at once: enough to be quick, too few to be a load. */
export const CONCURRENCY = 8;

/** Pause before a failed critical check is tried once more. */
export const CONFIRM_AFTER_MS = 2000;

/** Longest wait that a limit is given before its request is sent once more. */
const LONGEST_WAIT_MS = 60_000;

/** What a run of checks works with. */
interface RunTools extends ProbeTools {
  readonly progress?: ((text: string) => void) | undefined;
}

/** Runs independent checks side by side; findings come in the order of the checks. */
export async function runChecks(
  checks: readonly CheckOptions[],
  tools: RunTools,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const limit = pLimit(CONCURRENCY);
  let done = 0;
  const runs = checks.map((check) =>
    limit(async () => {
      const finding = findingOf(check, await tryCheck(check, tools, signal), tools);
      done += 1;
      tools.progress?.(`smoke: ${done} of ${checks.length} checks done`);
      return finding;
    }),
  );
  return Promise.all(runs);
}

/** One try, and a second where the first would block the release. */
async function tryCheck(
  check: CheckOptions,
  tools: RunTools,
  signal: AbortSignal,
): Promise<readonly CheckTry[]> {
  const first = await probe(check, tools, signal);
  const pauseMs = pauseAfter(first);
  if (check.severity !== "critical" || pauseMs === undefined) return [first];
  const why = saysNothing(first) ? (first.reason ?? first.state) : "failed";
  tools.progress?.(`smoke: ${check.name} ${why}, confirming`);
  await tools.clock.sleep(pauseMs, signal);
  return [first, await probe(check, tools, signal)];
}

/** Milliseconds until a try is worth another; undefined where it is not. */
function pauseAfter(tried: CheckTry): number | undefined {
  if (isGood(tried) || tried.state === "unsent") return undefined;
  const { retryAfterMs = CONFIRM_AFTER_MS } = tried;
  return retryAfterMs > LONGEST_WAIT_MS ? undefined : retryAfterMs;
}

function findingOf(check: CheckOptions, tries: readonly CheckTry[], tools: RunTools): Finding {
  const culprit = tries.at(-1)?.mismatches[0]?.place;
  return {
    ...judgeTries(tries),
    id: `check/${check.id}`,
    title: check.name,
    effect: check.severity === "critical" ? "block" : "warn",
    place: culprit ?? tools.placeOf?.(check, []),
    basis: { kind: "check", tries },
  };
}
