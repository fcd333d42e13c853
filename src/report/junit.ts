import type { CheckTry } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";
import { line } from "../core/text.ts";

/**
 * The smoke checks of a report as JUnit XML, a case each, in the dialect of Maven Surefire, whose
 * `flakyFailure` the common readers know; undefined where there is none. What is not known is an
 * error, never skipped: some readers take that for good. Skipped is what its `if` has left out. Times are in seconds.
 */
export function junit(report: Report): string | undefined {
  const checks = report.findings.filter(({ id }) => id.startsWith("check/"));
  if (checks.length === 0) return undefined;
  const note = report.environment?.observeOnly === true ? ", only observed" : "";
  const suite = `${report.environment?.name ?? "no environment"} ${report.stage}${note}`;
  const count = (outcomes: (outcome: Finding["outcome"]) => boolean) =>
    checks.filter(({ outcome }) => outcomes(outcome)).length;
  const counts = {
    tests: checks.length,
    failures: count((outcome) => outcome === "fail"),
    errors: count((outcome) => !["fail", "pass", "not-applicable"].includes(outcome)),
    skipped: count((outcome) => outcome === "not-applicable"),
    time: seconds(checks.flatMap(triesOf)),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "release-gate", ...counts })}>`,
    `  <testsuite${attributes({ name: suite, timestamp: report.startedAt, ...counts })}>`,
    ...checks.map((check) => caseOf(check, suite)),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function caseOf(check: Finding, suite: string): string {
  const { title, of } = check;
  const kind = of?.kind === "rollback" ? ` of ${of.version}, after the rollback` : "";
  const name = attributes({
    name: `${title}${kind}`,
    classname: suite,
    time: seconds(triesOf(check)),
  });
  const inside = resultOf(check);
  return inside === undefined
    ? `    <testcase${name}/>`
    : `    <testcase${name}>\n      ${inside}\n    </testcase>`;
}

/** What a reader shows of a check that did not simply pass. */
function resultOf({ outcome, effect, tags, ...said }: Finding): string | undefined {
  const element = outcome === "pass" ? "flakyFailure" : outcome === "fail" ? "failure" : "error";
  if (outcome === "not-applicable") return `<skipped${attributes({ message: said.found })}/>`;
  if (outcome === "pass" && tags?.includes("flaky") !== true) return undefined;
  const message = attributes({
    message: said.found,
    type: effect === "block" ? outcome : "warning",
  });
  const text = [`Expected: ${said.expected}`, ...(said.details ?? []), said.remedy ?? ""];
  const lines = text.filter((one) => one !== "").map((one) => escaped(one));
  return `<${element}${message}>${lines.join("\n")}</${element}>`;
}

function triesOf({ basis }: Finding): readonly CheckTry[] {
  return basis.kind === "check" ? basis.tries : [];
}

function seconds(tries: readonly CheckTry[]): string {
  return (tries.reduce((sum, { totalMs }) => sum + totalMs, 0) / 1000).toFixed(3);
}

function attributes(all: Readonly<Record<string, string | number>>): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/** One line without what XML cannot hold (XML 1.0 §2.2); what it reads as its own is escaped. */
function escaped(text: string): string {
  return line(text)
    .replace(/[\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
