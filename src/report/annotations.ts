import type { Finding } from "../core/finding.ts";
import type { Place } from "../core/place.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import { comparison, warningsOf } from "./groups.ts";
import { type Name, namesIn } from "./names.ts";

/** A note that GitHub shows beside a line of a file and on top of the run. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  readonly place: Place | undefined;
}

/** What the runner keeps of each level and step (actions/runner ExecutionContext.cs). */
const PER_LEVEL = 10;
/** Well below the 4096 characters at which the runner cuts. */
const MESSAGE = 1000;

function annotation(level: Annotation["level"], finding: Finding, name: Name): Annotation {
  const parts = [comparison(finding), finding.owner, finding.remedy];
  return {
    level,
    title: cut(line(`${name.name}: ${finding.title} ${name.of}`), 120),
    message: cut(parts.flatMap((part) => (part ? [line(part)] : [])).join(" · "), MESSAGE),
    place: finding.place,
  };
}

/** The first ones of a level; what does not fit is counted in the last. */
function within(all: readonly Annotation[]): readonly Annotation[] {
  const [first] = all;
  if (first === undefined || all.length <= PER_LEVEL) return all;
  const shown = all.slice(0, PER_LEVEL - 1);
  const message = `${all.length - shown.length} more stand in the summary and in report.json`;
  return [...shown, { level: first.level, title: "And more", message, place: undefined }];
}

/**
 * Annotations of a report: errors for blockers, notices for blockers that only wait, warnings for
 * warnings; at most ten of each.
 */
export function annotations({ findings }: Report): readonly Annotation[] {
  const blocking = blockers(findings);
  const nameOf = namesIn(findings);
  const all = (level: Annotation["level"], some: readonly Finding[]) =>
    within(some.map((finding) => annotation(level, finding, nameOf(finding))));
  const waits = (finding: Finding) => finding.outcome === "pending";
  return [
    ...all(
      "error",
      blocking.filter((f) => !waits(f)),
    ),
    ...all("warning", warningsOf(findings)),
    ...all("notice", blocking.filter(waits)),
  ];
}
