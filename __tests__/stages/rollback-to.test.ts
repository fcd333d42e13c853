import { describe, expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import type { Report } from "../../src/core/report.ts";
import { BEGUN as CLAIMED, LIVE } from "../../src/demo/github/seeds/records.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { FAILED, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { finding, LOCALLY, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const reason = "customers cannot pay";
const YES = { exit: 0, rolledBack: "yes" };
const HELD = { exit: 3, rolledBack: "held", blockers: ["step/decision pending"] };
const PROVEN =
  "in_progress pending deploy, success pending live version, success pass health version";

/** 2.3.8 ran between 2.3.7 and 2.4.0, which is live with this verdict. */
function after238(
  play: (set: StageSet, ids: { readonly newest: number }) => Promise<void>,
  verdict: RecordVerdict | null = FAILED,
): Promise<void> {
  return onStage({}, (set) => {
    const sha = set.commit("2.3.8");
    set.record({ sha, version: "2.3.8", run: "4000" });
    const payload = { previous: { version: "2.3.8", sha } };
    const newest = set.record({ sha: set.sha, version: VERSION, verdict, payload }).id;
    set.service.live.production = VERSION;
    return play(set, { newest });
  });
}

/** As the command line calls it: no commit is named, the records tell it. */
const byHand = (set: StageSet, over: Parameters<StageSet["run"]>[1]) =>
  set.run("rollback", {
    ...{ reason, identity: LOCALLY, sha: undefined },
    ...{ event: { ...NO_EVENT, sha: set.sha } },
    ...over,
  });

describe("a person names the version to return to", () => {
  test.each<[string, string]>([
    ["two versions back", PREVIOUS_VERSION],
    ["as people write it", "v2.3.7"],
    ["the one before", "2.3.8"],
  ])("%s", (_what, to) =>
    after238(async (set) => {
      const report = await byHand(set, { to });
      expect(outcome(report)).toMatchObject(YES);
      const version = to.replace("v", "");
      expect(report.notes.rollbackTo).toBe(version);
      expect(set.orders).toEqual([`rollback production ${version}`]);
    }),
  );

  test("in a workflow, too, where the run has deployed nothing", () =>
    after238(async (set) => {
      const report = await set.run("rollback", { reason, to: PREVIOUS_VERSION });
      expect(outcome(report)).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("what ran before is live and good, but it is not what they want", () =>
    after238(async (set) => {
      set.service.live.production = "2.3.8";
      expect(outcome(await byHand(set, { to: PREVIOUS_VERSION }))).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("what they want is live already, and good: nothing to roll back", () =>
    after238(async (set) => {
      set.service.live.production = PREVIOUS_VERSION;
      const report = await byHand(set, { to: PREVIOUS_VERSION });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "no" });
      expect(set.orders).toEqual([]);
    }));

  test.each<[string, string, RegExp]>([
    ["one that was never live", "1.0.0", /^1\.0\.0 was never live in production/],
    ["what is live", VERSION, /^2\.4\.0 is what is to be rolled back$/],
  ])("%s is refused, with the versions that can be returned to", (_what, to, found) =>
    after238(async (set) => {
      const report = await byHand(set, { to });
      expect(outcome(report)).toMatchObject(HELD);
      const decision = finding(report, "step/decision");
      expect(decision.found).toMatch(found);
      expect(decision.remedy).toMatch(
        /^Name a version that can be returned to: 2\.3\.8 \([0-9a-f]{7}\), 2\.3\.7 \([0-9a-f]{7}\)$/,
      );
      expect([set.orders, set.trace().records]).toEqual([[], []]);
    }),
  );

  test("one on hold is refused; a person lifts that first", () =>
    after238(async (set) => {
      await byHand(set, { to: PREVIOUS_VERSION });
      const report = await byHand(set, { to: VERSION });
      expect(outcome(report)).toMatchObject(HELD);
      expect(finding(report, "step/decision").found).toBe("2.4.0 is on hold in production");
      expect(set.orders).toHaveLength(1);
    }));
});

describe("where the newest is a revert, a person's version is a claim of its own", () => {
  test("and goes back one further", () =>
    after238(async (set, { newest }) => {
      expect(outcome(await set.run("rollback"))).toMatchObject(YES);
      expect(outcome(await byHand(set, { to: PREVIOUS_VERSION }))).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.8", "rollback production 2.3.7"]);
      const [first, second] = set.world.deployments.slice(-2);
      expect(JSON.stringify(first?.payload)).toContain(`"rollback_of":${newest}`);
      expect(JSON.stringify(second?.payload)).toContain(`"rollback_of":${first?.id}`);
      expect(set.trace().records).toEqual([
        `rollback production 2.3.8: ${PROVEN}, failure pass health version rolled back`,
        `rollback production 2.3.7: ${PROVEN}`,
      ]);
    }));

  test("a second time it is not done twice", () =>
    after238(async (set) => {
      await set.run("rollback");
      await byHand(set, { to: PREVIOUS_VERSION });
      const report = await byHand(set, { to: PREVIOUS_VERSION });
      expect(finding(report, "step/decision").found).toBe("2.3.7 is what is to be rolled back");
      expect(set.orders).toHaveLength(2);
    }));

  test("one that failed is finished so", () =>
    after238(async (set, { newest }) => {
      const { sha } = set.world.deployments.find(({ id }) => id === newest - 1) ?? set;
      const broke = { outcome: "unknown", by: "deploy", proof: "none" } as const;
      const statuses = [CLAIMED, ["error", broke]] as const;
      set.record({ sha, version: "2.3.8", run: "4800", rollbackOf: newest, statuses });
      expect(outcome(await byHand(set, {}))).toMatchObject({ exit: 1, rolledBack: "failed" });
      expect(outcome(await byHand(set, { to: PREVIOUS_VERSION }))).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));
});

describe("what is not acted on is refused", () => {
  test.each<[string, "rollback" | "verify", object, RegExp]>([
    ["without a reason", "rollback", {}, /returning to 2\.3\.7 needs a reason/],
    ["by another stage", "verify", {}, /the stage verify does not use a version to return to/],
  ])("%s", (_how, stage, over, said) =>
    onStage({}, async (set) => {
      const report = await set.run(stage, { to: PREVIOUS_VERSION, ...over });
      expect(report.exitCode).toBe(2);
      expect(report.headline + report.findings.map(({ found }) => found).join()).toMatch(said);
    }),
  );
});

/** Runs the command that a remedy prints, as the command line reads it. */
async function asPrinted(set: StageSet, report: Report): Promise<Report> {
  const { remedy = "" } = finding(report, "step/decision");
  const words =
    /`release-gate rollback --environment (\S+) --deployment-id (\d+) --to (\S+) --reason "…"`/;
  const [, environment, deployment, to] = words.exec(remedy) ?? [];
  if (to === undefined) throw new Error(`no command in: ${remedy}`);
  return byHand(set, { environment, deployment: Number(deployment), to });
}

describe("a remedy that names a version prints the command, which then works", () => {
  const inconclusive = { outcome: "inconclusive", by: "health", proof: "version" } as const;

  test.each<[string, RecordVerdict | null]>([
    ["undecided", inconclusive],
    ["without a verdict", null],
  ])("%s", (_what, verdict) =>
    after238(async (set) => {
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject(HELD);
      expect(outcome(await asPrinted(set, report))).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.8"]);
    }, verdict),
  );

  test.each<[string, (set: StageSet) => void]>([
    ["the verdict is old", (set) => set.clock.advance(2 * 3_600_000)],
    [
      "somebody has put another build there",
      (set) => {
        set.service.live.production = "2.3.9";
      },
    ],
  ])("held by what is live: %s", (_what, arrange) =>
    after238(async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject(HELD);
      expect(outcome(await asPrinted(set, report))).toMatchObject(YES);
    }),
  );

  test("to what was never verified, where there is nothing better", () =>
    onStage({ previous: { verdict: null } }, async (set) => {
      set.record({ sha: set.sha, version: VERSION, verdict: inconclusive });
      set.service.live.production = VERSION;
      const report = await set.run("rollback");
      expect(outcome(await asPrinted(set, report))).toMatchObject(YES);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("with the manifest that made the record, where that is another than usual", () =>
    onStage({}, async (set) => {
      const payload = { manifest: "services/my api/release.yml" };
      set.record({ sha: set.sha, version: VERSION, statuses: [CLAIMED, LIVE], payload });
      set.service.live.production = VERSION;
      const report = await set.run("rollback");
      expect(finding(report, "step/decision").remedy).toContain(
        "--manifest 'services/my api/release.yml' --deployment-id",
      );
    }));
});
