import { describe, expect, test } from "@jest/globals";
import type { Answer, Answers, Question } from "../../src/core/question.ts";
import { evaluate, judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../../src/requirements/harness/evaluator.ts";
import { isObserver, NOTHING, type Observed } from "../../src/requirements/harness/observer.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import {
  aCiCheck,
  aComment,
  aField,
  aFinding,
  aHistory,
  aManifest,
  aMark,
  answersOf,
  aPayload,
  aPlanned,
  aReceipt,
  aRecord,
  aSubject,
  declaredAnswers,
  known,
  missing,
  SHA,
} from "../support/builders.ts";

/** Options that each kind needs to have something to say. */
const OPTIONS: Readonly<Record<string, unknown>> = {
  signoff: { role: "qa-lead" },
  plan: { path: "docs/rollback.md" },

  from: { findings: "check/*", receipts: "command" },
};

const ALL = Object.entries(EVALUATORS).map(([uses, evaluator]) => ({
  uses,
  planned: aPlanned({ uses, options: evaluator.options.parse(OPTIONS[uses] ?? {}) }),
  observes: isObserver(evaluator),
}));

const kinds = (observing: boolean) =>
  ALL.filter(({ observes }) => observes === observing).map(
    ({ uses, planned }): [string, PlannedRequirement] => [uses, planned],
  );

const NOTES = [
  aField({ name: "Release v2.4.0", depth: 1, text: "Shop" }),
  aField({ name: "Date", depth: 7, text: "2026-11-20" }),
  aField({ name: "Summary" }),
  aField({ name: "Notable changes" }),
  aField({ name: "Migration steps", text: "None" }),
  aField({ name: "Known issues", text: "None" }),
];

/** A world in which every kind passes. */
const SOUND: readonly Answer[] = [
  ...declaredAnswers(
    aManifest({
      calendar: {
        timezone: "UTC",
        windows: [{ days: ["fri"], fromMinute: 0, toMinute: 1440 }],
        freezes: [{ from: "2026-12-20", through: "2027-01-02", because: "holidays" }],
      },
    }),
  ),
  known(`checks of ${SHA}`, [aCiCheck()]),
  known("history production", aHistory()),
  known(
    "history staging",
    aHistory({
      environment: "staging",
      records: [aRecord({ id: 40, sha: SHA, payload: aPayload() })],
      marks: [aMark({ sha: SHA, deployment: 40 })],
    }),
  ),
  known("comments of the release issue", {
    issue: { number: 7, url: "https://x.example/7" },
    comments: [aComment({ body: "/sign-off qa-lead 9f3c2ab" })],
  }),
  known("file notes/2.4.0.md", { path: "notes/2.4.0.md", fields: NOTES, words: 60 }),
  known("file docs/rollback.md", { path: "docs/rollback.md", fields: [], words: 60 }),
  known("tags of 2.4.0", { tagged: undefined, latestRelease: "2.3.7" }),
];

function outcome(planned: PlannedRequirement, answers: Answers) {
  return judgeAnswers([planned], aSubject(), answers)[0]?.outcome;
}

/** What a kind asks. */
async function asked(planned: PlannedRequirement): Promise<readonly Question[]> {
  let questions: readonly Question[] = [];
  await evaluate([planned], aSubject(), async (all) => {
    questions = all;
    return new Map();
  });
  return questions;
}

describe.each(kinds(false))("%s", (uses, planned) => {
  test("bears the name under which it stands in the register", () => {
    expect(EVALUATORS[uses as keyof typeof EVALUATORS].id).toBe(uses);
  });

  test("asks something", async () => {
    expect((await asked(planned)).length).toBeGreaterThan(0);
  });

  test("passes in a sound world", () => {
    expect(outcome(planned, answersOf(SOUND))).toBe("pass");
  });

  test("no answers never pass", () => {
    expect(outcome(planned, new Map())).toBe("unknown");
  });

  test("answers that are all missing never pass", () => {
    const answers = answersOf(SOUND.map(({ key }) => missing(key)));
    expect(outcome(planned, answers)).toBe("unknown");
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["an empty object", {}],
    ["an empty list", []],
    ["an empty text", ""],
    ["a number", 42],
    ["true", true],
    ["an error page", "<!doctype html><title>502</title>"],
    ["another kind's answer", { state: "success", conclusion: "success", ok: true }],
  ])("answers of %s never pass", async (_what, value) => {
    const answers = answersOf((await asked(planned)).map(({ key }) => known(key, value)));
    expect(outcome(planned, answers)).not.toBe("pass");
  });

  test("judged again from JSON, the finding is the same", () => {
    const world = answersOf(SOUND);
    const again = new Map<string, Answer>(JSON.parse(JSON.stringify([...world])));
    const options: unknown = JSON.parse(JSON.stringify(planned.options));
    expect(judgeAnswers([{ ...planned, options }], aSubject(), again)).toEqual(
      judgeAnswers([planned], aSubject(), world),
    );
  });
});

describe.each(kinds(true))("%s", (uses, planned) => {
  const passing = {
    findings: [aFinding({ id: "check/orders", outcome: "pass" })],
    receipts: [aReceipt({ kind: "command", state: "done" })],
  };
  const judge = (observed: Observed) =>
    judgeAnswers([planned], aSubject(), new Map(), { observed })[0];

  test("bears the name under which it stands in the register", () => {
    expect(EVALUATORS[uses as keyof typeof EVALUATORS].id).toBe(uses);
  });

  test("asks nothing", async () => {
    expect(await asked(planned)).toEqual([]);
  });

  test("passes where all that it follows from passed", () => {
    expect(judge(passing)?.outcome).toBe("pass");
  });

  test("nothing seen never passes", () => {
    expect(judge(NOTHING)?.outcome).toBe("unknown");
  });

  test.each(["fail", "unknown", "inconclusive", "pending", "not-applicable"] as const)(
    "a finding that is %s never passes",
    (outcome) => {
      const findings = [aFinding({ id: "check/orders", outcome })];
      expect(judge({ ...passing, findings })?.outcome).not.toBe("pass");
    },
  );

  test("judged again from JSON, the finding is the same", () => {
    expect(judge(JSON.parse(JSON.stringify(passing)))).toEqual(judge(passing));
  });
});
