import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { noAnswer } from "../support/fake-http.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, outcome, type StageSet } from "../support/stage-set.ts";

const PENDING = "production release: pending verdict=pending by=deploy";
const DEPLOYED = "deploy production 2.4.0: in_progress, success";
const REVERTED = "rollback production 2.3.7: in_progress, success";
const TARGET_VERIFIED = "production previous: success verdict=pass by=health";

/** 2.4.0 answers well at first, and then not every second time. */
const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth > 3 && nth % 2 === 0 ? status(500) : undefined;

test("a good release goes through", () =>
  onStage({}, async (set) => {
    const report = await set.run("release");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "no", blockers: [] });
    expect(set.trace()).toEqual({
      records: [DEPLOYED],
      marks: [PENDING, "production release: success verdict=pass by=health"],
    });
  }));

test("in staging the checks decide", () =>
  onStage({ staged: false }, async (set) => {
    const report = await set.run("release", { environment: "staging" });
    expect(outcome(report)).toMatchObject({ exit: 0 });
    expect(set.trace().marks.at(-1)).toBe("staging release: success verdict=pass by=smoke");
  }));

test("a release that is not ready is refused, and nothing is left", () =>
  onStage({ staged: false }, async (set) => {
    const report = await set.run("release");
    expect(outcome(report)).toEqual({
      exit: 3,
      verdict: "pending",
      rolledBack: undefined,
      blockers: ["requirement/staging-smoke pending"],
    });
    expect(set.trace()).toEqual({ records: [], marks: [] });
  }));

test("a regression is reverted, the commit is held, and the same release is refused from then on", () =>
  onStage({}, async (set) => {
    set.service.answer = regression;
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({
      exit: 1,
      rolledBack: "yes",
      blockers: ["signal/orders/error-rate fail"],
    });
    expect(report.headline).toMatch(/^ROLLED BACK: shop 2\.4\.0 → 2\.3\.7 in production/);
    expect(set.orders).toEqual(["deploy production 2.4.0", "rollback production 2.3.7"]);
    expect(set.trace()).toEqual({
      records: [DEPLOYED, REVERTED],
      marks: [PENDING, "production release: failure verdict=fail by=health", TARGET_VERIFIED],
    });
    expect(outcome(await set.run("release")).blockers).toEqual(["requirement/held fail"]);
    expect(set.orders).toHaveLength(2);
  }));

test("after a revert the checks and signals of both versions say of which they are", () =>
  onStage({}, async (set) => {
    set.service.answer = regression;
    const report = await set.run("release");
    const said = (kind: "deploy" | "rollback") =>
      report.findings.flatMap(({ id, of }) =>
        of?.kind === kind ? [`${id} of ${of.version}`] : [],
      );
    expect(said("deploy")).toEqual([
      "step/version-live of 2.4.0",
      "check/GET / of 2.4.0",
      "check/orders of 2.4.0",
      "check/banner of 2.4.0",
      "signal/orders/error-rate of 2.4.0",
    ]);
    expect(said("rollback")).toEqual([
      "step/version-live of 2.3.7",
      "check/GET / of 2.3.7",
      "check/orders of 2.3.7",
      "signal/orders/error-rate of 2.3.7",
    ]);
    const summary = set.written.get("/reports/production-release/summary.md");
    expect(summary).toContain("**Signals of 2.4.0**");
    expect(summary).toContain("**Signals of 2.3.7, after the rollback**");
    expect(summary).toContain("<summary>Checks after the rollback: 2 of 2 passed</summary>");
  }));

describe("a deployment that did not come live is reverted, and the commit is not held for it", () => {
  test.each<[string, (set: StageSet) => void, string, string]>([
    [
      "its command fails",
      (set) => {
        const usual = set.deploys;
        set.deploys = async (request, signal) =>
          request.env.RELEASE_KIND === "rollback"
            ? usual(request, signal)
            : { state: "exited", code: 1 };
      },
      "failure",
      "fail",
    ],
    [
      "nobody could ask which version is live",
      (set) => {
        set.service.answer = (_path, live) =>
          live === VERSION ? noAnswer({ state: "unsent", reason: "local" }) : undefined;
      },
      "error",
      "unknown",
    ],
  ])("%s", (_how, arrange, state, verdict) =>
    onStage({}, async (set) => {
      arrange(set);
      expect(outcome(await set.run("release"))).toMatchObject({
        exit: 1,
        verdict,
        rolledBack: "yes",
      });
      expect(set.trace()).toEqual({
        records: [`deploy production 2.4.0: in_progress, ${state}`, REVERTED],
        marks: [PENDING, `production release: error verdict=${verdict} by=deploy`, TARGET_VERIFIED],
      });
    }),
  );
});

test("a verdict whose mark cannot be written is in hand, and the revert goes by it", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.service.answer = regression;
    set.deploys = (request, signal) => {
      set.github.faults.add({
        kind: "status",
        status: 502,
        method: "POST",
        path: `/statuses/${set.sha}`,
      });
      return usual(request, signal);
    };
    expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
    expect(set.trace()).toEqual({
      records: [DEPLOYED, REVERTED],
      marks: [PENDING, TARGET_VERIFIED],
    });
  }));

describe("by a verdict in hand, whose mark GitHub does not take", () => {
  const unsent = noAnswer({ state: "unsent", reason: "local" });
  const doubt: StageSet["service"]["answer"] = (path, live, nth) =>
    path === "/orders" && live === VERSION && nth > 1 ? unsent : undefined;
  const IN_HAND = {
    "2.4.0 does not come live": {
      answer: () => undefined,
      breaks: true,
      unmarked: { state: "error", verdict: "fail", by: "deploy" },
    },
    "a check fails": {
      answer: (path, live) => (path === "/" && live === VERSION ? status(500) : undefined),
      unmarked: { state: "failure", verdict: "fail", by: "smoke" },
    },
    "a check cannot be sent": {
      answer: (path, live) => (path === "/" && live === VERSION ? unsent : undefined),
      unmarked: { state: "error", verdict: "unknown", by: "smoke" },
    },
    "the window comes to nothing": {
      answer: doubt,
      unmarked: { state: "error", verdict: "inconclusive", by: "health" },
    },
    "all is well": {
      answer: () => undefined,
      unmarked: { state: "success", verdict: "pass", by: "health" },
    },
  } as const satisfies Readonly<
    Record<
      string,
      {
        readonly answer: StageSet["service"]["answer"];
        readonly breaks?: boolean;
        readonly unmarked: Report["notes"]["unmarked"];
      }
    >
  >;

  /** From the deployment on no mark of the release is taken. */
  const unmarkable = (set: StageSet, how: keyof typeof IN_HAND) => {
    const usual = set.deploys;
    const way = IN_HAND[how];
    set.service.answer = way.answer;
    set.deploys = async (request, signal) => {
      const path = `/statuses/${set.sha}`;
      set.github.faults.add({ kind: "status", status: 502, method: "POST", path });
      const isBroken = "breaks" in way && request.env.RELEASE_KIND === "deploy";
      return isBroken ? { state: "exited", code: 1 } : usual(request, signal);
    };
  };

  test.each<[keyof typeof IN_HAND, object, readonly string[]]>([
    ["2.4.0 does not come live", { exit: 1, rolledBack: "yes" }, [PENDING, TARGET_VERIFIED]],
    ["a check fails", { exit: 1, rolledBack: "yes" }, [PENDING, TARGET_VERIFIED]],
    ["a check cannot be sent", { exit: 3, rolledBack: "held" }, [PENDING]],
    ["the window comes to nothing", { exit: 3, rolledBack: "held" }, [PENDING]],
    ["all is well", { exit: 3, rolledBack: "no" }, [PENDING]],
  ])("%s", (how, expected, marks) =>
    onStage({}, async (set) => {
      unmarkable(set, how);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject(expected);
      expect(outcome(report).blockers).toContain("step/mark unknown");
      expect(set.trace().marks).toEqual(marks);
      if (report.notes.rolledBack !== "yes")
        expect(report.notes.unmarked).toEqual(IN_HAND[how].unmarked);
    }),
  );

  test("the manifest's own word counts for it, too", () => {
    const on = "observe: 30s\n  on: {inconclusive: rollback}";
    return onStage({ manifest: MANIFEST.replace("observe: 30s", on) }, async (set) => {
      unmarkable(set, "the window comes to nothing");
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
    });
  });

  test("a mark that GitHub does take leaves nothing in hand", () =>
    onStage({}, async (set) => {
      set.service.answer = doubt;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(report.notes.unmarked).toBeUndefined();
    }));
});

test("a pass whose mark cannot be written is neither reverted nor a pass", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.deploys = (request, signal) => {
      set.github.faults.add({
        kind: "status",
        status: 502,
        method: "POST",
        path: `/statuses/${set.sha}`,
      });
      return usual(request, signal);
    };
    expect(outcome(await set.run("release"))).toMatchObject({ exit: 3, rolledBack: "no" });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
  }));

test("a revert that is not proven is a failure", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, _live, nth) =>
      path === "/orders" && nth > 2 ? status(500) : undefined;
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "failed" });
    expect(report.headline).toMatch(/^ROLLBACK FAILED/);
  }));

test("doubt holds: neither reverted nor passed", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, _live, nth) =>
      path === "/orders" && nth > 1 ? noAnswer({ state: "unsent", reason: "local" }) : undefined;
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 3, verdict: "inconclusive", rolledBack: "held" });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
  }));

test("doubt that the manifest reverts for is a release that failed", () => {
  const manifest = MANIFEST.replace("observe: 30s", "observe: 30s\n  on: {inconclusive: rollback}");
  return onStage({ manifest }, async (set) => {
    set.service.answer = (path, live, nth) =>
      path === "/orders" && live === VERSION && nth > 1
        ? noAnswer({ state: "unsent", reason: "local" })
        : undefined;
    expect(outcome(await set.run("release"))).toMatchObject({
      exit: 1,
      verdict: "inconclusive",
      rolledBack: "yes",
    });
  });
});

test("a deployment-id is refused, since it makes one of its own, and nothing is done", () =>
  onStage({}, async (set) => {
    const earlier = set.world.deployments.find((one) => one.environment === "production");
    const report = await set.run("release", { deployment: earlier?.id });
    expect(outcome(report)).toMatchObject({ exit: 2, rolledBack: undefined });
    expect(report.findings[0]?.found).toContain("does not use a deployment-id");
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual({ records: [], marks: [] });
  }));

test("somebody deploys while it observes: the verdict is left nowhere, and nothing is reverted", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) => {
      if (path === "/orders" && live === VERSION && nth === 10)
        set.record({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4800", mark: undefined });
      return regression(path, live, nth);
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail", rolledBack: "held" });
    expect(outcome(report).blockers).toEqual(
      expect.arrayContaining(["step/still-newest unknown", "step/decision pending"]),
    );
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace().marks).toEqual([PENDING]);
  }));

test("a dry run says what it would do, and does none of it", () =>
  onStage({}, async (set) => {
    const report = await set.run("release", { dryRun: true });
    expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
    expect(report.timeline.map(({ text }) => text).join("\n")).not.toContain("started");
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual({ records: [], marks: [] });
  }));
