import { describe, expect, test } from "@jest/globals";
import { noAnswer } from "../support/fake-http.ts";
import { VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, outcome, type StageSet } from "../support/stage-set.ts";

const staging = { environment: "staging" } as const;

/** Staging with 2.4.0 of this run, not yet decided. */
function onStaging(play: (set: StageSet) => Promise<void>): Promise<void> {
  return onStage({ staged: false }, (set) => {
    set.record({ ...staging, sha: set.sha, version: VERSION, mark: undefined });
    return play(set);
  });
}

describe("outside production it decides, and leaves the mark", () => {
  test.each<[string, StageSet["service"]["answer"], string, number]>([
    ["all is well", () => undefined, "success verdict=pass", 0],
    [
      "a critical check fails",
      (path) => (path === "/orders" ? status(500) : undefined),
      "failure verdict=fail",
      1,
    ],
    [
      "a check that only warns fails",
      (path) => (path === "/banner" ? status(500) : undefined),
      "success verdict=pass",
      0,
    ],
    [
      "a critical check fails once",
      (path, _live, nth) => (path === "/orders" && nth === 1 ? status(500) : undefined),
      "success verdict=pass",
      0,
    ],
    [
      "a critical check cannot be sent",
      (path) => (path === "/" ? noAnswer({ state: "unsent", reason: "address" }) : undefined),
      "error verdict=unknown",
      3,
    ],
  ])("%s", (_case, answer, mark, exit) =>
    onStaging(async (set) => {
      set.service.answer = answer;
      const report = await set.run("smoke", staging);
      expect(report.exitCode).toBe(exit);
      expect(set.trace()).toEqual({ records: [], marks: [`staging release: ${mark} by=smoke`] });
    }),
  );

  test("a second time the mark is there already", () =>
    onStaging(async (set) => {
      await set.run("smoke", staging);
      expect((await set.run("smoke", staging)).exitCode).toBe(0);
      expect(set.trace().marks).toHaveLength(1);
    }));

  test("a dry run leaves none, and is no pass", () =>
    onStaging(async (set) => {
      const report = await set.run("smoke", { ...staging, dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/mark pending"] });
      expect(set.trace().marks).toEqual([]);
    }));

  test("a mark that cannot be left is no pass", () =>
    onStaging(async (set) => {
      set.world.permissions.statuses = "read";
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/mark unknown"] });
      expect(report.permissions).toEqual(["statuses: write"]);
    }));
});

test("on production it never leaves a mark", () =>
  onStage({}, async (set) => {
    set.record({ sha: set.sha, version: VERSION, mark: undefined });
    set.service.answer = () => status(500);
    expect((await set.run("smoke")).exitCode).toBe(1);
    expect(set.trace().marks).toEqual([]);
  }));

describe("refused, without a mark and without a request", () => {
  const seeded = (add: (set: StageSet) => void) => (set: StageSet) => {
    set.record({ ...staging, sha: set.sha, version: VERSION, mark: undefined });
    add(set);
  };
  test.each<[string, (set: StageSet) => void, string]>([
    [
      "when another run has deployed since",
      seeded((set) =>
        set.record({ ...staging, sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" }),
      ),
      "step/still-newest unknown",
    ],
    [
      "when somebody else's tool has deployed another commit since",
      seeded((set) => {
        const foreign = set.record({
          ...staging,
          sha: set.commit("2.4.1"),
          version: "2.4.1",
          mark: undefined,
        });
        set.world.deployments.splice(-1, 1, { ...foreign, payload: {} });
      }),
      "step/still-newest unknown",
    ],
    [
      "when the deployment never came live",
      (set) =>
        set.record({
          ...staging,
          sha: set.sha,
          version: VERSION,
          states: ["in_progress", "failure"],
          mark: undefined,
        }),
      "step/deployment unknown",
    ],
    [
      "when the deployments cannot be read",
      seeded((set) => set.github.faults.add({ kind: "status", status: 403, path: "/deployments" })),
      "step/deployment unknown",
    ],
  ])("%s", (_when, arrange, blocker) =>
    onStage({ staged: false }, async (set) => {
      arrange(set);
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: [blocker] });
      expect(set.trace().marks).toEqual([]);
      expect(set.service.asked).toEqual([]);
    }),
  );

  test("when the named deployment is none of ours", () =>
    onStaging(async (set) => {
      const report = await set.run("smoke", { ...staging, deployment: 99 });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
    }));
});

describe("somebody deploys while it looks", () => {
  const meanwhile = (set: StageSet, then: () => void) => {
    set.service.answer = (path) => {
      if (path === "/orders") then();
      return undefined;
    };
  };

  test("the verdict is left nowhere", () =>
    onStaging(async (set) => {
      meanwhile(set, () => {
        set.record({
          ...staging,
          sha: set.commit("2.4.1"),
          version: "2.4.1",
          run: "4800",
          mark: undefined,
        });
      });
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(report.findings.find(({ id }) => id === "check/orders")?.outcome).toBe("pass");
      expect(set.trace().marks).toEqual([]);
    }));

  test("what cannot be looked at again is not marked either", () =>
    onStaging(async (set) => {
      meanwhile(set, () => {
        set.github.faults.add({ kind: "status", status: 502, path: "/deployments" });
      });
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace().marks).toEqual([]);
    }));
});

test("somebody else's newer record of the same commit is a user's own job, and no obstacle", () =>
  onStaging(async (set) => {
    const foreign = set.record({ ...staging, sha: set.sha, version: VERSION, mark: undefined });
    set.world.deployments.splice(-1, 1, { ...foreign, payload: {} });
    expect((await set.run("smoke", staging)).exitCode).toBe(0);
    expect(set.trace().marks).toHaveLength(1);
  }));

describe("without a record there is no mark, and a warning says so", () => {
  test("where this run has deployed nothing", () =>
    onStage({ staged: false }, async (set) => {
      const report = await set.run("smoke", staging);
      expect(report.exitCode).toBe(0);
      expect(report.findings.find((one) => one.id === "step/mark")).toMatchObject({
        effect: "warn",
        found: "No commit status was set: this run has deployed nothing to staging",
      });
      expect(set.trace().marks).toEqual([]);
    }));

  test("without GitHub", () =>
    onStage({}, async (set) => {
      const report = await set.run("smoke", { ...staging, ports: { github: undefined } });
      expect(report.exitCode).toBe(0);
      expect(report.manifest.origin).toBe("working tree");
      expect(report.findings.find((one) => one.id === "step/mark")?.found).toContain(
        "without GitHub",
      );
    }));

  test("on a laptop without GitHub nobody has asked for one", () =>
    onStage({}, async (set) => {
      const identity = { id: "local", url: undefined, workflow: undefined };
      const local = { ...staging, identity, ports: { github: undefined } };
      const report = await set.run("smoke", local);
      expect(report.exitCode).toBe(0);
      expect(report.findings.map(({ id }) => id)).not.toContain("step/mark");
    }));
});
