import { describe, expect, test } from "@jest/globals";
import { noAnswer } from "../support/fake-http.ts";
import { MANIFEST, type Past, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { EXIT_0, finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

type Mark = NonNullable<NonNullable<Parameters<StageSet["record"]>[0]["mark"]>>;

const FAILED: Mark = { state: "failure", verdict: "fail", by: "health" };
const BY_HAND = `RELEASE_ENVIRONMENT=production RELEASE_VERSION=2.3.7`;
const doubtOf = (state: "pending" | "error"): Mark => ({ state, verdict: state, by: "deploy" });
const REVERTED = ["rollback production 2.3.7: in_progress, success"];
const TARGET_VERIFIED = "production previous: success verdict=pass by=health";

/** Production runs 2.4.0 of this run, with this mark. */
function decidedAs(
  mark: Mark | undefined,
  play: (set: StageSet, deployment: number) => Promise<void>,
  past: Past = {},
): Promise<void> {
  return onStage(past, (set) => {
    const { id } = set.record({ sha: set.sha, version: VERSION, mark });
    set.service.live.production = VERSION;
    return play(set, id);
  });
}

test("a failure is reverted to what was verified last, and it is proven", () =>
  decidedAs(FAILED, async (set, deployment) => {
    const report = await set.run("rollback");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "yes", blockers: [] });
    expect(set.orders).toEqual(["rollback production 2.3.7"]);
    expect(set.trace()).toEqual({ records: REVERTED, marks: [TARGET_VERIFIED] });
    expect(report.notes).toEqual({
      deployment,
      rolledBack: "yes",
      rollbackTo: PREVIOUS_VERSION,
      liveVersion: PREVIOUS_VERSION,
    });
    expect(report.findings.map((one) => `${one.id} ${one.outcome}`)).toEqual([
      "step/decision pass",
      "guard/really-started pass",
      "guard/has-ended pass",
      "guard/still-newest pass",
      "guard/not-reverted pass",
      "guard/target pass",
      "step/revert pass",
      "step/version-live pass",
      "check/GET / pass",
      "check/orders pass",
      "signal/orders/error-rate pass",
      "requirement/rollback-executed pass",
      "requirement/rollback-verified pass",
    ]);
  }));

describe("the mark decides", () => {
  const doubt = (state: Mark["state"], verdict: string, by: string): Mark => ({
    state,
    verdict,
    by,
  });
  const held = { exit: 3, rolledBack: "held" };
  const reverted = { exit: 0, rolledBack: "yes" };
  test.each<[string, Mark | undefined, string, object]>([
    [
      "success: nothing to do",
      doubt("success", "pass", "health"),
      "",
      { exit: 0, rolledBack: "no" },
    ],
    ["failure by smoke: revert", doubt("failure", "fail", "smoke"), "", reverted],
    ["failure by health, and when does not name it: hold", FAILED, "when: [smoke]", held],
    [
      "failure by smoke, and when names smoke: revert",
      doubt("failure", "fail", "smoke"),
      "when: [smoke]",
      reverted,
    ],
    ["error by smoke: hold", doubt("error", "unknown", "smoke"), "", held],
    ["error by health: hold", doubt("error", "inconclusive", "health"), "", held],
    ["pending: hold", doubt("pending", "pending", "deploy"), "", held],
    ["none: hold", undefined, "", held],
  ])("%s", (_row, mark, when, expected) =>
    decidedAs(
      mark,
      async (set) => {
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject(expected);
        const reverts = report.notes.rolledBack === "yes" ? ["rollback production 2.3.7"] : [];
        expect(set.orders).toEqual(reverts);
        if (report.notes.rolledBack === "held") {
          expect(report.notes.byHand).toContain(BY_HAND);
          expect(set.trace()).toEqual({ records: [], marks: [] });
        }
      },
      { manifest: MANIFEST.replace("stable-for: 30s", `stable-for: 30s${when && `, ${when}`}`) },
    ),
  );

  test.each<[string, Mark, string, object]>([
    ["failure by health, and on.fail says hold", FAILED, "fail: hold", held],
    [
      "inconclusive, and on says rollback",
      doubt("error", "inconclusive", "health"),
      "inconclusive: rollback",
      reverted,
    ],
    [
      "unknown, and on says rollback",
      doubt("error", "unknown", "health"),
      "unknown: rollback",
      reverted,
    ],
  ])("%s", (_row, mark, on, expected) =>
    decidedAs(
      mark,
      async (set) => {
        expect(outcome(await set.run("rollback"))).toMatchObject(expected);
        const kept = "production release: failure verdict=fail by=health";
        expect(set.trace().marks).toEqual(expected === held ? [] : [kept, TARGET_VERIFIED]);
      },
      { manifest: MANIFEST.replace("observe: 30s", `observe: 30s\n  on: {${on}}`) },
    ),
  );

  test("error by deploy: revert, and the commit is not held for it", () =>
    onStage({}, async (set) => {
      const states = ["in_progress", "failure"] as const;
      const mark = doubt("error", "fail", "deploy");
      set.record({ sha: set.sha, version: VERSION, states, mark });
      expect(outcome(await set.run("rollback"))).toMatchObject(reverted);
      expect(set.trace()).toEqual({ records: REVERTED, marks: [TARGET_VERIFIED] });
    }));

  test("of another deployment of the same commit, it says nothing about this one", () =>
    decidedAs(FAILED, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: "4711", mark: undefined });
      expect(outcome(await set.run("rollback"))).toMatchObject(held);
    }));
});

describe("nothing is touched", () => {
  const untouched = (set: StageSet) => {
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual({ records: [], marks: [] });
  };

  test("where this run has deployed nothing: there is nothing to revert", () =>
    onStage({}, async (set) => {
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "no" });
      untouched(set);
    }));

  test("where somebody has deployed since", () =>
    decidedAs(FAILED, async (set) => {
      set.record({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" });
      expect(outcome(await set.run("rollback"))).toMatchObject({
        exit: 3,
        rolledBack: "held",
        blockers: ["guard/still-newest unknown", "step/decision pending"],
      });
      untouched(set);
    }));

  test.each<[string, Past]>([
    ["where there was nothing before", { previous: null }],
    ["where nothing before was verified", { previous: { mark: undefined } }],
    ["where what was before is held", { previous: { mark: FAILED } }],
  ])("%s", (_where, past) =>
    decidedAs(
      FAILED,
      async (set) => {
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
        expect(finding(report, "step/decision").remedy).toContain("Release a new commit");
        untouched(set);
      },
      past,
    ),
  );

  test("where the deployments cannot be read", () =>
    decidedAs(FAILED, async (set) => {
      set.github.faults.add({ kind: "status", status: 503, path: "/deployments" });
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3, rolledBack: "held" });
      untouched(set);
    }));

  test("where the named deployment is none of ours", () =>
    decidedAs(FAILED, async (set) => {
      const report = await set.run("rollback", { deployment: 99 });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      untouched(set);
    }));

  test("where the command needs a value that is not there: the command is printed", () =>
    decidedAs(
      FAILED,
      async (set) => {
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
        expect(report.notes.byHand).toBe(
          `${BY_HAND} RELEASE_SHA=${set.previousSha} RELEASE_KIND=rollback deploy "\${DEPLOY_KEY:?}"`,
        );
        untouched(set);
      },
      { manifest: MANIFEST.replace("target.version", "secrets.DEPLOY_KEY") },
    ));

  test("where the revert cannot be claimed: the command is printed", () =>
    decidedAs(FAILED, async (set) => {
      set.world.permissions.deployments = "read";
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        rolledBack: "held",
        blockers: ["step/claim unknown"],
      });
      expect(report.notes.byHand).toContain(BY_HAND);
      expect(report.permissions).toEqual(["deployments: write"]);
      untouched(set);
    }));

  test("in a dry run", () =>
    decidedAs(FAILED, async (set) => {
      const report = await set.run("rollback", { dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
      expect(report.timeline.map(({ text }) => text).join("\n")).not.toContain("started");
      untouched(set);
    }));
});

describe("an earlier revert is never begun again", () => {
  test.each<[string, Partial<Parameters<StageSet["record"]>[0]>, object]>([
    ["proven: nothing to do", {}, { exit: 0, rolledBack: "yes" }],
    [
      "failed: it stays a failure",
      {
        states: ["in_progress", "failure"],
        mark: { state: "error", verdict: "fail", by: "health" },
      },
      { exit: 1, rolledBack: "failed" },
    ],
    [
      "without an end: hold",
      { states: ["in_progress"], mark: undefined },
      { exit: 3, rolledBack: "held" },
    ],
    ["live and unproven: hold", { mark: undefined }, { exit: 3, rolledBack: "held" }],
    [
      "cut off: hold",
      {
        states: ["in_progress", "error"],
        mark: { state: "error", verdict: "inconclusive", by: "health" },
      },
      { exit: 3, rolledBack: "held" },
    ],
    [
      "live, and cut off after it: hold",
      {
        states: ["in_progress", "success", "error"],
        mark: { state: "error", verdict: "unknown", by: "health" },
      },
      { exit: 3, rolledBack: "held" },
    ],
  ])("%s", (_row, earlier, expected) =>
    decidedAs(FAILED, async (set, deployment) => {
      set.record({
        sha: set.previousSha,
        version: PREVIOUS_VERSION,
        kind: "rollback",
        rollbackOf: deployment,
        ...earlier,
      });
      for (const reason of [undefined, "customers cannot pay"]) {
        const report = await set.run("rollback", { reason });
        expect(outcome(report)).toMatchObject(expected);
        expect(/^ROLLBACK FAILED/.test(report.headline)).toBe(report.exitCode === 1);
        if (expected !== undefined && report.exitCode !== 0)
          expect(report.notes.byHand).toContain(BY_HAND);
      }
      expect(set.orders).toEqual([]);
    }),
  );
});

describe("after a revert that did not come about people are told what answers", () => {
  const named = ["held", "failed"];
  test.each<[string, Mark, (set: StageSet) => void, string | undefined]>([
    ["held", doubtOf("pending"), () => undefined, VERSION],
    [
      "held, and something else is live",
      doubtOf("pending"),
      (set) => {
        set.service.live.production = "2.3.9";
      },
      "2.3.9",
    ],
    [
      "held, and nothing answers",
      doubtOf("pending"),
      (set) => {
        set.service.live.production = undefined;
      },
      undefined,
    ],
    [
      "failed",
      FAILED,
      (set) => {
        set.deploys = async () => ({ state: "exited", code: 1 });
      },
      VERSION,
    ],
    [
      "held because it is claimed by another",
      FAILED,
      (set) => {
        set.world.permissions.deployments = "read";
      },
      VERSION,
    ],
    [
      "held because nothing is known of GitHub",
      FAILED,
      (set) => {
        set.github.faults.add({ kind: "status", status: 503, path: "/deployments" });
      },
      VERSION,
    ],
  ])("%s", (_how, mark, arrange, live) =>
    decidedAs(mark, async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(named).toContain(report.notes.rolledBack);
      expect(report.notes.liveVersion).toBe(live);
      expect(set.service.asked).toContain("production /version");
    }),
  );

  test("where nothing says how to read a version, nothing is asked", () =>
    decidedAs(
      doubtOf("pending"),
      async (set) => {
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
        expect(report.notes.liveVersion).toBeUndefined();
        expect(set.service.asked).toEqual([]);
      },
      { manifest: MANIFEST.replace(/ {2}ready: .*\n/, "") },
    ));
});

describe("a revert that is not proven", () => {
  test("is the loudest thing that is said: what is live, and the exact command", () =>
    decidedAs(FAILED, async (set) => {
      set.deploys = async () => EXIT_0;
      const report = await set.run("rollback");
      expect(outcome(report)).toEqual({
        exit: 1,
        verdict: "fail",
        rolledBack: "failed",
        blockers: ["step/version-live fail"],
      });
      expect(report.headline).toMatch(
        /^ROLLBACK FAILED: shop 2\.4\.0 in production · live now: 2\.4\.0, should be 2\.3\.7/,
      );
      expect(report.next).toContain(
        `Act now, by hand: ${BY_HAND} RELEASE_SHA=${set.previousSha} RELEASE_KIND=rollback deploy`,
      );
      expect(set.trace()).toEqual({
        records: ["rollback production 2.3.7: in_progress, failure"],
        marks: ["production previous: error verdict=fail by=health"],
      });
    }));

  test.each<[string, (set: StageSet) => void, object, string]>([
    [
      "its command fails",
      (set) => {
        set.deploys = async () => ({ state: "exited", code: 1 });
      },
      { exit: 1, rolledBack: "failed", blockers: ["step/revert fail"] },
      "failure",
    ],
    [
      "a critical check fails on the target",
      (set) => {
        set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      },
      { exit: 1, rolledBack: "failed", blockers: ["check/orders fail"] },
      "failure",
    ],
    [
      "the target is not stable",
      (set) => {
        set.service.answer = (path, _live, nth) =>
          path === "/orders" && nth > 3 ? status(500) : undefined;
      },
      { exit: 1, rolledBack: "failed", blockers: ["signal/orders/error-rate fail"] },
      "failure",
    ],
    [
      "nobody could look whether the target is stable",
      (set) => {
        set.service.answer = (path, _live, nth) =>
          path === "/orders" && nth > 1
            ? noAnswer({ state: "unsent", reason: "local" })
            : undefined;
      },
      { exit: 3, rolledBack: "held", blockers: ["signal/orders/error-rate inconclusive"] },
      "error",
    ],
  ])("%s", (_how, arrange, expected, state) =>
    decidedAs(FAILED, async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject(expected);
      expect(set.trace().records).toEqual([`rollback production 2.3.7: in_progress, ${state}`]);
      expect(set.trace().marks.join()).toMatch(/^production previous: error verdict=/);
      expect(report.notes.byHand).toContain(BY_HAND);
    }),
  );

  test("without a critical check the window has to prove it", () => {
    const manifest = MANIFEST.replace("- get: /\n", "- {get: /, severity: warning}\n").replace(
      "{id: orders, get: /orders}",
      "{id: orders, get: /orders, severity: warning}",
    );
    return decidedAs(
      FAILED,
      async (set) => {
        set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
        expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 1, rolledBack: "failed" });
      },
      { manifest },
    );
  });

  test("a success that GitHub does not take is said", () =>
    decidedAs(FAILED, async (set) => {
      const usual = set.deploys;
      set.deploys = (request, signal) => {
        set.github.faults.add({
          kind: "status",
          status: 403,
          method: "POST",
          path: "/deployments/",
        });
        return usual(request, signal);
      };
      expect(outcome(await set.run("rollback"))).toMatchObject({
        exit: 3,
        rolledBack: "yes",
        blockers: ["step/record unknown"],
      });
    }));
});

describe("by hand", () => {
  const reason = "customers cannot pay";

  test("whatever the mark says, and the commit is held for it", () =>
    decidedAs({ state: "success", verdict: "pass", by: "health" }, async (set) => {
      expect(outcome(await set.run("rollback", { reason }))).toMatchObject({
        exit: 0,
        rolledBack: "yes",
      });
      expect(set.trace()).toEqual({
        records: REVERTED,
        marks: ["production release: failure verdict=fail by=health", TARGET_VERIFIED],
      });
      const again = await set.run("readiness");
      expect(outcome(again).blockers).toContain("requirement/held fail");
    }));

  test("a target that was never verified will do, and is said to be weaker", () =>
    decidedAs(
      undefined,
      async (set) => {
        const report = await set.run("rollback", { reason });
        expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
        expect(finding(report, "guard/target").found).toContain("never verified");
      },
      { previous: { mark: undefined } },
    ));

  test("without a commit it is what was deployed last, whoever deployed it", () =>
    decidedAs(undefined, async (set) => {
      const identity = { id: "local", url: undefined, workflow: undefined };
      const report = await set.run("rollback", {
        reason,
        identity,
        sha: undefined,
        eventSha: set.previousSha,
      });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(report.release).toMatchObject({ version: VERSION, sha: set.sha });
    }));

  test("a second time it does not go back one release further", () =>
    decidedAs(undefined, async (set) => {
      const older = set.commit("2.3.6");
      set.world.deployments.unshift({
        ...set.record({ sha: older, version: "2.3.6", run: "3200" }),
        id: 7,
      });
      set.world.deployments.pop();
      const identity = { id: "local", url: undefined, workflow: undefined };
      const asked = { reason, identity, sha: undefined, eventSha: set.sha };
      await set.run("rollback", asked);
      expect(outcome(await set.run("rollback", asked))).toMatchObject({
        exit: 0,
        rolledBack: "yes",
      });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("a commit that is not what was deployed last is not reverted, nor anything else", () =>
    decidedAs(undefined, async (set) => {
      const identity = { id: "local", url: undefined, workflow: undefined };
      const report = await set.run("rollback", { reason, identity, sha: set.previousSha });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual([]);
    }));
});

describe("locally, what was taken back once may be taken back again", () => {
  const identity = { id: "local", url: undefined, workflow: undefined };
  const local = { identity, reason: "customers cannot pay" };

  test.each([
    ["locally", local, { exit: 0, rolledBack: "yes" }, 1],
    [
      "not by the attempts of one run on GitHub",
      { reason: local.reason },
      { exit: 3, rolledBack: "held" },
      0,
    ],
  ] as const)("after another deployment of it: %s", (_who, asked, expected, reverts) =>
    onStage({}, async (set) => {
      const run = "identity" in asked ? "local" : "4711";
      const past = { sha: set.sha, version: VERSION, run };
      const first = set.record(past);
      const back = {
        sha: set.previousSha,
        version: PREVIOUS_VERSION,
        run,
        kind: "rollback",
      } as const;
      set.record({ ...back, rollbackOf: first.id });
      set.record(past);
      set.service.live.production = VERSION;
      expect(outcome(await set.run("rollback", asked))).toMatchObject(expected);
      expect(set.orders).toHaveLength(reverts);
    }),
  );
});

describe("what only a release waits for does not stop a revert", () => {
  test.each<[string, string]>([
    ["a freeze", "freezes: [{from: 2026-11-01, through: 2026-11-30, because: sale}]"],
    ["a closed window", "windows: [{days: [sun], hours: 01:00-02:00}]"],
    ["a value that only the notes need", 'release: {notes: "${{ env.NOTES }}.md"}\npolicy: guide'],
  ])("%s", (_what, more) =>
    decidedAs(
      FAILED,
      async (set) => {
        expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      },
      { manifest: `${MANIFEST}${more}\n` },
    ),
  );
});
