import type { Finding } from "../core/finding.ts";
import type { Place } from "../core/place.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import { actorOf, byCause, comparisonOf, placeOf, remedyOf, type Told } from "./causes.ts";
import { warningsOf } from "./groups.ts";
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

function annotation(
  level: Annotation["level"],
  told: Told,
  nameOf: (finding: Finding) => Name,
): Annotation {
  const { finding, findings, ids } = told;
  const parts = [comparisonOf(told), actorOf(told), remedyOf(told)];
  const { name, of } = nameOf(finding);
  const names = [...new Set(findings.map((one) => nameOf(one).name))];
  const title = ids.length > 1 ? names.join(", ") : `${name}: ${finding.title} ${of}`;
  return {
    level,
    title: cut(line(title), 120),
    message: cut(parts.flatMap((part) => (part ? [line(part)] : [])).join(" · "), MESSAGE),
    place: placeOf(told),
  };
}

/** The first ones of a level; what does not fit is counted in the last. */
function within(all: readonly Annotation[]): readonly Annotation[] {
  const [first] = all;
  if (first === undefined || all.length <= PER_LEVEL) return all;
  const shown = all.slice(0, PER_LEVEL - 1);
  const message = `${all.length - shown.length} more in the summary and in report.json`;
  return [...shown, { level: first.level, title: "And more", message, place: undefined }];
}

/**
 * Annotations of a report: errors for blockers, notices for blockers that only wait, warnings for
 * warnings; at most ten of each.
 */
export function annotations({ findings }: Report): readonly Annotation[] {
  const told = byCause([...blockers(findings), ...warningsOf(findings)]);
  const nameOf = namesIn(findings);
  const all = (level: Annotation["level"], some: readonly Told[]) =>
    within(some.map((one) => annotation(level, one, nameOf)));
  const blocking = told.filter(({ finding }) => finding.effect === "block");
  const warning = told.filter(({ finding }) => finding.effect === "warn");
  const waits = ({ finding }: Told) => finding.outcome === "pending";
  return [
    ...all(
      "error",
      blocking.filter((one) => !waits(one)),
    ),
    ...all("warning", warning),
    ...all("notice", blocking.filter(waits)),
  ];
}
