import { describe, expect, test } from "@jest/globals";
import type { CommandEnd } from "../../src/core/ports.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const PENDING = "production release: pending verdict=pending by=deploy";

test("claims, marks pending, deploys, and ends the record when the version is live", () =>
  onStage({}, async (set) => {
    const report = await set.run("deploy");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "no", blockers: [] });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toEqual({
      records: ["deploy production 2.4.0: in_progress, success"],
      marks: [PENDING],
    });
    expect(report.notes).toEqual({
      deployment: set.world.deployments.at(-1)?.id,
      rolledBack: "no",
      liveVersion: VERSION,
    });
  }));

describe("nothing is run and nothing is left on GitHub", () => {
  test.each<[string, Parameters<typeof onStage>[0], readonly string[], number]>([
    [
      "when something due does not pass",
      { staged: false },
      ["requirement/staging-smoke pending"],
      3,
    ],
    [
      "when something due fails",
      { previous: { mark: undefined } },
      ["requirement/rollback-target fail"],
      1,
    ],
    [
      "when the command needs a value that is not there",
      { manifest: MANIFEST.replace("target.version", "secrets.DEPLOY_KEY") },
      ["step/deploy unknown"],
      3,
    ],
  ])("%s", (_when, past, blockers, exit) =>
    onStage(past, async (set) => {
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit, blockers });
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], marks: [] });
    }),
  );

  test("in a dry run, which says what it would do first", () =>
    onStage({}, async (set) => {
      const report = await set.run("deploy", { dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
      expect(report.receipts.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
        "claim recorded",
        "command recorded",
      ]);
      expect(report.timeline.map(({ text }) => text)).toEqual([]);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], marks: [] });
    }));
});

test("without the right to leave the mark nothing is touched, and the lines to add are named", () =>
  onStage({}, async (set) => {
    set.world.permissions.statuses = "read";
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/mark unknown"] });
    expect(report.permissions).toEqual(["statuses: write"]);
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual({
      records: ["deploy production 2.4.0: in_progress, inactive"],
      marks: [],
    });
  }));

test("without the right to claim nothing is touched", () =>
  onStage({}, async (set) => {
    set.world.permissions.deployments = "read";
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
    expect(report.permissions).toEqual(["deployments: write"]);
    expect(set.orders).toEqual([]);
  }));

describe("an earlier attempt of the same run", () => {
  test("that came live is found, and not done twice", () =>
    onStage({}, async (set) => {
      const first = await set.run("deploy");
      const again = await set.run("deploy");
      expect(outcome(again)).toEqual(outcome(first));
      expect(again.notes.deployment).toBe(first.notes.deployment);
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  const local = { id: "local", url: undefined, workflow: undefined };

  test("that came live and was overtaken is no obstacle to a person's own next one", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: "local" });
      set.record({ sha: set.commit("2.3.9"), version: "2.3.9", run: "local" });
      const report = await set.run("deploy", { identity: local });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(set.trace().records).toEqual(["deploy production 2.4.0: in_progress, success"]);
    }));

  test("that came live and is the newest is found by a person's own next one, too", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: "local" });
      const report = await set.run("deploy", { identity: local });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.orders).toEqual([]);
    }));

  test("that came live and was overtaken is no success of this one", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION });
      set.record({ sha: set.commit("2.3.9"), version: "2.3.9", run: "4800" });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(set.orders).toEqual([]);
    }));

  test("that has no end is looked into by a person, never repeated", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, states: ["in_progress"], mark: undefined });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
      expect(finding(report, "step/claim").remedy).toContain("end the record");
      expect(set.orders).toEqual([]);
    }));

  test.each(["failure", "error", "inactive"] as const)(
    "that ended in %s may be followed by another",
    (state) =>
      onStage({}, async (set) => {
        set.record({
          sha: set.sha,
          version: VERSION,
          states: ["in_progress", state],
          mark: undefined,
        });
        expect((await set.run("deploy")).exitCode).toBe(0);
        expect(set.orders).toEqual(["deploy production 2.4.0"]);
      }),
  );
});

describe("a deployment that goes wrong ends its record and allows a revert", () => {
  const ends = (end: CommandEnd) => (set: StageSet) => {
    set.deploys = async () => end;
  };
  test.each<[string, (set: StageSet) => void, string, string, number]>([
    ["command fails", ends({ state: "exited", code: 7 }), "failure", "fail", 1],
    [
      "command takes too long",
      ends({ state: "killed", by: "timeout", detail: "" }),
      "failure",
      "fail",
      1,
    ],
    ["the old version stays", ends({ state: "exited", code: 0 }), "failure", "fail", 1],
    [
      "nobody can ask which version is live",
      (set) => {
        set.service.answer = () =>
          noAnswer({ state: "unsent", reason: "local", detail: "no socket" });
      },
      "error",
      "unknown",
      3,
    ],
    [
      "old and new answer in turns",
      (set) => {
        set.service.answer = (_path, _live, nth) =>
          anAnswer({ body: `{"version":"${nth % 2 === 0 ? "2.3.7" : VERSION}"}` });
      },
      "failure",
      "fail",
      1,
    ],
  ])("%s", (_how, arrange, state, verdict, exit) =>
    onStage({}, async (set) => {
      arrange(set);
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit, verdict, rolledBack: "no" });
      expect(set.trace()).toEqual({
        records: [`deploy production 2.4.0: in_progress, ${state}`],
        marks: [PENDING, `production release: error verdict=${verdict} by=deploy`],
      });
    }),
  );
});

test("a success that GitHub does not take is no success", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.deploys = (request, signal) => {
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path: "/deployments/" });
      return usual(request, signal);
    };
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/record unknown"] });
    expect(set.trace().marks).toEqual([PENDING]);
  }));

test("without smoke.ready the version is said to be unproven, and nothing more", () => {
  const manifest = MANIFEST.replace(/ {2}ready: .*\n/, "");
  return onStage({ manifest }, async (set) => {
    const report = await set.run("deploy");
    expect(report.exitCode).toBe(0);
    expect(finding(report, "step/version-live")).toMatchObject({
      effect: "inform",
      outcome: "unknown",
    });
  });
});
