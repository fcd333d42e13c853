import type { Finding } from "../core/finding.ts";
import { type FindingId, shortName } from "../core/finding-id.ts";

/**
 * Names of findings for people: short where nothing else among them is called so, else the whole
 * id. Outputs and `report.json` always hold the whole id.
 */
export function namesIn(findings: readonly Finding[]): (id: FindingId) => string {
  const ids = new Set(findings.map(({ id }) => id));
  const taken = new Map<string, number>();
  for (const id of ids) taken.set(shortName(id), (taken.get(shortName(id)) ?? 0) + 1);
  return (id) => ((taken.get(shortName(id)) ?? 0) > 1 ? id : shortName(id));
}
