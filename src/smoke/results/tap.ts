import { type Case, MOST_CASES, type ReadResults, TOO_MANY } from "./cases.ts";

const POINT = /^(not )?ok\b[ \t]*(\d+)?[ \t]*(?:- )?(.*)$/;
const PLAN = /^1\.\.(\d{1,9})\b/;
// Behind a blank: `C#todo` is part of a name. What begins with `skip` was not run: TAP 13.
const DIRECTIVE = /(?:^|[ \t])#[ \t]*(skip\S*|todo(?!\S))/i;
const SAID = /^[ \t]+(?:error|message):[ \t]*(.*)$/;

/**
 * Test points of a file in TAP (versions 12 to 14) that are not inside others, which count for these:
 * `not ok` has failed, but for `# TODO`; `ok` with `# SKIP` was not run. The plan has to be there once, and
 * to be kept.
 */
export function readTap(text: string): ReadResults {
  const cases: Case[] = [];
  let planned: number | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("Bail out!")) return { problem: "was given up (Bail out!)" };
    const plan = PLAN.exec(line);
    if (plan !== null && planned !== undefined) return { problem: "has more than one plan (1..N)" };
    if (plan !== null) planned = Number(plan[1]);
    const point = POINT.exec(line);
    if (point !== null) cases.push(caseOf(point, cases.length + 1));
    else addTo(cases, SAID.exec(line)?.[1]);
    if (cases.length > MOST_CASES) return { problem: TOO_MANY };
  }
  if (planned === undefined) return { problem: "has no plan (1..N): it may have ended early" };
  if (planned !== cases.length) {
    return { problem: `plans ${planned} tests and has ${cases.length}` };
  }
  return { cases };
}

function caseOf([, not, number, rest = ""]: RegExpExecArray, nth: number): Case {
  const directive = DIRECTIVE.exec(rest);
  const word = directive?.[1]?.toLowerCase();
  const name = (directive === null ? rest : rest.slice(0, directive.index + 1)).trim();
  const isOpen = word === "todo" ? not !== undefined : word !== undefined && not === undefined;
  const outcome = isOpen ? "skipped" : not === undefined ? "pass" : "fail";
  return {
    name: name.replace(/#$/, "").trim() || `test ${number ?? nth}`,
    outcome,
    said: "",
    ms: undefined,
  };
}

/** The first thing that is said below a test is what it says. */
function addTo(cases: Case[], said: string | undefined): void {
  const last = cases.at(-1);
  if (said === undefined || last === undefined || last.said !== "") return;
  cases[cases.length - 1] = { ...last, said: said.replace(/^(['"])(.*)\1$/, "$2") };
}
