import { describe, expect, test } from "@jest/globals";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { FAILED, MANIFEST, type Recorded, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, LOCALLY, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

const HOUR = 3_600_000;
const WORKFLOW = ".github/workflows/watch.yml";
/** A run on a schedule: of another id, and of the default branch's newest commit. */
const SCHEDULED = { sha: undefined, identity: { ...RUN, id: "9000", workflow: WORKFLOW } };

/** 2.4.0 passed, and so many hours have gone by; the watch ended well an hour ago. */
function passed(set: StageSet, over: Partial<Recorded> = {}, hours = 4) {
  const { id } = set.record({ sha: set.sha, version: VERSION, ...over });
  set.service.live.production = VERSION;
  addCommit(set.world, { files: { [WORKFLOW]: "on: {schedule: [{cron: 17 */2 * * *}]}\n" } });
  set.clock.advance((hours - 1) * HOUR);
  const ended = { status: "completed", conclusion: "success", event: "schedule" } as const;
  addRun(set.world, { id: 8000, path: WORKFLOW, sha: set.sha, ...ended });
  set.clock.advance(HOUR);
  return id;
}

const watches = (set: StageSet, over: Parameters<StageSet["run"]>[1] = {}) =>
  set.run("watch", { event: { ...SHA_OF(set) }, ...SCHEDULED, ...over });

const SHA_OF = (set: StageSet) => ({ ...NO_EVENT, sha: set.sha });

test("a release that stays good is said to, and nothing is written", () =>
  onStage({}, async (set) => {
    const id = passed(set);
    const report = await watches(set);
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
    expect(report.headline).toMatch(/^STILL GOOD: shop 2\.4\.0 in production/);
    expect(report.notes.deployment).toBe(id);
    expect(report.findings.filter((one) => one.outcome !== "pass")).toEqual([]);
    expect(report.findings.map((one) => one.id)).toEqual([
      ...["check/GET /", "check/orders", "step/watch", "step/watch-runs", "step/issues"],
    ]);
    expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
  }));

const down: StageSet["service"]["answer"] = (path) =>
  path === "/orders" ? status(500) : undefined;

describe("a release that has gone bad", () => {
  test("fails, is on hold, is not rolled back, and a person is told how", () =>
    onStage({}, async (set) => {
      const id = passed(set, { payload: { previous: { version: "2.3.7", sha: set.previousSha } } });
      set.service.answer = down;
      const began = set.clock.now();
      const report = await watches(set);
      expect(set.clock.now() - began).toBeGreaterThanOrEqual(120_000);
      expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail" });
      expect(report.headline).toMatch(/^GONE BAD: shop 2\.4\.0 in production/);
      expect(set.trace()).toEqual({
        records: [],
        told: ["deploy production 2.4.0: failure fail watch version"],
        pictures: ["production release: failure"],
      });
      expect(set.world.deployments.at(-1)?.statuses.at(-1)?.description).toMatch(
        /^verdict=fail by=watch proof=version left/,
      );
      expect(finding(report, "step/watch").remedy).toContain(
        `release-gate rollback --environment production --deployment-id ${id} --to 2.3.7 --reason`,
      );
      expect(finding(await set.run("readiness"), "requirement/held").outcome).toBe("fail");
    }));

  test("is rolled back by nobody but a person, and fails in the next run as well", () =>
    onStage({}, async (set) => {
      const deployment = passed(set);
      set.service.answer = down;
      await watches(set);
      set.clock.advance(2 * HOUR);
      const net = await set.run("rollback", { deployment });
      expect(net.notes.rolledBack).not.toBe("yes");
      expect(set.orders).toEqual([]);
      const again = await watches(set);
      expect(outcome(again)).toMatchObject({ exit: 1, blockers: ["step/watch fail"] });
      expect(set.trace().told).toEqual(["deploy production 2.4.0: failure fail watch"]);
    }));

  test("for a moment only has not", () =>
    onStage({}, async (set) => {
      passed(set);
      let asked = 0;
      set.service.answer = (path, live, nth) => {
        if (path === "/orders") asked += 1;
        return asked <= 2 ? down(path, live, nth) : undefined;
      };
      expect(outcome(await watches(set))).toMatchObject({ exit: 0, verdict: "pass" });
      expect(set.trace().told).toEqual([]);
    }));

  test("a dry run writes nothing of it", () =>
    onStage({}, async (set) => {
      passed(set);
      set.service.answer = down;
      expect((await watches(set, { dryRun: true })).verdict).toBe("fail");
      expect(set.trace().told).toEqual([]);
    }));
});

describe("nothing is decided where it is not clear what is live", () => {
  test("another build answers", () =>
    onStage({}, async (set) => {
      passed(set);
      set.service.live.production = "2.3.7";
      set.service.answer = down;
      expect(outcome(await watches(set))).toMatchObject({ exit: 3, verdict: "unknown" });
      expect(set.trace().told).toEqual([]);
    }));

  test.each<[string, Partial<Recorded>, number, string]>([
    ["has no verdict yet", { verdict: null }, 0, "Not watched yet"],
    ["failed", { verdict: FAILED }, 0, "Not watched yet"],
    ["passed longer ago", {}, 0, "The watch of 2.4.0 ended on"],
  ])("the release %s", (_, over, exit, found) =>
    onStage({}, async (set) => {
      passed(set, over, 30);
      const report = await watches(set);
      expect(report.exitCode).toBe(exit);
      expect(finding(report, "step/watch").found).toContain(found);
      expect(set.trace().told).toEqual([]);
    }),
  );

  test("nothing was ever released", () =>
    onStage({ previous: null, staged: false }, async (set) => {
      const report = await watches(set);
      expect([report.exitCode, finding(report, "step/watch").found]).toEqual([
        ...[0, "Nothing to watch: no release is on record"],
      ]);
    }));
});

test("a run that did not come is said by the next one, and open issues are named", () =>
  onStage({}, async (set) => {
    passed(set);
    set.clock.advance(6 * HOUR);
    addIssue(set.world, { title: "Orders are slow", labels: ["release:2.4.0"] });
    const report = await watches(set);
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(finding(report, "step/watch-runs")).toMatchObject({ outcome: "fail", effect: "warn" });
    expect(finding(report, "step/issues")).toMatchObject({
      ...{ outcome: "fail", effect: "warn" },
      details: [expect.stringContaining("Orders are slow")],
    });
    const byHand = await watches(set, { identity: LOCALLY });
    expect(byHand.findings.map(({ id }) => id)).not.toContain("step/watch-runs");
  }));

test.each([
  ["good", undefined, ["watch-24-48h pass warn", "issues-addressed pass warn"]],
  ["bad", down, ["watch-24-48h fail warn", "issues-addressed pass warn"]],
] as const)("the lines of the policy about a release that is %s", (_, answer, rows) =>
  onStage({ manifest: `${MANIFEST}policy: complete\n` }, async (set) => {
    passed(set);
    set.service.answer = answer ?? set.service.answer;
    const { findings } = await watches(set);
    const own = findings.filter(({ id }) => id.startsWith("requirement/"));
    expect(own.map(({ id, outcome, effect }) => `${id.slice(12)} ${outcome} ${effect}`)).toEqual(
      rows,
    );
  }),
);
