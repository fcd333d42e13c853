import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/commands/judge.ts";
import type { Effect, Finding } from "../../src/core/finding.ts";
import type { FindingId } from "../../src/core/finding-id.ts";
import { Problem } from "../../src/core/problem.ts";
import type { Report } from "../../src/core/report.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
import { VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage } from "../support/stage-set.ts";

const VECTORS = "__tests__/report/vectors";

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

describe("what was merely observed", () => {
  test("is counted, and is not judged again", async () => {
    const report = await onStage({}, (set) => set.run("release"));
    const seen = report.findings.filter(({ basis }) => basis.kind === "observed").length;
    expect(seen).toBeGreaterThan(0);
    expect(judge(writeReport(report))).toEqual({
      exit: 0,
      lines: [
        `pass: judged again, all ${report.findings.length - seen} findings are the same`,
        `${seen} findings not judged again: merely observed by the stage`,
      ],
    });
  });

  test("cannot say something else than its code", async () => {
    const report = await onStage({ staged: false }, (set) => set.run("deploy"));
    const findings = report.findings.map((f) =>
      f.id === "step/deploy" ? { ...f, outcome: "pass" as const } : f,
    );
    const { exit, lines } = judge(writeReport(old({ ...report, findings })));
    expect([exit, lines[1]]).toEqual([
      1,
      "step/deploy: the report says pass (inform), deploy/not-applicable; judged again pass (inform), deploy/pass",
    ]);
  });
});

describe("other words", () => {
  test("for the same outcome are said and change nothing", async () => {
    const report = await READY();
    const found = "As an earlier version said it";
    const findings = report.findings.with(0, { ...first(report), found });
    const { exit, lines } = judge(writeReport({ ...report, findings }));
    expect([exit, lines.length]).toEqual([0, 2]);
    expect(lines[1]).toMatch(/^note: requirement\/manifest-valid is worded differently/);
    expect(lines[1]).toContain(found);
  });

  test.each(readdirSync(VECTORS))("%s keeps its exit code", (name) => {
    const { exit, lines } = judge(readFileSync(`${VECTORS}/${name}`, "utf8"));
    const { exitCode } = readReport(readFileSync(`${VECTORS}/${name}`, "utf8"));
    expect(exit).toBe(exitCode);
    expect(lines[0]).toMatch(/judged again/);
    expect(lines).toContain(
      "note: this report does not record what the policy asks, and which findings the stage ended with: one that was taken out is not missed",
    );
  });

  test("of a headline are none where it says another decision", async () => {
    const report = old(await onStage({ staged: false }, (set) => set.run("readiness")));
    const headline = report.headline.replace(/^[^:]*/, "GO");
    expect(judge(writeReport({ ...report, headline })).exit).toBe(1);
    const reason = `${report.headline} and more`;
    expect(judge(writeReport({ ...report, headline: reason })).exit).toBe(report.exitCode);
  });
});

describe("a softened effect shows without the record of what the stage ended with", () => {
  const reverted = () =>
    onStage({}, (set) => {
      set.service.answer = (path, live) =>
        path === "/orders" && live === VERSION ? status(500) : undefined;
      return set.run("release");
    });

  test.each<[string, FindingId, Effect, (report: Report) => Report]>([
    ["by the policy", "requirement/held", "inform", (r) => r],
    ["by the policy, of a row that follows", "requirement/prod-smoke", "inform", (r) => r],
    [
      "by the row itself",
      "requirement/prod-smoke",
      "inform",
      (r) => ({ ...r, planned: undefined }),
    ],
    ["by the manifest", "check/orders", "warn", (r) => r],
  ])("%s", async (_how, id, effect, without) => {
    const report = without(old(await reverted()));
    const findings = report.findings.map((f) => (f.id === id ? { ...f, effect } : f));
    expect(judge(writeReport(report)).lines[0]).toContain("are the same");
    const { exit, lines } = judge(writeReport({ ...report, findings }));
    expect(exit).toBe(1);
    expect(lines.join("\n")).toContain(`${id}: the report says`);
  });
});

describe("the policy that was recorded", () => {
  test("asks for what is missing, and for nothing else", async () => {
    const report = old(await READY());
    const [one, ...findings] = report.findings;
    const { exit, lines } = judge(writeReport({ ...report, findings }));
    expect([exit, lines[1]]).toEqual([
      1,
      `${one?.id}: missing, the policy asks for it before the deployment`,
    ]);
    const planned = report.planned?.slice(1);
    expect(judge(writeReport({ ...report, planned })).lines[1]).toBe(
      `${one?.id}: the policy does not ask for it`,
    );
  });

  test("is not left out by a finding that says so", async () => {
    const report = old(await READY());
    const findings = report.findings.with(0, {
      ...first(report),
      outcome: "not-applicable",
      code: "from/not-applicable",
      basis: { kind: "observed" },
    });
    expect(judge(writeReport({ ...report, findings })).lines[0]).toBe(
      "the report says pass, its evidence says unknown",
    );
  });
});

/** As a version wrote it that did not record what the stage ended with. */
const old = (report: Report): Report => ({ ...report, concluded: undefined });

function first({ findings: [one] }: Report): Finding {
  if (one === undefined) throw new Error("there is no finding");
  return one;
}

test("a text that is no report is a problem of the user", () => {
  expect(() => judge("{}")).toThrow(Problem);
});
