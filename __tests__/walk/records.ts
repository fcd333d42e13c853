import { type DeploymentRecord, taskOf } from "../../src/core/record.ts";
import { parseDescription } from "../../src/core/record-description.ts";
import type { World } from "../../src/demo/github/world.ts";
import { readPayload } from "../../src/evidence/record-payload.ts";

/** The records of a component as they stand on GitHub, whatever a reader was shown. */
export function recordsIn(world: World, component: string): readonly DeploymentRecord[] {
  return world.deployments
    .filter(({ task }) => task === taskOf(component))
    .flatMap(({ id, sha, createdAt, payload, statuses }) => {
      const read = readPayload(payload);
      if (read.state !== "ours") return [];
      const said = statuses.map(({ state, createdAt: at, description, logUrl }) => ({
        state,
        at,
        says: parseDescription(description),
        logUrl: logUrl || undefined,
      }));
      return [{ id, sha, createdAt, payload: read.payload, statuses: said }];
    });
}
