import { type DeploymentRecord, type History, isOpen, wasLive } from "./history.ts";

/**
 * Nothing was ever written on the record: it was claimed, and whether more was done is not known.
 * Whoever makes one says at once that it is in progress, so that this word was lost.
 */
export function isSilent(record: DeploymentRecord): boolean {
  return record.statuses.length === 0;
}

/** Newest of our records of another commit that has no end: it may have gone live. */
export function unsettled(history: History, sha: string): DeploymentRecord | undefined {
  return history.records.find((one) => isOurs(one) && one.sha !== sha && isOpen(one));
}

/** Why it is not known what runs by our records; undefined where they say it. */
export function unsettledRunning(history: History, sha: string): DeploymentRecord | undefined {
  const live = history.records.findIndex((one) => isOurs(one) && wasLive(one));
  if (live === -1) return unsettled(history, sha);
  const newer = history.records.slice(0, live);
  return newer.find((one) => isOurs(one) && one.sha !== sha && isSilent(one));
}

const isOurs = ({ payload }: DeploymentRecord): boolean => payload !== undefined;

/** `Deployment 12 of 2.3.7 has no status: whether it was begun is not known`. */
export function describeUnsettled(record: DeploymentRecord): string {
  const { id, payload } = record;
  const what = `Deployment ${id}${payload === undefined ? "" : ` of ${payload.version}`}`;
  return isSilent(record)
    ? `${what} has no status: whether it was begun is not known`
    : `${what} has no end: whether it went live is not known`;
}

/** What a person does about it: only somebody who looks can say what became of it. */
export function settling(record: DeploymentRecord, environment: string): string {
  const write = `gh api repos/{owner}/{repo}/deployments/${record.id}/statuses -f state=`;
  const [state, when] = isSilent(record)
    ? ["inactive", "it never began"]
    : ["error", "it ended and did not"];
  return `Look at what ${environment} runs and end the record: \`${write}success\` if it went live, \`${write}${state}\` if ${when}`;
}
