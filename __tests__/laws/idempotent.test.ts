import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import type { StageName } from "../../src/core/stages.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { clientOf } from "../support/github.ts";
import { FAILED, VERIFIED, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, type StageSet } from "../support/stage-set.ts";

const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth % 2 === 0 ? status(500) : undefined;

/** What stands before each stage may run. */
const BEFORE: Readonly<Record<StageName, (set: StageSet) => void>> = {
  readiness: () => undefined,
  deploy: () => undefined,
  smoke: (set) => deployed(set, null),
  verify: (set) => deployed(set, null),
  rollback: (set) => deployed(set, FAILED),
  release: (set) => {
    set.service.answer = regression;
  },
  announce: (set) => {
    set.record({ sha: set.sha, version: VERSION });
  },
  watch: (set) => {
    deployed(set, VERIFIED);
    set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
  },
  settle: (set) => {
    set.record({ sha: set.sha, version: VERSION, run: "4800", statuses: [BEGUN] });
  },
};

function deployed(set: StageSet, verdict: typeof FAILED | null): void {
  set.record({ sha: set.sha, version: VERSION, verdict });
  set.service.live.production = VERSION;
}

const STAGES = Object.entries(BEFORE) as readonly (readonly [StageName, (set: StageSet) => void])[];

test.each(STAGES)("%s, run again by the same run, leaves nothing a second time", (stage, before) =>
  onStage({}, async (set) => {
    before(set);
    const deployment = set.world.deployments.at(-1)?.id;
    const named = { deployment, sha: undefined, eventSha: set.sha };
    const asked = stage === "settle" ? named : {};
    await set.run(stage, asked);
    const once = { trace: set.trace(), orders: [...set.orders] };
    await set.run(stage, asked);
    expect({ trace: set.trace(), orders: [...set.orders] }).toEqual(once);
  }),
);

/** GitHub as a run meets it that is killed after so many writes: nothing leaves it any more. */
function killedAfter(writes: number, set: StageSet): GitHub {
  const github = clientOf(set.github, { clock: set.clock });
  const gone = { ok: false, status: 0, reason: "killed", remedy: "none" } as const;
  let made = 0;
  return {
    ...github,
    request: async (route, parameters, signal) => {
      if (made >= writes) return gone;
      if (!route.startsWith("GET ")) made += 1;
      return github.request(route, parameters, signal);
    },
    list: async (...asked) => (made >= writes ? gone : github.list(...asked)),
    graphql: async (...asked) => (made >= writes ? gone : github.graphql(...asked)),
  };
}

describe("killed after any write, the next attempt and the safety net revert at most once", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])("%i writes", (writes) =>
    onStage({}, async (set) => {
      set.service.answer = regression;
      const killed = await set.run("release", { ports: { github: killedAfter(writes, set) } });
      const next = [await set.run("release"), await set.run("rollback"), await set.run("rollback")];
      const orders = set.orders.map((order) => order.split(" ")[0]);
      expect(orders.filter((kind) => kind === "deploy").length).toBeLessThanOrEqual(1);
      expect(orders.filter((kind) => kind === "rollback").length).toBeLessThanOrEqual(1);
      for (const report of [killed, ...next.slice(0, 1)]) expect(report.verdict).not.toBe("pass");
      if (next.at(-1)?.exitCode === 0) expect(set.service.live.production).toBe("2.3.7");
    }),
  );
});
