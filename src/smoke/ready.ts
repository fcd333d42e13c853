import type { CheckTry } from "../core/check.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";
import { formatDuration } from "../core/units.ts";
import { inSentence } from "../core/wording.ts";
import type { CheckOptions } from "./check-options.ts";
import { describeTry, isGood, remedyFor } from "./judge.ts";
import { type ReadyOptions, VERSION_LIVE } from "./options.ts";
import { type ProbeTools, probe } from "./probe.ts";
import { describeSeen } from "./tally.ts";
import { saysNothing } from "./withheld.ts";

/** Pauses between two answers where the manifest names none: 1 s, half as much again, at most 10 s. */
const FIRST_PAUSE_MS = 1000;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 10_000;

/** What is waited for, and who hears how it goes. */
interface Wanted {
  readonly expectedVersion: string;
  readonly progress?: ((text: string) => void) | undefined;
}

/** How waiting for a version came out. */
interface Live {
  readonly finding: Finding;
  /** Version of the last answer that reported one. */
  readonly seen: string | undefined;
}

/** Asks until enough answers in a row report the version, each over a new connection. */
export async function waitUntilLive(
  ready: ReadyOptions,
  tools: ProbeTools,
  { expectedVersion, progress }: Wanted,
  signal: AbortSignal,
): Promise<Live> {
  const { clock } = tools;
  const started = clock.monotonic();
  const left = () => Math.max(0, ready.within - (clock.monotonic() - started));
  const asking = { ...tools, version: expectedVersion };
  const tries: CheckTry[] = [];
  const streak = () => tries.length - 1 - tries.findLastIndex((tried) => !isGood(tried));
  while (left() > 0 && !signal.aborted) {
    const timeout = Math.min(ready.timeout, Math.ceil(left()));
    const tried = await probe(readyCheck(ready, timeout), asking, signal);
    tries.push(tried);
    progress?.(`waiting for ${expectedVersion}: ${describeSeen(tries, expectedVersion)}`);
    if (streak() >= ready.inARow || tried.state === "unsent") break;
    await clock.sleep(Math.min(pauseAfter(ready, tries), left()), signal);
  }
  const judgement = judge(ready, {
    tries,
    took: clock.monotonic() - started,
    live: streak() >= ready.inARow,
    aborted: signal.aborted,
    expectedVersion,
  });
  return {
    finding: observed(VERSION_LIVE, `Version ${expectedVersion} is live`, judgement),
    seen: tries.findLast((tried) => tried.version !== undefined)?.version,
  };
}

/** A good answer is soon followed by the next; bad ones make the pauses grow. */
function pauseAfter({ every }: ReadyOptions, tries: readonly CheckTry[]): number {
  if (every !== undefined) return every;
  const bad = tries.filter((tried) => !isGood(tried)).length;
  const last = tries.at(-1);
  if (last === undefined || isGood(last)) return FIRST_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * PAUSE_GROWTH ** (bad - 1));
}

/** Asks once which version is live; `version` of the try is undefined when none could be read. */
export function probeVersion(
  ready: ReadyOptions,
  tools: ProbeTools,
  signal: AbortSignal,
): Promise<CheckTry> {
  return probe(readyCheck(ready, ready.timeout), tools, signal);
}

function readyCheck({ path, version }: ReadyOptions, timeout: number): CheckOptions {
  return {
    id: VERSION_LIVE,
    name: VERSION_LIVE,
    method: "GET",
    path,
    expect: { status: "2xx", version },
    severity: "critical",
    timeout,
  };
}

interface Waited {
  readonly tries: readonly CheckTry[];
  readonly took: number;
  readonly live: boolean;
  readonly aborted: boolean;
  readonly expectedVersion: string;
}

function judge(ready: ReadyOptions, waited: Waited): Judgement {
  const { tries, took, live, aborted, expectedVersion } = waited;
  const { inARow, within } = ready;
  const answers = `${inARow} ${inARow === 1 ? "answer" : "answers in a row"}`;
  const expected = `${answers} from ${expectedVersion} within ${formatDuration(within)}`;
  const seen = describeSeen(tries, expectedVersion);
  const last = tries.at(-1);
  if (live) {
    return { outcome: "pass", expected, found: `${seen}, after ${formatDuration(took)}` };
  }
  const details = last === undefined ? [] : [`Last: ${inSentence(describeTry(last))}`];
  if (aborted) {
    const found = `Interrupted after ${formatDuration(took)}; ${seen}`;
    return { outcome: "unknown", expected, found, remedy: remedyFor("aborted"), details };
  }
  if (last === undefined || last.state === "unsent" || tries.every(saysNothing)) {
    const found = last === undefined ? "Never asked" : describeTry(last);
    return { outcome: "unknown", expected, found, remedy: remedyFor(last?.reason), details };
  }
  const remedy = `Find out why ${expectedVersion} does not answer everywhere: look at the deployment's log, or give \`smoke.ready.within\` more time`;
  return { outcome: "fail", expected, found: seen, remedy, details };
}
