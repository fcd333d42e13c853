import type { Place } from "../core/place.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import { actorOf, byCause, comparisonOf, placeOf, remedyOf, type Told } from "./causes.ts";
import { warningsOf } from "./groups.ts";

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

function annotation(level: Annotation["level"], told: Told): Annotation {
  const { finding, ids } = told;
  const parts = [comparisonOf(told), actorOf(told), remedyOf(told)];
  const name = ids.length > 1 ? ids.join(", ") : `${finding.id}: ${finding.title}`;
  return {
    level,
    title: cut(line(name), 120),
    message: cut(parts.flatMap((part) => (part ? [line(part)] : [])).join(" · "), MESSAGE),
    place: placeOf(told),
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
  const told = byCause([...blockers(findings), ...warningsOf(findings)]);
  const blocking = told.filter(({ finding }) => finding.effect === "block");
  const warning = told.filter(({ finding }) => finding.effect === "warn");
  const waits = ({ finding }: Told) => finding.outcome === "pending";
  return [
    ...within(blocking.filter((one) => !waits(one)).map((one) => annotation("error", one))),
    ...within(warning.map((one) => annotation("warning", one))),
    ...within(blocking.filter(waits).map((one) => annotation("notice", one))),
  ];
}
