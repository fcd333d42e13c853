import { missing } from "../core/lack.ts";
import { type DeploymentRecord, type RecordPayload, type Records, taskOf } from "../core/record.ts";
import type { OnlineTools } from "./collector.ts";
import { type ListedDeployment, listDeployments, PAGE_SIZE } from "./deployment-list.ts";
import type { SaidOfDeployment } from "./deployment-statuses.ts";
import { readPayload } from "./record-payload.ts";
import type { Reading } from "./reply.ts";

type Own = ListedDeployment & { readonly payload: RecordPayload };

export interface OwnPage {
  /** Newest first. */
  readonly own: readonly Own[];
  /** True when there may be older ones. */
  readonly isFull: boolean;
}

/** Our records, newest first. */
export type OwnRecords = Pick<Records, "records" | "gone">;

/** A page of our deployments; missing where one is ours by its name and cannot be read. */
export async function listOwn(
  tools: Pick<OnlineTools, "github" | "signal">,
  wanted: {
    readonly environment: string;
    readonly task: string;
    readonly sha?: string | undefined;
    readonly page: number;
  },
): Promise<Reading<OwnPage>> {
  const reading = await listDeployments(tools, { ...wanted, size: PAGE_SIZE });
  if (reading.state === "missing") return reading;
  const own: Own[] = [];
  for (const deployment of reading.data.deployments) {
    const read = readPayload(deployment.payload);
    if (read.state === "foreign") continue;
    if (read.state === "unreadable") return unreadable(deployment.id, read.because);
    if (taskOf(read.payload.component) !== wanted.task) {
      return unreadable(deployment.id, `its task is ${wanted.task} and its component another`);
    }
    own.push({ ...deployment, payload: read.payload });
  }
  return { state: "read", data: { own, isFull: reading.data.isFull } };
}

/** Our deployments with everything that was said of them; missing where that is not all. */
export function recordsFrom(
  own: readonly Own[],
  said: ReadonlyMap<string, SaidOfDeployment>,
): Reading<OwnRecords> {
  const records: DeploymentRecord[] = [];
  const gone = new Set<string>();
  for (const { id, sha, createdAt, payload, nodeId } of own) {
    const known = said.get(nodeId);
    if (known?.whole !== true) return tooMuchSaid(id);
    records.push({ id, sha, createdAt, payload, statuses: known.statuses });
    if (known.gone) gone.add(sha);
  }
  return { state: "read", data: { records, gone: [...gone] } };
}

function unreadable(id: number, because: string): Reading<never> {
  return {
    ...missing(
      `deployment ${id} is a record of release-gate, but ${because}`,
      `use the version of release-gate that made it, or a newer one; where it is nobody's, delete it: ${deletion(id)}`,
    ),
    status: 200,
  };
}

function tooMuchSaid(id: number): Reading<never> {
  return {
    ...missing(
      `deployment ${id} has more than 100 statuses, of which not all were read`,
      `see on GitHub what became of it, then delete its record: ${deletion(id)}`,
    ),
    status: 200,
  };
}

/** GitHub deletes only a deployment that is inactive. */
function deletion(id: number): string {
  const path = `repos/{owner}/{repo}/deployments/${id}`;
  return `gh api ${path}/statuses -f state=inactive && gh api -X DELETE ${path}`;
}
