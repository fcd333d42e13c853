import { expect, test } from "@jest/globals";
import { judge } from "../../src/commands/judge.ts";
import { Problem } from "../../src/core/problem.ts";
import { writeReport } from "../../src/report/write.ts";
import { onStage } from "../support/stage-set.ts";

const READY = () => onStage({}, (set) => set.run("readiness"));

test("a report whose evidence says the same gives its own exit code", async () => {
  const report = await READY();
  expect(judge(writeReport(report))).toEqual({
    exit: 0,
    lines: [`pass: judged again, all ${report.findings.length} findings are the same`],
  });
});

test("a finding that its evidence does not bear out is named, and the exit is 1", async () => {
  const report = await READY();
  const findings = report.findings.map((f) =>
    f.id === "requirement/ci-passing"
      ? { ...f, outcome: "fail" as const, found: "nothing at all" }
      : f,
  );
  const { exit, lines } = judge(writeReport({ ...report, findings, verdict: "fail" }));
  expect(exit).toBe(1);
  expect(lines[0]).toBe("the report says fail, its evidence says pass");
  expect(lines[1]).toMatch(
    /^requirement\/ci-passing: the report says fail, nothing at all; judged again pass, /,
  );
});

test("a text that is no report is a problem of the user", () => {
  expect(() => judge("{}")).toThrow(Problem);
});
