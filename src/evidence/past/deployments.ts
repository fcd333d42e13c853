import { missing } from "../../core/lack.ts";
import type { PastDeployment } from "../../core/past.ts";
import { taskOf } from "../../core/record.ts";
import { linkOf } from "../../core/record-links.ts";
import {
  type DeploymentPage,
  type ListedDeployment,
  listDeployments,
  PAGE_SIZE,
} from "../deployment-list.ts";
import { readStatuses, type SaidOfDeployment } from "../deployment-statuses.ts";
import { type PayloadReading, readPayload } from "../record-payload.ts";
import { type Reading, type Reads, together } from "../reply.ts";

/** 10,000 deployments. */
const MOST_PAGES = 100;

/** Pages that are asked for together: each takes its time, and GitHub asks for few at once. */
const AT_ONCE = 4;

/** Older than the window, so that what was live when it began is among them. */
const BEFORE = 10;

export interface ReadDeployments {
  /** Newest first. */
  readonly deployments: readonly PastDeployment[];
  /** Since when all were read, ISO 8601; undefined: since the first. */
  readonly since: string | undefined;
  /** How many are ours by their name and cannot be read as such. */
  readonly unreadable: number;
}

interface Wanted {
  readonly environment: string;
  /** Empty: the repository has one. */
  readonly component: string;
  /** Epoch milliseconds. */
  readonly from: number;
  /** Page of the environment's deployments, for those without a run. */
  readonly page: string;
}

type Listed = ListedDeployment & { readonly own: PayloadReading };

/** Deployments of an environment and component, ours and those of other tools, with their statuses. */
export async function readDeployments(
  tools: Reads,
  wanted: Wanted,
): Promise<Reading<ReadDeployments>> {
  const list = await listBack(tools, wanted);
  if (list.state === "missing") return list;
  const { listed, since } = list.data;
  const ours = listed.filter((one) => isAbout(one, wanted.component));
  const said = await readStatuses(
    tools,
    ours.map(({ nodeId }) => nodeId),
  );
  if (said.state === "missing") return said;
  const cut = ours.find(({ nodeId }) => said.data.get(nodeId)?.whole !== true);
  if (cut !== undefined) return tooMuchSaid(cut.id);
  const deployments = ours.map((one) => asPast(one, said.data, wanted.page));
  const unreadable = ours.filter(({ own }) => own.state === "unreadable").length;
  return { state: "read", data: { deployments, since, unreadable } };
}

/** Pages until the window's beginning, and some before it. */
async function listBack(
  tools: Reads,
  { environment, component, from }: Wanted,
): Promise<Reading<{ readonly listed: readonly Listed[]; readonly since: string | undefined }>> {
  const listed = new Map<number, Listed>();
  const task = component === "" ? undefined : taskOf(component);
  for (let next = 1; ; ) {
    // A second page says that there may be many.
    const pages = next === 1 ? [next] : Array.from({ length: AT_ONCE }, (_, i) => next + i);
    const reads: readonly Reading<DeploymentPage>[] = await Promise.all(
      pages.map((page) => listDeployments(tools, { environment, task, size: PAGE_SIZE, page })),
    );
    const read = together<readonly DeploymentPage[]>(reads);
    if (read.state === "missing") return read;
    next += pages.length;
    for (const one of read.data.flatMap(({ deployments }) => deployments)) {
      listed.set(one.id, { ...one, own: readPayload(one.payload) });
    }
    const all = [...listed.values()];
    const older = all.filter(({ createdAt }) => Date.parse(createdAt) < from);
    const isFull = read.data.every((page) => page.isFull);
    if (isFull && older.length < BEFORE && next <= MOST_PAGES) continue;
    return {
      state: "read",
      data: { listed: all, since: isFull ? all.at(-1)?.createdAt : undefined },
    };
  }
}

/** Deployments of others say nothing of a component that has a name, and its own nothing of others. */
function isAbout({ own, task }: Listed, component: string): boolean {
  if (component !== "") return task === taskOf(component);
  if (own.state === "ours") return own.payload.component === "";
  return !task.startsWith(taskOf("x").slice(0, -1));
}

function asPast(
  { id, sha, nodeId, createdAt, own }: Listed,
  said: ReadonlyMap<string, SaidOfDeployment>,
  page: string,
): PastDeployment {
  const { statuses = [], gone = false } = said.get(nodeId) ?? {};
  const payload = own.state === "ours" ? own.payload : undefined;
  const url = linkOf({ statuses }) ?? page;
  return { id, sha, createdAt, url, payload, statuses, gone, version: undefined };
}

function tooMuchSaid(id: number): Reading<never> {
  return {
    ...missing(
      `deployment ${id} has more than 100 statuses, of which not all were read`,
      "see on GitHub what became of it, then delete it",
    ),
    status: 200,
  };
}
