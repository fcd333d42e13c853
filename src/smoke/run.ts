import pLimit from "p-limit";
import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import type { Clock } from "../core/ports.ts";
import type { CheckOptions } from "./check-options.ts";
import type { CommandTools } from "./command.ts";
import type { CommandOptions } from "./command-options.ts";
import { cookiesIn, type KeptCookie, withCookies } from "./cookies.ts";
import { commandsFirst } from "./flow.ts";
import { isGood, judgeTries } from "./judge.ts";
import { type ProbeTools, probe } from "./probe.ts";
import { isPassing } from "./retries.ts";
import type { Saved } from "./save.ts";
import { saysNothing } from "./withheld.ts";

/** Checks in flight at once: enough to be quick, too few to be a load. */
export const CONCURRENCY = 8;

/** Pause before a failed critical check is tried once more. */
export const CONFIRM_AFTER_MS = 2000;

/** Longest wait that a limit is given before its request is sent once more. */
const LONGEST_WAIT_MS = 60_000;

/** Time to clean up after a signal: runners kill 10 s after it, and records are written, too. */
const CLEANUP_AFTER_SIGNAL_MS = 2500;

/** Values that checks have saved, by their names. */
export type SavedValues = Readonly<Record<string, string>>;

/** A check with its expressions filled in, or the finding that says what is missing. */
export type Filled = { readonly check: CheckOptions } | { readonly finding: Finding };

/** What a run of checks works with. */
interface RunTools extends Omit<ProbeTools, "keep"> {
  /** What checks that run a command are run with; absent: there is none among the checks. */
  readonly commands?: CommandTools | undefined;
  readonly progress?: ((text: string) => void) | undefined;
  /** Fills in a check's expressions right before it is sent; default: it has none. */
  readonly fill?: ((check: CheckOptions, saved: SavedValues) => Filled) | undefined;
  /** Hears of a value that was saved, before anything of it is shown. */
  readonly saved?: ((value: Saved) => void) | undefined;
}

/** A check that has run, or was passed over. */
interface Ran {
  readonly finding: Finding;
  /** What else it has found: tests that a command has run. */
  readonly others?: readonly Finding[] | undefined;
  /** True where others can go on from it. */
  readonly good: boolean;
  /** True where it was left out, and what needs it with it. */
  readonly leftOut?: boolean | undefined;
}

/**
 * Runs commands one after another, then requests side by side, each after those that it needs, and at
 * last what cleans up, one after another, also where the signal has aborted. Findings come in the order
 * of the checks.
 */
export async function runChecks(
  checks: readonly CheckOptions[],
  tools: RunTools,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const flow = { checks, tools, saved: new Map<string, string>(), cookies: [], runs: new Map() };
  let done = 0;
  const counted = async (run: Promise<Ran>): Promise<Ran> => {
    const ran = await run;
    done += 1;
    tools.progress?.(`smoke: ${done} of ${checks.length} checks done`);
    return ran;
  };
  const side = { requests: pLimit(CONCURRENCY), commands: pLimit(1) };
  const begin = (check: CheckOptions) => {
    const limit = check.run === undefined ? side.requests : side.commands;
    const run = afterNeeds(check, flow).then((skipped) =>
      skipped === undefined ? limit(() => runOne(check, flow, signal)) : skipped,
    );
    flow.runs.set(check.id, counted(run));
  };
  const first = commandsFirst(checks);
  const usual = checks.filter(({ cleanup }) => cleanup !== true);
  usual.filter(({ id }) => first.has(id)).forEach(begin);
  if (first.size > 0) await Promise.all(flow.runs.values());
  usual.filter(({ id }) => !first.has(id)).forEach(begin);
  await Promise.all(flow.runs.values());
  const closing = afterSignal(signal, tools.clock);
  for (const check of checks.filter(({ cleanup }) => cleanup === true)) {
    flow.runs.set(check.id, Promise.resolve(await counted(cleanUp(check, flow, closing))));
  }
  const ran = await Promise.all(checks.flatMap(({ id }) => flow.runs.get(id) ?? []));
  return ran.flatMap(({ finding, others = [] }: Ran) => [finding, ...others]);
}

/** What checks of one run share. */
interface Flow {
  readonly checks: readonly CheckOptions[];
  readonly tools: RunTools;
  readonly saved: Map<string, string>;
  /** Cookies that were saved, in that order. */
  readonly cookies: KeptCookie[];
  /** Runs by the ids of their checks; what a check needs stands above it. */
  readonly runs: Map<string, Promise<Ran>>;
}

/** Aborts some seconds after the other signal does. */
function afterSignal(signal: AbortSignal, clock: Clock): AbortSignal {
  const closing = new AbortController();
  const begin = () => {
    const end = clock.timeout(CLEANUP_AFTER_SIGNAL_MS);
    end.addEventListener("abort", () => closing.abort(), { once: true });
  };
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  return closing.signal;
}

/** Waits for what a check needs; the finding of a check that cannot go on from it. */
async function afterNeeds(check: CheckOptions, flow: Flow): Promise<Ran | undefined> {
  const lost: string[] = [];
  const leftOut: string[] = [];
  for (const id of check.needs ?? []) {
    const ran = await flow.runs.get(id);
    if (ran?.leftOut === true) leftOut.push(id);
    else if (ran?.good !== true) lost.push(id);
  }
  if (lost.length + leftOut.length === 0) return undefined;
  const nameOf = (id: string) => flow.checks.find((one) => one.id === id)?.name ?? id;
  const names = (leftOut.length > 0 ? leftOut : lost).map(nameOf).join(" and ");
  const skipped = {
    ...about(check),
    expected: `A pass of ${names}, which it needs`,
    place: flow.tools.placeOf?.(check, ["needs"]),
    basis: { kind: "observed" },
  } as const;
  if (leftOut.length > 0) {
    const found = `Left out, as ${names} is, which it needs`;
    return {
      finding: { ...skipped, outcome: "not-applicable", found },
      good: false,
      leftOut: true,
    };
  }
  const said = { found: `Skipped: ${names} did not pass`, remedy: `Correct what ${names} reports` };
  return { finding: { ...skipped, outcome: "unknown", ...said }, good: false };
}

/** Cleans up whatever became of what it needs, but for what was never there. */
async function cleanUp(check: CheckOptions, flow: Flow, signal: AbortSignal): Promise<Ran> {
  const skipped = await afterNeeds(check, flow);
  return skipped?.leftOut === true ? skipped : runOne(check, flow, signal);
}

function about(check: CheckOptions): Pick<Finding, "id" | "title" | "effect"> {
  const effect = check.severity === "critical" ? "block" : "warn";
  return { id: `check/${check.id}`, title: check.name, effect };
}

async function runOne(
  written: CheckOptions,
  { checks, tools, saved, cookies }: Flow,
  signal: AbortSignal,
): Promise<Ran> {
  const { fill = (check: CheckOptions): Filled => ({ check }) } = tools;
  const filled = fill(written, Object.fromEntries(saved));
  if ("finding" in filled) {
    const { finding } = filled;
    return { finding, good: false, leftOut: finding.outcome === "not-applicable" };
  }
  const check = withCookies(filled.check, cookies, { checks, baseUrl: tools.baseUrl });
  if (check.run !== undefined) return runCommand({ ...check, run: check.run }, tools, signal);
  const keep = (values: readonly Saved[]) => {
    for (const one of values) {
      tools.saved?.(one);
      saved.set(one.name, one.value);
    }
    const address = check.base ?? tools.baseUrl;
    cookies.push(...cookiesIn(values, { by: check.id, address }));
  };
  const tries = await tryCheck(check, { ...tools, keep }, signal);
  const finding = findingOf(check, tries, tools);
  return { finding, good: finding.outcome === "pass" };
}

/** Runs a command; what runs it is loaded only for that. */
async function runCommand(
  check: CheckOptions & { readonly run: CommandOptions },
  tools: RunTools,
  signal: AbortSignal,
): Promise<Ran> {
  const { commands } = tools;
  if (commands === undefined) throw new Error("who hands over a command hands over what runs it");
  tools.progress?.(`smoke: ${check.name} is running`);
  const { runCommandCheck } = await import("./command-check.ts");
  const [finding, ...others] = await runCommandCheck(check, { ...tools, ...commands }, signal);
  return { finding, others, good: [finding, ...others].every(({ outcome }) => outcome === "pass") };
}

/** One try, as many more as its retries allow, and a second where the first would block the release. */
async function tryCheck(
  check: CheckOptions,
  tools: RunTools & Pick<ProbeTools, "keep">,
  signal: AbortSignal,
): Promise<readonly CheckTry[]> {
  const tries: CheckTry[] = [];
  for (;;) {
    const tried = await probe(check, tools, signal);
    tries.push(tried);
    const again = pauseBefore(check, tries, tried);
    if (again === undefined) return tries;
    tools.progress?.(`smoke: ${check.name} ${again.why}`);
    await tools.clock.sleep(again.pause, signal);
  }
}

/** Milliseconds before the next try, and why there is one; undefined: there is none. */
function pauseBefore(
  { retries, severity }: CheckOptions,
  tries: readonly CheckTry[],
  last: CheckTry,
): { readonly pause: number; readonly why: string } | undefined {
  if (last.state === "unsent" || isGood(last)) return undefined;
  const { retryAfterMs = 0 } = last;
  if (retryAfterMs > LONGEST_WAIT_MS) return undefined;
  const what = saysNothing(last) ? (last.reason ?? last.state) : "failed";
  if (retries !== undefined && tries.length <= retries.times && isPassing(last, retries)) {
    const why = `${what}, try ${tries.length + 1} of ${retries.times + 1}`;
    return { pause: Math.max(retries.after, retryAfterMs), why };
  }
  if (tries.length > 1 || severity !== "critical") return undefined;
  return { pause: last.retryAfterMs ?? CONFIRM_AFTER_MS, why: `${what}, confirming` };
}

function findingOf(check: CheckOptions, tries: readonly CheckTry[], tools: RunTools): Finding {
  const culprit = tries.at(-1)?.mismatches[0]?.place;
  return {
    ...judgeTries(tries, check.failOn),
    ...about(check),
    place: culprit ?? tools.placeOf?.(check, []),
    basis: {
      kind: "check",
      tries,
      ...(check.tags === undefined ? {} : { tagged: check.tags }),
      ...(check.failOn === undefined ? {} : { failOn: check.failOn }),
    },
  };
}
