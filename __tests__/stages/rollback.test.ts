import { describe, expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { capital } from "../../src/core/wording.ts";
import { addRun, addStatus } from "../../src/demo/github/seeds/ci.ts";
import { addDeployment, addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN, LIVE, type SeededStatus } from "../../src/demo/github/seeds/records.ts";
import type { DeploymentState } from "../../src/demo/github/things.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { claiming } from "../support/claiming.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import {
  BROKEN,
  FAILED,
  MANIFEST,
  type Past,
  PREVIOUS_VERSION,
  type Recorded,
  VERIFIED,
  VERSION,
} from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import {
  EXIT_0,
  finding,
  LOCALLY,
  onStage,
  outcome,
  RUN,
  type StageSet,
  type Trace,
} from "../support/stage-set.ts";

const BY_HAND = `RELEASE_ENVIRONMENT=production RELEASE_VERSION=2.3.7`;
const NOTHING: Trace = { records: [], told: [], pictures: [] };
/** What is left where nothing is rolled back since what is live is good: the record has an end. */
const left = (by: string): Trace => ({
  ...NOTHING,
  told: [`deploy production 2.4.0: failure fail ${by} version`],
});
const LIVE_AGAIN =
  "rollback production 2.3.7: in_progress pending deploy, success pending live version";
const TAKEN_BACK = "production release: failure";

const verdict = (outcome: RecordVerdict["outcome"], by: RecordVerdict["by"]): RecordVerdict => ({
  outcome,
  by,
  proof: "version",
});
const UNDECIDED = verdict("pending", "live");

/** What a proven revert leaves of a deployment on which that was said. */
const reverted = (said: string): Trace => ({
  records: [`${LIVE_AGAIN}, success pass health version`],
  told: [`deploy production 2.4.0: failure ${said} rolled back`],
  pictures: [TAKEN_BACK, "production previous: success"],
});

/** Orders fail on this version. */
const ordersOf =
  (version: string): StageSet["service"]["answer"] =>
  (path, live) =>
    path === "/orders" && live === version ? status(500) : undefined;

/** Production runs 2.4.0 of this run, with this verdict. */
function decidedAs(
  verdict: RecordVerdict | null,
  play: (set: StageSet, deployment: number) => Promise<void>,
  past: Past = {},
): Promise<void> {
  return onStage(past, (set) => {
    const { id } = set.record({ sha: set.sha, version: VERSION, verdict });
    set.service.live.production = VERSION;
    return play(set, id);
  });
}

test("a failure is reverted to what was verified last, and it is proven", () =>
  decidedAs(FAILED, async (set, deployment) => {
    const report = await set.run("rollback");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "yes", blockers: [] });
    expect(set.orders).toEqual(["rollback production 2.3.7"]);
    expect(set.trace()).toEqual(reverted("fail health version"));
    expect(report.notes).toEqual({
      deployment,
      rolledBack: "yes",
      proof: "version",
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

describe("the verdict on the record decides", () => {
  const held = { exit: 3, rolledBack: "held" };
  const takenBack = { exit: 0, rolledBack: "yes" };
  const kept = { exit: 0, rolledBack: "no" };

  test.each<[string, RecordVerdict | null, string, object]>([
    ["pass: nothing to do", VERIFIED, "", kept],
    ["fail by smoke: revert", verdict("fail", "smoke"), "", takenBack],
    ["fail by health, and when does not name it: hold", FAILED, "when: [smoke]", held],
    ["fail by smoke, and it is good now: hold", verdict("fail", "smoke"), "", held],
    [
      "fail by smoke, and when names it: revert",
      verdict("fail", "smoke"),
      "when: [smoke]",
      takenBack,
    ],
    ["unknown by smoke: hold", verdict("unknown", "smoke"), "", held],
    ["inconclusive by health: hold", verdict("inconclusive", "health"), "", held],
    [
      "unknown by live, since the platform took it back: hold",
      verdict("unknown", "live"),
      "",
      held,
    ],
    ["pending: hold", UNDECIDED, "", held],
    ["none: hold", null, "", held],
  ])("%s", (row, verdict, when, expected) =>
    decidedAs(
      verdict,
      async (set) => {
        if (verdict?.by === "smoke" && !row.includes("good"))
          set.service.answer = ordersOf(VERSION);
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject(expected);
        const reverts = report.notes.rolledBack === "yes" ? ["rollback production 2.3.7"] : [];
        expect(set.orders).toEqual(reverts);
        if (report.notes.rolledBack === "yes") return;
        expect(set.trace()).toEqual(NOTHING);
        if (report.notes.rolledBack === "held") expect(report.notes.byHand).toContain(BY_HAND);
      },
      { manifest: MANIFEST.replace("stable-for: 30s", `stable-for: 30s${when && `, ${when}`}`) },
    ),
  );

  test.each<[string, RecordVerdict, string, Trace]>([
    ["fail by health, and on.fail says hold", FAILED, "fail: hold", NOTHING],
    [
      "inconclusive, and on says rollback",
      verdict("inconclusive", "health"),
      "inconclusive: rollback",
      reverted("inconclusive health version"),
    ],
    [
      "unknown, and on says rollback",
      verdict("unknown", "health"),
      "unknown: rollback",
      reverted("unknown health version"),
    ],
  ])("%s", (_row, verdict, on, left) =>
    decidedAs(
      verdict,
      async (set) => {
        const expected = left === NOTHING ? held : takenBack;
        expect(outcome(await set.run("rollback"))).toMatchObject(expected);
        expect(set.trace()).toEqual(left);
      },
      { manifest: MANIFEST.replace("observe: 30s", `observe: 30s\n  on: {${on}}`) },
    ),
  );

  test.each<[string, readonly SeededStatus[], string]>([
    ["fail", BROKEN, "fail deploy"],
    [
      "unknown",
      [BEGUN, ["error", { outcome: "unknown", by: "deploy", proof: "none" }]],
      "unknown deploy",
    ],
  ])("%s by deploy: revert, and the commit is not held for it", (_row, statuses, said) =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, statuses });
      set.service.live.production = VERSION;
      set.service.answer = ordersOf(VERSION);
      expect(outcome(await set.run("rollback"))).toMatchObject(takenBack);
      expect(set.trace()).toEqual(reverted(said));
      expect(outcome(await set.run("readiness")).blockers).toEqual([]);
    }),
  );

  test("of another deployment of the same commit, it says nothing about this one", () =>
    decidedAs(FAILED, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: "4711", verdict: null });
      expect(outcome(await set.run("rollback"))).toMatchObject(held);
      expect(set.trace()).toEqual(NOTHING);
    }));

  test.each<[string, RecordVerdict | null, "success" | "failure", object]>([
    ["a failure", VERIFIED, "failure", kept],
    ["a failure, where nobody has decided", null, "failure", held],
    ["a success", FAILED, "success", takenBack],
  ])("a commit status that says otherwise is not read: %s", (_what, verdict, state, expected) =>
    decidedAs(verdict, async (set) => {
      const description = `verdict=${state === "success" ? "pass" : "fail"} by=health`;
      const context = "release-gate/production";
      addStatus(set.world, { sha: set.sha, context, state, description });
      expect(outcome(await set.run("rollback"))).toMatchObject(expected);
    }),
  );

  test.each<[string, readonly SeededStatus[], DeploymentState, string]>([
    [
      "a failure that was left as it is",
      [BEGUN, LIVE, ["failure", FAILED]],
      "failure",
      "verdict=fail by=health proof=version left: failed, not reverted",
    ],
    [
      "what a later watch has found bad",
      [BEGUN, LIVE, ["success", VERIFIED]],
      "failure",
      "verdict=fail by=watch proof=version left",
    ],
    [
      "a deployment that nobody saw to its end",
      [BEGUN],
      "error",
      "verdict=unknown by=deploy proof=none abandoned: what is live is not known",
    ],
  ])("%s only a person takes back", (_what, statuses, state, description) =>
    onStage({}, async (set) => {
      const record = set.record({ sha: set.sha, version: VERSION, statuses });
      addDeploymentStatus(set.world, record, { state, description });
      set.service.live.production = VERSION;
      expect(outcome(await set.run("rollback"))).toMatchObject(held);
      expect(set.trace()).toEqual(NOTHING);
      const report = await set.run("rollback", { reason: "customers cannot pay" });
      expect(outcome(report)).toMatchObject(takenBack);
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }),
  );
});

describe("nothing is touched", () => {
  const untouched = (set: StageSet) => {
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual(NOTHING);
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

  test("where somebody else has recorded a deployment of another commit since", () =>
    decidedAs(FAILED, async (set) => {
      addDeployment(set.world, { sha: set.commit("2.4.1"), environment: "production" });
      expect(outcome(await set.run("rollback"))).toMatchObject({
        exit: 3,
        rolledBack: "held",
        blockers: ["guard/still-newest unknown", "step/decision pending"],
      });
      untouched(set);
    }));

  test.each<[string, Past]>([
    ["where there was nothing before", { previous: null }],
    ["where nothing before was verified", { previous: { verdict: null } }],
    ["where what was before is held", { previous: { verdict: FAILED } }],
  ])("%s", (_where, past) =>
    decidedAs(
      FAILED,
      async (set) => {
        const report = await set.run("rollback");
        expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
        expect(finding(report, "step/decision").remedy).toContain("Release a new commit");
        // What was left open before it is settled, and nothing else is done.
        expect([set.orders, set.trace().records]).toEqual([[], []]);
      },
      past,
    ),
  );

  test.each([
    ["deployments", "/deployments"],
    ["statuses", "/graphql"],
  ])("where their %s cannot be read", (_what, path) =>
    decidedAs(FAILED, async (set) => {
      set.github.faults.add({ kind: "status", status: 503, path });
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3, rolledBack: "held" });
      untouched(set);
    }),
  );

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

describe("between the decision and the act everything is looked at once more", () => {
  const held = { exit: 3, rolledBack: "held" };
  const GAVE_UP = "rollback production 2.3.7: inactive untouched";

  test("what is deployed meanwhile is not taken away", () =>
    decidedAs(FAILED, async (set) => {
      const sha = set.commit("2.4.1");
      const before = () =>
        void set.record({ sha, version: "2.4.1", run: "4800", statuses: [BEGUN] });
      const report = await set.run("rollback", { ports: claiming(set, { before }) });
      const blockers = ["guard/still-newest unknown", "step/decision pending"];
      expect(outcome(report)).toMatchObject({ ...held, blockers });
      expect(finding(report, "guard/still-newest").found).toContain("came after it");
      expect(set.orders).toEqual([]);
      expect(set.trace().records.at(-1)).toBe(GAVE_UP);
    }));

  test.each<[string, string, object, RegExp]>([
    [
      "a person puts a repair in place meanwhile: the claim is given up, and it is held",
      "2.3.9",
      { ...held, blockers: ["step/decision pending"] },
      /^2\.3\.9 is live, which is neither/,
    ],
    [
      "the platform takes it back meanwhile: the claim is given up, and there is nothing to do",
      PREVIOUS_VERSION,
      { exit: 0, rolledBack: "no", blockers: [] },
      /^Nothing to roll back: the deployment failed, but 2\.3\.7 is live already, and good$/,
    ],
  ])("%s", (_what, version, expected, found) =>
    decidedAs(FAILED, async (set) => {
      const after = () => {
        set.service.live.production = version;
      };
      const report = await set.run("rollback", { ports: claiming(set, { after }) });
      expect(outcome(report)).toMatchObject(expected);
      expect(finding(report, "step/decision").found).toMatch(found);
      expect(set.orders).toEqual([]);
      const before = version === PREVIOUS_VERSION ? left("health") : NOTHING;
      expect(set.trace()).toEqual({ ...before, records: [GAVE_UP] });
    }),
  );

  test("what cannot be read after the claim may be anything", () =>
    decidedAs(FAILED, async (set) => {
      const after = () =>
        void set.github.faults.add({ kind: "status", status: 503, path: "/graphql" });
      const report = await set.run("rollback", { ports: claiming(set, { after }) });
      expect(outcome(report)).toMatchObject({ ...held, blockers: ["step/claim unknown"] });
      expect(report.notes.byHand).toContain(BY_HAND);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ ...NOTHING, records: [GAVE_UP] });
    }));

  test("that it is begun has to stand on its record first", () =>
    decidedAs(FAILED, async (set) => {
      const path = "/deployments/";
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path, times: 1 });
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ ...held, blockers: ["step/record unknown"] });
      expect(report.notes.byHand).toContain(BY_HAND);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ ...NOTHING, records: [GAVE_UP] });
    }));
});

describe("it looks first at what is live", () => {
  const held = { exit: 3, rolledBack: "held", blockers: ["step/decision pending"] };
  const nothing = { exit: 0, verdict: "pass", rolledBack: "no", blockers: [] };
  const takenBack = { exit: 0, rolledBack: "yes" };
  const GOOD = "2.3.7 is live already, and good";
  const NEITHER = "2.3.9 is live, which is neither what failed nor the target";
  const HOUR = 3_600_000;
  /** 2.3.8 ran before, and was never verified: 2.3.7 is the target. */
  const after238 = (set: StageSet) => {
    const sha = set.commit("2.3.8");
    set.record({ sha, version: "2.3.8", run: "4000", verdict: verdict("inconclusive", "live") });
    return { previous: { version: "2.3.8", sha } };
  };
  const put = (version: string) => (set: StageSet) => {
    set.service.live.production = version;
  };

  test.each<[string, RecordVerdict, (set: StageSet) => void, object, string | undefined]>([
    [
      "the target is live already and good: nothing to roll back, the deployment failed",
      FAILED,
      put(PREVIOUS_VERSION),
      nothing,
      `Nothing to roll back: the deployment failed, but ${GOOD}`,
    ],
    [
      "the platform took back what had failed by smoke: nothing to roll back",
      verdict("fail", "smoke"),
      put(PREVIOUS_VERSION),
      nothing,
      `Nothing to roll back: the deployment failed, but ${GOOD}`,
    ],
    [
      "the target is live and bad: it is put in place again, and proven",
      FAILED,
      (set) => {
        put(PREVIOUS_VERSION)(set);
        set.service.answer = (path) =>
          path === "/orders" && set.orders.length === 0 ? status(500) : undefined;
      },
      takenBack,
      undefined,
    ],
    ["a person has put a repair in place: hold", FAILED, put("2.3.9"), held, NEITHER],
    [
      "a person is putting a repair in place, and only some answers come from it: hold",
      FAILED,
      (set) => {
        set.service.answer = (path, _live, nth) =>
          path === "/version" && nth === 2 ? anAnswer({ body: '{"version":"2.3.9"}' }) : undefined;
      },
      held,
      NEITHER,
    ],
    [
      "a person has put a repair in place, and it is bad, too: hold",
      FAILED,
      (set) => {
        put("2.3.9")(set);
        set.service.answer = (path) => (path === "/version" ? undefined : status(500));
      },
      held,
      NEITHER,
    ],
    [
      "the verdict is an hour old and more: hold",
      FAILED,
      (set) => set.clock.advance(HOUR + 1000),
      held,
      "the verdict is older than rollback.max-age",
    ],
    [
      "the verdict is younger than an hour: revert",
      FAILED,
      (set) => set.clock.advance(HOUR - 60_000),
      takenBack,
      undefined,
    ],
    [
      "by smoke, and the critical checks are good now, twice: hold",
      verdict("fail", "smoke"),
      () => undefined,
      held,
      "smoke failed, but the critical checks are good now",
    ],
    [
      "by smoke, and they are good only once: revert",
      verdict("fail", "smoke"),
      (set) => {
        set.service.answer = (path, live, nth) =>
          path === "/orders" && live === VERSION && nth > 1 ? status(500) : undefined;
      },
      takenBack,
      undefined,
    ],
    [
      "by smoke, and nobody could ask them: revert",
      verdict("fail", "smoke"),
      (set) => {
        set.service.answer = (path, live) =>
          path === "/orders" && live === VERSION
            ? noAnswer({ state: "unsent", reason: "local" })
            : undefined;
      },
      takenBack,
      undefined,
    ],
    [
      "by deploy, and it is live now and good, twice: hold",
      verdict("fail", "deploy"),
      () => undefined,
      held,
      "deploy failed, but the critical checks are good now",
    ],
    [
      "by health, and the checks are good: what was proven over a window is reverted",
      FAILED,
      () => undefined,
      takenBack,
      undefined,
    ],
    [
      "nothing answers, so nobody knows what is live: revert",
      FAILED,
      (set) => {
        set.service.answer = (_path, live) => (live === VERSION ? noAnswer() : undefined);
      },
      takenBack,
      undefined,
    ],
  ])("%s", (_row, given, arrange, expected, found) =>
    decidedAs(given, async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject(expected);
      const said = reverted(`${given.outcome} ${given.by} version`);
      const stays = expected === nothing ? left(given.by) : NOTHING;
      expect(set.trace()).toEqual(found === undefined ? said : stays);
      expect(set.orders).toEqual(found === undefined ? ["rollback production 2.3.7"] : []);
      if (found === undefined) return;
      expect(finding(report, "step/decision").found).toBe(capital(found));
      if (expected === held) expect(report.notes.byHand).toContain(BY_HAND);
    }),
  );

  test.each(["health", "smoke"] as const)(
    "a failure by %s that needs no rollback is no lock any more, and is told the same again",
    (by) =>
      decidedAs(verdict("fail", by), async (set, deployment) => {
        put(PREVIOUS_VERSION)(set);
        await set.run("rollback");
        const words = set.world.deployments.find(({ id }) => id === deployment)?.statuses.at(-1);
        expect(words?.description).toBe(
          `verdict=fail by=${by} proof=version left: failed, not reverted`,
        );
        const again = await set.run("rollback");
        expect(outcome(again)).toMatchObject(nothing);
        expect(finding(again, "step/decision").found).toContain(GOOD);
        expect(set.trace()).toEqual(left(by));
        set.service.live.production = VERSION;
        expect(outcome(await set.run("rollback"))).toMatchObject(held);
      }),
  );

  test("where that cannot be written, it is said", () =>
    decidedAs(FAILED, async (set) => {
      put(PREVIOUS_VERSION)(set);
      set.world.permissions.deployments = "read";
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/record unknown"] });
    }));

  test("a dry run writes nothing about it", () =>
    decidedAs(FAILED, async (set) => {
      put(PREVIOUS_VERSION)(set);
      await set.run("rollback", { dryRun: true });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("the age that counts is the manifest's", () =>
    decidedAs(
      FAILED,
      async (set) => {
        set.clock.advance(6 * 60_000);
        expect(outcome(await set.run("rollback"))).toMatchObject(held);
        expect(set.trace()).toEqual(NOTHING);
      },
      { manifest: MANIFEST.replace("stable-for: 30s", "stable-for: 30s, max-age: 5m") },
    ));

  test("in the job that has deployed and judged, neither age nor a later good check counts", () =>
    onStage({}, async (set) => {
      const smoke = verdict("fail", "smoke");
      set.record({ sha: set.sha, version: VERSION, verdict: smoke, payload: { job: "77" } });
      set.service.live.production = VERSION;
      set.clock.advance(2 * HOUR);
      const report = await set.run("rollback", { identity: { ...RUN, job: "77" } });
      expect(outcome(report)).toMatchObject(takenBack);
      expect(set.trace()).toEqual(reverted("fail smoke version"));
    }));

  test.each<[string, StageSet["service"]["answer"], object]>([
    ["good: nothing to roll back, though it would be no target", () => undefined, nothing],
    ["bad, and is not the target: hold", ordersOf("2.3.8"), held],
  ])("what ran before is live and %s", (_how, answer, expected) =>
    onStage({}, async (set) => {
      const payload = after238(set);
      set.record({ sha: set.sha, version: VERSION, statuses: BROKEN, payload });
      set.service.live.production = "2.3.8";
      set.service.answer = answer;
      expect(outcome(await set.run("rollback"))).toMatchObject(expected);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual(NOTHING);
    }),
  );

  test("what ran before is live and good, and there is no target at all: nothing to roll back", () =>
    onStage({ previous: null }, async (set) => {
      const payload = after238(set);
      set.record({ sha: set.sha, version: VERSION, statuses: BROKEN, payload });
      set.service.live.production = "2.3.8";
      expect(outcome(await set.run("rollback"))).toMatchObject(nothing);
      expect(set.trace()).toEqual(NOTHING);
    }));

  describe("where nothing tells builds apart", () => {
    const manifest = MANIFEST.replace(/ {2}ready: .*\n/, "");
    const unproven = ({ records, told, pictures }: Trace): Trace => {
      const bare = (lines: readonly string[]) => lines.map((one) => one.replace(/ version$/g, ""));
      return {
        records: bare(records).map((one) => one.replace("live version", "live")),
        told,
        pictures,
      };
    };

    test.each<[string, RecordVerdict, number, StageSet["service"]["answer"], object]>([
      ["what failed by health is reverted", FAILED, 0, () => undefined, takenBack],
      [
        "what failed by smoke, and is bad, is reverted",
        verdict("fail", "smoke"),
        0,
        ordersOf(VERSION),
        takenBack,
      ],
      [
        "what failed by smoke, and is good now, is held",
        verdict("fail", "smoke"),
        0,
        () => undefined,
        held,
      ],
      ["an old verdict is held", FAILED, HOUR + 1000, () => undefined, held],
    ])("%s", (_what, given, ageMs, answer, expected) =>
      decidedAs(
        given,
        async (set) => {
          set.clock.advance(ageMs);
          set.service.answer = answer;
          expect(outcome(await set.run("rollback"))).toMatchObject(expected);
          const said = unproven(reverted(`${given.outcome} ${given.by} version`));
          expect(set.trace()).toEqual(expected === held ? NOTHING : said);
        },
        { manifest },
      ),
    );
  });

  describe("a person's reason", () => {
    const reason = "customers cannot pay";
    test.each<[string, (set: StageSet) => void, object, Trace]>([
      [
        "goes over what another has put there",
        put("2.3.9"),
        takenBack,
        reverted("fail health version"),
      ],
      [
        "goes over the age of a verdict",
        (set) => set.clock.advance(9 * HOUR),
        takenBack,
        reverted("fail health version"),
      ],
      [
        "does not go over a target that is live and good",
        put(PREVIOUS_VERSION),
        nothing,
        left("health"),
      ],
    ])("%s", (_what, arrange, expected, leaves) =>
      decidedAs(FAILED, async (set) => {
        arrange(set);
        expect(outcome(await set.run("rollback", { reason }))).toMatchObject(expected);
        expect(set.trace()).toEqual(leaves);
      }),
    );
  });
});

describe("an earlier revert is never begun again", () => {
  const didNotComeLive: readonly SeededStatus[] = [BEGUN, ["error", verdict("unknown", "deploy")]];
  test.each<[string, Pick<Recorded, "verdict" | "statuses">, object]>([
    ["proven: nothing to do", {}, { exit: 0, rolledBack: "yes" }],
    ["failed: it stays a failure", { statuses: didNotComeLive }, { exit: 1, rolledBack: "failed" }],
    ["without an end: hold", { statuses: [BEGUN] }, { exit: 3, rolledBack: "held" }],
    ["live, and not proven yet: hold", { verdict: null }, { exit: 3, rolledBack: "held" }],
    [
      "live, and its checks failed: hold",
      { verdict: verdict("inconclusive", "smoke") },
      { exit: 3, rolledBack: "held" },
    ],
    [
      "cut off: hold",
      { statuses: [BEGUN, ["error", verdict("unknown", "live")]] },
      { exit: 3, rolledBack: "held" },
    ],
    [
      "live, and cut off after it: hold",
      { statuses: [BEGUN, LIVE, ["error", verdict("unknown", "live")]] },
      { exit: 3, rolledBack: "held" },
    ],
  ])("%s", (_row, earlier, expected) =>
    decidedAs(FAILED, async (set, deployment) => {
      const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment };
      set.record({ ...back, run: "4800", ...earlier });
      set.service.live.production = PREVIOUS_VERSION;
      for (const reason of [undefined, "customers cannot pay"]) {
        const report = await set.run("rollback", { reason });
        expect(outcome(report)).toMatchObject(expected);
        expect(/^ROLLBACK FAILED/.test(report.headline)).toBe(report.exitCode === 1);
        if (report.exitCode !== 0) expect(report.notes.byHand).toContain(BY_HAND);
      }
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual(NOTHING);
    }),
  );

  test("whose record is gone: the reverted one still says so, and it is held", () =>
    decidedAs(FAILED, async (set) => {
      const [record] = set.world.deployments.slice(-1);
      if (record === undefined) throw new Error("no record");
      const description = "verdict=fail by=health proof=version rolled-back-by=99";
      addDeploymentStatus(set.world, record, { state: "failure", description });
      for (const reason of [undefined, "customers cannot pay"]) {
        const report = await set.run("rollback", { reason });
        expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      }
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("one that another run has claimed meanwhile goes first, and all is decided anew", () =>
    decidedAs(FAILED, async (set, deployment) => {
      const before = () =>
        void set.record({
          ...{ sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment },
          ...{ run: "4800", statuses: [BEGUN] },
        });
      const report = await set.run("rollback", { ports: claiming(set, { before }) });
      expect(outcome(report)).toMatchObject({
        ...{ exit: 3, rolledBack: "held", blockers: ["step/decision pending"] },
      });
      expect(finding(report, "step/decision").found).toMatch(
        /^Deployment \d+ is a rollback of it, and it is open$/,
      );
      expect(report.notes.byHand).toContain(BY_HAND);
      expect(set.orders).toEqual([]);
      const gaveUp = "rollback production 2.3.7: inactive untouched";
      expect(set.trace().records.at(-1)).toBe(gaveUp);
    }));

  test("one that a run has claimed meanwhile, and that died before it began, is settled", () =>
    decidedAs(FAILED, async (set, deployment) => {
      const before = () =>
        void set.record({
          ...{ sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment },
          ...{ run: "4800", statuses: [] },
        });
      const report = await set.run("rollback", { ports: claiming(set, { before }) });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes", blockers: [] });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
      const gaveUp = "rollback production 2.3.7: inactive untouched";
      expect(set.trace().records.slice(0, 2)).toEqual([gaveUp, gaveUp]);
    }));

  test.each([
    ["goes on: it is waited for", "in_progress", { exit: 3, rolledBack: "held" }],
    ["has ended: its claim is settled", "completed", { exit: 0, rolledBack: "yes" }],
  ] as const)("one that was claimed, with nothing begun, by a run that %s", (_how, status, ends) =>
    decidedAs(FAILED, async (set, deployment) => {
      const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment };
      set.record({ ...back, run: "4800", statuses: [] });
      addRun(set.world, { id: 4800, path: "release.yml", sha: set.sha, status });
      expect(outcome(await set.run("rollback"))).toMatchObject(ends);
    }),
  );

  test("one that was given up counts for nothing", () =>
    decidedAs(FAILED, async (set, deployment) => {
      const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment };
      const record = set.record({ ...back, run: "4800", statuses: [BEGUN] });
      const description = "untouched: nothing was started";
      addDeploymentStatus(set.world, record, { state: "inactive", description });
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(set.trace()).toEqual(reverted("fail health version"));
    }));

  test("one that was proven, and over which somebody has put the bad build again, is on hold", () =>
    decidedAs(FAILED, async (set) => {
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      set.service.live.production = VERSION;
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/decision").found).toBe(
        "It was rolled back to 2.3.7, and 2.4.0 answers now",
      );
      expect(set.orders).toHaveLength(1);
    }));

  test("one of which nothing told the version is not called proven later", () =>
    decidedAs(FAILED, async (set, deployment) => {
      set.record({
        ...{ sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment },
        verdict: { ...VERIFIED, proof: "none" },
      });
      set.service.live.production = PREVIOUS_VERSION;
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes", blockers: [] });
      expect(report.headline).toBe(
        "ROLLED BACK: shop 2.4.0 → 2.3.7 in production · it was rolled back before; 2.3.7 passes its checks, version not proven",
      );
    }));

  test("one that was proven, and after which another release was deployed, says that of both", () =>
    decidedAs(FAILED, async (set, deployment) => {
      set.record({
        ...{ sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment },
        verdict: VERIFIED,
      });
      const { id } = set.record({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4712" });
      set.service.live.production = "2.4.1";
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes", blockers: [] });
      expect(report.headline).toBe(
        `ROLLED BACK: shop 2.4.0 in production · it was rolled back before; deployment ${id} of 2.4.1 came after it`,
      );
      expect(set.orders).toEqual([]);
    }));

  test("a revert is never reverted by itself", () =>
    decidedAs(FAILED, async (set, deployment) => {
      const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: deployment };
      const statuses: readonly SeededStatus[] = [
        BEGUN,
        LIVE,
        ["failure", verdict("fail", "watch")],
      ];
      const { id } = set.record({ ...back, statuses });
      expect(outcome(await set.run("rollback", { deployment: id }))).toMatchObject({
        exit: 3,
        rolledBack: "held",
        blockers: ["step/decision pending"],
      });
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("after a revert that did not come about people are told what answers", () => {
  const named = ["held", "failed"];
  test.each<[string, RecordVerdict, (set: StageSet) => void, string | undefined]>([
    ["held", UNDECIDED, () => undefined, VERSION],
    [
      "held, and something else is live",
      UNDECIDED,
      (set) => {
        set.service.live.production = "2.3.9";
      },
      "2.3.9",
    ],
    [
      "held, and nothing answers",
      UNDECIDED,
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
  ])("%s", (_how, verdict, arrange, live) =>
    decidedAs(verdict, async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(named).toContain(report.notes.rolledBack);
      expect(report.notes.liveVersion).toBe(live);
      expect(set.service.asked).toContain("production /version");
    }),
  );

  test("where nothing says how to read a version, nothing is asked", () =>
    decidedAs(
      UNDECIDED,
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
        records: ["rollback production 2.3.7: in_progress pending deploy, error unknown deploy"],
        told: ["deploy production 2.4.0: failure fail health version rolled back"],
        pictures: [TAKEN_BACK],
      });
    }));

  test.each<[string, (set: StageSet) => void, object, string]>([
    [
      "its command fails",
      (set) => {
        set.deploys = async () => ({ state: "exited", code: 1 });
      },
      { exit: 1, rolledBack: "failed", blockers: ["step/revert fail"] },
      "in_progress pending deploy, error unknown deploy",
    ],
    [
      "a critical check fails on the target",
      (set) => {
        set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      },
      { exit: 1, rolledBack: "failed", blockers: ["check/orders fail"] },
      "in_progress pending deploy, success pending live version, success inconclusive smoke version",
    ],
    [
      "the target is not stable",
      (set) => {
        set.service.answer = (path, _live, nth) =>
          path === "/orders" && nth > 3 ? status(500) : undefined;
      },
      { exit: 1, rolledBack: "failed", blockers: ["signal/orders/error-rate fail"] },
      "in_progress pending deploy, success pending live version, success inconclusive health version",
    ],
    [
      "the target is down for five seconds of its stable window",
      (set) => {
        set.service.answer = (path, _live, nth) =>
          path === "/orders" && nth > 1 && nth < 7 ? status(500) : undefined;
      },
      { exit: 3, rolledBack: "held", blockers: ["signal/orders/error-rate inconclusive"] },
      "in_progress pending deploy, success pending live version, success inconclusive health version",
    ],
    [
      "another build answers while it is checked, and is bad",
      (set) => {
        set.service.answer = (path, live) => {
          if (path === "/" && live === PREVIOUS_VERSION) set.service.live.production = VERSION;
          return path === "/orders" ? status(500) : undefined;
        };
      },
      { exit: 3, rolledBack: "held", blockers: ["step/version-live unknown"] },
      "in_progress pending deploy, success pending live version, success unknown live",
    ],
    [
      "another build answers while it is proven",
      (set) => {
        set.service.answer = (path, live, nth) => {
          if (path === "/orders" && live === PREVIOUS_VERSION && nth === 10)
            set.service.live.production = VERSION;
          return undefined;
        };
      },
      { exit: 3, rolledBack: "held", blockers: ["step/version-live unknown"] },
      "in_progress pending deploy, success pending live version, success unknown live",
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
      "in_progress pending deploy, success pending live version, success inconclusive health version",
    ],
  ])("%s", (_how, arrange, expected, said) =>
    decidedAs(FAILED, async (set) => {
      arrange(set);
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject(expected);
      const { records, told, pictures } = set.trace();
      expect(records).toEqual([`rollback production 2.3.7: ${said}`]);
      expect(told).toEqual(["deploy production 2.4.0: failure fail health version rolled back"]);
      expect(pictures).toEqual([
        TAKEN_BACK,
        ...(said.includes("live") ? ["production previous: error"] : []),
      ]);
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

  test("it takes nothing back of what its target has proved before", () =>
    decidedAs(FAILED, async (set) => {
      set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      await set.run("rollback");
      const next = set.record({
        sha: set.commit("2.4.1"),
        version: "2.4.1",
        run: "4800",
        verdict: FAILED,
      });
      set.service.live.production = "2.4.1";
      set.service.answer = () => undefined;
      const report = await set.run("rollback", { deployment: next.id });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(finding(report, "guard/target").found).toMatch(/^2\.3\.7 .*, verified$/);
    }));

  test.each<[string, number, readonly string[], Pick<Trace, "records" | "told">]>([
    [
      "that it was rolled back",
      1,
      ["step/record unknown"],
      { records: [`${LIVE_AGAIN}, success pass health version`], told: [] },
    ],
    [
      "anything about it",
      Number.POSITIVE_INFINITY,
      ["step/record unknown", "step/record unknown"],
      { records: ["rollback production 2.3.7: in_progress pending deploy"], told: [] },
    ],
  ])("where GitHub does not take %s, that is said", (_what, times, blockers, left) =>
    decidedAs(FAILED, async (set) => {
      const usual = set.deploys;
      set.deploys = (request, signal) => {
        const path = "/deployments/";
        set.github.faults.add({ kind: "status", status: 403, method: "POST", path, times });
        return usual(request, signal);
      };
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "yes", blockers });
      expect(set.trace()).toMatchObject(left);
      expect(outcome(await set.run("readiness")).blockers).toContain("requirement/held fail");
    }),
  );
});

test("where people cannot see it on the commits, a warning says so", () =>
  decidedAs(FAILED, async (set) => {
    set.world.permissions.statuses = "read";
    const report = await set.run("rollback");
    expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes", blockers: [] });
    expect(finding(report, "step/picture")).toMatchObject({ outcome: "unknown", effect: "warn" });
    expect(set.trace()).toEqual({ ...reverted("fail health version"), pictures: [] });
  }));

describe("by hand", () => {
  const reason = "customers cannot pay";

  test("whatever the verdict says, and the commit is held for it", () =>
    decidedAs(VERIFIED, async (set) => {
      expect(outcome(await set.run("rollback", { reason }))).toMatchObject({
        exit: 0,
        rolledBack: "yes",
      });
      expect(set.trace()).toEqual(reverted("pass health version"));
      const again = await set.run("readiness");
      expect(outcome(again).blockers).toContain("requirement/held fail");
    }));

  test("a target that was never verified will do, and is said to be weaker", () =>
    decidedAs(
      null,
      async (set) => {
        const report = await set.run("rollback", { reason });
        expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
        expect(finding(report, "guard/target").found).toContain("never verified");
      },
      { previous: { verdict: null } },
    ));

  test("without a commit it is what was deployed last, whoever deployed it", () =>
    decidedAs(null, async (set) => {
      const report = await set.run("rollback", {
        reason,
        identity: LOCALLY,
        sha: undefined,
        event: { ...NO_EVENT, sha: set.previousSha },
      });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(report.release).toMatchObject({ version: VERSION, sha: set.sha });
    }));

  test("a second time it does not go back one release further", () =>
    decidedAs(null, async (set) => {
      const older = set.commit("2.3.6");
      set.world.deployments.unshift({
        ...set.record({ sha: older, version: "2.3.6", run: "3200" }),
        id: 7,
      });
      set.world.deployments.pop();
      const asked = {
        reason,
        identity: LOCALLY,
        sha: undefined,
        event: { ...NO_EVENT, sha: set.sha },
      };
      await set.run("rollback", asked);
      expect(outcome(await set.run("rollback", asked))).toMatchObject({
        exit: 0,
        rolledBack: "yes",
      });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("a commit that is not what was deployed last is not reverted, nor anything else", () =>
    decidedAs(null, async (set) => {
      const report = await set.run("rollback", { reason, identity: LOCALLY, sha: set.previousSha });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual([]);
    }));
});

describe("what was taken back once may be taken back again, as another deployment", () => {
  const reason = "customers cannot pay";

  test.each([
    ["by a person", { identity: LOCALLY, reason }],
    ["by an attempt of the same run", { identity: { ...RUN, attempt: 2 }, reason }],
  ])("%s", (_who, asked) =>
    onStage({}, async (set) => {
      const past = { sha: set.sha, version: VERSION, run: RUN.id };
      const first = set.record(past);
      const back = { sha: set.previousSha, version: PREVIOUS_VERSION, run: RUN.id };
      set.record({ ...back, rollbackOf: first.id });
      set.record(past);
      set.service.live.production = VERSION;
      for (let times = 1; times <= 2; times += 1) {
        const report = await set.run("rollback", asked);
        expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
        expect(set.orders).toEqual(["rollback production 2.3.7"]);
      }
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
