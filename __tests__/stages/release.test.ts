import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { metered } from "../support/meter.ts";
import { MANIFEST, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const NOTHING = { records: [], told: [], pictures: [] };
const BEGUN = "deploy production 2.4.0: in_progress pending deploy";
const DEPLOYED = `${BEGUN}, success pending live version`;
const REVERTED =
  "rollback production 2.3.7: in_progress pending deploy, success pending live version, success pass health version";
const REPLACED = ["deploy production 2.3.7: inactive"];
const PENDING = "production release: pending";
const ROLLED_BACK = "production release: failure";
const TARGET_VERIFIED = "production previous: success";

/** 2.4.0 answers well at first, and then not every second time. */
const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth > 3 && nth % 2 === 0 ? status(500) : undefined;

test("a good release goes through", () =>
  onStage({}, async (set) => {
    const report = await set.run("release");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "no", blockers: [] });
    expect(set.trace()).toEqual({
      records: [`${DEPLOYED}, success pass health version`],
      told: REPLACED,
      pictures: [PENDING, "production release: success"],
    });
  }));

test("a good release takes no more than 60 requests to GitHub and 19 waits for it", () =>
  onStage({}, async (set) => {
    const { github: usual } = set.ports;
    if (usual === undefined) throw new Error("no GitHub");
    const { github, spent } = metered(usual, set.world);
    const report = await set.run("release", { ports: { github } });
    expect(report.exitCode).toBe(0);
    const { rest, graphql, waits } = spent();
    expect(rest + graphql).toBeLessThanOrEqual(60);
    expect(waits).toBeLessThanOrEqual(19);
  }));

test("writes whose answers are lost are looked up, and nothing is done twice", () =>
  onStage({}, async (set) => {
    set.github.faults.add({
      kind: "cut",
      method: "POST",
      path: /\/(deployments|statuses)(\/|$)/,
      moment: "after",
    });
    expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, blockers: [] });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toEqual({
      records: [`${DEPLOYED}, success pass health version`],
      told: REPLACED,
      pictures: [PENDING, "production release: success"],
    });
  }));

describe("a new commit of the version that is live already", () => {
  const BY_COMMIT = MANIFEST.replace("version: {json", "commit: {json: $.sha}, version: {json");
  const rebuilt = (set: StageSet) => {
    set.service.live.production = VERSION;
    let { previousSha: live } = set;
    set.deploys = async ({ env }) => {
      live = env.RELEASE_SHA ?? "";
      return { state: "exited", code: 0 };
    };
    set.service.answer = (path) =>
      path === "/version"
        ? anAnswer({ body: `{"version":"${VERSION}","sha":"${live}"}` })
        : undefined;
  };

  test("is proven by its commit", () =>
    onStage({ manifest: BY_COMMIT }, async (set) => {
      rebuilt(set);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(report.headline).toContain("· proven by commit");
      expect(report.notes).toMatchObject({ liveCommit: set.sha, proof: "commit" });
      expect(set.trace().records).toEqual([
        `${BEGUN}, success pending live commit, success pass health commit`,
      ]);
    }));

  test("is not proven by its version", () =>
    onStage({}, async (set) => {
      rebuilt(set);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(report.headline).toContain("· version not proven");
      expect(finding(report, "step/version-live")).toMatchObject({
        outcome: "unknown",
        effect: "inform",
      });
      expect(set.trace().records).toEqual([`${BEGUN}, success pending live, success pass health`]);
    }));
});

describe("a service that answers 503 for 5 s after its deployment, and that nothing proves", () => {
  const UNREADY = MANIFEST.replace(/ {2}ready: .*\n/, "");
  const WITH_READY = MANIFEST.replace("version: {json: $.version}, within: 10s", "within: 1m");
  const starts = (set: StageSet, ms = 5000) => {
    let since: number | undefined;
    const usual = set.deploys;
    set.deploys = (order, until) => {
      since = set.clock.monotonic();
      return usual(order, until);
    };
    return () => since !== undefined && set.clock.monotonic() - since < ms;
  };

  test.each([
    ["without smoke.ready", UNREADY],
    ["with one that names no build", WITH_READY],
  ])("is waited for %s", (_what, manifest) =>
    onStage({ manifest }, async (set) => {
      const isStarting = starts(set);
      set.service.answer = (path) =>
        isStarting() && path !== "/version" ? status(503) : undefined;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "no", blockers: [] });
      expect(report.headline).toContain("version not proven");
      expect(report.timeline.map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^The critical checks have answered well, after/),
      );
    }),
  );

  test("is waited for after a rollback, too", () =>
    onStage({ manifest: UNREADY }, async (set) => {
      const isStarting = starts(set);
      set.service.answer = (path, live, nth) =>
        isStarting() ? status(503) : regression(path, live, nth - 5);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual(["deploy production 2.4.0", "rollback production 2.3.7"]);
    }));

  test("is judged where it does not answer well within 2 minutes", () =>
    onStage({ manifest: UNREADY }, async (set) => {
      set.service.answer = (_path, live) => (live === VERSION ? status(503) : undefined);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(report.timeline.map(({ text }) => text)).toContainEqual(
        "No good answer within 2m: GET /, orders",
      );
    }));

  test("is judged at once where its build is proven", () =>
    onStage({}, async (set) => {
      const isStarting = starts(set, 3000);
      set.service.answer = (path) =>
        isStarting() && path !== "/version" ? status(503) : undefined;
      const report = await set.run("release");
      expect(report.timeline.map(({ text }) => text)).not.toContainEqual(
        expect.stringContaining("answered well"),
      );
      expect(finding(report, "check/orders").tags).toEqual(["flaky"]);
    }));
});

test("in staging the checks decide", () =>
  onStage({ staged: false }, async (set) => {
    set.service.live.staging = PREVIOUS_VERSION;
    const report = await set.run("release", { environment: "staging" });
    expect(outcome(report)).toMatchObject({ exit: 0 });
    const { records, pictures } = set.trace();
    expect(records).toEqual([
      "deploy staging 2.4.0: in_progress pending deploy, success pending live version, success pass smoke version",
    ]);
    expect(pictures.at(-1)).toBe("staging release: success");
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
    expect(set.trace()).toEqual(NOTHING);
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
    const [, { id: revert } = { id: 0 }] = set.world.deployments.slice(-2);
    expect(set.world.deployments.at(-2)?.statuses.at(-1)?.description).toContain(
      `verdict=fail by=health proof=version rolled-back-by=${revert}`,
    );
    expect(set.trace()).toEqual({
      records: [
        `${DEPLOYED}, failure fail health version, failure fail health version rolled back`,
        REVERTED,
      ],
      told: REPLACED,
      pictures: [PENDING, ROLLED_BACK, ROLLED_BACK, TARGET_VERIFIED],
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
  test.each<[string, (set: StageSet) => void, string]>([
    [
      "its command fails, and the new version answers",
      (set) => {
        const usual = set.deploys;
        set.deploys = async (request, signal) => {
          const end = await usual(request, signal);
          return request.env.RELEASE_KIND === "rollback" ? end : { state: "exited", code: 1 };
        };
      },
      "fail",
    ],
    [
      "nobody could ask which version is live",
      (set) => {
        set.service.answer = (_path, live) =>
          live === VERSION ? noAnswer({ state: "unsent", reason: "local" }) : undefined;
      },
      "unknown",
    ],
  ])("%s", (_how, arrange, verdict) =>
    onStage({}, async (set) => {
      arrange(set);
      expect(outcome(await set.run("release"))).toMatchObject({
        exit: 1,
        verdict,
        rolledBack: "yes",
      });
      expect(set.trace()).toEqual({
        records: [
          `${BEGUN}, error ${verdict} deploy, failure ${verdict} deploy rolled back`,
          REVERTED,
        ],
        told: [],
        pictures: [PENDING, "production release: error", ROLLED_BACK, TARGET_VERIFIED],
      });
      expect(finding(await set.run("readiness"), "requirement/held").outcome).toBe("pass");
    }),
  );
});

describe("a deployment that did not come live, where what ran before is live and good: nothing is reverted", () => {
  const fails = (set: StageSet) => {
    set.deploys = async () => ({ state: "exited", code: 1 });
  };

  test("the deployment failed, and that is what record and headline say", () =>
    onStage({}, async (set) => {
      fails(set);
      const report = await set.run("release");
      expect(outcome(report)).toEqual({
        exit: 1,
        verdict: "fail",
        rolledBack: "no",
        blockers: ["step/deploy fail"],
      });
      expect(report.headline).toMatch(/^RELEASE FAILED: shop 2\.4\.0 in production/);
      expect(finding(report, "step/decision").found).toBe(
        "Nothing to roll back: the deployment failed, but 2.3.7 is live already, and good",
      );
      expect(report.notes.liveVersion).toBe("2.3.7");
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
      expect(set.trace()).toEqual({
        records: [`${BEGUN}, error fail deploy`],
        told: [],
        pictures: [PENDING, "production release: error"],
      });
      expect(finding(await set.run("readiness"), "requirement/held").outcome).toBe("pass");
    }));

  test("where it is bad, it is put in place again", () =>
    onStage({}, async (set) => {
      const usual = set.deploys;
      let good = true;
      set.deploys = async (request, signal) => {
        good = request.env.RELEASE_KIND === "rollback";
        return good ? usual(request, signal) : { state: "exited", code: 1 };
      };
      set.service.answer = (path) => (path === "/orders" && !good ? status(500) : undefined);
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.trace().records).toEqual([
        `${BEGUN}, error fail deploy, failure fail deploy rolled back`,
        REVERTED,
      ]);
    }));
});

describe("by a verdict in hand, which GitHub does not take", () => {
  const unsent = noAnswer({ state: "unsent", reason: "local" });
  const doubt: StageSet["service"]["answer"] = (path, live, nth) =>
    path === "/orders" && live === VERSION && nth > 1 ? unsent : undefined;
  const IN_HAND = {
    "2.4.0 does not come live": {
      answer: () => undefined,
      breaks: true,
      unrecorded: { outcome: "fail", by: "deploy", proof: "none" },
    },
    "a check fails": {
      answer: (path, live) => (path === "/" && live === VERSION ? status(500) : undefined),
      unrecorded: { outcome: "fail", by: "smoke", proof: "version" },
    },
    "the window fails": {
      answer: regression,
      unrecorded: { outcome: "fail", by: "health", proof: "version" },
    },
    "a check cannot be sent": {
      answer: (path, live) => (path === "/" && live === VERSION ? unsent : undefined),
      unrecorded: { outcome: "unknown", by: "smoke", proof: "version" },
    },
    "the window comes to nothing": {
      answer: doubt,
      unrecorded: { outcome: "inconclusive", by: "health", proof: "version" },
    },
    "all is well": {
      answer: () => undefined,
      unrecorded: { outcome: "pass", by: "health", proof: "version" },
    },
  } as const satisfies Readonly<
    Record<
      string,
      {
        readonly answer: StageSet["service"]["answer"];
        readonly breaks?: boolean;
        readonly unrecorded: Report["notes"]["unrecorded"];
      }
    >
  >;

  /** Once 2.4.0 is live, or is not going to be, nothing more can be written on its record. */
  const unwritable = (set: StageSet, how: keyof typeof IN_HAND) => {
    const usual = set.deploys;
    const way = IN_HAND[how];
    let silent = false;
    const fallSilent = () => {
      const id = set.world.deployments.at(-1)?.id;
      if (!silent)
        set.github.faults.add({
          kind: "status",
          status: 502,
          method: "POST",
          path: `/deployments/${id}/statuses`,
        });
      silent = true;
    };
    set.service.answer = (path, live, nth) => {
      // Checks follow when it is written that 2.4.0 is live.
      if (path === "/" && live === VERSION) fallSilent();
      return way.answer(path, live, nth);
    };
    set.deploys = async (request, signal) => {
      if (!("breaks" in way) || request.env.RELEASE_KIND !== "deploy")
        return usual(request, signal);
      fallSilent();
      set.service.live.production = VERSION;
      return { state: "exited", code: 1 };
    };
  };

  test.each<[keyof typeof IN_HAND, object, readonly string[], readonly string[]]>([
    [
      "2.4.0 does not come live",
      { exit: 1, rolledBack: "yes" },
      [BEGUN, REVERTED],
      [PENDING, "production release: error", ROLLED_BACK, TARGET_VERIFIED],
    ],
    [
      "a check fails",
      { exit: 1, rolledBack: "yes" },
      [DEPLOYED, REVERTED],
      [PENDING, ROLLED_BACK, TARGET_VERIFIED],
    ],
    [
      "the window fails",
      { exit: 1, rolledBack: "yes" },
      [DEPLOYED, REVERTED],
      [PENDING, ROLLED_BACK, TARGET_VERIFIED],
    ],
    ["a check cannot be sent", { exit: 3, rolledBack: "held" }, [DEPLOYED], [PENDING]],
    ["the window comes to nothing", { exit: 3, rolledBack: "held" }, [DEPLOYED], [PENDING]],
    ["all is well", { exit: 3, rolledBack: "no" }, [DEPLOYED], [PENDING]],
  ])("%s", (how, expected, records, pictures) =>
    onStage({}, async (set) => {
      unwritable(set, how);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject(expected);
      expect(outcome(report).blockers).toContain(
        how === "2.4.0 does not come live" ? "step/record unknown" : "step/verdict unknown",
      );
      expect(set.trace()).toMatchObject({ records, pictures });
      if (report.notes.rolledBack !== "yes")
        expect(report.notes.unrecorded).toEqual(IN_HAND[how].unrecorded);
    }),
  );

  test("a revert that only its own record tells of holds the commit all the same", () =>
    onStage({}, async (set) => {
      unwritable(set, "the window fails");
      await set.run("release");
      expect(outcome(await set.run("release")).blockers).toEqual(["requirement/held fail"]);
      expect(set.orders).toEqual(["deploy production 2.4.0", "rollback production 2.3.7"]);
    }));

  test("the manifest's own word counts for it, too", () => {
    const on = "observe: 30s\n  on: {inconclusive: rollback}";
    return onStage({ manifest: MANIFEST.replace("observe: 30s", on) }, async (set) => {
      unwritable(set, "the window comes to nothing");
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
    });
  });

  test("a verdict that GitHub does take leaves nothing in hand", () =>
    onStage({}, async (set) => {
      set.service.answer = doubt;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(report.notes.unrecorded).toBeUndefined();
    }));

  test("a pass is neither reverted nor a pass", () =>
    onStage({}, async (set) => {
      unwritable(set, "all is well");
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 3, rolledBack: "no" });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));
});

test("where GitHub does not take that it is live, it is judged all the same, and is no pass", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.deploys = (request, signal) => {
      const path = `/deployments/${set.world.deployments.at(-1)?.id}/statuses`;
      set.github.faults.add({ kind: "status", status: 502, method: "POST", path });
      return usual(request, signal);
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "no" });
    expect(outcome(report).blockers).toEqual(["step/verdict unknown"]);
    expect(finding(report, "step/record")).toMatchObject({ outcome: "unknown", effect: "warn" });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toMatchObject({ records: [BEGUN], pictures: [PENDING] });
  }));

test("a commit status that people cannot see only warns: nothing rests on it", () =>
  onStage({}, async (set) => {
    set.service.answer = regression;
    set.world.permissions.statuses = "read";
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({
      exit: 1,
      rolledBack: "yes",
      blockers: ["signal/orders/error-rate fail"],
    });
    expect(finding(report, "step/picture")).toMatchObject({ effect: "warn", outcome: "unknown" });
    expect(report.permissions).toEqual(["statuses: write"]);
    expect(set.trace()).toMatchObject({
      records: [
        `${DEPLOYED}, failure fail health version, failure fail health version rolled back`,
        REVERTED,
      ],
      pictures: [],
    });
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
    expect(set.trace()).toEqual(NOTHING);
  }));

test("somebody deploys while it observes: the verdict is left nowhere, and nothing is reverted", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) => {
      if (path === "/orders" && live === VERSION && nth === 10)
        set.record({ sha: set.commit("2.4.1"), version: "2.4.1", run: "4800", verdict: null });
      return regression(path, live, nth);
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, verdict: "fail", rolledBack: "held" });
    expect(outcome(report).blockers).toEqual(
      expect.arrayContaining(["step/still-newest unknown", "step/decision pending"]),
    );
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toMatchObject({
      records: [
        DEPLOYED,
        "deploy production 2.4.1: in_progress pending deploy, success pending live",
      ],
      pictures: [PENDING],
    });
  }));

test("somebody else's tool deploys while it observes: what is live is proven, so the verdict counts", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) => {
      if (path === "/orders" && live === VERSION && nth === 10)
        addDeployment(set.world, { sha: set.commit("2.4.1"), environment: "production" });
      return undefined;
    };
    expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, verdict: "pass" });
    expect(set.trace().records).toEqual([
      `${DEPLOYED}, success pass health version`,
      "foreign production 2.3.7: ",
    ]);
  }));

test("the platform takes it back while it observes: nothing is decided, and it is held", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) => {
      if (path === "/orders" && live === VERSION && nth === 10)
        set.service.live.production = "2.3.7";
      return undefined;
    };
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown", rolledBack: "held" });
    expect(outcome(report).blockers).toContain("step/version-live unknown");
    expect(report.notes.liveVersion).toBe("2.3.7");
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toEqual({
      records: [`${DEPLOYED}, success unknown live`],
      told: REPLACED,
      pictures: [PENDING, "production release: error"],
    });
  }));

test("a dry run says what it would do, and does none of it", () =>
  onStage({}, async (set) => {
    const report = await set.run("release", { dryRun: true });
    expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
    expect(report.timeline.map(({ text }) => text).join("\n")).not.toContain("started");
    expect(set.orders).toEqual([]);
    expect(set.trace()).toEqual(NOTHING);
  }));
