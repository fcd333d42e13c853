import type { Finding } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { PutOffRecord } from "../core/record.ts";

/** What the findings put off for an incident, as the record of the deployment keeps it. */
export function putOffBy(findings: readonly Finding[]): PutOffRecord | undefined {
  const put = findings.flatMap(({ id, waiver }) =>
    waiver?.deferred === undefined ? [] : [{ id: bareId(id), waiver, ...waiver.deferred }],
  );
  const [first] = put;
  if (first === undefined) return undefined;
  const { by, until, timezone } = first.waiver;
  return {
    incident: first.incident,
    by: by.join(", "),
    until,
    timezone,
    rows: Object.fromEntries(put.map(({ id, role }) => [id, role])),
  };
}
