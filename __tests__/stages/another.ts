import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import type { Recorded } from "../support/shop-repository.ts";
import type { StageSet } from "../support/stage-set.ts";

export const OTHER_RUN = 4800;

/** How another run has left its deployment. */
export interface Left extends Partial<Recorded> {
  readonly running?: boolean;
}

/** A deployment of 2.3.9 by another run, by default one that ended while it was in progress. */
export function another(set: StageSet, { running = false, ...over }: Left = {}) {
  const sha = set.commit("2.3.9");
  const run = addRun(set.world, {
    ...{ id: OTHER_RUN, path: ".github/workflows/release.yml", event: "workflow_dispatch" },
    ...{ sha, status: running ? "in_progress" : "completed" },
  });
  const payload = { runner: "github-hosted" } as const;
  const made = { sha, version: "2.3.9", run: `${OTHER_RUN}`, payload };
  const statuses = "verdict" in over ? {} : { statuses: [BEGUN] };
  return { run, record: set.record({ ...made, ...statuses, ...over }) };
}
