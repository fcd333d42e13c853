import { describe, expect, test } from "@jest/globals";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const PRODUCTION = "production: {url: https://shop.example}";
const OBSERVED = MANIFEST.replace(
  PRODUCTION,
  "production: {url: https://shop.example, observe-only: true}",
);

/** 2.4.0 answers well at first, and then not every second time. */
const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth > 3 && nth % 2 === 0 ? status(500) : undefined;

describe("an environment that is only observed", () => {
  test("gets a bad release, is told, and is not rolled back", () =>
    onStage({ manifest: OBSERVED }, async (set) => {
      set.service.answer = regression;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
      expect(set.orders).toEqual([`deploy production ${VERSION}`]);
      expect(finding(report, "signal/orders/error-rate")).toMatchObject({
        ...{ outcome: "fail", effect: "inform", tags: ["observed"] },
        found: expect.stringMatching(/^Would have failed: /),
      });
      expect(set.trace().records).toEqual([expect.stringMatching(/success inconclusive health/)]);
    }));

  test("gets a good release, and no pass of it", () =>
    onStage({ manifest: OBSERVED }, async (set) => {
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 3 });
      expect(report.headline).toMatch(/it would have passed, and production is only observed/);
    }));

  test("is deployed to though a requirement is not met", () =>
    onStage({ manifest: OBSERVED, staged: false }, async (set) => {
      const report = await set.run("deploy");
      expect(set.orders).toEqual([`deploy production ${VERSION}`]);
      expect(report.exitCode).toBe(0);
    }));
});

describe("a signal and a requirement that are only observed", () => {
  const SIGNALS = MANIFEST.replace(
    "signals: [{probe: orders, error-rate: {max: 20%}}]",
    "signals: [{probe: orders, error-rate: {max: 20%}, observe-only: true}, {probe: GET /, error-rate: {max: 20%}}]",
  );
  test("do not stop a release, and the headline says what they saw", () =>
    onStage({ manifest: SIGNALS }, async (set) => {
      set.service.answer = regression;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(report.headline).toMatch(/1 only observed, 1 would have failed/);
      expect(finding(report, "requirement/health-checks")).toMatchObject({ outcome: "pass" });
    }));

  test("let a release through that would have failed them", () =>
    onStage(
      { manifest: `${MANIFEST}requirements: {smoke-prepared: {observe-only: true}}\n` },
      async (set) => {
        const report = await set.run("readiness");
        expect(finding(report, "requirement/smoke-prepared")).toMatchObject({
          ...{ effect: "inform", tags: ["observed"] },
          found: expect.stringMatching(/^Would have passed: /),
        });
        expect(report.exitCode).toBe(0);
      },
    ));
});

describe("issues with a label, and the requirement that they decide", () => {
  const REPORTED = MANIFEST.replace(
    "signals: [{probe: orders, error-rate: {max: 20%}}]",
    "signals: [{probe: orders, error-rate: {max: 20%}}, {id: reports, issues: incident, every: 5s, for: no-new-alerts}]",
  );
  test("let a release through while nobody opens one", () =>
    onStage({ manifest: REPORTED }, async (set) => {
      addIssue(set.world, { title: "Orders fail", labels: ["incident"] });
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
      expect(finding(report, "signal/reports/open-issues")).toMatchObject({ outcome: "pass" });
      expect(finding(report, "requirement/no-new-alerts")).toMatchObject({ outcome: "pass" });
    }));

  test("fail one that somebody opens an issue about", () =>
    onStage({ manifest: REPORTED }, async (set) => {
      set.service.answer = (path, live, nth) => {
        if (path === "/orders" && live === VERSION && nth === 10) {
          addIssue(set.world, { title: "Orders fail", labels: ["incident"] });
        }
        return undefined;
      };
      const report = await set.run("release");
      expect(finding(report, "signal/reports/open-issues")).toMatchObject({
        outcome: "fail",
        found: expect.stringMatching(/^Issue #\d+ \(Orders fail\), since /),
      });
      expect(finding(report, "requirement/no-new-alerts")).toMatchObject({ outcome: "fail" });
      expect(report.notes.rolledBack).toBe("yes");
    }));
});
