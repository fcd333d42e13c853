import { describe, expect, test } from "@jest/globals";
import type { GitHub, HttpReply } from "../../src/core/ports.ts";
import { addDeployment, addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { BROKEN, FAILED, MANIFEST, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, LOCALLY, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const NOTHING = { records: [], told: [], pictures: [] };

const unsent = noAnswer({ state: "unsent", reason: "local", detail: "no socket" });

/** 2.4.0 as this run has put it in production, not yet decided. */
const deployed = ({ sha, previousSha }: StageSet) =>
  ({
    sha,
    version: VERSION,
    verdict: null,
    payload: { previous: { version: PREVIOUS_VERSION, sha: previousSha } },
  }) as const;

/** Another commit, by another run. */
const another = (set: StageSet) =>
  ({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4800" }) as const;

/** Production runs 2.4.0 of this run, not yet decided. */
function onProduction(
  play: (set: StageSet) => Promise<void>,
  past: Parameters<typeof onStage>[0] = {},
): Promise<void> {
  return onStage(past, (set) => {
    set.record(deployed(set));
    set.service.live.production = VERSION;
    return play(set);
  });
}

describe("the record says what was decided, and by what", () => {
  test.each<[string, StageSet["service"]["answer"], string, string, number]>([
    ["all is well", () => undefined, "success pass health", "success", 0],
    [
      "a critical check fails twice",
      (path) => (path === "/" ? status(503) : undefined),
      "failure fail smoke",
      "failure",
      1,
    ],
    [
      "a critical check cannot be sent",
      (path) => (path === "/" ? unsent : undefined),
      "success unknown smoke",
      "error",
      3,
    ],
    [
      "every second answer of the window is bad",
      (path, _live, nth) =>
        path === "/orders" && nth > 3 && nth % 2 === 0 ? status(500) : undefined,
      "failure fail health",
      "failure",
      1,
    ],
    [
      "every answer is bad, but for five seconds only",
      (path, _live, nth) => (path === "/orders" && nth > 1 && nth < 7 ? status(500) : undefined),
      "success inconclusive health",
      "error",
      3,
    ],
    [
      "the window has a few bad answers, too few for either",
      (path, _live, nth) =>
        path === "/orders" && [5, 20, 33, 41, 52, 60].includes(nth) ? status(500) : undefined,
      "success inconclusive health",
      "error",
      3,
    ],
    [
      "nothing could be sent in the window",
      (path, _live, nth) => (path === "/orders" && nth > 1 ? unsent : undefined),
      "success inconclusive health",
      "error",
      3,
    ],
  ])("%s", (_case, answer, verdict, picture, exit) =>
    onProduction(async (set) => {
      set.service.answer = answer;
      const report = await set.run("verify");
      expect(report.exitCode).toBe(exit);
      expect(set.trace()).toEqual({
        records: [],
        told: [`deploy production 2.4.0: ${verdict} version`],
        pictures: [`production release: ${picture}`],
      });
    }),
  );

  test("a verdict that cannot be written is no pass, and it is handed on", () =>
    onProduction(async (set) => {
      set.world.permissions.deployments = "read";
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/verdict unknown"] });
      expect(report.permissions).toEqual(["deployments: write"]);
      expect(report.notes.unrecorded).toEqual({ outcome: "pass", by: "health", proof: "version" });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("a verdict that people cannot see on the commit only warns", () =>
    onProduction(async (set) => {
      set.world.permissions.statuses = "read";
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, "step/picture")).toMatchObject({ effect: "warn", outcome: "unknown" });
      expect(set.trace()).toMatchObject({
        told: ["deploy production 2.4.0: success pass health version"],
        pictures: [],
      });
    }));

  test("what was undecided is decided again", () =>
    onStage({}, async (set) => {
      const verdict = { outcome: "inconclusive", by: "health", proof: "version" } as const;
      set.record({ ...deployed(set), verdict });
      set.service.live.production = VERSION;
      expect((await set.run("verify")).exitCode).toBe(0);
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success pass health version"]);
    }));

  test("a failure is final, however healthy it is later", () =>
    onStage({}, async (set) => {
      set.record({ ...deployed(set), verdict: FAILED });
      set.service.live.production = VERSION;
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: ["step/verdict fail"] });
      expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
    }));
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
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/version-live unknown"] });
    expect(finding(report, "step/version-live").found).toBe("Version 9.9.9 instead");
    expect(set.trace().told).toEqual(["deploy production 2.4.0: success unknown live"]);
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

describe("another build answers: what is seen of it counts neither for the release nor against it", () => {
  const OLD = anAnswer({ body: '{"version":"2.3.7"}' });
  /** What the n-th answer about the version is, where it is not the release's own. */
  const versions =
    (old: (nth: number) => boolean): StageSet["service"]["answer"] =>
    (path, _live, nth) =>
      path === "/version" && old(nth) ? OLD : undefined;
  /** The platform puts 2.3.7 back when this path is asked for the n-th time; orders fail there. */
  const takesBack =
    (asked: string, times: number) =>
    (set: StageSet): void => {
      set.service.answer = (path, live, nth) => {
        if (path === asked && live === VERSION && nth === times)
          set.service.live.production = PREVIOUS_VERSION;
        return path === "/orders" && set.service.live.production === PREVIOUS_VERSION
          ? status(500)
          : undefined;
      };
    };
  const answers =
    (answer: StageSet["service"]["answer"]) =>
    (set: StageSet): void => {
      set.service.answer = answer;
    };
  const [UNDECIDED, PASSED] = ["success unknown live", "success pass health version"];

  test.each<[string, (set: StageSet) => void, string, RegExp | undefined]>([
    [
      "from the start",
      (set) => {
        set.service.live.production = PREVIOUS_VERSION;
      },
      UNDECIDED,
      /^Version 2\.3\.7 instead$/,
    ],
    [
      "from the start, and it is bad",
      (set) => {
        set.service.live.production = PREVIOUS_VERSION;
        set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      },
      UNDECIDED,
      /^Version 2\.3\.7 instead$/,
    ],
    [
      "at first, as an instance on its way out",
      answers(versions((nth) => nth <= 2)),
      PASSED,
      undefined,
    ],
    [
      "while the checks are made",
      takesBack("/", 1),
      "success unknown live",
      /^Version 2\.3\.7 besides it, at \d\d:\d\d:\d\d UTC: 1 × 2\.4\.0, 1 × 2\.3\.7$/,
    ],
    [
      "in the window, from then on: the platform has taken it back",
      takesBack("/orders", 10),
      UNDECIDED,
      /^Version 2\.3\.7 again, at \d\d:\d\d:\d\d UTC$/,
    ],
    ["right before the verdict", takesBack("/orders", 31), UNDECIDED, /^Version 2\.3\.7 again, /],
    [
      "once in the window: it begins again, and the release passes by a whole one",
      answers(versions((nth) => nth === 4)),
      PASSED,
      undefined,
    ],
    [
      "once in the window, where orders failed: that was an old instance",
      answers((path, _live, nth) => {
        if (path === "/version" && nth === 4) return OLD;
        return path === "/orders" && nth > 2 && nth <= 7 ? status(500) : undefined;
      }),
      PASSED,
      undefined,
    ],
    [
      "once in the window, and then orders fail on the release",
      answers((path, _live, nth) => {
        if (path === "/version" && nth === 4) return OLD;
        return path === "/orders" && nth > 9 ? status(500) : undefined;
      }),
      "failure fail health version",
      undefined,
    ],
    [
      "again and again: it is never a pass while both answer",
      answers(versions((nth) => nth > 3 && nth % 4 === 0)),
      UNDECIDED,
      /^Version 2\.3\.7 besides it, at .* UTC: \d+ × 2\.4\.0, \d+ × 2\.3\.7$/,
    ],
    [
      "again and again, and it does not say which one it is",
      answers((path, _live, nth) =>
        path === "/version" && nth > 3 && nth % 4 === 0 ? status(404) : undefined,
      ),
      UNDECIDED,
      /^A build that does not say which one it is besides it, at /,
    ],
    [
      "never, but the release gets so sick that it cannot say which one it is",
      answers((path, _live, nth) =>
        nth > 9 || (path === "/version" && nth > 6) ? status(404) : undefined,
      ),
      "failure fail health",
      undefined,
    ],
    [
      "never, though the release itself is now and then unable to say it",
      answers((path, _live, nth) =>
        path === "/version" && nth > 3 && nth % 4 === 0 ? status(503) : undefined,
      ),
      PASSED,
      undefined,
    ],
  ])("%s", (_when, arrange, said, found) =>
    onProduction(async (set) => {
      arrange(set);
      const report = await set.run("verify");
      const picture = { success: "error", failure: "failure" }[said.split(" ")[0] ?? ""];
      expect(set.trace()).toEqual({
        records: [],
        told: [`deploy production 2.4.0: ${said}`],
        pictures: [`production release: ${said === PASSED ? "success" : picture}`],
      });
      if (found === undefined) return;
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/version-live unknown"] });
      expect(finding(report, "step/version-live").found).toMatch(found);
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual([]);
    }),
  );

  test("alone, its checks are not even made", () =>
    onProduction(async (set) => {
      set.service.live.production = PREVIOUS_VERSION;
      await set.run("verify");
      expect(set.service.asked.filter((one) => one !== "production /version")).toEqual([]);
    }));

  test("one answer of it decides nothing, though one in a row is enough to be ready", () =>
    onProduction(
      async (set) => {
        set.service.answer = versions((nth) => nth === 4);
        expect((await set.run("verify")).exitCode).toBe(0);
        expect(set.trace().told).toEqual([`deploy production 2.4.0: ${PASSED}`]);
      },
      { manifest: MANIFEST.replace("in-a-row: 3", "in-a-row: 1") },
    ));

  test("where the version cannot be read before the verdict, it is no pass", () =>
    onProduction(async (set) => {
      set.service.answer = (path, _live, nth) =>
        path === "/version" && nth > 3 ? status(503) : undefined;
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/version-live unknown"] });
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success unknown health"]);
    }));

  test("in the window it is asked at least every third look", () =>
    onProduction(async (set) => {
      await set.run("verify");
      const window = set.service.asked.slice(set.service.asked.indexOf("production /banner") + 2);
      const looks = window.join().split("production /version");
      expect(looks.length).toBeGreaterThan(9);
      for (const between of looks) {
        expect(between.split("/orders").length - 1).toBeLessThanOrEqual(3);
      }
    }));
});

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
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success unknown health version"]);
    },
    { manifest },
  );
});

describe("superseded, it refuses without a verdict and without a request", () => {
  test.each<[string, (set: StageSet) => void]>([
    ["by another deployment", (set) => set.record(another(set))],
    ["by one that is under way", (set) => set.record({ ...another(set), statuses: [BEGUN] })],
    [
      "by its own revert, which was begun",
      (set) => {
        const { id: rollbackOf } = set.world.deployments.at(-1) ?? { id: 0 };
        const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf };
        set.record({ ...back, statuses: [BEGUN] });
      },
    ],
  ])("%s", (_how, arrange) =>
    onProduction(async (set) => {
      arrange(set);
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(set.trace()).toEqual(NOTHING);
      expect(set.service.asked).toEqual([]);
    }),
  );
});

describe("an older deployment is judged by the checks of its own manifest, whoever asks", () => {
  const manifest = MANIFEST.replace("- get: /\n", "- get: /\n    - {id: cart, get: /cart}\n");
  test.each<["verify" | "smoke", readonly string[]]>([
    ["verify", ["deploy production 2.3.7: success pass health version"]],
    ["smoke", []],
  ])("%s", (stage, told) =>
    onStage({ manifest, trusted: MANIFEST, previous: null }, async (set) => {
      const statuses = [BEGUN, LIVE];
      const older = { sha: set.previousSha, version: PREVIOUS_VERSION, run: "3301", statuses };
      const payload = { previous: { version: "2.3.6", sha: "c".repeat(40) } };
      const { id: deployment } = set.record({ ...older, payload });
      set.service.answer = (path) => (path === "/cart" ? status(404) : undefined);
      expect(outcome(await set.run(stage, { deployment }))).toMatchObject({ exit: 0 });
      expect(set.trace().told).toEqual(told);
    }),
  );
});

test("a claim that has touched nothing is no reason to refuse", () =>
  onProduction(async (set) => {
    set.record({ ...another(set), statuses: [] });
    expect(outcome(await set.run("verify"))).toMatchObject({ exit: 0, blockers: [] });
    expect(set.trace().told).toEqual(["deploy production 2.4.0: success pass health version"]);
  }));

test("a deployment that failed is not verified by the health of what runs instead", () =>
  onStage({}, async (set) => {
    set.record({ ...deployed(set), statuses: BROKEN });
    const report = await set.run("verify");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
    expect(set.trace()).toEqual(NOTHING);
    expect(set.service.asked).toEqual([]);
  }));

describe("somebody deploys while it looks", () => {
  const meanwhile = (set: StageSet, then: () => void) => {
    set.service.answer = (path, _live, nth) => {
      if (path === "/orders" && nth === 10) then();
      return undefined;
    };
  };
  const foreign = (set: StageSet) =>
    void addDeployment(set.world, { sha: set.commit("2.4.1"), environment: "production" });

  test("we do, in another run: the verdict is left nowhere", () =>
    onProduction(async (set) => {
      meanwhile(set, () => set.record({ ...another(set), verdict: null }));
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["step/still-newest unknown"],
      });
      expect(finding(report, "signal/orders/error-rate").outcome).toBe("pass");
      expect(set.trace()).toMatchObject({ told: [], pictures: [] });
    }));

  test("somebody else's tool does, and no version tells builds apart: it is left nowhere", () =>
    onStage({}, async (set) => {
      set.record({ ...deployed(set), payload: {} });
      set.service.live.production = VERSION;
      meanwhile(set, () => foreign(set));
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["step/still-newest unknown"],
      });
      expect(finding(report, "signal/orders/error-rate").outcome).toBe("pass");
      expect(set.trace()).toMatchObject({ told: [], pictures: [] });
    }));

  test("somebody else's tool does, and the version proves that 2.4.0 is live: it counts", () =>
    onProduction(async (set) => {
      meanwhile(set, () => foreign(set));
      expect(outcome(await set.run("verify"))).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success pass health version"]);
    }));

  test("somebody ends the record: that is not undone by a verdict", () =>
    onProduction(async (set) => {
      const record = set.world.deployments.at(-1);
      if (record === undefined) throw new Error("no record");
      meanwhile(set, () => void addDeploymentStatus(set.world, record, { state: "inactive" }));
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace()).toEqual({ ...NOTHING, told: ["deploy production 2.4.0: inactive"] });
    }));

  test("what cannot be looked at again gets no verdict either", () =>
    onProduction(async (set) => {
      meanwhile(set, () =>
        set.github.faults.add({ kind: "status", status: 502, path: "/deployments" }),
      );
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("a pass speaks of the moment in which it is written", () => {
  /** After the window GitHub is slow, so often; then something may have happened. */
  const slowly = (set: StageSet, times: number, then: () => void = () => undefined) => {
    const { github } = set.ports;
    if (github === undefined) throw new Error("no GitHub");
    let left = times;
    let measured = false;
    set.service.answer = (path, _live, nth) => {
      measured ||= path === "/orders" && nth === 31;
      return undefined;
    };
    const graphql: GitHub["graphql"] = (...asked) => {
      if (measured && left > 0) {
        left -= 1;
        set.clock.advance(15_000);
        then();
      }
      return github.graphql(...asked);
    };
    return { ports: { github: { ...github, graphql } } };
  };

  test("where GitHub took long to show the record, it is looked again", () =>
    onProduction(async (set) => {
      const report = await set.run("verify", slowly(set, 1));
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.service.asked.slice(-5)).toEqual([
        "production /version",
        "production /",
        "production /orders",
        "production /banner",
        "production /version",
      ]);
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success pass health version"]);
    }));

  test.each<[string, (set: StageSet) => void, string]>([
    [
      "meanwhile the platform took it back: undecided",
      (set) => {
        set.service.live.production = PREVIOUS_VERSION;
      },
      "success unknown live",
    ],
    [
      "meanwhile it broke: a failure",
      (set) => {
        set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      },
      "failure fail smoke version",
    ],
  ])("%s", (_what, then, said) =>
    onProduction(async (set) => {
      await set.run(
        "verify",
        slowly(set, 1, () => then(set)),
      );
      expect(set.trace().told).toEqual([`deploy production 2.4.0: ${said}`]);
    }),
  );

  test("where GitHub stays slow, there is no verdict", () =>
    onProduction(async (set) => {
      const report = await set.run("verify", slowly(set, 99));
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/verdict unknown"] });
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("where this run has deployed nothing it judges what is live, and leaves no verdict", () => {
  test("a warning says so", () =>
    onStage({}, async (set) => {
      set.service.live.production = VERSION;
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(finding(report, "step/verdict")).toMatchObject({
        effect: "warn",
        outcome: "unknown",
        found: "No verdict was left: this run has deployed nothing to production",
        remedy: "Run the deploy stage first, or name the deployment-id",
      });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("another version that is live is not vouched for", () =>
    onStage({}, async (set) => {
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/version-live unknown"] });
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("what another run has deployed is not taken for its own", () =>
    onStage({}, async (set) => {
      set.record({ ...deployed(set), run: "4800" });
      set.service.live.production = VERSION;
      expect(finding(await set.run("verify"), "step/verdict").outcome).toBe("unknown");
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("what it has claimed and given up is nothing", () =>
    onStage({}, async (set) => {
      set.record({ ...deployed(set), statuses: [["inactive"]] });
      set.service.live.production = VERSION;
      expect(finding(await set.run("verify"), "step/verdict").outcome).toBe("unknown");
      expect(set.trace()).toEqual(NOTHING);
    }));

  test("the records cannot be read: then nobody knows that, and it refuses", () =>
    onStage({}, async (set) => {
      set.github.faults.add({ kind: "status", status: 502, path: "/deployments" });
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deployment unknown"] });
      expect(set.service.asked).toEqual([]);
    }));

  test("without GitHub there is nobody to ask: it measures, and warns that no verdict is left", () =>
    onStage({}, async (set) => {
      set.service.live.production = VERSION;
      const report = await set.run("verify", { ports: { github: undefined } });
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(finding(report, "step/verdict")).toMatchObject({ effect: "warn", outcome: "unknown" });
      expect(finding(report, "signal/orders/error-rate").outcome).toBe("pass");
    }));
});

test("outside Actions it speaks of what was deployed last", () =>
  onStage({}, async (set) => {
    set.record({ ...deployed(set), run: "4800" });
    set.service.live.production = VERSION;
    expect((await set.run("verify", { identity: LOCALLY })).exitCode).toBe(0);
    expect(set.trace().told).toEqual(["deploy production 2.4.0: success pass health version"]);
  }));

test("a named deployment of an earlier release is judged as what it is", () =>
  onStage({ previous: { verdict: null } }, async (set) => {
    const earlier = set.world.deployments.find((one) => one.environment === "production");
    const report = await set.run("verify", { deployment: earlier?.id });
    expect(report.exitCode).toBe(0);
    expect(report.release).toMatchObject({ version: "2.3.7", sha: set.previousSha });
    expect(set.trace()).toEqual({
      records: [],
      told: ["deploy production 2.3.7: success pass health"],
      pictures: ["production previous: success"],
    });
  }));

test("a named revert is verified, too: it makes its version trusted again", () =>
  onStage({}, async (set) => {
    const { id: rollbackOf } = set.record({ ...deployed(set), verdict: FAILED });
    const back = { sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf };
    const previous = { version: VERSION, sha: set.sha };
    const { id } = set.record({ ...back, statuses: [BEGUN, LIVE], payload: { previous } });
    const report = await set.run("verify", { deployment: id });
    expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    expect(report.release).toMatchObject({ version: "2.3.7", sha: set.previousSha });
    expect(set.trace()).toMatchObject({
      told: ["rollback production 2.3.7: success pass health version"],
      pictures: ["production previous: success"],
    });
  }));
