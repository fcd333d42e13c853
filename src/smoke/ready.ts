import { type Answered, compareBuild, provenBy } from "../core/build.ts";
import type { CheckTry } from "../core/check.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";
import type { Released } from "../core/release.ts";
import { formatDuration } from "../core/units.ts";
import { inSentence } from "../core/wording.ts";
import { type BuildSources, describeBuild } from "./build-source.ts";
import type { CheckOptions } from "./check-options.ts";
import { accepted } from "./expectations/status.ts";
import { describeTry, isGood, remedyFor } from "./judge.ts";
import { VERSION_LIVE } from "./options.ts";
import { type ProbeTools, probe } from "./probe.ts";
import { type ReadyOptions, tellsBuilds } from "./ready-options.ts";
import { describeSeen } from "./tally.ts";
import { saysNothing } from "./withheld.ts";

/** Pauses between two answers where the manifest names none: 1 s, half as much again, at most 10 s. */
const FIRST_PAUSE_MS = 1000;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 10_000;

/** What is waited for, and who hears how it goes. */
interface Wanted {
  /** What answered before the deployment; undefined: that is not known. */
  readonly before: Answered | undefined;
  readonly progress?: ((text: string) => void) | undefined;
  /** The build need not tell which one it is. */
  readonly mayBeSilent?: boolean | undefined;
}

/** How waiting for a build came out. */
interface Live {
  readonly finding: Finding;
  /** What the last answer told that told anything. */
  readonly seen: Answered;
}

/** Asks until enough answers in a row come from the tools' build, each over a new connection. */
export async function waitUntilLive(
  ready: ReadyOptions,
  tools: ProbeTools,
  { before, progress, mayBeSilent = false }: Wanted,
  signal: AbortSignal,
): Promise<Live> {
  const { clock, build } = tools;
  const looked = { build, from: ready };
  const started = clock.monotonic();
  const left = () => Math.max(0, ready.within - (clock.monotonic() - started));
  const tries: CheckTry[] = [];
  const isLive = (tried: CheckTry) => isGood(tried) || (mayBeSilent && isSilent(tried, looked));
  const isHopeless = () => stoppedBy(ready, tries) !== undefined;
  const streak = () => tries.length - 1 - tries.findLastIndex((tried) => !isLive(tried));
  while (left() > 0 && !signal.aborted) {
    const timeout = Math.min(ready.timeout, Math.ceil(left()));
    const tried = await probe(readyCheck(ready, timeout), tools, signal);
    tries.push(tried);
    progress?.(`waiting for ${build.version}: ${describeSeen(tries, looked)}`);
    if (streak() >= ready.inARow || tried.state === "unsent" || isHopeless()) break;
    await clock.sleep(Math.min(pauseAfter(ready.every, tries), left()), signal);
  }
  const waited = {
    tries,
    took: clock.monotonic() - started,
    live: streak() >= ready.inARow,
    aborted: signal.aborted,
    build,
    before,
  };
  const finding = observed(VERSION_LIVE, `Version ${build.version} is live`, judge(ready, waited));
  return { finding, seen: answeredBy(tries) };
}

/** The status that ends the wait, since waiting cannot help: seen twice in a row; undefined: none has. */
function stoppedBy({ stopIf }: ReadyOptions, tries: readonly CheckTry[]): number | undefined {
  const [last, before] = [tries.at(-1), tries.at(-2)].map((tried) => tried?.status);
  if (stopIf === undefined || last === undefined || last !== before) return undefined;
  return accepted(stopIf, [last])[0];
}

/**
 * True for an answer of whatever stands there and does not tell its build, where others do; one that
 * tells another build is none.
 */
export function isSilent(
  tried: CheckTry,
  { build, from }: { readonly build: Released; readonly from: BuildSources },
): boolean {
  const { state, status = 0, version, commit } = tried;
  const isThere = state === "answered" && (status === 404 || (status >= 200 && status < 300));
  const told = from.commit === undefined ? version : commit;
  return (
    isThere &&
    told === undefined &&
    compareBuild({ version, commit }, { build, before: undefined }).same !== false
  );
}

function answeredBy(tries: readonly CheckTry[]): Answered {
  const told = tries.findLast(
    ({ version, commit }) => version !== undefined || commit !== undefined,
  );
  return { version: told?.version, commit: told?.commit };
}

/** A good answer is soon followed by the next; bad ones make the pauses grow. */
export function pauseAfter(every: number | undefined, tries: readonly CheckTry[]): number {
  if (every !== undefined) return every;
  const bad = tries.filter((tried) => !isGood(tried)).length;
  const last = tries.at(-1);
  if (last === undefined || isGood(last)) return FIRST_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * PAUSE_GROWTH ** (bad - 1));
}

/** Asks once which build is live; what could not be read is undefined in the try. */
export function probeBuild(
  ready: ReadyOptions,
  tools: ProbeTools,
  signal: AbortSignal,
): Promise<CheckTry> {
  return probe(readyCheck(ready, ready.timeout), tools, signal);
}

function readyCheck(ready: ReadyOptions, timeout: number): CheckOptions {
  const { path, headers, auth, version, commit, ca } = ready;
  return {
    id: VERSION_LIVE,
    name: VERSION_LIVE,
    method: "GET",
    path,
    headers,
    auth,
    ...(ca === undefined ? {} : { ca }),
    expect: { status: "2xx", version, commit },
    severity: "critical",
    timeout,
  };
}

interface Waited extends Pick<Wanted, "before"> {
  readonly tries: readonly CheckTry[];
  readonly took: number;
  readonly live: boolean;
  readonly aborted: boolean;
  readonly build: Released;
}

function judge(ready: ReadyOptions, waited: Waited): Judgement {
  const { tries, took, live, aborted, build } = waited;
  const { inARow, within } = ready;
  const answers = `${inARow} ${inARow === 1 ? "answer" : "answers in a row"}`;
  const from = tellsBuilds(ready) ? `from ${named(ready, build)}` : "with status 2xx";
  const expected = `${answers} ${from} within ${formatDuration(within)}`;
  const seen = describeSeen(tries, { build, from: ready });
  const last = tries.at(-1);
  if (live)
    return judgeLive(ready, waited, { expected, found: `${seen}, after ${formatDuration(took)}` });
  const details = last === undefined ? [] : [`Last: ${inSentence(describeTry(last))}`];
  if (aborted) {
    const found = `Interrupted after ${formatDuration(took)}; ${seen}`;
    return { outcome: "unknown", expected, found, remedy: remedyFor("aborted"), details };
  }
  if (last === undefined || last.state === "unsent" || tries.every(saysNothing)) {
    const found = last === undefined ? "Never asked" : describeTry(last);
    return { outcome: "unknown", expected, found, remedy: remedyFor(last?.reason), details };
  }
  const stopped = stoppedBy(ready, tries);
  if (stopped !== undefined) {
    const found = `${seen}; stopped after ${formatDuration(took)}, since waiting does not help against status ${stopped}`;
    const remedy = `Give smoke.ready what it needs to be let in, or take ${stopped} out of smoke.ready.stop-if`;
    return { outcome: "fail", expected, found, remedy, details };
  }
  const remedy = `Find out why ${build.version} does not answer everywhere: look at the deployment's log, or give \`smoke.ready.within\` more time`;
  return { outcome: "fail", expected, found: seen, remedy, details };
}

function named({ commit, version }: ReadyOptions, { version: name, sha }: Released): string {
  const told = { version: version && name, commit: commit && sha };
  return describeBuild(told) ?? name;
}

/** It answers; whether that proves which build it is depends on what the answers tell. */
function judgeLive(
  ready: ReadyOptions,
  { tries, build, before }: Waited,
  said: Pick<Judgement, "expected" | "found">,
): Judgement {
  const seen = answeredBy(tries);
  if (provenBy(seen, build, before) !== "none") return { outcome: "pass", ...said };
  const { expected, found } = said;
  const isTold = tellsBuilds(ready) && describeBuild(seen) !== undefined;
  const why = isTold ? unproven(before) : "nothing tells which build they come from";
  const remedy =
    "Let the service tell its commit, and read it with `commit: {json: $.sha}` in smoke.ready";
  return { outcome: "unknown", effect: "inform", expected, found: `${found}; ${why}`, remedy };
}

function unproven(before: Answered | undefined): string {
  if (before === undefined)
    return "what answered before is not known, so the version proves nothing";
  return "the same version answered before, so it proves nothing";
}
