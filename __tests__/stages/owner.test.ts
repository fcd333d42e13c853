import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { FAILED, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { EXIT_0, finding, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

const HOUR = 3600_000;
const STATUS = "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";

/** GitHub on which something happens right after the first status that fits. */
function afterStatus({ ports }: StageSet, state: string, happens: () => void) {
  const { github } = ports;
  if (github === undefined) throw new Error("no GitHub");
  let times = 0;
  const request: GitHub["request"] = async (route, parameters, signal) => {
    const reply = await github.request(route, parameters, signal);
    if (route === STATUS && parameters.state === state && ++times === 1) happens();
    return reply;
  };
  return { github: { ...github, request } };
}

/** Somebody says that the newest deployment has ended. */
function endedByHand({ world }: StageSet): void {
  const record = world.deployments.at(-1);
  if (record === undefined) throw new Error("no record");
  addDeploymentStatus(world, record, { state: "error", description: "ended by hand" });
}

const PENDING = "deploy production 2.4.0: in_progress pending deploy";
const ENDED = `${PENDING}, error`;

describe("the owner checks itself", () => {
  test.each<[string, (set: StageSet) => void, string, RegExp]>([
    [
      "its record was ended by others",
      endedByHand,
      ENDED,
      /its record says: the deployment itself failed$/,
    ],
    ["its lease is over", ({ clock }) => clock.advance(3 * HOUR), PENDING, /its lease ended on /],
  ])("right before the command: %s, and nothing is touched", (_how, happens, record, found) =>
    onStage({}, async (set) => {
      const ports = afterStatus(set, "in_progress", () => happens(set));
      const report = await set.run("release", { ports });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/owner unknown"] });
      const { found: said, details = [] } = finding(report, "step/owner");
      expect(said).toMatch(found);
      expect(details.join()).toContain("docs/stuck-release.md");
      expect(set.orders).toEqual([]);
      expect(set.trace().records).toEqual([record]);
      expect(set.trace().pictures.at(-1)).toBe("production release: error");
    }),
  );

  test.each<[string, (set: StageSet) => void, string]>([
    ["its record was ended by others", endedByHand, ENDED],
    ["its lease is over", ({ clock }) => clock.advance(3 * HOUR), PENDING],
  ])(
    "before it says that it is live: %s, and neither a verdict nor a rollback follows",
    (_how, happens, record) =>
      onStage({}, async (set) => {
        set.deploys = async () => {
          set.service.live.production = VERSION;
          happens(set);
          return EXIT_0;
        };
        const report = await set.run("release");
        expect(outcome(report)).toMatchObject({ exit: 3 });
        expect(finding(report, "step/record").found).toContain(
          "does not belong to this run any more",
        );
        expect(set.orders).toEqual(["deploy production 2.4.0"]);
        // Nor is anything said of what ran before.
        expect(set.trace()).toMatchObject({ records: [record], told: [] });
      }),
  );

  test("before the verdict: with the lease over nothing is written, and nothing rolled back", () =>
    onStage({}, async (set) => {
      const ports = afterStatus(set, "success", () => set.clock.advance(3 * HOUR));
      const report = await set.run("release", { ports });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/owner").found).toMatch(
        /^No verdict was written: its lease ended/,
      );
      expect(set.trace().records).toEqual([`${PENDING}, success pending live version`]);
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  test("a revert asks the same of itself", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      const ports = afterStatus(set, "in_progress", () => endedByHand(set));
      const report = await set.run("rollback", { ports });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/owner").outcome).toBe("unknown");
      expect(set.orders).toEqual([]);
    }));
});

test("a lease begins with GitHub's own time", () =>
  onStage({}, async (set) => {
    const machine = set.clock.now();
    const github = set.clock.now() - 5 * HOUR;
    set.world.now = () => github;
    await set.run("deploy", { ports: { clock: { ...set.clock, now: () => machine } } });
    const payload = JSON.stringify(set.world.deployments.at(-1)?.payload);
    const lease = Date.parse(/"lease":"([^"]+)"/.exec(payload)?.[1] ?? "");
    // deploy.timeout, ready.within, the longest window, and ten minutes
    expect(Math.round((lease - github) / 1000)).toBe(5 * 60 + 10 + 60 + 10 * 60);
  }));

describe("who has begun looks a second time", () => {
  /** A deployment by another run that is seen only now, though its id is smaller. */
  const hidden = (set: StageSet, run: "in_progress" | "completed") => {
    const sha = set.commit("2.3.9");
    addRun(set.world, {
      id: 4800,
      path: ".github/workflows/release.yml",
      event: "push",
      sha,
      status: run,
    });
    const payload = { runner: "github-hosted" } as const;
    set.record({ sha, version: "2.3.9", run: "4800", statuses: [BEGUN], payload });
    const record = set.world.deployments.pop();
    if (record === undefined) throw new Error("no record");
    return () => {
      set.world.deployments.splice(-1, 0, record);
    };
  };
  const YIELDED = `${PENDING}, inactive untouched`;

  test("and yields to one that was made first, then waits for it", () =>
    onStage({}, async (set) => {
      const appear = hidden(set, "in_progress");
      const report = await set.run("deploy", { ports: afterStatus(set, "in_progress", appear) });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock pending"] });
      expect(set.orders).toEqual([]);
      expect(set.trace().records).toEqual([
        "deploy production 2.3.9: in_progress pending deploy",
        YIELDED,
      ]);
    }));

  test("and claims anew when that one has ended", () =>
    onStage({}, async (set) => {
      const appear = hidden(set, "completed");
      const report = await set.run("deploy", { ports: afterStatus(set, "in_progress", appear) });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(set.trace().records).toEqual([
        "deploy production 2.3.9: in_progress pending deploy, error unknown deploy",
        YIELDED,
        `${PENDING}, success pending live version`,
      ]);
    }));

  test("and touches nothing where it cannot look", () =>
    onStage({}, async (set) => {
      const blind = () =>
        void set.github.faults.add({
          kind: "status",
          status: 404,
          method: "GET",
          path: /\/deployments\/\d+\/statuses/,
          times: 3,
        });
      const report = await set.run("deploy", { ports: afterStatus(set, "in_progress", blind) });
      expect(outcome(report).exit).toBe(3);
      expect(outcome(report).blockers).toContain("step/owner unknown");
      expect(set.orders).toEqual([]);
    }));
});

describe("a rollback decides anew after a wait", () => {
  /** 2.4.0 failed while 2.3.9 by another run was still in progress; `happens` when one waits. */
  const waiting = async (set: StageSet, happens: (failed: number) => void) => {
    const sha = set.commit("2.3.9");
    const other = { id: 4800, path: ".github/workflows/release.yml", event: "push", sha } as const;
    const run = addRun(set.world, { ...other, status: "in_progress" });
    const payload = { runner: "github-hosted" } as const;
    set.record({ sha, version: "2.3.9", run: "4800", statuses: [BEGUN], payload });
    const { id } = set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    const sleep: typeof set.clock.sleep = async (ms, signal) => {
      if (run.status !== "completed") {
        run.status = "completed";
        happens(id);
      }
      return set.clock.sleep(ms, signal);
    };
    return set.run("rollback", { ports: { clock: { ...set.clock, sleep } } });
  };

  test("somebody else has rolled it back meanwhile: it is not done twice", () =>
    onStage({}, async (set) => {
      const report = await waiting(set, (rollbackOf) => {
        set.record({ sha: set.previousSha, version: PREVIOUS_VERSION, run: "4900", rollbackOf });
        set.service.live.production = PREVIOUS_VERSION;
      });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes", blockers: [] });
      expect(finding(report, "step/decision").found).toBe("It was rolled back before");
      expect(set.orders).toEqual([]);
    }));

  test("its verdict is another now: there is nothing to roll back", () =>
    onStage({}, async (set) => {
      const report = await waiting(set, (id) => {
        const record = set.world.deployments.find((one) => one.id === id);
        if (record === undefined) throw new Error("no record");
        const description = "verdict=fail by=health proof=version left";
        addDeploymentStatus(set.world, record, { state: "failure", description });
      });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/decision").found).toContain("it was left as it is");
      expect(set.orders).toEqual([]);
    }));

  test("the target is another now: it goes there", () =>
    onStage({}, async (set) => {
      const report = await waiting(set, () => {
        const record = set.world.deployments.at(-2);
        if (record === undefined) throw new Error("no record");
        for (const words of ["verdict=pending by=live", "verdict=pass by=health"]) {
          const description = `${words} proof=version`;
          addDeploymentStatus(set.world, record, { state: "success", description });
        }
      });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(set.orders).toEqual(["rollback production 2.3.9"]);
    }));
});

describe("what a deployment has started locks its own rollback", () => {
  const begun = (set: StageSet, leaseMs: number) => {
    const lease = new Date(set.clock.now() + leaseMs).toISOString();
    const payload = { runner: "self-hosted", lease } as const;
    const run = { id: 4800, path: ".github/workflows/release.yml", event: "push" } as const;
    addRun(set.world, { ...run, sha: set.sha, status: "completed" });
    set.record({ sha: set.sha, version: VERSION, run: "4800", statuses: [BEGUN], payload });
    set.service.live.production = VERSION;
  };
  const reason = "it hangs";

  test("a command on a runner of one's own, until its lease is over: a person's reason changes nothing", () =>
    onStage({}, async (set) => {
      begun(set, 10 * HOUR);
      const report = await set.run("rollback", { reason });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/lock").found).toContain("its command may still be running");
      expect(set.orders).toEqual([]);
    }));

  test("then it is rolled back", () =>
    onStage({}, async (set) => {
      begun(set, 1000);
      const report = await set.run("rollback", { reason });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("the job that has made it has not ended, but this is a later step of it", () =>
    onStage({}, async (set) => {
      const sha = set.sha;
      const run = { id: 4711, path: ".github/workflows/release.yml", event: "push" } as const;
      addRun(set.world, { ...run, sha, status: "in_progress" });
      const payload = { runner: "github-hosted", job: "77" } as const;
      set.record({ sha, version: VERSION, statuses: [BEGUN], payload });
      set.service.live.production = VERSION;
      const report = await set.run("rollback", { reason, identity: { ...RUN, job: "77" } });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
    }));
});

describe("a pass is written within ten seconds of its last look, repetitions included", () => {
  /** GitHub that keeps so many writes of a pass waiting for six seconds each, and then fails. */
  const slow = ({ ports, clock }: StageSet, times: number) => {
    const { github } = ports;
    if (github === undefined) throw new Error("no GitHub");
    let passes = 0;
    const request: GitHub["request"] = async (route, parameters, signal) => {
      const isPass = route === STATUS && `${parameters.description}`.startsWith("verdict=pass");
      if (!isPass || ++passes > times) return github.request(route, parameters, signal);
      clock.advance(6000);
      return { ok: false, status: 502, reason: "a bad gateway", remedy: "ask again" };
    };
    return { ports: { github: { ...github, request } } };
  };
  test.each<[string, number, object, string]>([
    [
      "else it is looked at again, and then written",
      2,
      { exit: 0, blockers: [] },
      "success pass health",
    ],
    [
      "and where that never comes about, there is no pass",
      99,
      { exit: 3, blockers: ["step/verdict unknown"] },
      "",
    ],
  ])("%s", (_how, times, expected, told) =>
    onStage({}, async (set) => {
      const record = set.record({ sha: set.sha, version: VERSION, verdict: null });
      set.service.live.production = VERSION;
      const { ports } = slow(set, times);
      const before = record.statuses.length;
      expect(outcome(await set.run("verify", { ports }))).toMatchObject(expected);
      expect(record.statuses.length - before).toBe(told === "" ? 0 : 1);
      expect(set.trace().told).toEqual(told === "" ? [] : [`deploy production 2.4.0: ${told}`]);
    }),
  );

  test.each<[string, number, object, string]>([
    ["a rollback's too", 2, { exit: 0, rolledBack: "yes" }, "success pass health version"],
    [
      "else a rollback is undecided",
      99,
      { exit: 3, rolledBack: "held" },
      "success unknown health version",
    ],
  ])("%s", (_how, times, expected, end) =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      const report = await set.run("rollback", slow(set, times));
      expect(outcome(report)).toMatchObject(expected);
      expect(set.trace().records).toEqual([
        `rollback production 2.3.7: in_progress pending deploy, success pending live version, ${end}`,
      ]);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }),
  );
});
