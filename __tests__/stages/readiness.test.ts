import { describe, expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import { addStatus } from "../../src/demo/github/seeds/ci.ts";
import { BEGUN } from "../../src/demo/github/seeds/records.ts";
import { FAILED, MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const ESSENTIALS = [
  "requirement/manifest-valid",
  "requirement/release-type",
  "requirement/version-date",
  "requirement/ci-passing",
  "requirement/smoke-prepared",
  "requirement/not-behind",
  "requirement/already-unhealthy",
  "requirement/held",
  "requirement/put-off-done",
  "requirement/rollback-target",
  "requirement/staging-smoke",
];

test("a sound release passes every line that is due, and nothing is left on GitHub", () =>
  onStage({}, async (set) => {
    const report = await set.run("readiness");
    expect(outcome(report)).toEqual({
      exit: 0,
      verdict: "pass",
      rolledBack: undefined,
      blockers: [],
    });
    expect(report.findings.map((one) => one.id)).toEqual(ESSENTIALS);
    expect(report.judgedAt).toBe(report.startedAt);
    expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
  }));

test("before staging only what is due everywhere is judged", () =>
  onStage({ staged: false }, async (set) => {
    const report = await set.run("readiness", { environment: "staging" });
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(report.findings.map((one) => one.id)).toEqual(ESSENTIALS.slice(0, 9));
  }));

describe("what the records say, and nothing else, is remembered", () => {
  const said = async (set: StageSet, id: `requirement/${string}`) =>
    finding(await set.run("readiness"), id);
  const picture = (set: StageSet, environment: string, state: "success" | "failure") =>
    addStatus(set.world, { sha: set.sha, context: `release-gate/${environment}`, state });

  test("a commit status that says it was good in staging is not read", () =>
    onStage({ staged: false }, async (set) => {
      picture(set, "staging", "success");
      expect((await said(set, "requirement/staging-smoke")).outcome).toBe("pending");
    }));

  test("a commit status that says it was bad in staging is not read either", () =>
    onStage({}, async (set) => {
      picture(set, "staging", "failure");
      expect((await said(set, "requirement/staging-smoke")).outcome).toBe("pass");
    }));

  test("a commit status holds no commit", () =>
    onStage({}, async (set) => {
      picture(set, "production", "failure");
      expect((await said(set, "requirement/held")).outcome).toBe("pass");
    }));

  test("a commit status makes no way back", () =>
    onStage({ previous: { verdict: null } }, async (set) => {
      const context = "release-gate/production";
      addStatus(set.world, { sha: set.previousSha, context, state: "success" });
      expect((await said(set, "requirement/rollback-target")).outcome).toBe("fail");
    }));

  test("a verdict in staging that a revert of it has taken back is no pass, even unsaid", () =>
    onStage({}, async (set) => {
      const { id } = set.record({ environment: "staging", sha: set.sha, version: "2.4.0" });
      const back = { sha: set.previousSha, version: "2.3.7", rollbackOf: id };
      set.record({ ...back, environment: "staging", statuses: [BEGUN] });
      expect((await said(set, "requirement/staging-smoke")).outcome).toBe("fail");
    }));

  test.each<[string, RecordVerdict, string]>([
    ["failed", FAILED, "fail"],
    ["failed to be deployed", { outcome: "fail", by: "deploy", proof: "none" }, "pass"],
    ["is undecided", { outcome: "inconclusive", by: "health", proof: "version" }, "pass"],
  ])("whether a commit that %s here before is held", (_how, verdict, expected) =>
    onStage({}, async (set) => {
      set.record({ sha: set.sha, version: "2.4.0", run: "4600", verdict });
      expect((await said(set, "requirement/held")).outcome).toBe(expected);
    }),
  );

  test("what cannot be read is unknown", () =>
    onStage({}, async (set) => {
      set.github.faults.add({ kind: "status", status: 502, path: "/graphql" });
      for (const id of ["held", "rollback-target", "staging-smoke"] as const)
        expect((await said(set, `requirement/${id}`)).outcome).toBe("unknown");
    }));
});

describe("the default branch decides about the rules", () => {
  test("without a manifest there nothing passes, and the remedy says to merge it", () =>
    onStage({ trusted: null }, async (set) => {
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["manifest-valid", "held", "put-off-done", "staging-smoke"].map(
          (id) => `requirement/${id} unknown`,
        ),
      });
      expect(finding(report, "requirement/manifest-valid").remedy).toContain("Merge the manifest");
      expect(report.manifest.trusted).toBe("nowhere");
    }));

  test("without a manifest there the release's own cannot excuse that", () => {
    const manifest = `${MANIFEST}\nrequirements: {manifest-valid: {not-applicable: trust me}}\n`;
    return onStage({ manifest, trusted: null }, async (set) => {
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({
        exit: 2,
        blockers: ["step/manifest-valid fail"],
      });
    });
  });

  test.each<[string, string, string, readonly string[]]>([
    [
      "a release cannot excuse itself from a line",
      "requirements: {rollback-target: {not-applicable: in a hurry}}",
      "",
      ["requirement/rollback-target fail"],
    ],
    [
      "a line that the default branch excuses is excused",
      "",
      "requirements: {rollback-target: {not-applicable: 2.3.7 was never good}}",
      [],
    ],
    [
      "the default branch cannot excuse from a line that always applies",
      "",
      "requirements: {staging-smoke: {not-applicable: in a hurry}}",
      ["step/manifest-valid fail"],
    ],
    [
      "a release cannot choose the shorter policy",
      "policy: essentials",
      "policy: guide",
      ["requirement/notes-drafted fail", "requirement/rollback-plan fail"],
    ],
    [
      "a release cannot lift a freeze",
      "",
      "freezes: [{from: 2026-11-01, through: 2026-11-30, because: sale}]",
      ["requirement/change-freeze-clear fail"],
    ],
  ])("%s", (_rule, own, theirs, expected) => {
    const previous = `${own}${theirs}`.includes("rollback-target") ? { verdict: null } : {};
    const past = { manifest: `${MANIFEST}${own}\n`, trusted: `${MANIFEST}${theirs}\n`, previous };
    return onStage(past, async (set) => {
      const found = outcome(await set.run("readiness")).blockers;
      expect(found).toEqual(expect.arrayContaining([...expected]));
      if (expected.length === 0) expect(found).toEqual([]);
    });
  });

  test("a release cannot call production something else", () => {
    const manifest = MANIFEST.replace(
      "{url: https://shop.example}",
      "{url: https://shop.example, production: false}",
    );
    return onStage({ manifest, trusted: MANIFEST, staged: false }, async (set) => {
      const report = await set.run("readiness");
      expect(report.environment?.production).toBe(true);
      expect(outcome(report).blockers).toEqual(["requirement/staging-smoke pending"]);
    });
  });

  test("a release cannot drop the environment that it would have to pass first", () => {
    const manifest = MANIFEST.replace(/ {2}staging: .*\n/, "");
    return onStage({ manifest, trusted: MANIFEST, staged: false }, async (set) => {
      const report = await set.run("readiness");
      expect(report.environment).toMatchObject({ name: "production", after: ["staging"] });
      expect(outcome(report)).toMatchObject({
        exit: 3,
        blockers: ["requirement/staging-smoke pending"],
      });
    });
  });

  test("nor what the default branch says it comes after", () => {
    const trusted = MANIFEST.replace(
      "shop.example}\ndeploy",
      "shop.example, after: staging}\ndeploy",
    );
    const manifest = MANIFEST.replace(/ {2}staging: .*\n/, "");
    return onStage({ manifest, trusted }, async (set) => {
      set.record({
        environment: "staging",
        sha: set.sha,
        version: "2.4.0",
        run: "4705",
        verdict: { outcome: "fail", by: "smoke", proof: "version" },
      });
      expect(outcome(await set.run("readiness"))).toMatchObject({
        exit: 1,
        blockers: ["requirement/staging-smoke fail"],
      });
    });
  });

  test("its roles say whose sign-off counts", () => {
    const manifest = `${MANIFEST.replace("[bob]", "[mallory]")}policy: guide\n`;
    return onStage({ manifest, trusted: manifest.replace("[mallory]", "[bob]") }, async (set) => {
      const report = await set.run("readiness");
      expect(finding(report, "requirement/qa-signoff").owner).toBe("qa-lead (@bob)");
    });
  });

  test("an environment that it does not know counts as production, and people are told", () => {
    const manifest = MANIFEST.replace(
      "environments:",
      "environments:\n  canary: {url: https://canary.shop.example}",
    );
    return onStage({ manifest, trusted: MANIFEST }, async (set) => {
      const report = await set.run("readiness", { environment: "canary" });
      expect(report.environment?.production).toBe(true);
      expect(report.warnings.join()).toContain("canary is not in the manifest of default branch");
    });
  });
});

test("a path whose value is not there makes its own line unknown, and says where it stands", () => {
  const manifest = `release: {notes: "\${{ env.NOTES }}.md"}\npolicy: guide\n${MANIFEST}`;
  return onStage({ manifest }, async (set) => {
    const report = await set.run("readiness");
    expect(finding(report, "requirement/notes-drafted")).toMatchObject({
      outcome: "unknown",
      found: expect.stringContaining("env.NOTES is not set"),
      place: { file: "release.yml", line: 1, column: 11 },
    });
    expect(finding(report, "requirement/version-date").outcome).toBe("pass");
  });
});

test("nobody to ask is no pass: without GitHub what it would know is unknown", () =>
  onStage({}, async (set) => {
    const report = await set.run("readiness", { ports: { github: undefined } });
    expect(report.exitCode).toBe(3);
    expect(report.findings.filter((one) => one.outcome === "pass").map((one) => one.id)).toEqual([
      "requirement/manifest-valid",
      "requirement/smoke-prepared",
    ]);
    expect([report.headline, report.next]).toEqual([
      "NO-GO: release 2.4.0 → production · release-type and 7 more: no token or repository",
      "whoever runs the workflow: Set GITHUB_TOKEN and name the repository (--repo owner/name)",
    ]);
  }));
