import { expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { addDeployment, addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { metered, type Spent } from "../support/meter.ts";
import { FAILED, type Recorded, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, outcome, type StageSet } from "../support/stage-set.ts";

const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth > 3 ? status(500) : undefined;

/** What a stage asks of GitHub until its command rolls back, from a failed verdict that it writes on. */
async function spentUntilCommand(set: StageSet, stage: "release" | "rollback"): Promise<Spent> {
  const { github: usual } = set.ports;
  if (usual === undefined) throw new Error("no GitHub");
  const { github, spent } = metered(usual, set.world);
  const seen: Spent[] = stage === "release" ? [] : [spent()];
  const request: GitHub["request"] = async (route, parameters, signal) => {
    const reply = await github.request(route, parameters, signal);
    if (`${parameters.description}`.startsWith("verdict=fail") && seen.length === 0) {
      seen.push(spent());
    }
    return reply;
  };
  const { deploys } = set;
  set.deploys = (order, signal) => {
    if (order.env.RELEASE_KIND === "rollback") seen.push(spent());
    return deploys(order, signal);
  };
  const report = await set.run(stage, { ports: { github: { ...github, request } } });
  expect(outcome(report)).toMatchObject({ rolledBack: "yes" });
  const [given, begun] = seen;
  if (given === undefined || begun === undefined) throw new Error("neither verdict nor rollback");
  return {
    rest: begun.rest - given.rest,
    graphql: begun.graphql - given.graphql,
    waits: begun.waits - given.waits,
  };
}

test("from a failed verdict to the command that rolls back: nine waits for GitHub at most", () =>
  onStage({}, async (set) => {
    set.service.answer = regression;
    expect((await spentUntilCommand(set, "release")).waits).toBeLessThanOrEqual(9);
  }));

/** Adds records of production that count for a revert, each a second later, by runs of their own. */
function add(set: StageSet, count: number, of: Pick<Recorded, "sha" | "verdict" | "statuses">) {
  for (let n = 0; n < count; n += 1) {
    const run = `${6000 + set.world.deployments.length}`;
    set.record({ version: "2.3.0", run, ...of });
  }
}

const UNDECIDED: RecordVerdict = { outcome: "inconclusive", by: "health", proof: "version" };

/** Nobody rolls back the newest record any more. */
function leave({ world }: StageSet): void {
  const record = world.deployments.at(-1);
  if (record === undefined) throw new Error("no record");
  const description = "verdict=fail by=health proof=version left";
  addDeploymentStatus(world, record, { state: "failure", description });
}

test.each<[string, (set: StageSet) => void]>([
  [
    "no target in the newest two hundred and fifty",
    (set) => add(set, 250, { sha: set.commit("2.3.8"), verdict: UNDECIDED }),
  ],
  [
    "old failures of nine commits that passed since",
    (set) => {
      const shas = Array.from({ length: 9 }, (_, n) => set.commit(`2.2.${n}`));
      for (const sha of shas) {
        add(set, 1, { sha, verdict: FAILED });
        leave(set);
      }
      add(set, 1, { sha: set.previousSha });
      add(set, 85, { sha: set.commit("2.3.8"), verdict: UNDECIDED });
      for (const sha of shas) add(set, 1, { sha });
    },
  ],
])("rolling back takes 150 requests at most: records with %s", (_how, arrange) =>
  onStage({}, async (set) => {
    arrange(set);
    set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    const { rest, graphql } = await spentUntilCommand(set, "rollback");
    expect(rest + graphql).toBeLessThanOrEqual(150);
  }),
);

test("rolling back takes 150 requests at most: hundreds of deployments by others", () =>
  onStage({}, async (set) => {
    set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    for (let n = 0; n < 250; n += 1) {
      addDeployment(set.world, { sha: set.sha, environment: "production" });
    }
    set.service.live.production = VERSION;
    const { rest, graphql } = await spentUntilCommand(set, "rollback");
    expect(rest + graphql).toBeLessThanOrEqual(150);
  }));
