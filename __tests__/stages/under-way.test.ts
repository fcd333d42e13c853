import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { VERSION } from "../support/shop-repository.ts";
import { finding, outcome, type StageSet } from "../support/stage-set.ts";
import { ended, onWorkflow } from "./dispatched.ts";

const PENDING = "production release: pending verdict=pending by=deploy";
const HELD = { exit: 3, rolledBack: "held" };

/** GitHub as it was before it named the run of a dispatch. */
function unnaming(github: GitHub | undefined): GitHub {
  if (github === undefined) throw new Error("no GitHub");
  return {
    ...github,
    request: (route, { return_run_details: _, ...parameters }, signal) =>
      github.request(route, parameters, signal),
  };
}

const stays = (status: WorkflowRun["status"]) => (run: WorkflowRun) => {
  run.status = status;
};

/** A second run at the same time: nobody knows which of both is ours. */
const besides = (run: WorkflowRun, { world }: StageSet) => {
  const { path, sha, event } = run;
  addRun(world, { path, sha, event, status: "in_progress" });
};

interface Way {
  readonly plays: (run: WorkflowRun, set: StageSet) => void;
  readonly arrange?: (set: StageSet) => void;
  readonly ports?: (set: StageSet) => { readonly github: GitHub };
  /** Statuses on the record: a run that has a name is linked there. */
  readonly states: string;
}

const LOST: Way = {
  plays: stays("in_progress"),
  arrange: (set) => {
    set.github.faults.add({ kind: "cut", method: "POST", path: "/dispatches", moment: "after" });
  },
  states: "in_progress",
};

const WAYS: readonly (readonly [string, Way])[] = [
  [
    "does not end within deploy.timeout",
    { plays: stays("in_progress"), states: "in_progress, in_progress" },
  ],
  ["waits for approval", { plays: stays("waiting"), states: "in_progress, in_progress" }],
  [
    "cannot be named",
    {
      plays: besides,
      ports: ({ ports }) => ({ github: unnaming(ports.github) }),
      states: "in_progress",
    },
  ],
  ["may or may not have begun", LOST],
];

describe.each(WAYS)(
  "a dispatched deployment that %s",
  (_how, { plays, arrange, ports, states }) => {
    const play = (run: (set: StageSet, dispatched: readonly string[]) => Promise<void>) =>
      onWorkflow(plays, (set, dispatched) => {
        arrange?.(set);
        return run(set, dispatched);
      });
    const asUsual = (set: StageSet) => (ports === undefined ? {} : { ports: ports(set) });
    const left = {
      records: [`deploy production 2.4.0: ${states}`],
      marks: [PENDING],
    };

    test("stays open and pending", () =>
      play(async (set, dispatched) => {
        const report = await set.run("deploy", asUsual(set));
        expect(outcome(report)).toEqual({
          exit: 3,
          verdict: "unknown",
          rolledBack: "no",
          blockers: ["step/deploy unknown"],
        });
        expect(dispatched).toEqual(["deploy 2.4.0"]);
        expect(set.trace()).toEqual(left);
      }));

    test("is not reverted by the stage after it", () =>
      play(async (set, dispatched) => {
        await set.run("deploy", asUsual(set));
        expect(outcome(await set.run("rollback"))).toMatchObject({
          ...HELD,
          blockers: ["step/decision pending"],
        });
        expect(dispatched).toEqual(["deploy 2.4.0"]);
        expect(set.trace()).toEqual(left);
      }));

    test("is not reverted by a whole release, and not begun again by its next attempt", () =>
      play(async (set, dispatched) => {
        const report = await set.run("release", asUsual(set));
        expect(outcome(report)).toMatchObject({ ...HELD, verdict: "unknown" });
        expect(report.notes).toMatchObject({ rollbackTo: "2.3.7", liveVersion: "2.3.7" });
        const again = await set.run("release", asUsual(set));
        expect(outcome(again)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
        expect(dispatched).toEqual(["deploy 2.4.0"]);
        expect(set.trace()).toEqual(left);
      }));

    test("is reverted by a person who knows better", () =>
      play(async (set, dispatched) => {
        await set.run("deploy", asUsual(set));
        set.github.faults.clear();
        set.world.onDispatch = async (run, { kind, version = "" }) => {
          ended("success")(run);
          set.service.live.production = version;
          expect(kind).toBe("rollback");
        };
        const report = await set.run("rollback", { reason: "it hangs" });
        expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
        expect(finding(report, "guard/has-ended").found).toContain(
          "a person rolls it back all the same",
        );
        expect(dispatched).toEqual(["deploy 2.4.0"]);
      }));
  },
);

test("a deployment without an end is not reverted, whatever its mark says", () =>
  onWorkflow(ended("success"), async (set, dispatched) => {
    set.record({
      sha: set.sha,
      version: VERSION,
      states: ["in_progress"],
      mark: { state: "failure", verdict: "fail", by: "health" },
    });
    const report = await set.run("rollback");
    expect(outcome(report)).toMatchObject({
      ...HELD,
      blockers: ["guard/has-ended unknown", "step/decision pending"],
    });
    expect(finding(report, "guard/has-ended").remedy).toContain("with a reason");
    expect(dispatched).toEqual([]);
    expect(set.trace()).toEqual({ records: [], marks: [] });
  }));

test("a dispatched deployment that ended badly has an end, and is reverted", () =>
  onWorkflow(
    (run, set) => {
      const isRevert = set.world.deployments.at(-1)?.task === "rollback";
      ended(isRevert ? "success" : "failure")(run);
    },
    async (set, dispatched) => {
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(dispatched).toEqual(["deploy 2.4.0", "rollback 2.3.7"]);
      expect(set.trace().records).toEqual([
        "deploy production 2.4.0: in_progress, in_progress, failure",
        "rollback production 2.3.7: in_progress, in_progress, success",
      ]);
    },
  ));

test("a revert that goes on stays open, and is not dispatched a second time", () =>
  onWorkflow(stays("waiting"), async (set, dispatched) => {
    const mark = { state: "failure", verdict: "fail", by: "health" } as const;
    set.record({ sha: set.sha, version: VERSION, mark });
    set.service.live.production = VERSION;
    for (const blockers of [["step/revert unknown"], ["step/decision pending"]]) {
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ ...HELD, blockers });
      expect(report.notes).toMatchObject({ liveVersion: VERSION, rollbackTo: "2.3.7" });
      expect(report.notes.byHand).toContain("gh workflow run deploy.yml");
    }
    expect(dispatched).toEqual(["rollback 2.3.7"]);
    expect(set.trace()).toEqual({
      records: ["rollback production 2.3.7: in_progress, in_progress"],
      marks: ["production previous: error verdict=inconclusive by=health"],
    });
  }));
