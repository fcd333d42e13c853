import type { CheckTry, Mismatch } from "../core/check.ts";
import type { CommandEnd, Files } from "../core/ports.ts";
import { messageOf } from "../core/problem.ts";
import { formatDuration } from "../core/units.ts";
import type { CheckOptions } from "./check-options.ts";
import type { CommandOptions, ResultsFile } from "./command-options.ts";
import { SLOW } from "./expect.ts";
import type { Miss } from "./expectations/expectation.ts";
import { shown, textMisses } from "./expectations/text-rules.ts";
import { excerpt, JUDGED_WITHIN_MS, mismatch, type ProbeTools } from "./probe.ts";
import type { Case, ReadResults } from "./results/cases.ts";
import { MOST_RESULTS, pathOf, readResults } from "./results/read.ts";

/** Characters of an output that are judged; what is longer cannot be looked through. */
const MOST_OUTPUT = 1_000_000;

/** Last lines that a failure shows. */
const LAST_LINES = 3;

/** A command as it is started. */
export interface Program {
  readonly command: readonly string[];
  /** Variables that it gets besides those of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Each line that it prints, without secrets. */
  readonly onLine: (line: string) => void;
}

/** What commands are run with. */
export interface CommandTools {
  /** Runs a program without a shell in the manifest's folder, and ends all that it has started. */
  readonly run: (program: Program, signal: AbortSignal) => Promise<CommandEnd>;
  /** Files beside the manifest. */
  readonly files: Pick<Files, "read" | "write">;
}

/** What came of a command. */
export interface Ran {
  readonly tried: CheckTry;
  /** Tests of its file of results. */
  readonly cases: readonly Case[];
}

/** Runs the command of a check once and judges how it ended, what it printed and what it left. */
export async function runCommand(
  check: CheckOptions & { readonly run: CommandOptions },
  tools: ProbeTools & CommandTools,
  signal: AbortSignal,
): Promise<Ran> {
  const { clock, files } = tools;
  const { command, env = {}, results } = check.run;
  const at = new Date(clock.now()).toISOString();
  const started = clock.monotonic();
  // A file of an earlier run would be taken for this one's.
  const stale = results === undefined ? undefined : await empty(files, pathOf(results));
  const output = new Output();
  const end = await tools.run(
    { command, env, timeoutMs: check.timeout, onLine: (line) => output.add(line) },
    signal,
  );
  const seen = {
    ...{ method: check.method, url: excerpt(command.join(" "), tools), at },
    ...{ totalMs: clock.monotonic() - started, phases: {}, slow: false },
  };
  if (end.state !== "exited")
    return { tried: { ...seen, ...notEnded(end, check, tools) }, cases: [] };
  const read = results === undefined ? undefined : await resultsOf(results, files, stale);
  const misses = [
    ...exitMisses(end.code, check, output),
    ...outputMisses(check, output, tools),
    ...(read === undefined || "cases" in read ? [] : [unread(check.run, read.problem)]),
  ];
  const mismatches = misses.map((miss) => mismatch(miss, check, tools));
  const tried: CheckTry = { ...seen, state: "answered", exit: end.code, mismatches };
  return { tried, cases: read !== undefined && "cases" in read ? read.cases : [] };
}

async function empty(files: CommandTools["files"], path: string): Promise<string | undefined> {
  try {
    if ((await files.read(path, 1)) !== undefined) await files.write(path, "");
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** `stale`: why what stood there before could not be emptied, so that nothing there proves anything. */
async function resultsOf(
  file: ResultsFile,
  files: CommandTools["files"],
  stale: string | undefined,
): Promise<ReadResults> {
  if (stale !== undefined) return { problem: stale };
  try {
    return readResults(file, await files.read(pathOf(file), MOST_RESULTS + 1));
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** What a command has printed, as far as it is kept. */
class Output {
  readonly #lines: string[] = [];
  #length = 0;
  last: readonly string[] = [];

  add(line: string): void {
    this.#length += line.length + 1;
    if (this.#length <= MOST_OUTPUT) this.#lines.push(line);
    if (line.trim() !== "") this.last = [...this.last, line].slice(-LAST_LINES);
  }

  /** Undefined: there was too much of it. */
  get text(): string | undefined {
    return this.#length > MOST_OUTPUT ? undefined : this.#lines.join("\n");
  }

  /** `; last: …`, or nothing. */
  get tail(): string {
    return this.last.length === 0 ? "; it printed nothing" : `; last: ${this.last.join(" | ")}`;
  }
}

function exitMisses(code: number, { expect }: CheckOptions, { tail }: Output): readonly Miss[] {
  const wanted = [expect.exit ?? 0].flat();
  if (wanted.includes(code)) return [];
  const expected = wanted.join(" or ");
  return [{ subject: "exit", expected, actual: `${code}${tail}`, at: ["exit"] }];
}

function outputMisses(
  { expect: { output } }: CheckOptions,
  { text }: Output,
  { clock }: ProbeTools,
): readonly Miss[] {
  if (output === undefined) return [];
  const miss = { subject: "output", at: ["output"] };
  if (text === undefined) {
    return [{ ...miss, expected: "short enough to be judged", actual: "above 1 MB" }];
  }
  const unwanted = output["not-contains"];
  const judged = clock.limit(JUDGED_WITHIN_MS, () => [
    ...textMisses(text, output, "output", ["output"]),
    ...(unwanted === undefined || !text.includes(unwanted)
      ? []
      : [
          {
            ...miss,
            expected: `text without "${unwanted}"`,
            actual: shown(text),
            around: unwanted,
            at: ["output", "not-contains"],
          },
        ]),
  ]);
  return judged?.value ?? [{ ...miss, expected: "to be judged", actual: SLOW }];
}

function unread({ results }: CommandOptions, problem: string): Miss {
  const subject = results === undefined ? "results" : pathOf(results);
  return { subject, expected: "results of at least one test", actual: problem, at: [] };
}

type NotEnded = Pick<CheckTry, "state" | "reason"> & { readonly mismatches: readonly Mismatch[] };

/** A command that was stopped, or never began: nothing that it has left is looked at. */
function notEnded(
  end: Exclude<CommandEnd, { readonly state: "exited" }>,
  check: CheckOptions,
  tools: ProbeTools,
): NotEnded {
  const [state, reason, actual] = whyNot(end, check);
  const expected = `to end within ${formatDuration(check.timeout)}`;
  const miss = { subject: "the command", expected, actual, at: [] };
  return { state, reason, mismatches: [mismatch(miss, check, tools)] };
}

function whyNot(
  end: Exclude<CommandEnd, { readonly state: "exited" }>,
  { timeout }: CheckOptions,
): readonly [state: CheckTry["state"], reason: string, detail: string] {
  if (end.state === "unstarted") {
    return ["unsent", "unstarted", `the command could not be started: ${end.detail}`];
  }
  if (end.by === "abort") return ["unsent", "aborted", "the command was interrupted"];
  if (end.by === "timeout") {
    return ["broken", "timeout", `the command was stopped after ${formatDuration(timeout)}`];
  }
  return ["broken", "killed", `the command was killed: ${end.detail}`];
}
