import { expect, test } from "@jest/globals";
import type { Http } from "../../src/core/ports.ts";
import { FAILED, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

/** Requests break, as only a bug makes them, once `when` says so. */
const breaking =
  (set: StageSet, when: () => boolean): Http =>
  (request, signal) =>
    when() ? Promise.reject(new Error("a bug of ours")) : set.service.http(request, signal);

test("a release that breaks after its claim still has its rollback, about its own deployment", () =>
  onStage({}, async (set) => {
    let asked = 0;
    const http = breaking(set, () => set.service.live.production === VERSION && ++asked === 1);
    const report = await set.run("release", { ports: { http } });
    expect(outcome(report)).toEqual({
      exit: 3,
      verdict: "unknown",
      rolledBack: "held",
      blockers: ["step/deploy unknown", "step/decision pending"],
    });
    expect(report.notes).toMatchObject({
      deployment: set.world.deployments.at(-1)?.id,
      rollbackTo: "2.3.7",
      liveVersion: VERSION,
    });
    expect(report.notes.byHand).toContain("RELEASE_VERSION=2.3.7");
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
  }));

test("a release whose verification breaks still has its rollback", () =>
  onStage({}, async (set) => {
    let asked = 0;
    const http = breaking(set, () => set.service.live.production === VERSION && ++asked === 4);
    const report = await set.run("release", { ports: { http } });
    expect(outcome(report)).toMatchObject({
      exit: 3,
      rolledBack: "held",
      blockers: ["step/verify unknown", "step/decision pending"],
    });
    expect(finding(report, "step/verify").found).toBe("A bug of ours");
    expect(set.orders).toEqual(["deploy production 2.4.0"]);
  }));

test("a verification that breaks says which deployment it was about", () =>
  onStage({}, async (set) => {
    const { id } = set.record({ sha: set.sha, version: VERSION, verdict: null });
    const report = await set.run("verify", { ports: { http: breaking(set, () => true) } });
    expect(report.notes).toEqual({ deployment: id });
    expect(set.trace().told).toEqual([]);
  }));

test("a rollback that breaks after its claim says where to, and how by hand", () =>
  onStage({}, async (set) => {
    const { id: deployment } = set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    const http = breaking(set, () => set.service.live.production !== VERSION);
    const report = await set.run("rollback", { ports: { http } });
    expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/rollback unknown"] });
    expect(report.notes).toMatchObject({ deployment, rollbackTo: "2.3.7" });
    expect(report.notes.byHand).toContain("RELEASE_VERSION=2.3.7");
    expect(set.trace().records).toEqual(["rollback production 2.3.7: in_progress pending deploy"]);
  }));
