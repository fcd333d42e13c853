import * as z from "zod";
import { missing } from "../core/lack.ts";
import { type RecordStatus, STATUS_STATES } from "../core/record.ts";
import { parseDescription } from "../core/record-description.ts";
import { inOrder } from "../core/record-order.ts";
import type { OnlineTools } from "./collector.ts";
import { DEPLOYMENT_STATUSES, MOST_IDS } from "./documents/deployment-statuses.ts";
import { parse, type Reading, together } from "./reply.ts";

/** What was said of a deployment, oldest first; `whole` is false where that is not all. */
export interface SaidOfDeployment {
  readonly statuses: readonly RecordStatus[];
  readonly whole: boolean;
  /** True where the repository no longer has its commit. */
  readonly gone: boolean;
}

const status = z
  .object({
    state: z
      .string()
      .transform((state) => state.toLowerCase())
      .pipe(z.enum(STATUS_STATES)),
    description: z.string().nullable(),
    createdAt: z.iso.datetime(),
    logUrl: z.string().nullable(),
  })
  .transform(({ state, description, createdAt, logUrl }): RecordStatus => {
    return {
      state,
      at: createdAt,
      says: parseDescription(description ?? ""),
      logUrl: logUrl || undefined,
    };
  });

const deployment = z.object({
  __typename: z.literal("Deployment"),
  id: z.string(),
  commit: z.object({ oid: z.string() }).nullable(),
  statuses: z.object({
    totalCount: z.number(),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(status),
  }),
});

const answer = z.object({ nodes: z.array(deployment), more: z.array(deployment) });

/** What was said of each of these deployments, by node id; missing where one is not shown. */
export async function readStatuses(
  tools: Pick<OnlineTools, "github" | "signal">,
  nodeIds: readonly string[],
): Promise<Reading<ReadonlyMap<string, SaidOfDeployment>>> {
  const batches: Promise<Reading<readonly Entry[]>>[] = [];
  for (let from = 0; from < nodeIds.length; from += 2 * MOST_IDS) {
    batches.push(readBatch(tools, nodeIds.slice(from, from + 2 * MOST_IDS)));
  }
  const read = together(await Promise.all(batches));
  if (read.state === "missing") return read;
  const said = new Map(read.data.flat());
  const hidden = nodeIds.filter((id) => !said.has(id));
  if (hidden.length === 0) return { state: "read", data: said };
  return {
    ...missing(
      `GitHub does not show the statuses of ${hidden.length} deployments that it lists`,
      "run the stage again; if it happens again, report it",
    ),
    status: 200,
  };
}

type Entry = readonly [nodeId: string, said: SaidOfDeployment];

async function readBatch(
  { github, signal }: Pick<OnlineTools, "github" | "signal">,
  nodeIds: readonly string[],
): Promise<Reading<readonly Entry[]>> {
  const variables = { ids: nodeIds.slice(0, MOST_IDS), more: nodeIds.slice(MOST_IDS) };
  const reply = await github.graphql(DEPLOYMENT_STATUSES, variables, signal);
  const reading = parse(reply, answer, `query ${DEPLOYMENT_STATUSES.name}`);
  if (reading.state === "missing") return reading;
  const { nodes, more } = reading.data;
  return { state: "read", data: [...nodes, ...more].map(entryOf) };
}

function entryOf({ id, commit, statuses }: z.output<typeof deployment>): Entry {
  const { totalCount, pageInfo, nodes } = statuses;
  const whole = !pageInfo.hasNextPage && nodes.length === totalCount;
  return [id, { statuses: inOrder(nodes), whole, gone: commit === null }];
}
