import { expect, test } from "@jest/globals";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome } from "../support/stage-set.ts";

/** A manifest for stages that only look. */
const LOOKS = MANIFEST.replace(/^deploy:.*\n/m, "");

test.each(["readiness", "smoke", "verify"] as const)(
  "%s needs no deploy in the manifest",
  (stage) =>
    onStage({ manifest: LOOKS }, async (set) => {
      set.service.live.production = "2.4.0";
      expect(outcome(await set.run(stage))).toMatchObject({ exit: 0, verdict: "pass" });
      expect(set.orders).toEqual([]);
    }),
);

test.each(["deploy", "release"] as const)("%s says the two ways to add one", (stage) =>
  onStage({ manifest: LOOKS }, async (set) => {
    const report = await set.run(stage);
    expect(outcome(report)).toMatchObject({ exit: 2 });
    expect(report.findings[0]).toMatchObject({
      found: `The stage ${stage} needs \`deploy\`, which the manifest does not have`,
      remedy:
        "Add `deploy: {workflow: deploy.yml}` or `deploy: {command: [node, deploy.mjs]}` to the manifest",
    });
    expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
  }),
);

test("rollback holds where it would have to deploy", () =>
  onStage({ manifest: LOOKS }, async (set) => {
    set.record({ sha: set.sha, version: "2.4.0" });
    set.service.live.production = "2.4.0";
    const report = await set.run("rollback", { reason: "orders fail" });
    expect(outcome(report)).toMatchObject({ exit: 3, rolledBack: "held" });
    expect(finding(report, "step/decision").remedy).toContain("deploy: {workflow: deploy.yml}");
  }));
