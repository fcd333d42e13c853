import type { Finding } from "../core/finding.ts";
import type { FindingId } from "../core/finding-id.ts";
import { causeOf, type Lack, merged } from "../core/lack.ts";
import type { Place } from "../core/place.ts";
import { capital, inSentence } from "../core/wording.ts";
import { comparison } from "./groups.ts";

/** One thing that is in the way: a finding, or a cause with every finding that it keeps unknown. */
export interface Told {
  /** The first finding that it concerns. */
  readonly finding: Finding;
  /** All that it concerns, in order. */
  readonly findings: readonly Finding[];
  /** Ids of all that it concerns, in order. */
  readonly ids: readonly FindingId[];
  /** What could not be had, where that is what is in the way. */
  readonly lack: Lack | undefined;
  /** Other reasons of the same cause. */
  readonly reasons: readonly string[];
}

/** Who can give a token, a permission or another chance: no role of the manifest. */
const OPERATOR = "whoever runs the workflow";

interface Group {
  readonly findings: Set<Finding>;
  readonly lacks: [Lack, ...Lack[]] | undefined;
}

/** What is in the way, in the order of the findings; a cause that several share is told once. */
export function byCause(findings: readonly Finding[]): readonly Told[] {
  const groups: Group[] = [];
  const causes = new Map<string, Group>();
  for (const finding of findings) {
    const { lacks = [] } = finding;
    if (lacks.length === 0) groups.push({ findings: new Set([finding]), lacks: undefined });
    for (const lack of lacks) {
      const group = causes.get(causeOf(lack));
      group?.findings.add(finding);
      group?.lacks?.push(lack);
      if (group !== undefined) continue;
      const opened: Group = { findings: new Set([finding]), lacks: [lack] };
      causes.set(causeOf(lack), opened);
      groups.push(opened);
    }
  }
  return groups.flatMap(toldOf);
}

function toldOf({ findings: all, lacks }: Group): readonly Told[] {
  const findings = [...all];
  const [finding] = findings;
  if (finding === undefined) return [];
  const lack = lacks && merged(lacks);
  const reasons = new Set(lacks?.map(({ reason }) => reason));
  if (lack !== undefined) reasons.delete(lack.reason);
  const ids = [...new Set(findings.map(({ id }) => id))];
  return [{ finding, findings, ids, lack, reasons: [...reasons] }];
}

/** Why it is in the way, plain text that stands alone. */
export function reasonOf({ finding, lack }: Told): string {
  return lack === undefined ? finding.found : capital(lack.reason);
}

/** What was expected and found; a cause that several share has no one expectation. */
export function comparisonOf(told: Told): string {
  const { finding, ids, lack } = told;
  if (lack === undefined) return comparison(finding);
  const found = reasonOf(told);
  return ids.length > 1
    ? `Could not check: ${inSentence(found)}`
    : comparison({ ...finding, found });
}

/** Where in the manifest it is to be mended; of several findings only their cause has a place. */
export function placeOf({ finding, ids, lack }: Told): Place | undefined {
  return ids.length > 1 ? lack?.place : finding.place;
}

/** Who has to act on it; undefined where nobody is known. */
export function actorOf({ finding, lack }: Told): string | undefined {
  return lack === undefined ? finding.owner : OPERATOR;
}

/** What is to be done about it. */
export function remedyOf({ finding, lack }: Told): string | undefined {
  return lack === undefined ? finding.remedy : capital(lack.remedy);
}
