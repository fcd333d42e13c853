import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../src/core/ports.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const unsent = noAnswer({ state: "unsent", reason: "local", detail: "no socket" });

/** Production runs 2.4.0 of this run, not yet decided. */
function onProduction(
  play: (set: StageSet) => Promise<void>,
  past: Parameters<typeof onStage>[0] = {},
): Promise<void> {
  return onStage(past, (set) => {
    set.record({ sha: set.sha, version: VERSION, mark: undefined });
    set.service.live.production = VERSION;
    return play(set);
  });
}

describe("the mark says what was decided, and by what", () => {
  test.each<[string, StageSet["service"]["answer"], string, number]>([
    ["all is well", () => undefined, "success verdict=pass by=health", 0],
    [
      "a critical check fails twice",
      (path) => (path === "/" ? status(503) : undefined),
      "failure verdict=fail by=smoke",
      1,
    ],
    [
      "a critical check cannot be sent",
      (path) => (path === "/" ? unsent : undefined),
      "error verdict=unknown by=smoke",
      3,
    ],
    [
      "every second answer of the window is bad",
      (path, _live, nth) =>
        path === "/orders" && nth > 3 && nth % 2 === 0 ? status(500) : undefined,
      "failure verdict=fail by=health",
      1,
    ],
    [
      "the window has a few bad answers, too few for either",
      (path, _live, nth) =>
        path === "/orders" && [5, 20, 33, 41, 52, 60].includes(nth) ? status(500) : undefined,
      "error verdict=inconclusive by=health",
      3,
    ],
    [
      "nothing could be sent in the window",
      (path, _live, nth) => (path === "/orders" && nth > 1 ? unsent : undefined),
      "error verdict=inconclusive by=health",
      3,
    ],
  ])("%s", (_case, answer, mark, exit) =>
    onProduction(async (set) => {
      set.service.answer = answer;
      const report = await set.run("verify");
      expect(report.exitCode).toBe(exit);
      expect(set.trace()).toEqual({ records: [], marks: [`production release: ${mark}`] });
    }),
  );
});

test("a service that answers nothing at all is a failure, not missing data", () =>
  onProduction(async (set) => {
    set.service.live.production = undefined;
    expect(outcome(await set.run("verify"))).toMatchObject({ exit: 1, verdict: "fail" });
  }));

test("another version than the released one is not vouched for, however healthy it is", () =>
  onStage({}, async (set) => {
    set.record({ sha: set.sha, version: VERSION });
    set.service.live.production = "9.9.9";
    const report = await set.run("verify");
    expect(outcome(report)).toMatchObject({ exit: 1, blockers: ["step/version-live fail"] });
    expect(finding(report, "step/version-live").found).toBe("Version 9.9.9 instead");
  }));

test.each<[string, (nth: number) => HttpReply | undefined]>([
  ["one lost answer", (nth) => (nth === 1 ? status(503) : undefined)],
  [
    "one answer of an old instance",
    (nth) => (nth === 1 ? anAnswer({ body: '{"version":"2.3.7"}' }) : undefined),
  ],
])("%s about the version decides nothing", (_case, answer) =>
  onProduction(async (set) => {
    set.service.answer = (path, _live, nth) => (path === "/version" ? answer(nth) : undefined);
    expect(outcome(await set.run("verify"))).toMatchObject({ exit: 0, blockers: [] });
  }),
);

test("a version that cannot be read at all is no pass, however healthy the rest is", () =>
  onProduction(async (set) => {
    set.service.answer = (path) => (path === "/version" ? status(503) : undefined);
    expect(outcome(await set.run("verify"))).toMatchObject({
      exit: 3,
      blockers: ["step/version-live unknown"],
    });
  }));

test.each<[string, HttpReply, RegExp, RegExp]>([
  [
    "refused",
    noAnswer({ state: "broken", reason: "refused", detail: "the connection was refused" }),
    /^The connection was refused — GET \S+\/version, /,
    /^Check that the service runs and listens/,
  ],
  [
    "private",
    noAnswer({ state: "unsent", reason: "address", detail: "10.0.0.1 is not a public address" }),
    /^10\.0\.0\.1 is not a public address — GET /,
    /allow-private-network/,
  ],
  [
    "an answer without it",
    anAnswer({ body: "{}" }),
    /^Version in JSON \S+ missing/,
    /smoke\.ready/,
  ],
])(
  "what keeps the version from being read is said, with its own remedy: %s",
  (_case, answer, found, remedy) =>
    onProduction(async (set) => {
      set.service.answer = (path) => (path === "/version" ? answer : undefined);
      const live = finding(await set.run("verify"), "step/version-live");
      expect(live.outcome).toBe("unknown");
      expect(live.found).toMatch(found);
      expect(live.remedy).toMatch(remedy);
    }),
);

test("how to read the version cannot be filled in: that is no pass either", () => {
  const manifest = MANIFEST.replace("get: /version", 'get: "/version?key=${{ secrets.KEY }}"');
  return onProduction(
    async (set) => {
      expect(outcome(await set.run("verify"))).toMatchObject({
        exit: 3,
        blockers: ["step/version-live unknown"],
      });
    },
    { manifest },
  );
});

test("a signal whose check cannot be filled in is unknown, and no other signal hides it", () => {
  const manifest = MANIFEST.replace(
    "{id: banner, get: /banner, severity: warning}",
    '{id: banner, get: /banner, headers: {x-key: "${{ secrets.KEY }}"}, severity: warning}',
  ).replace("signals: [", "signals: [{probe: banner, error-rate: {max: 20%}}, ");
  return onProduction(
    async (set) => {
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        blockers: ["signal/banner/error-rate unknown"],
      });
      expect(finding(report, "check/banner")).toMatchObject({ effect: "warn", outcome: "unknown" });
      expect(set.trace().marks).toEqual(["production release: error verdict=unknown by=health"]);
    },
    { manifest },
  );
});

test("superseded, it refuses without a mark and without a request", () =>
  onProduction(async (set) => {
    set.record({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" });
    const report = await set.run("verify");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
    expect(set.trace().marks).toEqual([]);
    expect(set.service.asked).toEqual([]);
  }));

test.each([
  ["its own record", (set: StageSet) => set.sha, "step/deployment unknown"],
  ["a newer one", (set: StageSet) => set.commit("2.4.1"), "step/still-newest unknown"],
] as const)("%s is silent: the command that ends it is told", (_which, commit, blocker) =>
  onProduction(async (set) => {
    const run = blocker.includes("newest") ? "4800" : "4711";
    const { id } = set.record({
      sha: commit(set),
      version: VERSION,
      run,
      states: [],
      mark: undefined,
    });
    const report = await set.run("verify");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: [blocker] });
    expect(report.findings[0]?.remedy).toContain(`deployments/${id}/statuses -f state=inactive`);
    expect(set.trace().marks).toEqual([]);
  }),
);

test("a deployment that failed is not verified by the health of what runs instead", () =>
  onStage({}, async (set) => {
    set.record({
      sha: set.sha,
      version: VERSION,
      states: ["in_progress", "failure"],
      mark: { state: "error", verdict: "fail", by: "deploy" },
    });
    const report = await set.run("verify");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
    expect(set.trace().marks).toEqual([]);
  }));

describe("somebody deploys while it looks", () => {
  const deploysMeanwhile = (set: StageSet, foreign: boolean) => {
    set.service.answer = (path, _live, nth) => {
      if (path !== "/orders" || nth !== 10) return undefined;
      const other = set.record({
        sha: set.commit("2.4.1"),
        version: "2.4.1",
        run: "4800",
        mark: undefined,
      });
      if (foreign) set.world.deployments.splice(-1, 1, { ...other, payload: {} });
      return undefined;
    };
  };
  test.each([
    ["we do, in another run", false],
    ["somebody else's tool does", true],
  ])("%s: the verdict is left nowhere", (_who, foreign) =>
    onProduction(async (set) => {
      deploysMeanwhile(set, foreign);
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["step/still-newest unknown"],
      });
      expect(finding(report, "signal/orders/error-rate").outcome).toBe("pass");
      expect(set.trace().marks).toEqual([]);
    }),
  );

  test("what cannot be looked at again is not marked either", () =>
    onProduction(async (set) => {
      set.service.answer = (path, _live, nth) => {
        if (path === "/orders" && nth === 10)
          set.github.faults.add({ kind: "status", status: 502, path: "/deployments" });
        return undefined;
      };
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace().marks).toEqual([]);
    }));
});

describe("where this run has deployed nothing", () => {
  test("it refuses, and asks production nothing", () =>
    onStage({}, async (set) => {
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["step/deployment unknown"],
      });
      expect(finding(report, "step/deployment")).toMatchObject({
        found: "This run has deployed nothing to production",
        remedy: "Run the deploy stage first, or name the deployment-id",
      });
      expect(set.trace().marks).toEqual([]);
      expect(set.service.asked).toEqual([]);
    }));

  test("what another run has deployed is not taken for its own", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: "4800", mark: undefined });
      expect(outcome(await set.run("verify")).blockers).toEqual(["step/deployment unknown"]);
      expect(set.trace().marks).toEqual([]);
    }));

  test("without GitHub there is nobody to ask: it measures, and warns that no mark is left", () =>
    onStage({}, async (set) => {
      set.service.live.production = VERSION;
      const report = await set.run("verify", { ports: { github: undefined } });
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(finding(report, "step/mark")).toMatchObject({ effect: "warn", outcome: "unknown" });
      expect(finding(report, "signal/orders/error-rate").outcome).toBe("pass");
    }));
});

test("a named deployment of an earlier release is judged as what it is", () =>
  onStage({ previous: { mark: undefined } }, async (set) => {
    const earlier = set.world.deployments.find((one) => one.environment === "production");
    const report = await set.run("verify", { deployment: earlier?.id });
    expect(report.exitCode).toBe(0);
    expect(report.release).toMatchObject({ version: "2.3.7", sha: set.previousSha });
    expect(set.trace().marks).toEqual(["production previous: success verdict=pass by=health"]);
  }));
