import type { Finding, Placed } from "../core/finding.ts";
import { type FindingId, shortName } from "../core/finding-id.ts";
import { cut, line } from "../core/text.ts";

/** How a finding is called for people. */
export interface Name {
  /** Short where nothing else in the report is called so, else the whole id. */
  readonly name: string;
  /** `(2.3.7, after the rollback)` where the name alone could mean another version's; else empty. */
  readonly of: string;
  /** Both. */
  readonly full: string;
}

/** Names of the findings of one report. Outputs and `report.json` always hold the whole id. */
export function namesIn(findings: readonly Finding[]): (finding: Finding) => Name {
  const ids = new Map<string, Set<FindingId>>();
  const versions = new Map<FindingId, Set<string>>();
  for (const { id, of } of findings) {
    add(ids, shortName(id), id);
    add(versions, id, keyOf(of));
  }
  return ({ id, of: placed }) => {
    const short = shortName(id);
    const name = (ids.get(short)?.size ?? 0) > 1 ? id : short;
    const isOneOfTwo = (versions.get(id)?.size ?? 0) > 1;
    const says = placed !== undefined && (isOneOfTwo || placed.kind === "rollback");
    const of = says ? `(${versionWords(placed)})` : "";
    return { name, of, full: says ? `${name} ${of}` : name };
  };
}

/** Characters of a version, where it stands beside other words. */
const VERSION = 40;

/** `2.4.0`, `2.3.7, after the rollback`. */
export function versionWords({ version, kind }: Placed): string {
  const short = cut(line(version), VERSION);
  return kind === "rollback" ? `${short}, after the rollback` : short;
}

/** Findings by the version that they speak of, in the order in which each first comes. */
export function byVersion<F extends Finding>(
  findings: readonly F[],
): readonly { readonly of: Placed | undefined; readonly findings: readonly F[] }[] {
  const groups = new Map<string, { readonly of: Placed | undefined; readonly findings: F[] }>();
  for (const finding of findings) {
    const key = keyOf(finding.of);
    const group = groups.get(key) ?? { of: finding.of, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const keyOf = (of: Placed | undefined): string =>
  of === undefined ? "" : `${of.kind} ${of.version}`;

function add<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}
