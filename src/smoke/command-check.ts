import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import { line } from "../core/text.ts";
import { plural } from "../core/wording.ts";
import type { CheckOptions } from "./check-options.ts";
import { type CommandTools, type Ran, runCommand } from "./command.ts";
import type { CommandOptions } from "./command-options.ts";
import { judgeTries } from "./judge.ts";
import { excerpt, type ProbeTools } from "./probe.ts";
import type { Case } from "./results/cases.ts";

/** Findings of one file of results; the others are counted. */
const MOST_FINDINGS = 100;

/** `12 tests: 11 passed, 1 failed`, for the finding of the command itself. */
function countCases(cases: readonly Case[]): string {
  const count = (outcome: Case["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const parts = [
    `${count("pass")} passed`,
    ...(count("fail") > 0 ? [`${count("fail")} failed`] : []),
    ...(count("skipped") > 0 ? [`${count("skipped")} skipped`] : []),
  ];
  const left = Math.max(0, ranOf(cases).length - MOST_FINDINGS);
  const rest = left === 0 ? "" : `; ${left} of them not shown one by one`;
  return `${plural(cases.length, "test")}: ${parts.join(", ")}${rest}`;
}

/** Failed tests first, so that none of them is left out. */
function ranOf(cases: readonly Case[]): readonly Case[] {
  const of = (outcome: Case["outcome"]) => cases.filter((one) => one.outcome === outcome);
  return [...of("fail"), ...of("pass")];
}

/** A finding for each test that a command has run; where there are many, those that failed come first. */
function caseFindings(
  check: CheckOptions,
  { tried, cases }: Ran,
  tools: ProbeTools,
): readonly Finding[] {
  const names = new Map<string, number>();
  return ranOf(cases)
    .slice(0, MOST_FINDINGS)
    .map((one) => {
      const said = line(excerpt(one.name, tools)) || "a test without a name";
      const times = (names.get(said) ?? 0) + 1;
      names.set(said, times);
      const name = times === 1 ? said : `${said} (${times})`;
      const tries = [tryOf(one, tried, tools)];
      return {
        ...judgeTries(tries),
        id: `check/${check.id}: ${name}`,
        title: `${check.name}: ${name}`,
        effect: effectOf(check),
        place: tools.placeOf?.(check, ["results"]),
        basis: basisOf(check, tries),
      };
    });
}

/** Runs the command of a check: its own finding, then those of the tests that it has left results of. */
export async function runCommandCheck(
  check: CheckOptions & { readonly run: CommandOptions },
  tools: ProbeTools & CommandTools,
  signal: AbortSignal,
): Promise<readonly [Finding, ...Finding[]]> {
  const ran = await runCommand(check, tools, signal);
  const tries = [ran.tried];
  const judged = judgeTries(tries);
  const counted = ran.cases.length === 0 ? [] : [countCases(ran.cases)];
  const details = [...counted, ...(judged.details ?? [])];
  const own: Finding = {
    ...judged,
    ...(details.length === 0 ? {} : { details }),
    id: `check/${check.id}`,
    title: check.name,
    effect: effectOf(check),
    place: ran.tried.mismatches[0]?.place ?? tools.placeOf?.(check, []),
    basis: basisOf(check, tries),
  };
  return [own, ...caseFindings(check, ran, tools)];
}

const basisOf = ({ tags }: CheckOptions, tries: readonly CheckTry[]): Finding["basis"] => ({
  kind: "check",
  tries,
  ...(tags === undefined ? {} : { tagged: tags }),
});

const effectOf = ({ severity }: CheckOptions) => (severity === "critical" ? "block" : "warn");

function tryOf({ outcome, said, ms = 0 }: Case, tried: CheckTry, tools: ProbeTools): CheckTry {
  const { method, url, at } = tried;
  const seen = {
    method,
    url,
    at,
    state: "answered",
    totalMs: ms,
    phases: {},
    slow: false,
  } as const;
  if (outcome === "pass") return { ...seen, reason: "passed", mismatches: [] };
  const actual = said === "" ? "failed" : `failed: ${excerpt(said, tools)}`;
  return { ...seen, mismatches: [{ subject: "the test", expected: "a pass", actual }] };
}
