import type { DeploymentRecord, ForeignRecord, History } from "./record.ts";
import { newestTouched } from "./record-trust.ts";

/** The newest run that a record names: deployments have no page of their own. */
export function linkOf({
  statuses,
}: Pick<DeploymentRecord | ForeignRecord, "statuses">): string | undefined {
  return statuses.findLast(({ logUrl }) => logUrl !== undefined)?.logUrl;
}

/** Id of the workflow run that an address leads to, or to a job of it. */
export function runIdIn(url: string | undefined): string | undefined {
  return /\/actions\/runs\/(\d+)/.exec(url ?? "")?.[1];
}

/** Ours that has touched the environment after this record: then that speaks of something else. */
export function ownAfter(
  { records }: Pick<History, "records">,
  { id }: Pick<DeploymentRecord, "id">,
): DeploymentRecord | undefined {
  const newest = newestTouched(records);
  return newest !== undefined && newest.id > id ? newest : undefined;
}

/**
 * The newest deployment of another commit that somebody else has recorded after this one. What
 * GitHub records for the jobs of a run that we dispatched is ours.
 */
export function foreignAfter(
  { foreign }: Pick<History, "foreign">,
  record: DeploymentRecord,
): ForeignRecord | undefined {
  const ours = new Set(record.statuses.flatMap(({ logUrl }) => runIdIn(logUrl) ?? []));
  const isOurs = ({ statuses }: ForeignRecord) =>
    statuses.some(({ logUrl }) => ours.has(runIdIn(logUrl) ?? ""));
  return foreign.find((one) => one.id > record.id && one.sha !== record.sha && !isOurs(one));
}
