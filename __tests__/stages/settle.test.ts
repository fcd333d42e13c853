import { describe, expect, test } from "@jest/globals";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { FAILED, MANIFEST, type Recorded } from "../support/shop-repository.ts";
import { finding, LOCALLY, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

const HOUR = 3600_000;
const NOTHING = { records: [], told: [], pictures: [] };
const because = "the runner was shut down";
const BY_ALICE = { identity: { ...RUN, id: "5000" }, actor: "alice", reason: because };

/** What run 4800 has left in production, by default in progress on GitHub's own runner. */
function left(
  set: StageSet,
  over: Partial<Recorded> = {},
  status: "completed" | "in_progress" = "completed",
) {
  const sha = set.commit("2.3.9");
  const path = ".github/workflows/release.yml";
  addRun(set.world, { id: 4800, path, event: "push", sha, status });
  const payload = { runner: "github-hosted" } as const;
  const statuses = "verdict" in over ? {} : { statuses: [BEGUN] };
  return set.record({ sha, version: "2.3.9", run: "4800", payload, ...statuses, ...over }).id;
}

/** A command on a runner of one's own, of which nothing on GitHub shows the end. */
const onOwnRunner = (set: StageSet) => {
  const lease = new Date(set.clock.now() + 5 * HOUR).toISOString();
  return left(set, { payload: { runner: "self-hosted", lease } });
};

/** Runs the stage where no commit is named: the record names it. */
const settles = (set: StageSet, over: Parameters<StageSet["run"]>[1]) =>
  set.run("settle", { sha: undefined, event: { ...NO_EVENT, sha: set.sha }, ...over });

describe("a record that was left open is ended as the next release would end it", () => {
  test.each<[string, Partial<Recorded>, string]>([
    ["in progress", {}, "error unknown deploy"],
    ["claimed, with nothing begun", { statuses: [] }, "inactive untouched"],
    ["failed, and not rolled back", { verdict: FAILED }, "failure fail health version"],
  ])("%s", (_how, over, told) =>
    onStage({}, async (set) => {
      const deployment = left(set, over);
      const report = await settles(set, { deployment });
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(report.headline).toMatch(/^SETTLED: shop 2\.3\.9 in production/);
      expect(set.trace().told).toEqual([`deploy production 2.3.9: ${told}`]);
      expect(report.receipts[0]).toMatchObject({ kind: "status", state: "done" });
      expect(set.orders).toEqual([]);
    }),
  );

  test("what has an end is left as it is", () =>
    onStage({}, async (set) => {
      const deployment = left(set, {
        verdict: { outcome: "pass", by: "health", proof: "version" },
      });
      const report = await settles(set, { deployment });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, "step/settle").found).toBe(
        `Deployment ${deployment} has an end: passed`,
      );
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("a dry run writes nothing", () =>
    onStage({}, async (set) => {
      const report = await settles(set, { deployment: left(set), dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("what is not there is not ended", () =>
    onStage({}, async (set) => {
      const report = await settles(set, { deployment: 99 });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/settle unknown"] });
    }));
});

describe("it refuses while anything of it still runs, a reason or not", () => {
  test.each([undefined, because])("its owner, with the command that cancels it (%s)", (reason) =>
    onStage({}, async (set) => {
      const deployment = left(set, {}, "in_progress");
      const report = await settles(set, { ...BY_ALICE, deployment, reason });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock pending"] });
      expect(report.headline).toMatch(/^NOT SETTLED YET/);
      expect(finding(report, "step/lock").remedy).toContain("`gh run cancel 4800`");
      expect(set.trace()).toEqual(NOTHING);
    }),
  );

  test("a command of which nothing shows the end, without a reason", () =>
    onStage({}, async (set) => {
      const deployment = onOwnRunner(set);
      const report = await settles(set, { deployment });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock pending"] });
      expect(finding(report, "step/lock").remedy).toContain(
        `\`release-gate settle ${deployment} --environment production --because "…"\``,
      );
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("a person ends what nothing on GitHub shows the end of", () => {
  const ENDED = "deploy production 2.3.9: error unknown deploy";

  test("a release coordinator, who stands on the record with the reason", () =>
    onStage({}, async (set) => {
      const deployment = onOwnRunner(set);
      const report = await settles(set, { ...BY_ALICE, deployment });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().told).toEqual([ENDED]);
      const record = set.world.deployments.find(({ id }) => id === deployment);
      const said = `by @alice: ${because}`;
      expect(record?.statuses.at(-1)?.description).toContain(said);
      expect(finding(report, "step/settle").found).toContain(said);
      // The remedy that the message gave does what it says: the next release goes through.
      expect(outcome(await set.run("deploy"))).toMatchObject({ exit: 0, blockers: [] });
    }));

  test("on-call too; outside Actions it is the user of the token", () =>
    onStage({ manifest: MANIFEST.replace("qa-lead", "on-call: [erin], qa-lead") }, async (set) => {
      set.world.login = "erin";
      const deployment = onOwnRunner(set);
      // What the environment says there is nobody's word.
      const asked = { deployment, identity: LOCALLY, actor: "alice", reason: because };
      const report = await settles(set, asked);
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, "step/settle").found).toContain("by @erin: ");
    }));

  test.each<[string, object, RegExp]>([
    [
      "somebody without the role",
      { ...BY_ALICE, actor: "bob" },
      /bob is neither release-coordinator nor on-call$/,
    ],
    [
      "nobody whom the runner names",
      { ...BY_ALICE, actor: undefined },
      /does not say who has started the run$/,
    ],
    [
      "a token of somebody else",
      { identity: LOCALLY, reason: because },
      /is neither release-coordinator nor on-call$/,
    ],
  ])("but not %s", (_who, asked, found) =>
    onStage({}, async (set) => {
      const report = await settles(set, { ...asked, deployment: onOwnRunner(set) });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/settle unknown"] });
      expect(finding(report, "step/settle").found).toMatch(found);
      expect(set.trace()).toEqual(NOTHING);
    }),
  );

  test("nor where the default branch names nobody", () =>
    onStage({ trusted: null }, async (set) => {
      const report = await settles(set, { ...BY_ALICE, deployment: onOwnRunner(set) });
      expect(outcome(report).exit).toBe(3);
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("nothing is accepted and ignored", () => {
  test.each<[string, object, string]>([
    ["no deployment", {}, "needs a deployment"],
    ["a version", { deployment: 7, version: "2.4.0" }, "does not use a version"],
  ])("%s", (_what, asked, says) =>
    onStage({}, async (set) => {
      const report = await settles(set, asked);
      expect(report.exitCode).toBe(2);
      expect(report.findings[0]?.found).toContain(says);
    }),
  );
});
