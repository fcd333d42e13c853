import { describe, expect, test } from "@jest/globals";
import { nonceOf } from "../../src/core/nonce.ts";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { claiming } from "../support/claiming.ts";
import { anAnswer } from "../support/fake-http.ts";
import { clientOf } from "../support/github.ts";
import { FAILED, MANIFEST, type Recorded, VERIFIED, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";
import { another, type Left, OTHER_RUN } from "./another.ts";
import { BY_WORKFLOW } from "./dispatched.ts";

const NOTHING = { records: [], told: [], pictures: [] };
const DEPLOYED =
  "deploy production 2.4.0: in_progress pending deploy, success pending live version";

describe("what another run has left open is settled, and then it is deployed", () => {
  test.each<[string, Partial<Recorded>, string]>([
    ["in progress", {}, "deploy production 2.3.9: error unknown deploy"],
    [
      "claimed, with nothing begun",
      { statuses: [] },
      "deploy production 2.3.9: inactive untouched",
    ],
    [
      "failed, and not rolled back",
      { verdict: FAILED },
      "deploy production 2.3.9: failure fail health version",
    ],
  ])("%s", (_how, over, told) =>
    onStage({}, async (set) => {
      const { record } = another(set, over);
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, "step/lock")).toMatchObject({ outcome: "pass", effect: "inform" });
      expect(finding(report, "step/lock").found).toContain(`Deployment ${record.id} of 2.3.9: `);
      expect(set.trace().told).toContain(told);
      expect(set.trace().records).toEqual([DEPLOYED]);
    }),
  );

  const inPlaceOf = (version: string) => ({ previous: { version, sha: "c".repeat(40) } });
  test.each<[string, Partial<Recorded>, string, string]>([
    [
      "in place of another version",
      { payload: inPlaceOf("2.3.7") },
      "success pending live version, success pass health version, inactive",
      "2.3.9",
    ],
    [
      "in place of nobody knows what",
      { verdict: null, payload: { previous: null } },
      "success pass health, inactive",
      "2.3.7",
    ],
    [
      "as it was before, whatever was deployed before it: nobody knows whether it came live",
      { payload: { ...inPlaceOf("2.3.7"), state: { version: "2.3.9" } } },
      "error unknown deploy",
      "2.3.7",
    ],
  ])("live %s", (_how, over, told, target) =>
    onStage({}, async (set) => {
      another(set, over);
      set.service.live.production = "2.3.9";
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().told).toContain(`deploy production 2.3.9: ${told}`);
      expect(finding(report, "requirement/rollback-target").found).toContain(target);
    }),
  );

  test("live by its commit, and verified by nobody yet: its record says how that is proven", () => {
    const manifest = MANIFEST.replace("version: {json", "commit: {json: $.sha}, version: {json");
    return onStage({ manifest }, async (set) => {
      const { record } = another(set, { verdict: null });
      set.service.live.production = "2.3.9";
      set.service.answer = (path, live) => {
        const sha = live === "2.3.9" ? record.sha : set.sha;
        const body = JSON.stringify({ version: live, sha });
        return path === "/version" ? anAnswer({ body }) : undefined;
      };
      await set.run("deploy");
      expect(set.trace().told).toContain(
        "deploy production 2.3.9: success pass health commit, inactive",
      );
    });
  });

  test("what an earlier attempt of this run has left in progress converges", () =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: VERSION, statuses: [BEGUN] });
      const report = await set.run("release", { identity: { ...RUN, attempt: 2 } });
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
      expect(set.trace().told).toContain("deploy production 2.4.0: error unknown deploy");
      expect(set.orders).toHaveLength(1);
    }));

  test("the first deployment here, whose run died, does not block all others", () =>
    onStage({ previous: null }, async (set) => {
      another(set);
      expect(outcome(await set.run("readiness"))).toMatchObject({ exit: 3 });
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
    }));
});

describe("what is in progress is waited for", () => {
  test("and then settled", () =>
    onStage({}, async (set) => {
      const { run } = another(set, { running: true });
      const sleep: typeof set.clock.sleep = async (ms, signal) => {
        if (set.clock.sleeps.length > 3) run.status = "completed";
        return set.clock.sleep(ms, signal);
      };
      const report = await set.run("deploy", { ports: { clock: { ...set.clock, sleep } } });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(set.trace().records).toEqual([DEPLOYED]);
    }));

  test("no longer than a deployment may take: then nothing is deployed, and the command is told", () =>
    onStage({}, async (set) => {
      const { record } = another(set, { running: true });
      const report = await set.run("deploy");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "pending",
        blockers: ["step/lock pending"],
      });
      expect(finding(report, "step/lock")).toMatchObject({
        found: `Deployment ${record.id} of 2.3.9 is in progress: its job in run 4800 is still running`,
        remedy: `Wait until it has ended, or cancel it with \`gh run cancel 4800\` and end its record with \`release-gate settle ${record.id} --environment production\`; then run the stage again`,
      });
      expect(set.clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBe(5 * 60_000);
      expect([set.orders, set.trace()]).toEqual([[], NOTHING]);
    }));

  test.each([
    ["lasts", 3600_000, { exit: 3, verdict: "pending" }],
    ["is over", -1000, { exit: 0, verdict: "pass" }],
  ])("outside Actions by its lease: it %s", (_how, ms, expected) =>
    onStage({}, async (set) => {
      const lease = new Date(set.clock.now() + ms).toISOString();
      another(set, { run: "local-7", payload: { lease } });
      expect(outcome(await set.run("deploy"))).toMatchObject(expected);
    }),
  );
});

test("an owner that cannot be read is no end", () =>
  onStage({}, async (set) => {
    another(set);
    set.github.faults.add({ kind: "status", status: 502, path: "/actions/runs/4800" });
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock unknown"] });
    expect([set.orders, set.trace()]).toEqual([[], NOTHING]);
  }));

test("a settling that cannot be written deploys nothing", () =>
  onStage({}, async (set) => {
    const { record } = another(set);
    const path = `/deployments/${record.id}/statuses`;
    set.github.faults.add({ kind: "status", status: 403, method: "POST", path });
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/record unknown"] });
    expect(report.timeline.map(({ text }) => text).join()).not.toContain("was settled");
    expect(set.orders).toEqual([]);
  }));

test("a record that somebody deletes meanwhile is written on by nobody", () =>
  onStage({}, async (set) => {
    const { record } = another(set);
    const github = clientOf(set.github, { clock: set.clock });
    const request: typeof github.request = async (route, ...asked) => {
      const reply = await github.request(route, ...asked);
      if (route !== "GET /repos/{owner}/{repo}/actions/runs/{run_id}") return reply;
      const at = set.world.deployments.indexOf(record);
      if (at !== -1) set.world.deployments.splice(at, 1);
      return reply;
    };
    const report = await set.run("deploy", { ports: { github: { ...github, request } } });
    expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    expect(record.statuses).toHaveLength(1);
  }));

test("a dry run settles nothing", () =>
  onStage({}, async (set) => {
    another(set);
    await set.run("deploy", { dryRun: true });
    expect(set.trace()).toEqual(NOTHING);
  }));

test("of two claims at the same time the later one gives way", () =>
  onStage({}, async (set) => {
    const before = () => void another(set, { running: true });
    const report = await set.run("deploy", { ports: claiming(set, { before }) });
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock pending"] });
    expect(set.orders).toEqual([]);
    expect(set.trace().records).toEqual([
      "deploy production 2.3.9: in_progress pending deploy",
      "deploy production 2.4.0: inactive untouched",
    ]);
  }));

test("what was deployed after readiness was judged is judged anew", () =>
  onStage({}, async (set) => {
    const before = () => void another(set, { verdict: VERIFIED });
    const report = await set.run("deploy", { ports: claiming(set, { before }) });
    expect(outcome(report)).toMatchObject({ exit: 0 });
    expect(finding(report, "requirement/rollback-target").found).toContain("2.3.9");
    expect(set.orders).toHaveLength(1);
  }));

describe("a rollback and an older deployment that is in progress", () => {
  const failed = (set: StageSet, left: Left = {}) => {
    const { record } = another(set, left);
    set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    return record;
  };

  test("whose run has ended: it is settled, and then rolled back", () =>
    onStage({}, async (set) => {
      failed(set);
      expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(set.trace().told).toContain("deploy production 2.3.9: error unknown live");
    }));

  test("that goes on: it is waited for, then held", () =>
    onStage({}, async (set) => {
      failed(set, { running: true });
      const report = await set.run("rollback");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(report.findings.map(({ id }) => id)).toContain("step/lock");
      expect([set.orders, set.trace()]).toEqual([[], NOTHING]);
    }));

  test("that goes on stops a person too: a reason overrides the verdict, not the lock", () =>
    onStage({}, async (set) => {
      failed(set, { running: true });
      const report = await set.run("rollback", { reason: "orders fail" });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(finding(report, "step/lock").remedy).toContain("gh run cancel 4800");
    }));

  test("what another run has written meanwhile stays: nothing is settled from an old reading", () =>
    onStage({}, async (set) => {
      const { record } = another(set);
      const github = clientOf(set.github, { clock: set.clock });
      const request: typeof github.request = async (route, ...asked) => {
        const reply = await github.request(route, ...asked);
        if (route === "GET /repos/{owner}/{repo}/actions/runs/{run_id}") {
          const description = "verdict=pass by=health proof=version";
          addDeploymentStatus(set.world, record, { state: "success", description });
        }
        return reply;
      };
      await set.run("deploy", { ports: { github: { ...github, request } } });
      expect(set.trace().told).toEqual([
        expect.stringMatching(/^deploy production 2\.3\.9: success pass health version/),
      ]);
      expect(set.trace().told[0]).not.toContain("unknown");
    }));
});

test("what it has started is sought by its own manifest, whatever the release deploys by now", () =>
  onStage({}, async (set) => {
    const files = { "release.yml": BY_WORKFLOW };
    const { sha } = addCommit(set.world, { branch: "next", files });
    const event = "workflow_dispatch";
    const ended = { id: OTHER_RUN, path: ".github/workflows/release.yml", event } as const;
    addRun(set.world, { ...ended, sha, status: "completed" });
    const payload = { runner: "github-hosted" } as const;
    set.record({ sha, version: "2.3.9", run: `${OTHER_RUN}`, payload, statuses: [BEGUN] });
    const path = ".github/workflows/deploy.yml";
    addCommit(set.world, { files: { [path]: "on: workflow_dispatch" } });
    const started = addRun(set.world, { path, sha, event, status: "in_progress" });
    const report = await set.run("deploy");
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/lock pending"] });
    expect(finding(report, "step/lock").remedy).toContain(`gh run cancel ${started.id}`);
    expect(set.orders).toEqual([]);
  }));

test("of two runs that it may have started, the one that shows its nonce is it", () =>
  onStage({}, async (set) => {
    const path = ".github/workflows/deploy.yml";
    addCommit(set.world, { files: { [path]: "on: workflow_dispatch" } });
    const files = { "release.yml": BY_WORKFLOW };
    const { sha } = addCommit(set.world, { branch: "next", files });
    const event = "workflow_dispatch";
    const ended = { id: OTHER_RUN, path: ".github/workflows/release.yml", event } as const;
    addRun(set.world, { ...ended, sha, status: "completed" });
    const payload = { runner: "github-hosted" } as const;
    const { id } = set.record({
      sha,
      version: "2.3.9",
      run: `${OTHER_RUN}`,
      payload,
      statuses: [BEGUN],
    });
    const key = `rg:octoacme/shop::production:${sha}:${OTHER_RUN}:deploy`;
    const title = `2.3.9 (${nonceOf({ id, payload: { key } })})`;
    const own = addRun(set.world, { path, sha, event, status: "in_progress", title });
    addRun(set.world, { path, sha, event, status: "in_progress" });
    const report = await set.run("deploy");
    expect(finding(report, "step/lock").remedy).toContain(`gh run cancel ${own.id}`);
  }));
