import { describe, expect, test } from "@jest/globals";
import { PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";
import { ended, ONLY_STAGING, onWorkflow } from "./dispatched.ts";

const PENDING = "production release: pending verdict=pending by=deploy";
const FAILED = { state: "failure", verdict: "fail", by: "health" } as const;

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
  test("a deployment is given up: nothing is reverted, and the commit is not marked", () =>
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
      expect(set.trace()).toEqual({
        records: ["deploy production 2.4.0: in_progress, inactive"],
        marks: [PENDING],
      });
    }));

  test("a whole release begins no revert, and its next attempt may deploy", () =>
    play(async (set, started) => {
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deploy unknown"] });
      expect(started).toEqual([]);
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, verdict: "pass" });
      expect(started).toEqual(["deploy 2.4.0"]);
      expect(set.trace().records).toEqual([
        "deploy production 2.4.0: in_progress, inactive",
        expect.stringMatching(/^deploy production 2\.4\.0: in_progress, .*success$/),
      ]);
    }));

  test("a revert is given up: its target stays verified, and people get the command", () =>
    play(async (set, started) => {
      set.record({ sha: set.sha, version: VERSION, mark: FAILED });
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
        records: ["rollback production 2.3.7: in_progress, inactive"],
        marks: [],
      });
    }));

  test.each([undefined, "customers cannot pay"])("it may be tried again (reason: %s)", (reason) =>
    play(async (set, started) => {
      set.record({ sha: set.sha, version: VERSION, mark: FAILED });
      set.service.live.production = VERSION;
      await set.run("rollback", { reason });
      const again = await set.run("rollback", { reason });
      expect(outcome(again)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(started).toEqual(["rollback 2.3.7"]);
      expect(set.trace().marks.at(-1)).toBe("production previous: success verdict=pass by=health");
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
      expect(set.trace()).toEqual({
        records: ["deploy production 2.4.0: in_progress, inactive"],
        marks: [PENDING],
      });
    },
    { workflow: ONLY_STAGING },
  ));

describe("what was given up is to the world as if it had never been claimed", () => {
  /** Production runs 2.3.7; a later deployment of 2.4.0 was given up. */
  const givenUp = (play: (set: StageSet) => Promise<void>) =>
    onStage({}, (set) => {
      set.record({
        sha: set.sha,
        version: VERSION,
        states: ["in_progress", "inactive"],
        mark: { state: "pending", verdict: "pending", by: "deploy" },
      });
      return play(set);
    });

  test("its own rollback stage holds: there is nothing to decide by", () =>
    givenUp(async (set) => {
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual([]);
    }));

  test("it does not come after what really was deployed", () =>
    givenUp(async (set) => {
      const live = set.world.deployments.find(({ environment }) => environment === "production");
      const report = await set.run("verify", { deployment: live?.id });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    }));

  test("it is not what a person means who reverts what was deployed last", () =>
    onStage({ previous: null }, async (set) => {
      set.record({ sha: set.commit("2.3.6"), version: "2.3.6", run: "3200" });
      set.record({ sha: set.previousSha, version: PREVIOUS_VERSION, run: "3301" });
      set.record({
        sha: set.sha,
        version: VERSION,
        run: "4800",
        states: ["in_progress", "inactive"],
        mark: { state: "pending", verdict: "pending", by: "deploy" },
      });
      const identity = { id: "local", url: undefined, workflow: undefined };
      const asked = { reason: "customers cannot pay", identity, sha: undefined, eventSha: set.sha };
      const report = await set.run("rollback", asked);
      expect(report.release).toMatchObject({ version: PREVIOUS_VERSION, sha: set.previousSha });
      expect(set.orders).toEqual(["rollback production 2.3.6"]);
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
    }));
});
