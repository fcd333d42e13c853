import { describe, expect, test } from "@jest/globals";
import { addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import type { Deployment } from "../../src/demo/github/things.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { FAILED, PREVIOUS_VERSION, type Recorded, VERSION } from "../support/shop-repository.ts";
import {
  finding,
  LOCALLY,
  onStage,
  outcome,
  type StageSet,
  type Trace,
} from "../support/stage-set.ts";
import { ended, ONLY_STAGING, onWorkflow } from "./dispatched.ts";

/** What a deployment leaves of which nothing was started. */
const NOT_DEPLOYED: Trace = {
  records: ["deploy production 2.4.0: in_progress pending deploy, inactive untouched"],
  told: [],
  pictures: ["production release: pending"],
};

type Play = (set: StageSet, started: readonly string[]) => Promise<void>;

/** Ways in which nothing is started; `started` lists what was. */
const WAYS: readonly (readonly [string, (play: Play) => Promise<void>])[] = [
  [
    "the command is not there",
    (play) =>
      onStage({}, (set) => {
        const usual = set.deploys;
        const started: string[] = [];
        let installed = false;
        set.deploys = async (request, signal) => {
          if (!installed) {
            installed = true;
            return { state: "unstarted", detail: "spawn deploy ENOENT" };
          }
          started.push(`${request.env.RELEASE_KIND} ${request.env.RELEASE_VERSION}`);
          return usual(request, signal);
        };
        return play(set, started);
      }),
  ],
  ...([403, 404] as const).map(
    (status) =>
      [
        `the dispatch is answered ${status}`,
        (play: Play) =>
          onWorkflow(inPlace, (set, started) => {
            set.github.faults.add({
              kind: "status",
              status,
              method: "POST",
              path: "/dispatches",
              times: 1,
            });
            return play(set, started);
          }),
      ] as const,
  ),
];

/** The run ends well, and what it was told is live. */
const inPlace: Parameters<typeof onWorkflow>[0] = (run, set) => {
  ended("success")(run);
  const record = JSON.stringify(set.world.deployments.at(-1)?.payload);
  set.service.live.production = /"version":"([^"]+)"/.exec(record)?.[1];
};

describe.each(WAYS)("where %s", (_where, play) => {
  test("a deployment is given up: nothing is reverted, and it gets no verdict", () =>
    play(async (set, started) => {
      const report = await set.run("deploy");
      expect(outcome(report)).toEqual({
        exit: 3,
        verdict: "unknown",
        rolledBack: "no",
        blockers: ["step/deploy unknown"],
      });
      expect(finding(report, "step/deploy").remedy).toBeTruthy();
      expect(started).toEqual([]);
      expect(set.trace()).toEqual(NOT_DEPLOYED);
    }));

  test("a whole release begins no revert, and its next attempt may deploy", () =>
    play(async (set, started) => {
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deploy unknown"] });
      expect(started).toEqual([]);
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, verdict: "pass" });
      expect(started).toEqual(["deploy 2.4.0"]);
      expect(set.trace().records).toEqual([
        ...NOT_DEPLOYED.records,
        expect.stringMatching(
          /^deploy production 2\.4\.0: in_progress .*success pass health version$/,
        ),
      ]);
    }));

  test("a revert is given up: its target stays verified, and people get the command", () =>
    play(async (set, started) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      const report = await set.run("rollback");
      expect(outcome(report)).toEqual({
        exit: 3,
        verdict: "unknown",
        rolledBack: "held",
        blockers: ["step/revert unknown"],
      });
      expect(report.notes).toMatchObject({ rollbackTo: PREVIOUS_VERSION, liveVersion: VERSION });
      expect(report.notes.byHand).toContain(PREVIOUS_VERSION);
      expect(started).toEqual([]);
      expect(set.trace()).toEqual({
        records: ["rollback production 2.3.7: in_progress pending deploy, inactive untouched"],
        told: [],
        pictures: [],
      });
    }));

  test.each([undefined, "customers cannot pay"])("it may be tried again (reason: %s)", (reason) =>
    play(async (set, started) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      await set.run("rollback", { reason });
      const again = await set.run("rollback", { reason });
      expect(outcome(again)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(started).toEqual(["rollback 2.3.7"]);
      const { records, told } = set.trace();
      expect(records).toEqual([
        "rollback production 2.3.7: in_progress pending deploy, inactive untouched",
        expect.stringMatching(/^rollback .*success pass health version$/),
      ]);
      expect(told).toEqual(["deploy production 2.4.0: failure fail health version rolled back"]);
    }),
  );
});

test("inputs that GitHub does not take start nothing", () =>
  onWorkflow(
    inPlace,
    async (set, started) => {
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deploy unknown"] });
      expect(finding(report, "step/deploy").found).toContain("not in the list of allowed values");
      expect(started).toEqual([]);
      expect(set.trace()).toEqual(NOT_DEPLOYED);
    },
    { workflow: ONLY_STAGING },
  ));

describe("what was given up is to the world as if it had never been claimed", () => {
  /** A claim of 2.4.0 that was given up before anything was started. */
  const giveUp = (set: StageSet, over: Partial<Recorded> = {}): Deployment => {
    const record = set.record({ sha: set.sha, version: VERSION, statuses: [BEGUN], ...over });
    const description = "untouched: nothing was started";
    addDeploymentStatus(set.world, record, { state: "inactive", description });
    return record;
  };

  /** Production runs 2.3.7; a later deployment of 2.4.0 was given up. */
  const givenUp = (play: (set: StageSet, deployment: number) => Promise<void>) =>
    onStage({}, (set) => play(set, giveUp(set).id));

  test("its own rollback stage has nothing to do", () =>
    givenUp(async (set) => {
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "no" });
      expect(set.orders).toEqual([]);
    }));

  test("named by its id it is held, for a person too", () =>
    givenUp(async (set, deployment) => {
      const report = await set.run("rollback", { deployment });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      const byHand = await set.run("rollback", { deployment, reason: "customers cannot pay" });
      expect(outcome(byHand)).toMatchObject({
        exit: 3,
        rolledBack: "held",
        blockers: ["guard/really-started unknown", "step/decision pending"],
      });
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
    }));

  test("it does not come after what really was deployed", () =>
    givenUp(async (set) => {
      const live = set.world.deployments.find(({ environment }) => environment === "production");
      const report = await set.run("verify", { deployment: live?.id });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    }));

  test("a proven failure before it is reverted all the same", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      giveUp(set, { sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" });
      set.service.live.production = VERSION;
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("it is not what a person means who reverts what was deployed last", () =>
    onStage({ previous: null }, async (set) => {
      set.record({ sha: set.commit("2.3.6"), version: "2.3.6", run: "3200" });
      set.record({ sha: set.previousSha, version: PREVIOUS_VERSION, run: "3301" });
      giveUp(set, { run: "4800" });
      const asked = { identity: LOCALLY, sha: undefined, event: { ...NO_EVENT, sha: set.sha } };
      const report = await set.run("rollback", { reason: "customers cannot pay", ...asked });
      expect(report.release).toMatchObject({ version: PREVIOUS_VERSION, sha: set.previousSha });
      expect(set.orders).toEqual(["rollback production 2.3.6"]);
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
    }));
});
