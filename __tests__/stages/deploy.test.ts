import { describe, expect, test } from "@jest/globals";
import type { CommandEnd, GitHub } from "../../src/core/ports.ts";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { BEGUN as SEED_BEGUN } from "../../src/demo/github/seeds/records.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { BROKEN, MANIFEST, type Recorded, VERSION } from "../support/shop-repository.ts";
import { finding, LOCALLY, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

const NOTHING = { records: [], told: [], pictures: [] };
const BEGUN = "deploy production 2.4.0: in_progress pending deploy";
const LIVE = `${BEGUN}, success pending live version`;
const REPLACED = ["deploy production 2.3.7: inactive"];
const PENDING = ["production release: pending"];

test("claims, says that it begins, deploys, and says when the version is live", () =>
  onStage({}, async (set) => {
    const report = await set.run("deploy");
    expect(outcome(report)).toEqual({ exit: 0, verdict: "pass", rolledBack: "no", blockers: [] });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace()).toEqual({ records: [LIVE], told: REPLACED, pictures: PENDING });
    expect(report.notes).toEqual({
      deployment: set.world.deployments.at(-1)?.id,
      rolledBack: "no",
      proof: "version",
      liveVersion: VERSION,
    });
  }));

describe("nothing is run and nothing is left on GitHub", () => {
  test.each<[string, Parameters<typeof onStage>[0], readonly string[], number]>([
    [
      "when something due does not pass",
      { staged: false },
      ["requirement/staging-smoke pending"],
      3,
    ],
    [
      "when something due fails",
      { previous: { verdict: null } },
      ["requirement/rollback-target fail"],
      1,
    ],
    [
      "when the command needs a value that is not there",
      { manifest: MANIFEST.replace("target.version", "secrets.DEPLOY_KEY") },
      ["step/deploy unknown"],
      3,
    ],
  ])("%s", (_when, past, blockers, exit) =>
    onStage(past, async (set) => {
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit, blockers });
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual(NOTHING);
    }),
  );

  test("in a dry run, which says what it would do first", () =>
    onStage({}, async (set) => {
      const report = await set.run("deploy", { dryRun: true });
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "pending" });
      expect(report.receipts.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
        "claim recorded",
        "command recorded",
      ]);
      expect(report.timeline.map(({ text }) => text)).toEqual([]);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual(NOTHING);
    }));
});

describe("a record tells its act from the claim on", () => {
  const claimOf = (set: StageSet) => {
    const { task, payload } = set.world.deployments.at(-1) ?? {};
    return { task, payload };
  };

  test("with everything that later runs need to know", () =>
    onStage({}, async (set) => {
      const identity = { ...RUN, attempt: 2, job: "77", runner: "github-hosted" } as const;
      await set.run("deploy", { identity });
      expect(claimOf(set)).toEqual({
        task: "release-gate",
        payload: {
          release_gate: {
            format: 1,
            key: `rg:octoacme/shop::production:${set.sha}:4711:deploy`,
            component: "",
            version: VERSION,
            kind: "deploy",
            run: "4711",
            attempt: 2,
            job: "77",
            runner: "github-hosted",
            // 5m to deploy, 10s until it is live, a window of up to 60s, and 10m.
            lease: new Date(Date.parse("2026-11-20T10:06:00Z") + 970_000).toISOString(),
            manifest: "release.yml",
            previous: { version: "2.3.7", sha: set.previousSha },
            rollback_of: null,
            adopted: null,
            baseline: { "GET /": [1, 0], orders: [1, 0] },
            state: { version: "2.3.7" },
            type: "minor",
            fixes: null,
            notes: null,
          },
        },
      });
    }));

  test("links the run and the environment with each status, and retires nothing by itself", () =>
    onStage({}, async (set) => {
      await set.run("deploy");
      const statuses = set.world.deployments.at(-1)?.statuses ?? [];
      for (const { logUrl, environmentUrl } of statuses)
        expect([logUrl, environmentUrl]).toEqual([RUN.url, "https://shop.example"]);
    }));
});

test("without the right to show it on the commit it is deployed all the same, with a warning", () =>
  onStage({}, async (set) => {
    set.world.permissions.statuses = "read";
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(finding(report, "step/picture")).toMatchObject({ effect: "warn", outcome: "unknown" });
    expect(report.permissions).toEqual(["statuses: write"]);
    expect(set.trace()).toMatchObject({ records: [LIVE], pictures: [] });
  }));

describe("what cannot be recorded is not deployed", () => {
  test("without the right to claim", () =>
    onStage({}, async (set) => {
      set.world.permissions.deployments = "read";
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
      expect(report.permissions).toEqual(["deployments: write"]);
      expect(set.orders).toEqual([]);
    }));

  test("where it cannot be said that it begins: the claim is given up", () =>
    onStage({}, async (set) => {
      const path = /\/statuses$/;
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path, times: 1 });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/record unknown"] });
      expect(report.notes.deployment).toBeUndefined();
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({
        records: ["deploy production 2.4.0: inactive untouched"],
        told: [],
        pictures: [],
      });
    }));

  test("where nothing can be said of the claim any more: it stays, and keeps others out", () =>
    onStage({}, async (set) => {
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path: /\/statuses$/ });
      const report = await set.run("deploy");
      const blockers = ["step/record unknown", "step/record unknown"];
      expect(outcome(report)).toMatchObject({ exit: 3, blockers });
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({
        records: ["deploy production 2.4.0: "],
        told: [],
        pictures: [],
      });
    }));

  test("where the records cannot be read after the claim: it is given up", () =>
    onStage({}, async (set) => {
      const github = blindAfterClaim(set);
      const report = await set.run("deploy", { ports: { github } });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
      expect(set.orders).toEqual([]);
      expect(set.trace().records).toEqual(["deploy production 2.4.0: inactive untouched"]);
    }));

  /** GitHub whose lists do not show what was claimed. */
  function blindAfterClaim({ ports }: StageSet): GitHub {
    const { github } = ports;
    if (github === undefined) throw new Error("no GitHub");
    let claimed = false;
    return {
      ...github,
      request: async (route, parameters, signal) => {
        const reply = await github.request(route, parameters, signal);
        if (route === "POST /repos/{owner}/{repo}/deployments") claimed = true;
        const isList = route === "GET /repos/{owner}/{repo}/deployments";
        if (!claimed || !isList || !reply.ok || !Array.isArray(reply.data)) return reply;
        return { ...reply, data: reply.data.slice(1) };
      },
    };
  }
});

test("a claim whose answer was lost and that was made twice is deployed once, the other given up", () =>
  onStage({}, async (set) => {
    const path = /\/deployments$/;
    set.github.faults.add({ kind: "cut", method: "POST", path, moment: "after", times: 1 });
    const usual = set.ports.github;
    if (usual === undefined) throw new Error("no GitHub");
    let lost = false;
    const github: GitHub = {
      ...usual,
      request: async (route, parameters, signal) => {
        const isLook = route === "GET /repos/{owner}/{repo}/deployments" && !("page" in parameters);
        if (isLook && !lost) {
          lost = true; // The list is late: nobody sees that it was made.
          return { ok: true, status: 200, data: [] };
        }
        return usual.request(route, parameters, signal);
      },
    };
    const report = await set.run("deploy", { ports: { github } });
    expect(outcome(report)).toMatchObject({ exit: 0 });
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
    expect(set.trace().records).toEqual(["deploy production 2.4.0: inactive untouched", LIVE]);
  }));

describe("an earlier attempt of the same run", () => {
  test("that came live is found, and not done twice", () =>
    onStage({}, async (set) => {
      const first = await set.run("deploy");
      const again = await set.run("deploy");
      expect(outcome(again)).toEqual(outcome(first));
      expect(again.notes.deployment).toBe(first.notes.deployment);
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  test("of a person is another run: it deploys again", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, run: LOCALLY.id });
      const report = await set.run("deploy", { identity: { ...LOCALLY, id: "local-2" } });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  test("that came live and was overtaken is no success of this one", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION });
      set.record({ sha: set.commit("2.3.9"), version: "2.3.9", run: "4800" });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/still-newest unknown"] });
      expect(set.orders).toEqual([]);
    }));

  test("that has no end is looked into by a person, never repeated", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, statuses: [SEED_BEGUN] });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/claim unknown"] });
      expect(finding(report, "step/claim").remedy).toContain("end the record");
      expect(set.orders).toEqual([]);
    }));

  test("that was rolled back and lifted is final for its run, and a new run is named", () =>
    onStage({}, async (set) => {
      const { id } = set.record({ sha: set.sha, version: VERSION });
      const back = { sha: set.previousSha, version: "2.3.7", rollbackOf: id };
      set.record(back);
      set.clock.advance(60_000);
      const issue = addIssue(set.world, { title: "Release", labels: ["release"] });
      addComment(set.world, issue, {
        author: "alice",
        body: `/lift-hold ${set.sha} because it was us`,
      });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: ["step/claim fail"] });
      expect(finding(report, "step/claim").remedy).toContain("Start a new run");
      expect(set.orders).toEqual([]);
    }));

  test.each<[string, Recorded["statuses"]]>([
    ["failed", BROKEN],
    ["was given up before anything was touched", [["inactive"]]],
    ["somebody has ended", [SEED_BEGUN, ["inactive"]]],
  ])("that %s may be followed by another", (_how, statuses = []) =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, statuses });
      expect((await set.run("deploy")).exitCode).toBe(0);
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }),
  );
});

describe("a deployment that goes wrong ends its record and allows a revert", () => {
  const ends = (end: CommandEnd) => (set: StageSet) => {
    set.deploys = async () => end;
  };
  test.each<[string, (set: StageSet) => void, string, number]>([
    ["command fails", ends({ state: "exited", code: 7 }), "fail", 1],
    ["command takes too long", ends({ state: "killed", by: "timeout", detail: "" }), "fail", 1],
    ["the old version stays", ends({ state: "exited", code: 0 }), "fail", 1],
    [
      "nobody can ask which version is live",
      (set) => {
        const unsent = noAnswer({ state: "unsent", reason: "local", detail: "no socket" });
        set.service.answer = (_path, live) => (live === VERSION ? unsent : undefined);
      },
      "unknown",
      3,
    ],
    [
      "old and new answer in turns",
      (set) => {
        set.service.answer = (_path, _live, nth) =>
          anAnswer({ body: `{"version":"${nth % 2 === 0 ? "2.3.7" : VERSION}"}` });
      },
      "fail",
      1,
    ],
  ])("%s", (_how, arrange, verdict, exit) =>
    onStage({}, async (set) => {
      arrange(set);
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit, verdict, rolledBack: "no" });
      expect(set.trace()).toEqual({
        records: [`${BEGUN}, error ${verdict} deploy`],
        told: [],
        pictures: [...PENDING, "production release: error"],
      });
    }),
  );
});

test("a success that GitHub does not take is no success", () =>
  onStage({}, async (set) => {
    const usual = set.deploys;
    set.deploys = (request, signal) => {
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path: "/deployments/" });
      return usual(request, signal);
    };
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/record unknown"] });
    expect(set.trace().records).toEqual([BEGUN]);
  }));

test("a failure that GitHub does not take is handed on", () =>
  onStage({}, async (set) => {
    set.deploys = async () => {
      set.github.faults.add({ kind: "status", status: 403, method: "POST", path: "/deployments/" });
      return { state: "exited", code: 7 };
    };
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({
      exit: 1,
      verdict: "fail",
      blockers: ["step/deploy fail", "step/record unknown"],
    });
    expect(report.notes.unrecorded).toEqual({ outcome: "fail", by: "deploy", proof: "none" });
    expect(set.trace().records).toEqual([BEGUN]);
  }));

test("without smoke.ready the version is said to be unproven, and nothing more", () => {
  const manifest = MANIFEST.replace(/ {2}ready: .*\n/, "");
  return onStage({ manifest }, async (set) => {
    const report = await set.run("deploy");
    expect(report.exitCode).toBe(0);
    expect(finding(report, "step/version-live")).toMatchObject({
      effect: "inform",
      outcome: "unknown",
    });
    expect(set.trace().records).toEqual([`${BEGUN}, success pending live`]);
  });
});

describe("on the first release", () => {
  test("the version proves it where another one answered before", () =>
    onStage({ previous: null }, async (set) => {
      expect((await set.run("deploy")).exitCode).toBe(0);
      expect(set.trace()).toMatchObject({
        records: [`${BEGUN}, success pending live version`],
        told: [],
      });
    }));

  test("nothing tells it from what ran before where nothing answered", () =>
    onStage({ previous: null }, async (set) => {
      set.service.live.production = undefined;
      expect((await set.run("deploy")).exitCode).toBe(0);
      expect(set.trace()).toMatchObject({ records: [`${BEGUN}, success pending live`], told: [] });
    }));
});
