import { describe, expect, test } from "@jest/globals";
import { addDeployment, addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import {
  BROKEN,
  MANIFEST,
  type Past,
  PREVIOUS_VERSION,
  type Recorded,
  VERSION,
} from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, LOCALLY, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const staging = { environment: "staging" } as const;
const NOTHING = { records: [], told: [], pictures: [] };

/** 2.4.0 as this run has put it on staging, not yet decided. */
const deployed = ({ sha, previousSha }: StageSet) =>
  ({
    ...staging,
    sha,
    version: VERSION,
    verdict: null,
    payload: { previous: { version: PREVIOUS_VERSION, sha: previousSha } },
  }) as const;

/** The same of another commit, by another run. */
const another = (set: StageSet) =>
  ({ ...staging, sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" }) as const;

/** Staging with 2.4.0 of this run, not yet decided. */
function onStaging(play: (set: StageSet) => Promise<void>, past: Past = {}): Promise<void> {
  return onStage({ staged: false, ...past }, (set) => {
    set.record(deployed(set));
    return play(set);
  });
}

describe("outside production it decides, and says so on the record", () => {
  test.each<[string, StageSet["service"]["answer"], string, string, number]>([
    ["all is well", () => undefined, "success pass", "success", 0],
    [
      "a critical check fails",
      (path) => (path === "/orders" ? status(500) : undefined),
      "failure fail",
      "failure",
      1,
    ],
    [
      "a check that only warns fails",
      (path) => (path === "/banner" ? status(500) : undefined),
      "success pass",
      "success",
      0,
    ],
    [
      "a critical check fails once",
      (path, _live, nth) => (path === "/orders" && nth === 1 ? status(500) : undefined),
      "success pass",
      "success",
      0,
    ],
    [
      "a critical check cannot be sent",
      (path) => (path === "/" ? noAnswer({ state: "unsent", reason: "address" }) : undefined),
      "success unknown",
      "error",
      3,
    ],
  ])("%s", (_case, answer, verdict, picture, exit) =>
    onStaging(async (set) => {
      set.service.answer = answer;
      const report = await set.run("smoke", staging);
      expect(report.exitCode).toBe(exit);
      expect(set.trace()).toEqual({
        records: [],
        told: [`deploy staging 2.4.0: ${verdict} smoke version`],
        pictures: [`staging release: ${picture}`],
      });
    }),
  );

  test("where no version tells it from what ran before, the verdict is not proven", () =>
    onStage({ staged: false }, async (set) => {
      set.record({ ...deployed(set), payload: {} });
      expect((await set.run("smoke", staging)).exitCode).toBe(0);
      expect(set.trace().told).toEqual(["deploy staging 2.4.0: success pass smoke"]);
      expect(set.world.statuses.at(-1)?.description).toContain("version not proven");
    }));

  test("a second time the record says so already", () =>
    onStaging(async (set) => {
      await set.run("smoke", staging);
      expect((await set.run("smoke", staging)).exitCode).toBe(0);
      expect(set.trace()).toMatchObject({
        told: ["deploy staging 2.4.0: success pass smoke version"],
        pictures: ["staging release: success"],
      });
    }));

  test("a second time another verdict is said, too", () =>
    onStaging(async (set) => {
      await set.run("smoke", staging);
      set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      expect((await set.run("smoke", staging)).exitCode).toBe(1);
      expect(set.trace().told).toEqual([
        "deploy staging 2.4.0: success pass smoke version, failure fail smoke version",
      ]);
    }));

  test("a dry run leaves no verdict, and is no pass", () =>
    onStaging(async (set) => {
      const report = await set.run("smoke", { ...staging, dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/verdict pending"] });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("a verdict that cannot be written is no pass, and it is handed on", () =>
    onStaging(async (set) => {
      set.world.permissions.deployments = "read";
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/verdict unknown"] });
      expect(report.permissions).toEqual(["deployments: write"]);
      expect(report.notes.unrecorded).toEqual({ outcome: "pass", by: "smoke", proof: "version" });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("a verdict that people cannot see on the commit only warns", () =>
    onStaging(async (set) => {
      set.world.permissions.statuses = "read";
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, "step/picture")).toMatchObject({ effect: "warn", outcome: "unknown" });
      expect(report.permissions).toEqual(["statuses: write"]);
      expect(set.trace()).toMatchObject({
        told: ["deploy staging 2.4.0: success pass smoke version"],
        pictures: [],
      });
    }));
});

describe("another build answers: what is seen of it counts neither for the release nor against it", () => {
  const versions =
    (old: (nth: number) => boolean): StageSet["service"]["answer"] =>
    (path, _live, nth) =>
      path === "/version" && old(nth) ? anAnswer({ body: '{"version":"2.3.7"}' }) : undefined;
  const bad: StageSet["service"]["answer"] = (path) =>
    path === "/orders" ? status(500) : undefined;
  const UNDECIDED = "success unknown live";

  test.each<[string, StageSet["service"]["answer"], string, number]>([
    ["from the start, and is good", versions(() => true), UNDECIDED, 3],
    [
      "from the start, and is bad",
      (path, live, nth) => versions(() => true)(path, live, nth) ?? bad(path, live, nth),
      UNDECIDED,
      3,
    ],
    [
      "at first: then the release has to, so often in a row",
      versions((n) => n <= 2),
      "success pass smoke version",
      0,
    ],
    ["in turn with the release", versions((nth) => nth % 3 === 0), "success pass smoke version", 0],
    ["in every second answer", versions((nth) => nth % 2 === 1), UNDECIDED, 3],
    [
      "after the checks",
      (path, live, nth) => versions((n) => n > 1)(path, live, nth) ?? bad(path, live, nth),
      UNDECIDED,
      3,
    ],
  ])("%s", (_when, answer, said, exit) =>
    onStaging(async (set) => {
      set.service.answer = answer;
      expect((await set.run("smoke", staging)).exitCode).toBe(exit);
      expect(set.trace()).toEqual({
        records: [],
        told: [`deploy staging 2.4.0: ${said}`],
        pictures: [`staging release: ${exit === 0 ? "success" : "error"}`],
      });
    }),
  );
});

test("on production it never leaves a verdict", () =>
  onStage({}, async (set) => {
    set.record({ sha: set.sha, version: VERSION, verdict: null });
    set.service.answer = () => status(500);
    expect((await set.run("smoke")).exitCode).toBe(1);
    expect(set.trace()).toEqual(NOTHING);
  }));

describe("refused, without a verdict and without a request", () => {
  const seeded = (add: (set: StageSet) => void) => (set: StageSet) => {
    set.record(deployed(set));
    add(set);
  };
  test.each<[string, (set: StageSet) => void, string, string?]>([
    [
      "when another run has deployed since",
      seeded((set) => set.record(another(set))),
      "step/still-newest unknown",
    ],
    [
      "when another run is deploying",
      seeded((set) => set.record({ ...another(set), statuses: [BEGUN] })),
      "step/still-newest unknown",
    ],
    [
      "when it was rolled back",
      (set) => {
        const { id } = set.record(deployed(set));
        set.record({
          ...staging,
          sha: set.previousSha,
          version: PREVIOUS_VERSION,
          rollbackOf: id,
          statuses: [BEGUN],
        });
      },
      "step/still-newest unknown",
    ],
    [
      "when somebody else's tool has deployed another commit since, and no version tells them apart",
      seeded((set) => addDeployment(set.world, { ...staging, sha: set.commit("2.4.1") })),
      "step/still-newest unknown",
      MANIFEST.replace(/ {2}ready: .*\n/, ""),
    ],
    [
      "when the deployment never came live",
      (set) => set.record({ ...deployed(set), statuses: BROKEN }),
      "step/deployment unknown",
    ],
    [
      "when the deployment has not come live yet",
      (set) => set.record({ ...deployed(set), statuses: [BEGUN] }),
      "step/deployment unknown",
    ],
    [
      "when the deployment is only claimed",
      (set) => set.record({ ...deployed(set), statuses: [] }),
      "step/deployment unknown",
    ],
    [
      "when the deployments cannot be read",
      seeded((set) => set.github.faults.add({ kind: "status", status: 403, path: "/deployments" })),
      "step/deployment unknown",
    ],
    [
      "when what was said of them cannot be read",
      seeded((set) => set.github.faults.add({ kind: "status", status: 502, path: "/graphql" })),
      "step/deployment unknown",
    ],
  ])("%s", (_when, arrange, blocker, manifest = MANIFEST) =>
    onStage({ staged: false, manifest }, async (set) => {
      arrange(set);
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: [blocker] });
      expect(set.trace()).toEqual(NOTHING);
      expect(set.service.asked).toEqual([]);
    }),
  );

  test("when the named deployment is none of ours", () =>
    onStaging(async (set) => {
      const report = await set.run("smoke", { ...staging, deployment: 99 });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace()).toEqual(NOTHING);
      expect(set.service.asked).toEqual([]);
    }));
});

describe("what was claimed since and has touched nothing is no obstacle", () => {
  test.each<[string, Recorded["statuses"]]>([
    ["a claim", []],
    ["a claim that was given up", [["inactive"]]],
  ])("%s", (_what, statuses = []) =>
    onStaging(async (set) => {
      set.record({ ...another(set), statuses });
      expect(outcome(await set.run("smoke", staging))).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().told).toEqual(["deploy staging 2.4.0: success pass smoke version"]);
    }),
  );
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
      meanwhile(set, () => set.record({ ...another(set), verdict: null }));
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(finding(report, "check/orders").outcome).toBe("pass");
      expect(set.trace()).toMatchObject({ told: [], pictures: [] });
    }));

  test("somebody else's tool does, and no version tells which of them is live", () =>
    onStage({ staged: false }, async (set) => {
      set.record({ ...deployed(set), payload: {} });
      meanwhile(set, () => addDeployment(set.world, { ...staging, sha: set.commit("2.4.1") }));
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(set.trace()).toMatchObject({ told: [], pictures: [] });
    }));

  test("somebody ends the record: that is not undone by a verdict", () =>
    onStaging(async (set) => {
      const record = set.world.deployments.at(-1);
      if (record === undefined) throw new Error("no record");
      meanwhile(set, () => void addDeploymentStatus(set.world, record, { state: "error" }));
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(finding(report, "step/deployment").found).toBe(
        "Its record says: the deployment itself failed",
      );
      expect(set.trace()).toEqual({
        ...NOTHING,
        told: ["deploy staging 2.4.0: error"],
      });
    }));

  test("what cannot be looked at again gets no verdict either", () =>
    onStaging(async (set) => {
      meanwhile(set, () => {
        set.github.faults.add({ kind: "status", status: 502, path: "/deployments" });
      });
      const report = await set.run("smoke", staging);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("somebody else's newer record is no obstacle", () => {
  const foreign = (set: StageSet, sha: string) => addDeployment(set.world, { ...staging, sha });
  test.each<[string, (set: StageSet) => unknown]>([
    ["of the same commit: it is a user's own job", (set) => foreign(set, set.sha)],
    ["where the version proves that 2.4.0 is live", (set) => foreign(set, set.commit("2.4.1"))],
  ])("%s", (_case, arrange) =>
    onStaging(async (set) => {
      arrange(set);
      expect((await set.run("smoke", staging)).exitCode).toBe(0);
      expect(set.trace()).toEqual({
        records: [],
        told: ["deploy staging 2.4.0: success pass smoke version"],
        pictures: ["staging release: success"],
      });
    }),
  );
});

describe("without a record what is live is judged, and a warning says that no verdict is left", () => {
  test("where this run has deployed nothing", () =>
    onStage({ staged: false }, async (set) => {
      const report = await set.run("smoke", staging);
      expect(report.exitCode).toBe(0);
      expect(finding(report, "step/verdict")).toMatchObject({
        effect: "warn",
        found: "No verdict was left: this run has deployed nothing to staging",
      });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("without GitHub", () =>
    onStage({}, async (set) => {
      const report = await set.run("smoke", { ...staging, ports: { github: undefined } });
      expect(report.exitCode).toBe(0);
      expect(report.manifest.origin).toBe("working tree");
      expect(finding(report, "step/verdict").found).toContain("without GitHub");
    }));

  test("on a laptop without GitHub nobody has asked for one", () =>
    onStage({}, async (set) => {
      const local = { ...staging, identity: LOCALLY, ports: { github: undefined } };
      const report = await set.run("smoke", local);
      expect(report.exitCode).toBe(0);
      expect(report.findings.map(({ id }) => id)).not.toContain("step/verdict");
    }));
});
