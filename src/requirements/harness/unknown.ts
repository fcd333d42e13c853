import type { Judgement } from "../../core/finding.ts";
import { byCause, lackOf } from "../../core/lack.ts";
import { capital } from "../../core/wording.ts";
import type { Absent } from "./asked.ts";

/** What a requirement comes to where something that its rule needs could not be had. */
export function unanswered(expected: string, needed: readonly [Absent, ...Absent[]]): Judgement {
  const [{ lack: first }, ...others] = needed;
  const lacks = byCause(needed.map(({ lack }) => lackOf(lack)));
  const more = others.filter(({ lack }) => lack.reason !== first.reason).map(couldNotCheck);
  return {
    outcome: "unknown",
    expected,
    found: capital(first.reason),
    remedy: lacks.map(({ remedy }) => capital(remedy)).join(". "),
    ...(more.length > 0 ? { details: more } : {}),
    lacks,
  };
}

/** What it comes to where the rule itself is at fault. */
export function broken(expected: string, why: string): Judgement {
  return {
    outcome: "unknown",
    expected,
    found: why,
    remedy: "Report this fault of release-gate or of its policy, together with report.json",
  };
}

/** For something that a rule did without. */
export function couldNotCheck({ about, lack }: Absent): string {
  return `Could not read ${about}: ${lack.reason}`;
}
