import { missing } from "../core/lack.ts";
import { type ForeignRecord, type Records, taskOf } from "../core/record.ts";
import { newestTouched } from "../core/record-trust.ts";
import type { OnlineTools } from "./collector.ts";
import type { DeploymentPage } from "./deployment-list.ts";
import { readStatuses, type SaidOfDeployment } from "./deployment-statuses.ts";
import { foreignIn, listBackTo, listNewest, reaches } from "./foreign-deployments.ts";
import { listOwn, type OwnPage, type OwnRecords, recordsFrom } from "./own-deployments.ts";
import { type Reading, together } from "./reply.ts";

type Tools = Pick<OnlineTools, "github" | "signal">;

interface Wanted {
  readonly environment: string;
  /** `release-gate`, or `release-gate/<component>`. */
  readonly task: string;
  /** Of this commit alone. */
  readonly sha?: string | undefined;
  /** Older records are read, a hundred at a time, until these suffice; by default the newest do. */
  readonly until?: ((found: OwnRecords) => boolean) | undefined;
}

/** 1,000 records: three years of daily releases. */
const MOST_PAGES = 10;

/** Deployments of others say nothing of a component that has a name. */
const NOBODY: DeploymentPage = { deployments: [], isFull: false };

/**
 * Our newest hundred records of a component and environment with everything that was said of them,
 * and the newest deployments of others: three requests in two waits. What cannot be read, or was
 * cut before it sufficed, is missing: part of a history is no history.
 */
export async function readRecords(tools: Tools, wanted: Wanted): Promise<Reading<Records>> {
  const { environment, task } = wanted;
  const others = task === taskOf("") ? listNewest(tools, environment) : read(NOBODY);
  const readings = await Promise.all([listOwn(tools, { environment, task, page: 1 }), others]);
  const lists = together(readings);
  if (lists.state === "missing") return lists;
  const [own, newest] = lists.data;
  const ids = [...own.own, ...foreignIn(newest)].map(({ nodeId }) => nodeId);
  const said = await readStatuses(tools, ids);
  if (said.state === "missing") return said;
  const ours = await readOlder(tools, wanted, own, said.data);
  if (ours.state === "missing") return ours;
  const { records } = ours.data;
  const foreign = await readForeign(tools, environment, { newest, said: said.data, records });
  if (foreign.state === "missing") return foreign;
  return read({ ...ours.data, foreign: foreign.data });
}

/** All our records of one commit, however old. */
export async function readOfCommit(
  tools: Tools,
  wanted: { readonly environment: string; readonly task: string; readonly sha: string },
): Promise<Reading<OwnRecords>> {
  const first = await listOwn(tools, { ...wanted, page: 1 });
  if (first.state === "missing") return first;
  const said = await readStatuses(
    tools,
    first.data.own.map(({ nodeId }) => nodeId),
  );
  if (said.state === "missing") return said;
  return readOlder(tools, { ...wanted, until: () => false }, first.data, said.data);
}

const read = <T>(data: T): Reading<T> => ({ state: "read", data });

/** The first page and as many more as are wanted. */
async function readOlder(
  tools: Tools,
  { environment, task, sha, until = () => true }: Wanted,
  first: OwnPage,
  said: ReadonlyMap<string, SaidOfDeployment>,
): Promise<Reading<Omit<Records, "foreign">>> {
  let found = recordsFrom(first.own, said);
  let { isFull } = first;
  for (let page = 2; found.state === "read" && isFull && !until(found.data); page += 1) {
    if (page > MOST_PAGES) return tooMany(environment);
    const list = await listOwn(tools, { environment, task, sha, page });
    if (list.state === "missing") return list;
    // A list that grows while it is read shows some entries twice.
    const known = new Set(found.data.records.map(({ id }) => id));
    const own = list.data.own.filter(({ id }) => !known.has(id));
    const more = await readStatuses(
      tools,
      own.map(({ nodeId }) => nodeId),
    );
    if (more.state === "missing") return more;
    const older = recordsFrom(own, more.data);
    found = older.state === "missing" ? older : read(bothOf(found.data, older.data));
    isFull = list.data.isFull;
  }
  return found.state === "missing" ? found : read({ ...found.data, complete: !isFull });
}

/** Newer and older records as one list, each once. */
export function bothOf(newer: OwnRecords, older: OwnRecords): OwnRecords {
  const known = new Set(newer.records.map(({ id }) => id));
  return {
    records: [...newer.records, ...older.records.filter(({ id }) => !known.has(id))],
    gone: [...new Set([...newer.gone, ...older.gone])],
  };
}

interface Known {
  readonly newest: DeploymentPage;
  readonly said: ReadonlyMap<string, SaidOfDeployment>;
  readonly records: Records["records"];
}

/** The newest deployments of others, at least as far back as our newest that was begun. */
async function readForeign(
  tools: Tools,
  environment: string,
  { newest, said, records }: Known,
): Promise<Reading<readonly ForeignRecord[]>> {
  const last = newestTouched(records);
  if (last === undefined || reaches(newest, last.id)) return read(foreignRecords(newest, said));
  const list = await listBackTo(tools, environment, last.id);
  if (list.state === "missing") return list;
  const ids = foreignIn(list.data).map(({ nodeId }) => nodeId);
  const more = await readStatuses(tools, ids);
  return more.state === "missing" ? more : read(foreignRecords(list.data, more.data));
}

function foreignRecords(
  page: DeploymentPage,
  said: ReadonlyMap<string, SaidOfDeployment>,
): readonly ForeignRecord[] {
  return foreignIn(page).map(({ id, sha, task, createdAt, by, nodeId }) => {
    return { id, sha, task, createdAt, by, statuses: said.get(nodeId)?.statuses ?? [] };
  });
}

function tooMany(environment: string): Reading<never> {
  return {
    ...missing(
      `the newest 1,000 deployment records of ${environment} do not include the one needed, and there are more`,
      `delete deployments of ${environment} that are no longer needed, then run the stage again`,
    ),
    status: 200,
  };
}
