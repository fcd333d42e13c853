import { describe, expect, test } from "@jest/globals";
import type { GitHub } from "../../src/core/ports.ts";
import type { Fault } from "../../src/demo/github/faults.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";
import { ended, onWorkflow } from "./dispatched.ts";

const MINUTE = 60_000;
const BEGUN = "deploy production 2.4.0: in_progress pending deploy";
const DEPLOYED = `${BEGUN}, success pending live version`;
const REVERTED =
  "rollback production 2.3.7: in_progress pending deploy, success pending live version, success pass health version";
const ROLLED_BACK = "failure fail health version rolled back";
const BY_HAND = "RELEASE_ENVIRONMENT=production RELEASE_VERSION=2.3.7";
const ORDERS = ["deploy production 2.4.0", "rollback production 2.3.7"];

const OUTAGE: Fault = { kind: "status", status: 503, path: "" };

/** The limit of the hour, used up for the next half hour. */
const limit = ({ clock }: StageSet): Fault => ({
  ...{ kind: "status", status: 403, message: "API rate limit exceeded", path: "" },
  headers: {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.floor((clock.now() + 30 * MINUTE) / 1000)),
  },
});

/** 2.4.0 is a regression, found in its window; `when` it is first seen, and `after` so long. */
function regression(set: StageSet, when: () => void): void {
  let seen = false;
  set.service.answer = (path, live, nth) => {
    if (path !== "/orders" || live !== VERSION || nth <= 3) return undefined;
    if (!seen) when();
    seen = true;
    return status(500);
  };
}

/** GitHub gives no answer from now on; the result ends that. */
const silence = (set: StageSet, fault: Fault = OUTAGE) => set.github.faults.add(fault);

/** An outage that ends when somebody has waited so long from its begin on. */
function endingAfter(set: StageSet, ms: number) {
  let until = Number.POSITIVE_INFINITY;
  let end: () => unknown = () => undefined;
  const begin = () => {
    until = set.clock.monotonic() + ms;
    end = silence(set);
  };
  const sleep: typeof set.clock.sleep = async (time, signal) => {
    await set.clock.sleep(time, signal);
    if (set.clock.monotonic() >= until) end();
  };
  return { begin, ports: { clock: { ...set.clock, sleep } } };
}

describe("GitHub gives no answer when a failure was found, and the verdict is not written", () => {
  test.each<[string, (set: StageSet) => Fault]>([
    ["an outage", () => OUTAGE],
    ["its hourly limit is used up", limit],
  ])("%s: the command goes on without a claim, and what was left unsaid is named", (_how, fault) =>
    onStage({}, async (set) => {
      regression(set, () => silence(set, fault(set)));
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail", rolledBack: "yes" });
      expect(set.orders).toEqual(ORDERS);
      expect(set.service.live.production).toBe(PREVIOUS_VERSION);
      expect(set.trace().records).toEqual([DEPLOYED]);
      expect(finding(report, "step/claim")).toMatchObject({ outcome: "unknown", effect: "warn" });
      const { remedy = "" } = finding(report, "step/record");
      const [deployment] = set.world.deployments.slice(-1);
      expect(remedy).toContain(`release-gate settle ${deployment?.id} --environment production`);
    }),
  );

  test("the remedy that is printed then ends the record", () =>
    onStage({}, async (set) => {
      let end: () => unknown = () => undefined;
      regression(set, () => {
        end = silence(set);
      });
      await set.run("release");
      end();
      const deployment = set.world.deployments.at(-1)?.id;
      set.clock.advance(3 * 60 * MINUTE);
      const event = { ...NO_EVENT, sha: set.sha };
      const report = await set.run("settle", { deployment, sha: undefined, event });
      expect(outcome(report).exit).toBe(0);
      expect(set.trace().records).toEqual([`${DEPLOYED}, error unknown deploy`]);
    }));

  test("it answers within two minutes: the rollback is claimed as usual", () =>
    onStage({}, async (set) => {
      const { begin, ports } = endingAfter(set, MINUTE + 30_000);
      regression(set, begin);
      const report = await set.run("release", { ports });
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.trace().records).toEqual([`${DEPLOYED}, ${ROLLED_BACK}`, REVERTED]);
      expect(report.findings.filter(({ id }) => id === "step/claim")).toEqual([]);
    }));

  test("it answers later: record and rollback are written then, and nothing is done twice", () =>
    onStage({}, async (set) => {
      const { begin, ports } = endingAfter(set, 6 * MINUTE);
      regression(set, begin);
      const report = await set.run("release", { ports });
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual(ORDERS);
      expect(set.trace().records).toEqual([`${DEPLOYED}, ${ROLLED_BACK}`, REVERTED]);
      expect(finding(report, "step/claim").found).toMatch(/; it is on record now$/);
    }));
});

/** GitHub that falls silent right after a status in these words was written. */
function silentAfter(set: StageSet, words: string) {
  const { github } = set.ports;
  if (github === undefined) throw new Error("no GitHub");
  const request: GitHub["request"] = async (route, parameters, signal) => {
    const reply = await github.request(route, parameters, signal);
    if (`${parameters.description}`.startsWith(words)) silence(set);
    return reply;
  };
  return { ports: { github: { ...github, request } } };
}

describe("silent GitHub: only before the verdict is written", () => {
  test("the verdict stands: others may act on it, so it is held, with the command by hand", () =>
    onStage({}, async (set) => {
      regression(set, () => undefined);
      const report = await set.run("release", silentAfter(set, "verdict=fail"));
      expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail", rolledBack: "held" });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(report.notes.byHand).toContain(BY_HAND);
      const told = report.timeline.find(({ text }) => text.startsWith("GitHub gives no answer"));
      expect(told?.text).toContain(`to roll back by hand now: ${BY_HAND}`);
      expect(finding(report, "step/decision").found).toMatch(
        /^Health failed, but GitHub gives no answer: /,
      );
    }));

  test("whether it stands nobody knows: it is held", () =>
    onStage({}, async (set) => {
      regression(set, () => {
        set.github.faults.add({ kind: "cut", method: "POST", path: "/statuses", moment: "after" });
      });
      const { github } = set.ports;
      if (github === undefined) throw new Error("no GitHub");
      const request: GitHub["request"] = async (route, parameters, signal) => {
        if (`${parameters.description}`.startsWith("verdict=fail")) silence(set);
        return github.request(route, parameters, signal);
      };
      const report = await set.run("release", { ports: { github: { ...github, request } } });
      expect(outcome(report)).toMatchObject({ verdict: "fail", rolledBack: "held" });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(report.notes.byHand).toContain(BY_HAND);
    }));

  test("a process that does not own the record holds", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: null });
      set.service.live.production = VERSION;
      regression(set, () => silence(set));
      expect(outcome(await set.run("verify")).exit).toBe(1);
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3 });
      expect(set.orders).toEqual([]);
    }));
});

describe("silence makes no lease longer", () => {
  test.each<[string, number, object, readonly string[]]>([
    ["over: nothing is touched", 60 * MINUTE, { rolledBack: "held" }, ORDERS.slice(0, 1)],
    ["not over: it is rolled back", 8 * MINUTE, { rolledBack: "yes" }, ORDERS],
  ])("%s", (_how, ms, expected, orders) =>
    onStage({}, async (set) => {
      regression(set, () => {
        silence(set);
        set.clock.advance(ms);
      });
      expect(outcome(await set.run("release"))).toMatchObject(expected);
      expect(set.orders).toEqual(orders);
    }),
  );

  test("nobody waits for GitHub past it", () =>
    onStage({}, async (set) => {
      regression(set, () => silence(set));
      const began = set.clock.monotonic();
      await set.run("release");
      // deploy.timeout, ready.within, the longest window, ten minutes, and one last look
      expect(set.clock.monotonic() - began).toBeLessThan((5 + 1 + 10) * MINUTE + 70_000);
    }));
});

test("it falls silent while it is deployed: what is live is judged, and rolled back all the same", () =>
  onStage({}, async (set) => {
    regression(set, () => undefined);
    const usual = set.deploys;
    set.deploys = (request, signal) => {
      silence(set);
      return usual(request, signal);
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail", rolledBack: "yes" });
    expect(set.orders).toEqual(ORDERS);
    expect(set.trace().records).toEqual([BEGUN]);
  }));

test("a deployment that breaks meanwhile is rolled back, too", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.deploys = async (request, signal) => {
      if (set.orders.length > 1) return usual(request, signal);
      set.service.live.production = VERSION;
      silence(set);
      return { state: "exited", code: 1 };
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
    expect(set.orders).toEqual(ORDERS);
  }));

test("its command fails: that is on record once GitHub answers, with the command by hand", () =>
  onStage({}, async (set) => {
    const { begin, ports } = endingAfter(set, 4 * MINUTE);
    regression(set, begin);
    const usual = set.deploys;
    set.deploys = async (request, signal) =>
      set.orders.length > 1 ? { state: "exited", code: 1 } : usual(request, signal);
    const report = await set.run("release", { ports });
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "failed" });
    expect(set.orders).toEqual(ORDERS);
    expect(set.trace().records).toEqual([
      `${DEPLOYED}, ${ROLLED_BACK}`,
      "rollback production 2.3.7: in_progress pending deploy, error unknown deploy",
    ]);
    expect(report.notes.byHand).toContain(BY_HAND);
  }));

test("whoever stops it while it waits stops the rollback, too", () =>
  onStage({}, async (set) => {
    regression(set, () => silence(set));
    const stop = new AbortController();
    const sleep: typeof set.clock.sleep = async (time, signal) => {
      await set.clock.sleep(time, signal);
      if (set.lines.some((text) => text.startsWith("GitHub gives no answer"))) stop.abort();
    };
    const clock = { ...set.clock, sleep };
    const report = await set.run("release", { ports: { clock }, signal: stop.signal });
    expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
    expect(set.orders).toEqual(ORDERS.slice(0, 1));
  }));

test("GitHub answers, and takes nothing new: no claim keeps the command from going on", () =>
  onStage({}, async (set) => {
    const message = "You have exceeded a secondary rate limit";
    regression(set, () => {
      const path = /\/(deployments|statuses)/;
      silence(set, { kind: "status", status: 403, method: "POST", path, message });
    });
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
    expect(set.orders).toEqual(ORDERS);
  }));

test("what a person has put there meanwhile is left alone", () =>
  onStage({}, async (set) => {
    let live = "2.4.0";
    regression(set, () => silence(set));
    const sleep: typeof set.clock.sleep = async (time, signal) => {
      await set.clock.sleep(time, signal);
      if (set.lines.some((text) => text.startsWith("GitHub gives no answer"))) live = "2.3.9";
      if (live === "2.3.9") set.service.live.production = live;
    };
    const report = await set.run("release", { ports: { clock: { ...set.clock, sleep } } });
    expect(outcome(report)).toMatchObject({ rolledBack: "held" });
    expect(set.orders).toEqual(ORDERS.slice(0, 1));
  }));

describe("a workflow needs GitHub", () => {
  const plays = (run: WorkflowRun, set: StageSet) => {
    ended("success")(run);
    set.service.live.production =
      set.service.live.production === VERSION ? PREVIOUS_VERSION : VERSION;
  };
  const HAND = "gh workflow run deploy.yml --repo octoacme/shop";

  test("it is waited for within deploy.timeout, and the command by hand is told at once", () =>
    onWorkflow(plays, async (set, dispatched) => {
      const { begin, ports } = endingAfter(set, 4 * MINUTE);
      regression(set, begin);
      const report = await set.run("release", { ports });
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(dispatched).toEqual(["deploy 2.4.0", "rollback 2.3.7"]);
      const told = report.timeline.find(({ text }) => text.startsWith("GitHub gives no answer"));
      expect(told?.text).toContain(`; to roll back by hand now: ${HAND}`);
    }));

  test("then it is held, with the same command", () =>
    onWorkflow(plays, async (set, dispatched) => {
      regression(set, () => silence(set));
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ verdict: "fail", rolledBack: "held" });
      expect(dispatched).toEqual(["deploy 2.4.0"]);
      expect(report.notes.byHand).toContain(HAND);
      expect(report.notes.byHand).toContain(`sha=${set.previousSha}`);
    }));
});
