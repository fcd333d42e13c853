import { expect, test } from "@jest/globals";
import type { RecordVerdict } from "../../src/core/record-description.ts";
import type { StageResult } from "../../src/core/result.ts";
import type { StageName } from "../../src/core/stages.ts";
import { eventsAfter } from "../../src/run/events.ts";
import { aFinding } from "../report/reports.ts";

const given = (outcome: RecordVerdict["outcome"], by: RecordVerdict["by"]) =>
  ({ verdict: { outcome, by, proof: "version" }, written: "yes" }) as const;

const PASSED = { given: given("pass", "health"), judged: "deploy" } as const;
const BROKEN = { given: given("fail", "deploy"), rolledBack: "no" } as const;

test.each<[string, StageName, Partial<StageResult>, readonly string[]]>([
  ["a release that passed", "release", { ...PASSED, rolledBack: "no" }, ["announced"]],
  ["a verdict of its own job that passed", "verify", PASSED, ["announced"]],
  ["a rollback that is verified later", "verify", { ...PASSED, judged: "rollback" }, []],
  ["smoke in production, which decides nothing", "smoke", PASSED, []],
  ["a deployment that goes on", "deploy", { rolledBack: "no" }, []],
  [
    "a failure that the rollback stage decides about",
    "verify",
    { given: given("fail", "health") },
    [],
  ],
  ["an undecided release", "verify", { given: given("inconclusive", "health") }, []],
  ["a deployment that failed", "deploy", BROKEN, ["incident deploy-failed SEV3"]],
  [
    "a release of which nothing had to be rolled back",
    "release",
    { given: given("fail", "health"), rolledBack: "no" },
    ["incident deploy-failed SEV3"],
  ],
  ["a rollback", "rollback", { rolledBack: "yes" }, ["rolled-back rollback"]],
  [
    "a release that was rolled back",
    "release",
    { ...BROKEN, rolledBack: "yes" },
    ["rolled-back rollback"],
  ],
  [
    "a rollback that failed",
    "rollback",
    { rolledBack: "failed" },
    ["rollback-failed rollback SEV1"],
  ],
  ["a hold", "rollback", { rolledBack: "held" }, ["incident hold SEV3", "on-hold SEV3"]],
  ["nothing to roll back", "rollback", { rolledBack: "no" }, []],
])("%s", (_what, stage, only, told) => {
  const result = { findings: [], deployment: 1038, ...only };
  const events = eventsAfter({ stage, result, production: true });
  expect(
    events.map(({ event, cause, severity }) =>
      [event, ...(cause ? [cause] : []), ...(severity ? [`SEV${severity}`] : [])].join(" "),
    ),
  ).toEqual(told);
  expect(events.every(({ deployment }) => deployment === 1038)).toBe(true);
});

test("without a deployment nothing happened", () => {
  const result = { findings: [], rolledBack: "held" } as const;
  expect(eventsAfter({ stage: "rollback", result, production: true })).toEqual([]);
});

test("the reason is what was decided, else the worst that was found", () => {
  const worst = aFinding({ id: "check/orders", outcome: "fail", found: "Status 500" });
  const decision = aFinding({ id: "step/decision", outcome: "pass", found: "Orders fail" });
  const reasons = [[], [worst], [worst, decision]].map((findings) => {
    const result = { findings, deployment: 1, rolledBack: "yes" } as const;
    return eventsAfter({ stage: "rollback", result, production: true })[0]?.because;
  });
  expect(reasons).toEqual(["Nothing was found that says why", "Status 500", "Orders fail"]);
});
