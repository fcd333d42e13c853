import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { rejudge } from "../../src/rejudge.ts";
import { FAILED, MANIFEST, type Past, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, outcome, type StageSet } from "../support/stage-set.ts";

/** What the rows of the policy say that follow from the stage itself: `prod-smoke pass`. */
const rowsOf = ({ findings }: Report) =>
  findings.filter((f) => f.basis.kind === "derived").map((f) => `${f.id} ${f.outcome}`);

const broken: StageSet["service"]["answer"] = (path, live) =>
  path === "/orders" && live === VERSION ? status(500) : undefined;

const GUIDE: Past = { manifest: `${MANIFEST}policy: guide\n` };

/** Production or staging runs 2.4.0 of this run, not yet decided. */
function deployed(play: (set: StageSet) => Promise<void>, past: Past = {}): Promise<void> {
  return onStage(past, (set) => {
    for (const environment of ["staging", "production"])
      set.record({ environment, sha: set.sha, version: VERSION, verdict: null });
    set.service.live.production = VERSION;
    return play(set);
  });
}

describe("verify in production", () => {
  test("judges the rows of the policy by its checks and signals", () =>
    deployed(async (set) => {
      const report = await set.run("verify");
      expect(rowsOf(report)).toEqual([
        "requirement/prod-smoke pass",
        "requirement/health-checks pass",
      ]);
      expect(report.headline).toBe(
        "HEALTHY: shop 2.4.0 in production · 3 required checks passed · version not proven",
      );
    }));

  test("under guide also whether all of it was verified", () =>
    deployed(async (set) => {
      expect(rowsOf(await set.run("verify"))).toEqual([
        "requirement/prod-smoke pass",
        "requirement/health-checks pass",
        "requirement/post-deploy-verified pass",
      ]);
    }, GUIDE));

  test("names a failure once, and what it then did not watch is no pass", () =>
    deployed(async (set) => {
      set.service.answer = broken;
      const report = await set.run("verify");
      expect(rowsOf(report)).toEqual([
        "requirement/prod-smoke fail",
        "requirement/health-checks unknown",
      ]);
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: ["check/orders fail"] });
      expect(report.headline).not.toContain("more");
      expect(set.trace().told).toEqual(["deploy production 2.4.0: failure fail smoke"]);
    }));

  test("a check that only warns leaves the row as it is", () =>
    deployed(async (set) => {
      set.service.answer = (path) => (path === "/banner" ? status(500) : undefined);
      const report = await set.run("verify");
      expect(rowsOf(report)).toEqual([
        "requirement/prod-smoke pass",
        "requirement/health-checks pass",
      ]);
      expect(report.headline).toContain("1 warning");
    }));
});

describe("smoke", () => {
  test("judges in production what is about checks alone", () =>
    deployed(async (set) => {
      expect(rowsOf(await set.run("smoke"))).toEqual(["requirement/prod-smoke pass"]);
    }, GUIDE));

  test("judges no row of production elsewhere", () =>
    deployed(async (set) => {
      const report = await set.run("smoke", { environment: "staging" });
      expect([report.verdict, rowsOf(report)]).toEqual(["pass", []]);
    }));
});

describe("deploy", () => {
  test("judges how it went and what is live", () =>
    onStage({}, async (set) => {
      const report = await set.run("deploy");
      expect(rowsOf(report)).toEqual([
        "requirement/deploy-completed pass",
        "requirement/version-live pass",
      ]);
    }));

  test("a command that fails is named once", () =>
    onStage({}, async (set) => {
      set.deploys = async () => ({ state: "exited", code: 7 });
      const report = await set.run("deploy");
      expect(rowsOf(report)).toEqual([
        "requirement/deploy-completed fail",
        "requirement/version-live unknown",
      ]);
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: ["step/deploy fail"] });
    }));

  test("where nothing tells the version the row does not block either", () =>
    onStage({ manifest: MANIFEST.replace(/^ {2}ready:.*\n/m, "") }, async (set) => {
      const report = await set.run("deploy");
      expect(rowsOf(report)).toEqual([
        "requirement/deploy-completed pass",
        "requirement/version-live unknown",
      ]);
      expect(report.findings.at(-1)).toMatchObject({
        id: "requirement/version-live",
        effect: "inform",
      });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    }));

  test.each<[string, Past, boolean]>([
    ["refused, it judges none", { staged: false }, false],
    ["in a dry run neither", {}, true],
  ])("%s", (_rule, past, dryRun) =>
    onStage(past, async (set) => {
      expect(rowsOf(await set.run("deploy", { dryRun }))).toEqual([]);
    }),
  );
});

describe("rollback", () => {
  function failed(play: (set: StageSet) => Promise<void>): Promise<void> {
    return onStage({}, (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
      set.service.live.production = VERSION;
      return play(set);
    });
  }

  test("judges the revert and its proof", () =>
    failed(async (set) => {
      expect(rowsOf(await set.run("rollback"))).toEqual([
        "requirement/rollback-executed pass",
        "requirement/rollback-verified pass",
      ]);
    }));

  test("a revert that does not bring the target back is named once", () =>
    failed(async (set) => {
      set.deploys = async () => ({ state: "exited", code: 0 });
      const report = await set.run("rollback");
      expect(rowsOf(report)).toEqual([
        "requirement/rollback-executed pass",
        "requirement/rollback-verified fail",
      ]);
      expect(outcome(report)).toMatchObject({
        exit: 1,
        blockers: ["step/version-live fail"],
      });
    }));

  test("nothing to revert, it judges none", () =>
    onStage({}, async (set) => {
      expect(rowsOf(await set.run("rollback"))).toEqual([]);
    }));
});

describe("a whole release that is taken back", () => {
  const reverted = (play: (report: Report) => void) =>
    onStage({}, async (set) => {
      set.service.answer = broken;
      play(await set.run("release"));
    });

  test("judges the rows of the release and of the revert, each by its own checks", () =>
    reverted((report) => {
      expect(rowsOf(report)).toEqual([
        "requirement/deploy-completed pass",
        "requirement/version-live pass",
        "requirement/prod-smoke fail",
        "requirement/health-checks unknown",
        "requirement/rollback-executed pass",
        "requirement/rollback-verified pass",
      ]);
    }));

  test("judged again, a row follows its own evidence and no other", () =>
    reverted((report) => {
      const at = report.findings.findLastIndex((f) => f.id === "check/orders");
      const last = report.findings[at];
      if (last?.basis.kind !== "check") throw new Error("the revert checks /orders");
      const tries = last.basis.tries.map((one) => ({
        ...one,
        mismatches: [{ subject: "status", expected: "2xx", actual: "500" }],
      }));
      const altered = report.findings.with(at, { ...last, basis: { kind: "check", tries } });
      const again = rejudge({ ...report, findings: altered });
      expect(rowsOf({ ...report, findings: again })).toEqual([
        "requirement/deploy-completed pass",
        "requirement/version-live pass",
        "requirement/prod-smoke fail",
        "requirement/health-checks unknown",
        "requirement/rollback-executed pass",
        "requirement/rollback-verified fail",
      ]);
    }));

  test("judged again without its receipt, a row does not pass", () =>
    reverted((report) => {
      const again = rejudge({ ...report, receipts: [] });
      expect(rowsOf({ ...report, findings: again })).toEqual(
        expect.arrayContaining([
          "requirement/deploy-completed unknown",
          "requirement/rollback-executed unknown",
        ]),
      );
    }));
});
