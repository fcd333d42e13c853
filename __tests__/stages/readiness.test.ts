import { describe, expect, test } from "@jest/globals";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome } from "../support/stage-set.ts";

const ESSENTIALS = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "held",
  "rollback-target",
  "staging-smoke",
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
    expect(set.trace()).toEqual({ records: [], marks: [] });
  }));

test("before staging only what is due everywhere is judged", () =>
  onStage({ staged: false }, async (set) => {
    const report = await set.run("readiness", { environment: "staging" });
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(report.findings.map((one) => one.id)).toEqual(ESSENTIALS.slice(0, 6));
  }));

describe("the default branch decides about the rules", () => {
  test("without a manifest there nothing passes, and the remedy says to merge it", () =>
    onStage({ trusted: null }, async (set) => {
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "unknown",
        blockers: ["manifest-valid unknown", "held unknown", "staging-smoke unknown"],
      });
      expect(finding(report, "manifest-valid").remedy).toContain("merge the manifest");
      expect(report.manifest.trusted).toBe("nowhere");
    }));

  test("without a manifest there the release's own cannot excuse that", () => {
    const manifest = `${MANIFEST}\nrequirements: {manifest-valid: {not-applicable: trust me}}\n`;
    return onStage({ manifest, trusted: null }, async (set) => {
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 2, blockers: ["manifest-valid fail"] });
    });
  });

  test.each<[string, string, string, readonly string[]]>([
    [
      "a release cannot excuse itself from a line",
      "requirements: {staging-smoke: {not-applicable: in a hurry}}",
      "",
      ["staging-smoke pending"],
    ],
    [
      "a line that the default branch excuses is excused",
      "",
      "requirements: {staging-smoke: {not-applicable: there is no staging any more}}",
      [],
    ],
    [
      "a release cannot choose the shorter policy",
      "policy: essentials",
      "policy: guide",
      ["notes-drafted fail", "rollback-plan fail"],
    ],
    [
      "a release cannot lift a freeze",
      "",
      "freezes: [{from: 2026-11-01, through: 2026-11-30, because: sale}]",
      ["change-freeze-clear fail"],
    ],
  ])("%s", (_rule, own, theirs, expected) => {
    const staged =
      expected[0]?.startsWith("staging-smoke") !== true && theirs.includes("staging") === false;
    const past = { manifest: `${MANIFEST}${own}\n`, trusted: `${MANIFEST}${theirs}\n`, staged };
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
      expect(outcome(report).blockers).toEqual(["staging-smoke pending"]);
    });
  });

  test("a release cannot drop the environment that it would have to pass first", () => {
    const manifest = MANIFEST.replace(/ {2}staging: .*\n/, "");
    return onStage({ manifest, trusted: MANIFEST, staged: false }, async (set) => {
      const report = await set.run("readiness");
      expect(report.environment).toMatchObject({ name: "production", after: ["staging"] });
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["staging-smoke pending"] });
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
        mark: { state: "failure", verdict: "fail", by: "smoke" },
      });
      expect(outcome(await set.run("readiness"))).toMatchObject({
        exit: 1,
        blockers: ["staging-smoke fail"],
      });
    });
  });

  test("its roles say whose sign-off counts", () => {
    const manifest = `${MANIFEST.replace("[bob]", "[mallory]")}policy: guide\n`;
    return onStage({ manifest, trusted: manifest.replace("[mallory]", "[bob]") }, async (set) => {
      const report = await set.run("readiness");
      expect(finding(report, "qa-signoff").owner).toBe("qa-lead (@bob)");
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
    expect(finding(report, "notes-drafted")).toMatchObject({
      outcome: "unknown",
      found: expect.stringContaining("env.NOTES is not set"),
      place: { file: "release.yml", line: 1, column: 11 },
    });
    expect(finding(report, "version-date").outcome).toBe("pass");
  });
});

test("nobody to ask is no pass: without GitHub what it would know is unknown", () =>
  onStage({}, async (set) => {
    const report = await set.run("readiness", { ports: { github: undefined } });
    expect(report.exitCode).toBe(3);
    expect(report.findings.filter((one) => one.outcome === "pass").map((one) => one.id)).toEqual([
      "manifest-valid",
      "release-type",
      "smoke-prepared",
    ]);
    expect([report.headline, report.next]).toEqual([
      "NO-GO: release 2.4.0 → production · version-date and 4 more: no token or repository: GitHub was not asked",
      "whoever runs the workflow: set GITHUB_TOKEN and name the repository (--repo owner/name)",
    ]);
  }));
