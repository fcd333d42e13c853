import { describe, expect, test } from "@jest/globals";
import type { Clock, GitHub, GitHubRefusal, Ports } from "../../src/core/ports.ts";
import type { Report } from "../../src/core/report.ts";
import type { StageName } from "../../src/core/stages.ts";
import { addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { noAnswer } from "../support/fake-http.ts";
import { FAILED, VERSION } from "../support/shop-repository.ts";
import {
  onStage,
  outcome,
  type StageSet,
  stoppingClock,
  type Trace,
} from "../support/stage-set.ts";
import { onWorkflow } from "./dispatched.ts";

const BEGUN = "in_progress pending deploy";
const INTERRUPTED = "verdict=pending by=deploy proof=none: interrupted, state unknown";
const ABORTED = noAnswer({ state: "unsent", reason: "aborted", detail: "aborted" });

/** Runs a stage that somebody stops; `arrange` says when. */
async function stopped(
  set: StageSet,
  stage: StageName,
  arrange: (stop: () => void) => void,
): Promise<Report> {
  const controller = new AbortController();
  const { signal } = controller;
  const clock = stoppingClock(set.clock, signal);
  arrange(() => controller.abort());
  return set.run(stage, { signal, ports: { clock } });
}

/** The command is ended by the signal. */
const duringCommand = (set: StageSet) => (stop: () => void) => {
  set.deploys = async () => {
    stop();
    return { state: "killed", by: "abort", detail: "SIGTERM" };
  };
};

/** The n-th answer of a path does not come any more. */
const duringProbe = (set: StageSet, path: string, nth: number) => (stop: () => void) => {
  set.service.answer = (asked, _live, n) => {
    if (asked !== path || n < nth) return undefined;
    stop();
    return ABORTED;
  };
};

test.each<[string, (set: StageSet) => (stop: () => void) => void]>([
  ["the command", duringCommand],
  ["waiting for the version", (set) => duringProbe(set, "/version", 2)],
])(
  "deploy, stopped during %s, stays open on GitHub, and says that nobody knows",
  (_when, arrange) =>
    onStage({}, async (set) => {
      const report = await stopped(set, "deploy", arrange(set));
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
      expect(report.findings.at(-1)?.id).toBe("step/interrupted");
      const left: Trace = {
        records: [`deploy production 2.4.0: ${BEGUN}, ${BEGUN}`],
        told: [],
        pictures: ["production release: pending"],
      };
      expect(set.trace()).toEqual(left);
      expect(set.world.deployments.at(-1)?.statuses.at(-1)?.description).toBe(INTERRUPTED);
      // Neither of them knows more.
      for (const stage of ["rollback", "verify", "release"] as const) {
        expect(outcome(await set.run(stage))).toMatchObject({ exit: 3 });
      }
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(set.trace()).toEqual(left);
    }),
);

test.each<[string, string, number, string]>([
  ["the checks", "/", 1, "unknown smoke"],
  ["the window", "/orders", 10, "inconclusive health"],
  ["the look right before the verdict", "/version", 12, "unknown health"],
])("verify, stopped during %s, records that it came to nothing", (_when, path, nth, said) =>
  onStage({}, async (set) => {
    set.record({ sha: set.sha, version: VERSION, verdict: null });
    set.service.live.production = VERSION;
    const report = await stopped(set, "verify", duringProbe(set, path, nth));
    expect(report.exitCode).toBe(3);
    expect(set.trace()).toEqual({
      records: [],
      told: [`deploy production 2.4.0: success ${said}`],
      pictures: ["production release: error"],
    });
  }),
);

test("verify, stopped, writes nothing on a record that others have ended meanwhile", () =>
  onStage({}, async (set) => {
    const record = set.record({ sha: set.sha, version: VERSION, verdict: null });
    set.service.live.production = VERSION;
    const report = await stopped(set, "verify", (stop) =>
      duringProbe(
        set,
        "/",
        1,
      )(() => {
        addDeploymentStatus(set.world, record, { state: "error", description: "ended by hand" });
        stop();
      }),
    );
    expect(report.exitCode).toBe(3);
    expect(set.trace()).toMatchObject({ told: ["deploy production 2.4.0: error"], pictures: [] });
  }));

test("smoke, stopped during the checks, records that it came to nothing", () =>
  onStage({ staged: false }, async (set) => {
    const staging = { environment: "staging", version: VERSION, verdict: null } as const;
    set.record({ ...staging, sha: set.sha });
    const controller = new AbortController();
    const { signal } = controller;
    duringProbe(set, "/", 1)(() => controller.abort());
    const clock = stoppingClock(set.clock, signal);
    const report = await set.run("smoke", { environment: "staging", signal, ports: { clock } });
    expect(report.exitCode).toBe(3);
    expect(set.trace()).toEqual({
      records: [],
      told: ["deploy staging 2.4.0: success unknown smoke"],
      pictures: ["staging release: error"],
    });
  }));

test("deploy, stopped while a dispatched run goes on, leaves it open and pending", () =>
  onWorkflow(
    () => undefined,
    async (set, dispatched) => {
      const report = await stopped(set, "deploy", (stop) => {
        set.world.onDispatch = () => void setImmediate(stop);
      });
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
      expect(dispatched).toEqual([]);
      const { records, told, pictures } = set.trace();
      expect(records.join()).toMatch(
        /^deploy production 2\.4\.0: in_progress pending deploy(, in_progress pending deploy)?$/,
      );
      expect([told, pictures]).toEqual([[], ["production release: pending"]]);
    },
  ));

test.each<[string, (set: StageSet) => (stop: () => void) => void, string, string]>([
  ["the command", duringCommand, BEGUN, INTERRUPTED],
  [
    "the proof",
    (set) => duringProbe(set, "/orders", 4),
    "success pending live version, success inconclusive health version",
    "verdict=inconclusive by=health proof=version: 2.3.7 is live again, not proven",
  ],
])(
  "rollback, stopped during %s, says so on its record, and how to take over by hand",
  (_when, arrange, said, last) =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      const report = await stopped(set, "rollback", arrange(set));
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(report.notes.byHand).toContain("RELEASE_VERSION=2.3.7");
      const left = set.trace();
      expect(left.records).toEqual([`rollback production 2.3.7: ${BEGUN}, ${said}`]);
      expect(left.told).toEqual([
        "deploy production 2.4.0: failure fail health version rolled back",
      ]);
      expect(set.world.deployments.at(-1)?.statuses.at(-1)?.description).toBe(last);
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
      expect(set.trace()).toEqual(left);
    }),
);

test("release, stopped while it observes, begins no revert", () =>
  onStage({}, async (set) => {
    const report = await stopped(set, "release", duringProbe(set, "/orders", 10));
    expect(outcome(report)).toMatchObject({ exit: 3 });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    const { records, pictures } = set.trace();
    expect(records).toEqual([
      expect.stringMatching(/^deploy .*, success inconclusive health version$/),
    ]);
    expect(pictures.at(-1)).toBe("production release: error");
  }));

test.each<StageName>(["readiness", "deploy", "smoke", "verify", "rollback", "release"])(
  "%s, stopped before it begins, does nothing and is no pass",
  (stage) =>
    onStage({}, async (set) => {
      const report = await stopped(set, stage, (stop) => stop());
      expect(report.exitCode).toBe(3);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
    }),
);

/** The n-th answer of GitHub does not come any more; `0` is the look into the checkout. */
const duringLook = (set: StageSet, nth: number, stop: () => void): Partial<Ports> => {
  const { github } = set.ports;
  if (github === undefined) throw new Error("there is a GitHub");
  let asked = 0;
  const unless = <T>(answer: () => Promise<T>): Promise<T | GitHubRefusal> => {
    asked += 1;
    if (asked < nth) return answer();
    stop();
    const reason = "interrupted before GitHub answered";
    return Promise.resolve({ ok: false, status: 0, reason, remedy: "run the stage again" });
  };
  const cut: GitHub = {
    ...github,
    request: (...asking) => unless(() => github.request(...asking)),
    list: (...asking) => unless(() => github.list(...asking)),
    graphql: (...asking) => unless(() => github.graphql(...asking)),
  };
  const git = async () => {
    stop();
    return undefined;
  };
  return nth === 0 ? { git } : { github: cut };
};

describe("stopped while it finds out what is released, a stage is interrupted, not wrongly called", () => {
  const stages = ["readiness", "deploy", "smoke", "verify", "rollback", "release"] as const;
  const looks = [0, 1, 2, 3, 4];
  test.each(stages.flatMap((stage) => looks.map((nth) => [stage, nth] as const)))(
    "%s, at look %i",
    (stage, nth) =>
      onStage({}, async (set) => {
        const controller = new AbortController();
        const { signal } = controller;
        const ports = duringLook(set, nth, () => controller.abort());
        const clock = stoppingClock(set.clock, signal);
        const report = await set.run(stage, { signal, ports: { ...ports, clock } });
        expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
        expect(report.findings.at(-1)).toMatchObject({ id: "step/interrupted" });
        expect(report.headline).not.toMatch(/COULD NOT RUN|[Nn]o version|not found/);
        expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
      }),
  );
});

test("a stage that was stopped waits for nothing after its end", () =>
  onStage({}, async (set) => {
    const controller = new AbortController();
    const waits: AbortSignal[] = [];
    const stopping = stoppingClock(set.clock, controller.signal);
    const clock: Clock = {
      ...stopping,
      sleep: (ms, until) => {
        waits.push(until);
        return stopping.sleep(ms, until);
      },
    };
    duringCommand(set)(() => controller.abort());
    await set.run("deploy", { signal: controller.signal, ports: { clock } });
    expect(waits).not.toEqual([]);
    expect(waits.filter(({ aborted }) => !aborted)).toEqual([]);
  }));
