import type { Finding } from "../core/finding.ts";
import type { Concluded, Report } from "../core/report.ts";
import { stageFacts } from "../core/stages.ts";
import { line } from "../core/text.ts";
import { waiverText } from "../core/waiver.ts";

/** Findings that were taken out of a report, put into it, or changed beside what was recorded. */
export function setDifferences(report: Report): readonly string[] {
  return [...recordedDifferences(report), ...plannedDifferences(report)];
}

const told = ({ outcome, effect }: Concluded): string => `${outcome} (${effect})`;

/** The findings against the list of what the stage ended with. */
function recordedDifferences({ findings, concluded }: Report): readonly string[] {
  if (concluded === undefined) return [];
  const left: Concluded[] = [...findings];
  const differing: string[] = [];
  for (const end of concluded) {
    const named = left.filter(({ id }) => id === end.id);
    const same = named.find((one) => told(one) === told(end)) ?? named[0];
    if (same === undefined) {
      differing.push(`${end.id}: missing, the stage ended with ${told(end)}`);
      continue;
    }
    left.splice(left.indexOf(same), 1);
    if (told(same) === told(end)) continue;
    differing.push(`${end.id}: the report says ${told(same)}, the stage ended with ${told(end)}`);
  }
  return [...differing, ...left.map(({ id }) => `${id}: the stage did not end with it`)];
}

/** The findings against the policy. A stage that broke may lack rows, but then it does not pass. */
function plannedDifferences({ stage, verdict, findings, planned }: Report): readonly string[] {
  if (planned === undefined) return [];
  const rows = new Set(planned.map(({ id }) => id));
  const foreign = findings.filter(({ id }) => id.startsWith("requirement/") && !rows.has(id));
  const isWhole = stageFacts(stage).judges && verdict === "pass";
  const missing = planned.filter(
    ({ id, phase }) =>
      isWhole &&
      (phase === "readiness" || phase === "staging") &&
      !findings.some((finding) => finding.id === id),
  );
  return [
    ...foreign.map(({ id }) => `${id}: the policy does not ask for it`),
    ...missing.map(({ id }) => `${id}: missing, the policy asks for it before the deployment`),
  ];
}

/** Findings that come out otherwise when they are judged again. */
export function findingDifferences(
  said: readonly Finding[],
  again: readonly Finding[],
): readonly string[] {
  return said.flatMap((finding, i) => {
    const judged = again[i];
    if (judged !== undefined && isSame(finding, judged)) return [];
    const now = judged === undefined ? "nothing" : `${judged.outcome}, ${judged.found}`;
    const { id, outcome, found } = finding;
    const sides =
      judged?.outcome === outcome
        ? [
            `${outcome} (${finding.effect}), ${codesOf(finding)}`,
            `${judged.outcome} (${judged.effect}), ${codesOf(judged)}`,
          ]
        : [`${outcome}, ${found}`, now];
    return [`${id}: the report says ${sides[0]}; judged again ${sides[1]}`];
  });
}

function isSame(said: Finding, judged: Finding): boolean {
  return (
    judged.outcome === said.outcome &&
    judged.effect === said.effect &&
    judged.code === said.code &&
    waiverOf(judged) === waiverOf(said) &&
    ownEffect(judged) === ownEffect(said)
  );
}

const ownEffect = ({ basis }: Finding) => (basis.kind === "derived" ? basis.effect : undefined);

const waiverOf = ({ waiver }: Finding) => waiver && line(waiverText(waiver));

const codesOf = (finding: Finding): string =>
  [finding.code ?? "no code", ownEffect(finding), waiverOf(finding)]
    .filter((part) => part !== undefined)
    .join(", ");

/** Findings that come out the same in other words, as a later version may have them. */
export function wordDifferences(
  said: readonly Finding[],
  again: readonly Finding[],
): readonly string[] {
  return said.flatMap(({ id, outcome, found, basis }, i) => {
    const judged = again[i];
    if (basis.kind === "observed" || judged === undefined) return [];
    if (judged.outcome !== outcome || judged.found === found) return [];
    return [`${id} is worded differently by this version: ${judged.found}; the report: ${found}`];
  });
}
