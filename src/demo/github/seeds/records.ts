import {
  deployKey,
  RECORD_FORMAT,
  type RecordPayload,
  revertKey,
  taskOf,
} from "../../../core/record.ts";
import type { RecordVerdict } from "../../../core/record-description.ts";
import { writeDescription } from "../../../core/record-description.ts";
import type { Deployment, DeploymentState } from "../things.ts";
import type { World } from "../world.ts";
import { stamp } from "../world.ts";
import { addDeployment } from "./deployments.ts";

/** A status of a record: `in_progress pending by=deploy proof=none` as data. */
export type SeededStatus =
  | readonly [state: DeploymentState, verdict: RecordVerdict]
  | readonly [state: DeploymentState];

/** A record of release-gate; what is not given is that of a first deployment by its run. */
export interface SeededRecord {
  readonly sha: string;
  readonly environment: string;
  readonly version: string;
  readonly run: string;
  readonly component?: string | undefined;
  readonly rollbackOf?: number | undefined;
  readonly statuses: readonly SeededStatus[];
  readonly payload?: Partial<RecordPayload> | undefined;
}

const PENDING = { outcome: "pending", proof: "none" } as const;

/** What every record says first, and what is said of a build that came live. */
export const BEGUN: SeededStatus = ["in_progress", { ...PENDING, by: "deploy" }];
export const LIVE: SeededStatus = ["success", { ...PENDING, by: "live" }];

/** Adds a record of ours as it stands on GitHub. */
export function addRecord(world: World, record: SeededRecord): Deployment {
  const { sha, environment, version, run, component = "", rollbackOf, statuses } = record;
  const place = { owner: world.owner, repo: world.repo, component, environment };
  const payload: RecordPayload = {
    format: RECORD_FORMAT,
    key: rollbackOf === undefined ? deployKey(place, { sha, run }) : revertKey(place, rollbackOf),
    component,
    version,
    kind: rollbackOf === undefined ? "deploy" : "rollback",
    run,
    attempt: 1,
    job: null,
    runner: null,
    lease: stamp(world),
    manifest: "release.yml",
    previous: null,
    rollback_of: rollbackOf ?? null,
    adopted: null,
    baseline: null,
    state: null,
    type: null,
    fixes: null,
    notes: null,
    ...record.payload,
  };
  return addDeployment(world, {
    ...{ sha, environment },
    task: taskOf(component),
    payload: { release_gate: payload },
    statuses: statuses.map(([state, verdict]) => ({
      state,
      description: verdict === undefined ? "" : writeDescription({ kind: "verdict", verdict }),
    })),
  });
}
