import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import { addRun, addStatus } from "../../src/demo/github/seeds/ci.ts";
import { BEGUN as CLAIMED } from "../../src/demo/github/seeds/records.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { FAILED, VERSION } from "../support/shop-repository.ts";
import { finding, outcome, type StageSet, type Trace } from "../support/stage-set.ts";
import { ended, onWorkflow } from "./dispatched.ts";
import { unnaming } from "./unnaming.ts";

const BEGUN = "in_progress pending deploy";
const LINKED = `${BEGUN}, ${BEGUN}`;
const LIVE = "success pending live version";
const PASSED = "success pass health version";
const HELD = { exit: 3, rolledBack: "held" };

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
  /** What its record says: a run that has a name is linked there. */
  readonly says: string;
}

const loseAnswer = ({ github }: StageSet) =>
  void github.faults.add({ kind: "cut", method: "POST", path: "/dispatches", moment: "after" });

const WAYS: readonly (readonly [string, Way])[] = [
  ["does not end within deploy.timeout", { plays: stays("in_progress"), says: LINKED }],
  ["waits for approval", { plays: stays("waiting"), says: LINKED }],
  [
    "cannot be named",
    {
      plays: besides,
      ports: ({ ports }) => ({ github: unnaming(ports.github) }),
      says: BEGUN,
    },
  ],
  [
    "is found though the answer was lost, and does not end",
    { plays: stays("in_progress"), arrange: loseAnswer, says: LINKED },
  ],
  [
    "may or may not have begun",
    {
      plays: stays("in_progress"),
      arrange: (set) => {
        loseAnswer(set);
        set.github.faults.add({ kind: "status", status: 404, path: "/deploy.yml/runs" });
      },
      says: BEGUN,
    },
  ],
];

describe.each(WAYS)("a dispatched deployment that %s", (_how, { plays, arrange, ports, says }) => {
  const play = (run: (set: StageSet, dispatched: readonly string[]) => Promise<void>) =>
    onWorkflow(plays, (set, dispatched) => {
      arrange?.(set);
      return run(set, dispatched);
    });
  const asUsual = (set: StageSet) => (ports === undefined ? {} : { ports: ports(set) });
  const left: Trace = {
    records: [`deploy production 2.4.0: ${says}`],
    told: [],
    pictures: ["production release: pending"],
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

  test("locks its own rollback while it goes on, a person's reason or not", () =>
    play(async (set, dispatched) => {
      await set.run("deploy", asUsual(set));
      const report = await set.run("rollback", { ...asUsual(set), reason: "it hangs" });
      expect(outcome(report)).toMatchObject(HELD);
      expect(finding(report, "step/lock").outcome).not.toBe("pass");
      expect(dispatched).toEqual(["deploy 2.4.0"]);
      expect(set.trace()).toEqual(left);
    }));

  test("is reverted by a person once it has ended", () =>
    play(async (set, dispatched) => {
      await set.run("deploy", asUsual(set));
      set.github.faults.clear();
      for (const run of set.world.runs) run.status = "completed";
      set.clock.advance(60 * 60_000);
      set.world.onDispatch = async (run, { kind, version = "" }) => {
        ended("success")(run);
        set.service.live.production = version;
        expect(kind).toBe("rollback");
      };
      set.service.live.production = VERSION;
      const report = await set.run("rollback", { reason: "it hangs" });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(finding(report, "guard/has-ended").found).toContain(
        "nothing that it started still runs, and a person rolls it back",
      );
      expect(set.trace()).toEqual({
        records: [
          `${left.records[0]}, failure pending deploy rolled back`,
          `rollback production 2.3.7: ${LINKED}, ${LIVE}, ${PASSED}`,
        ],
        told: [],
        pictures: [...left.pictures, "production release: failure", "production previous: success"],
      });
      expect(dispatched).toEqual(["deploy 2.4.0"]);
    }));
});

test.each([
  ["in_progress", "The workflow run that it started is still running"],
  ["waiting", "The workflow run that it started waits for an approval"],
] as const)(
  "a rollback names the run that is %s, and offers nothing to run beside it",
  (how, found) =>
    onWorkflow(stays(how), async (set) => {
      const deployed = await set.run("deploy");
      const [run] = set.world.runs;
      expect(finding(deployed, "step/deploy").remedy).toContain(`\`gh run cancel ${run?.id}\``);
      const report = await set.run("rollback");
      expect(finding(report, "step/decision")).toMatchObject({
        found,
        remedy: `Wait until it has ended, or cancel it with \`gh run cancel ${run?.id}\`; then run the release again, or the rollback stage with a reason`,
        link: `https://github.com/octoacme/shop/actions/runs/${run?.id}`,
      });
      expect(report.notes).toMatchObject({ rollbackTo: "2.3.7" });
      expect(report.notes.byHand).toBeUndefined();
    }),
);

test("a deployment without an end is not reverted, whatever a commit status says", () =>
  onWorkflow(ended("success"), async (set, dispatched) => {
    set.record({ sha: set.sha, version: VERSION, statuses: [CLAIMED] });
    const description = "verdict=fail by=health";
    const context = "release-gate/production";
    addStatus(set.world, { sha: set.sha, context, state: "failure", description });
    const report = await set.run("rollback");
    expect(outcome(report)).toMatchObject({ ...HELD, blockers: ["step/decision pending"] });
    expect(finding(report, "step/decision").remedy).toContain("--to 2.3.7 --reason");
    expect(dispatched).toEqual([]);
    expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
  }));

test("a dispatched deployment that ended badly has an end, and is reverted", () =>
  onWorkflow(
    (run, set) => {
      const newest = JSON.stringify(set.world.deployments.at(-1)?.payload);
      set.service.live.production = newest.includes('"kind":"rollback"') ? "2.3.7" : VERSION;
      ended(newest.includes('"kind":"rollback"') ? "success" : "failure")(run);
    },
    async (set, dispatched) => {
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(dispatched).toEqual(["deploy 2.4.0", "rollback 2.3.7"]);
      expect(set.trace().records).toEqual([
        `deploy production 2.4.0: ${LINKED}, error fail deploy, failure fail deploy rolled back`,
        `rollback production 2.3.7: ${LINKED}, ${LIVE}, ${PASSED}`,
      ]);
    },
  ));

test("a revert that goes on stays open, and is not dispatched a second time", () =>
  onWorkflow(stays("waiting"), async (set, dispatched) => {
    set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    for (const blockers of [["step/revert unknown"], ["step/decision pending"]]) {
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ ...HELD, blockers });
      expect(report.notes).toMatchObject({ liveVersion: VERSION, rollbackTo: "2.3.7" });
      expect(report.notes.byHand).toContain("gh workflow run deploy.yml");
    }
    expect(dispatched).toEqual(["rollback 2.3.7"]);
    expect(set.trace()).toEqual({
      records: [`rollback production 2.3.7: ${LINKED}`],
      told: ["deploy production 2.4.0: failure fail health version rolled back"],
      pictures: ["production release: failure"],
    });
  }));
