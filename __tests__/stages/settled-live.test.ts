import { describe, expect, test } from "@jest/globals";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { PREVIOUS_VERSION, VERIFIED, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";
import { another } from "./another.ts";

const AGAIN = { identity: { ...RUN, attempt: 2 } };
const LIVE = "success pending live version";

/** Orders are bad where this version runs. */
const sick = (set: StageSet, version: string) => {
  set.service.answer = (path, live) =>
    path !== "/version" && live === version ? status(500) : undefined;
};

/** What another run has left live, before it was judged. */
const leftLive = (set: StageSet, over: Parameters<typeof another>[1] = {}) => {
  set.service.live.production = "2.3.9";
  return another(set, { payload: payloadOf(set), ...over }).record;
};

/** Another version ran before, so that the new one proves itself. */
const payloadOf = ({ previousSha: sha }: StageSet) => ({
  runner: "github-hosted" as const,
  baseline: {},
  previous: { version: PREVIOUS_VERSION, sha },
});

describe("what a run that has ended left live is verified by whoever finds it", () => {
  test("and fails: its commit is held, nothing is rolled back for it, and the fix is deployed", () =>
    onStage({}, async (set) => {
      const { id } = leftLive(set);
      sick(set, "2.3.9");
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().told).toContain(
        `deploy production 2.3.9: ${LIVE}, failure fail smoke version, failure fail smoke version`,
      );
      expect(
        set.world.deployments.find((one) => one.id === id)?.statuses.at(-1)?.description,
      ).toContain(" left");
      expect(finding(report, "step/lock").found).toContain(
        "verified since its run had ended: fail",
      );
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  test("by a person who settles it, and the record says who", () =>
    onStage({}, async (set) => {
      const { id } = leftLive(set);
      const event = { ...NO_EVENT, sha: set.sha };
      const report = await set.run("settle", { sha: undefined, event, deployment: id });
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
      expect(set.trace().told).toContain(
        `deploy production 2.3.9: ${LIVE}, success pass health version`,
      );
    }));

  test("unless its verdict cannot be written: then nothing is deployed", () =>
    onStage({}, async (set) => {
      const { id } = leftLive(set, { verdict: null });
      const path = `/deployments/${id}/statuses`;
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/verdict unknown"] });
      expect(set.orders).toEqual([]);
    }));
});

describe("what is to be released and was left live is not deployed again", () => {
  const ownLive = (set: StageSet) => {
    set.service.live.production = VERSION;
    return set.record({
      ...{ sha: set.sha, version: VERSION, statuses: [BEGUN] },
      payload: payloadOf(set),
    });
  };

  test("it is verified, and released", () =>
    onStage({}, async (set) => {
      const { id } = ownLive(set);
      const report = await set.run("release", AGAIN);
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", rolledBack: "no" });
      expect([set.orders, report.notes.deployment]).toEqual([[], id]);
      expect(set.trace().told).toContain(
        `deploy production 2.4.0: ${LIVE}, success pass health version`,
      );
    }));

  test("it fails, and is rolled back", () =>
    onStage({}, async (set) => {
      ownLive(set);
      sick(set, VERSION);
      const report = await set.run("release", AGAIN);
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual([`rollback production ${PREVIOUS_VERSION}`]);
    }));
});

test("a rollback whose run has ended says on what it has rolled back that it was, whatever that came to", () =>
  onStage({}, async (set) => {
    const { id } = set.record({ sha: set.sha, version: VERSION, verdict: VERIFIED });
    set.record({
      ...{ sha: set.previousSha, version: PREVIOUS_VERSION, statuses: [BEGUN], rollbackOf: id },
      payload: { runner: "github-hosted", kind: "rollback", rollback_of: id },
    });
    await set.run("deploy", { ...AGAIN, sha: set.commit("2.4.1"), version: "2.4.1" });
    expect(set.trace().told).toContainEqual(
      expect.stringMatching(/^deploy production 2\.4\.0: failure pass health version/),
    );
    const said = set.world.deployments.find((one) => one.id === id)?.statuses.at(-1);
    expect(said?.description).toContain("rolled-back-by=");
  }));

test("what was settled meanwhile is what ran before, in the report and on the record", () =>
  onStage({}, async (set) => {
    leftLive(set);
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    expect(report.release).toMatchObject({ previous: { version: "2.3.9" } });
    const payload = set.world.deployments.at(-1)?.payload;
    expect(payload).toMatchObject({ release_gate: { previous: { version: "2.3.9" } } });
  }));
