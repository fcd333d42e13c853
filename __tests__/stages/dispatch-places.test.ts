import { expect, test } from "@jest/globals";
import { annotations } from "../../src/report/annotations.ts";
import { summary } from "../../src/report/summary.ts";
import { aRun } from "../support/builders.ts";
import { finding, type StageSet } from "../support/stage-set.ts";
import { onWorkflow } from "./dispatched.ts";

const WITHOUT_COMMIT = "name: Deploy\non:\n  workflow_dispatch:\n    inputs:\n      version:\n";
const PLACE = { file: ".github/workflows/deploy.yml", line: 2, column: 1, ref: "HEAD" };

const withWorkflow = (workflow: string, play: (set: StageSet) => Promise<void>) =>
  onWorkflow(() => undefined, play, { workflow });

test("a workflow that takes no commit is pointed at on the default branch", () =>
  withWorkflow(WITHOUT_COMMIT, async (set) => {
    const report = await set.run("readiness", { identity: aRun() });
    expect(finding(report, "requirement/rollback-target")).toMatchObject({
      outcome: "fail",
      place: PLACE,
    });
    expect(annotations(report)).toContainEqual(
      expect.objectContaining({ level: "error", place: PLACE }),
    );
    expect(summary(report)).toContain("/blob/HEAD/.github/workflows/deploy.yml#L2");
  }));

test("an input that gets no value is pointed at before anything is deployed", () => {
  const inputs = "sha: {required: true}\n      region: {required: true}\n";
  return withWorkflow(WITHOUT_COMMIT.replace("version:\n", inputs), async (set) => {
    const report = await set.run("deploy");
    expect(report.findings.find((f) => f.found.includes("requires region"))?.place).toEqual({
      ...PLACE,
      line: 6,
      column: 7,
    });
  });
});
