import { describe, expect, test } from "@jest/globals";
import type { Fault, FaultKind } from "../../src/demo/github/faults.ts";
import { clientOf } from "../support/github.ts";
import { FAILED, VERSION } from "../support/shop-repository.ts";
import { onStage, outcome, type StageSet } from "../support/stage-set.ts";

const FAULTS: Readonly<Record<string, FaultKind>> = {
  "no permission": {
    kind: "status",
    status: 403,
    message: "Resource not accessible by integration",
  },
  "a rate limit beyond the deadline": { kind: "status", status: 429, retryAfter: 3600 },
  "a fault that stays": { kind: "status", status: 502 },
  "a connection that is cut": { kind: "cut" },
  "JSON that ends too early": { kind: "malformed" },
  "a page of a proxy": { kind: "html", status: 200 },
};

const NOT_FOUND: FaultKind = { kind: "status", status: 404 };

/** Evidence that readiness cannot do without, by the request that brings it. */
const EVIDENCE: readonly (readonly [string, Fault["path"], boolean])[] = [
  ["deployments", /\/deployments\?/, true],
  ["statuses of deployments", "/graphql", true],
  ["statuses of commits", /\/commits\/[0-9a-f]+\/statuses/, true],
  ["check runs", "/check-runs", true],
  ["workflow runs", "/actions/runs", true],
  ["the manifest of the default branch", /\/contents\/release\.yml$/, true],
  ["published releases", /\/releases/, false],
];

describe.each(EVIDENCE)("%s", (_what, path, isNeeded) => {
  const faults = Object.entries(isNeeded ? { ...FAULTS, "nothing there": NOT_FOUND } : FAULTS);
  test.each(faults)("%s is never a pass", (_fault, kind) =>
    onStage({}, async (set) => {
      set.github.faults.add({ ...kind, path });
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
      for (const one of report.findings.filter((each) => each.outcome === "unknown"))
        expect(one.remedy).toBeTruthy();
    }),
  );
});

test.each<[string, FaultKind, Fault["path"], number]>([
  ["cannot be read", { kind: "status", status: 502 }, /contents\/release\.yml/, 3],
  ["may not be read", { kind: "status", status: 403 }, /contents\/release\.yml/, 3],
  ["is no file that it says it is", { kind: "malformed" }, /contents\/release\.yml/, 3],
  ["is not there", NOT_FOUND, /contents\/release\.yml/, 2],
])("a release whose manifest %s is not judged", (_how, kind, path, exit) =>
  onStage({}, async (set) => {
    set.github.faults.add({ ...kind, path });
    const report = await set.run("readiness");
    expect(report.exitCode).toBe(exit);
    expect(report.findings).toHaveLength(1);
  }),
);

test("an answer that never comes is no pass", () =>
  onStage({}, async (set) => {
    set.github.faults.add({ kind: "slow", ms: 600_000, path: "/check-runs" });
    const github = clientOf(set.github, { clock: set.clock, attemptMs: 50 });
    expect(outcome(await set.run("readiness", { ports: { github } }))).toMatchObject({
      exit: 3,
      blockers: ["requirement/ci-passing unknown"],
    });
  }));

test("a fault that passes is not noticed, and a rate limit within the deadline is waited for", () =>
  onStage({}, async (set) => {
    set.github.faults.add({ kind: "status", status: 502, path: "/check-runs", times: 2 });
    set.github.faults.add({
      kind: "status",
      status: 429,
      retryAfter: 20,
      path: "/releases",
      times: 1,
    });
    expect(outcome(await set.run("readiness"))).toMatchObject({ exit: 0 });
    expect(set.lines).toContain("waiting 20s for GitHub's rate limit");
  }));

describe("missing permissions are named all at once, as lines to paste", () => {
  test("of evidence", () =>
    onStage({}, async (set) => {
      Object.assign(set.world.permissions, {
        checks: "none",
        statuses: "none",
        deployments: "none",
        actions: "none",
      });
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
      expect(report.permissions).toEqual([
        "actions: read",
        "checks: read",
        "deployments: read",
        "statuses: read",
      ]);
    }));

  test("of the manifest itself", () =>
    onStage({}, async (set) => {
      set.world.permissions.contents = "none";
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        blockers: ["step/manifest-valid unknown"],
      });
      expect(report.permissions).toEqual(["contents: read"]);
    }));
});

test.each(Object.entries(FAULTS))(
  "a decision is not made past %s on the deployments",
  (_fault, kind) =>
    onStage({}, async (set) => {
      set.record({
        sha: set.sha,
        version: VERSION,
        verdict: FAILED,
      });
      set.service.live.production = VERSION;
      set.github.faults.add({ ...kind, path: "/deployments" });
      for (const stage of ["verify", "rollback"] as const)
        expect((await set.run(stage)).exitCode).toBe(3);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
    }),
);

describe("a claim whose answer is lost", () => {
  const lost = (set: StageSet, moment: "before" | "after") =>
    set.github.faults.add({ kind: "cut", method: "POST", path: /\/deployments$/, moment });

  test("is not followed by a deployment, where it was not made", () =>
    onStage({}, async (set) => {
      lost(set, "before");
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: undefined });
      expect(set.orders).toEqual([]);
    }));

  test("is found, where it was made, and is made once", () =>
    onStage({}, async (set) => {
      lost(set, "after");
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, rolledBack: "no" });
      expect(set.trace().records).toHaveLength(1);
      expect(set.orders).toHaveLength(1);
    }));

  test("is not followed by a deployment, where it was made and nobody can look", () =>
    onStage({}, async (set) => {
      const github = clientOf(set.github, { clock: set.clock });
      const request: typeof github.request = async (route, ...asked) => {
        const reply = await github.request(route, ...asked);
        if (route !== "POST /repos/{owner}/{repo}/deployments") return reply;
        set.github.faults.add({ kind: "status", status: 502, path: /\/deployments\?/ });
        return { ok: false, status: 0, reason: "cut", remedy: "none" };
      };
      const report = await set.run("release", { ports: { github: { ...github, request } } });
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: undefined });
      expect(set.world.deployments.filter(({ sha }) => sha === set.sha)).toHaveLength(2);
      expect(set.orders).toEqual([]);
    }));
});
