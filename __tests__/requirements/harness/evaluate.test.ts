import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import type { Judgement } from "../../../src/core/finding.ts";
import {
  type Answers,
  type Ask,
  checks,
  declared,
  history,
  type Question,
} from "../../../src/core/question.ts";
import { evaluate, judgeAnswers } from "../../../src/requirements/harness/evaluate.ts";
import {
  defineEvaluator,
  type Evaluator,
  optional,
} from "../../../src/requirements/harness/evaluator.ts";
import {
  aHistory,
  aManifest,
  answersOf,
  aPlanned,
  aSubject,
  declaredAnswers,
  known,
  missing,
  SHA,
} from "../../support/builders.ts";

const PASS: Judgement = { outcome: "pass", expected: "all", found: "all" };
const CHECKS = `checks of ${SHA}`;

const ruled = (judge: () => Judgement, questions: Evaluator["questions"]): Evaluator => ({
  id: "rule",
  options: z.unknown(),
  questions,
  judge,
});
const needs = () => ({ checks: checks(SHA) });

function judge(evaluator: Evaluator, answers: Answers) {
  const planned = aPlanned({ uses: "rule", options: { a: 1 } });
  const [finding] = judgeAnswers([planned], aSubject(), answers, {
    evaluators: { rule: evaluator },
  });
  return finding;
}

describe("a finding", () => {
  test("carries who, where, how hard, and what it was judged from", () => {
    const answers = answersOf([known(CHECKS, [], { link: "https://x.example/checks" })]);
    expect(
      judge(
        ruled(() => PASS, needs),
        answers,
      ),
    ).toEqual({
      id: "smoke-prepared",
      title: "Smoke tests prepared",
      effect: "block",
      outcome: "pass",
      expected: "all",
      found: "all",
      link: "https://x.example/checks",
      owner: "qa-lead (@bob)",
      place: { file: "release.yml", line: 3, column: 1 },
      basis: {
        kind: "requirement",
        evaluator: "rule",
        options: { a: 1 },
        answers: { checks: CHECKS },
      },
    });
  });

  test("names the answers of a list and of an optional question", () => {
    const questions = () => ({
      histories: [history("staging"), history("canary")],
      checks: optional(checks(SHA)),
    });
    const answers = answersOf([
      known("history staging", aHistory()),
      known("history canary", aHistory()),
    ]);
    expect(
      judge(
        ruled(() => PASS, questions),
        answers,
      ),
    ).toMatchObject({
      outcome: "pass",
      basis: { answers: { histories: ["history staging", "history canary"], checks: CHECKS } },
    });
  });

  test("of a line that the manifest rules out tells the reason and asks nothing", async () => {
    const asked: Question[] = [];
    const ask: Ask = async (questions) => {
      asked.push(...questions);
      return new Map();
    };
    const planned = aPlanned({ notApplicable: "stateless service" });
    const [finding] = await evaluate([planned], aSubject(), ask);
    expect({ asked, finding }).toMatchObject({
      asked: [],
      finding: {
        outcome: "not-applicable",
        found: "the manifest says: stateless service",
        basis: { kind: "observed" },
      },
    });
  });

  test("always has a remedy unless it is good", () => {
    const silent = ruled(() => ({ ...PASS, outcome: "fail" }), needs);
    expect(judge(silent, answersOf([known(CHECKS, [])]))?.remedy).toBe("Ask the qa-lead (@bob).");
  });
});

describe("nothing passes", () => {
  const always = ruled(() => PASS, needs);

  test.each<[string, Answers]>([
    ["without answers", new Map()],
    ["with a missing answer", answersOf([missing(CHECKS)])],
    ["with an empty answer", answersOf([known(CHECKS, undefined)])],
    ["with nothing for an answer", answersOf([known(CHECKS, null)])],
    ["with an answer of another shape", answersOf([known(CHECKS, { total_count: 0 })])],
    ["with the answer to another question", answersOf([known("checks of 0000000", [])])],
  ])("%s", (_rule, answers) => {
    expect(judge(always, answers)?.outcome).toBe("unknown");
  });

  test.each<[string, Evaluator["questions"]]>([
    ["that asks nothing", () => ({})],
    ["that asks an empty list", () => ({ histories: [] })],
    ["whose optional answers are all missing", () => ({ checks: optional(checks(SHA)) })],
    [
      "with one answer of a list missing",
      () => ({ histories: [history("staging"), history("canary")] }),
    ],
  ])("by a rule %s", (_rule, questions) => {
    const answers = answersOf([known("history staging", aHistory())]);
    expect(
      judge(
        ruled(() => PASS, questions),
        answers,
      )?.outcome,
    ).toBe("unknown");
  });

  test.each<[string, Evaluator]>([
    [
      "judging",
      ruled(() => {
        throw new Error("no such thing");
      }, needs),
    ],
    [
      "asking",
      ruled(
        () => PASS,
        () => {
          throw new Error("no such thing");
        },
      ),
    ],
  ])("by a rule that breaks while %s", (_when, evaluator) => {
    const finding = judge(evaluator, answersOf([known(CHECKS, [])]));
    expect(finding).toMatchObject({
      outcome: "unknown",
      found: expect.stringContaining("no such thing"),
      remedy: expect.stringContaining("report"),
    });
  });

  test.each(["nonesuch", "constructor", "__proto__"])("by the rule %s, which is none", (uses) => {
    const [finding] = judgeAnswers([aPlanned({ uses })], aSubject(), new Map());
    expect(finding?.outcome).toBe("unknown");
  });
});

describe("a missing answer", () => {
  test("tells reason, remedy and permission, and what else is missing", () => {
    const evaluator = ruled(
      () => PASS,
      () => ({ checks: checks(SHA), history: history("staging") }),
    );
    const answers = answersOf([
      missing(CHECKS, { permission: "checks: read" }),
      missing("history staging", { reason: "no token" }),
    ]);
    expect(judge(evaluator, answers)).toMatchObject({
      outcome: "unknown",
      found: `could not check (${CHECKS}): GitHub answered 403`,
      remedy:
        "Let the token read it. Add `checks: read` to the job's permissions. Let the token read it.",
      details: ["could not check (history staging): no token"],
    });
  });

  test("that a rule can do without is told with anything but a pass", () => {
    const questions = () => ({ history: history("staging"), checks: optional(checks(SHA)) });
    const answers = answersOf([known("history staging", aHistory()), missing(CHECKS)]);
    const fails = ruled(() => ({ ...PASS, outcome: "fail", details: ["first"] }), questions);
    expect([
      judge(fails, answers)?.details,
      judge(
        ruled(() => PASS, questions),
        answers,
      )?.details,
    ]).toEqual([["first", `could not check (${CHECKS}): GitHub answered 403`], undefined]);
  });
});

describe("evaluate", () => {
  test("asks each question once, for all requirements together", async () => {
    const calls: (readonly string[])[] = [];
    const answers = answersOf(declaredAnswers(aManifest()));
    const ask: Ask = async (questions) => {
      calls.push(questions.map((question) => question.key));
      return answers;
    };
    const planned = [
      aPlanned({ id: "window-confirmed", uses: "window" }),
      aPlanned({ id: "change-freeze-clear", uses: "freeze" }),
      aPlanned(),
    ];
    const findings = await evaluate(planned, aSubject(), ask);
    expect({ calls, ids: findings.map(({ id, outcome }) => [id, outcome]) }).toEqual({
      calls: [["declared calendar", "declared smoke"]],
      ids: [
        ["window-confirmed", "not-applicable"],
        ["change-freeze-clear", "not-applicable"],
        ["smoke-prepared", "pass"],
      ],
    });
  });

  test("a rule sees its values under its own names", () => {
    const seen: unknown[] = [];
    const evaluator = defineEvaluator({
      id: "rule",
      options: z.strictObject({ limit: z.number() }),
      questions: ({ limit }) => ({
        smoke: declared("smoke"),
        checks: optional(checks(String(limit))),
        histories: [history("staging")],
      }),
      judge: (values, options, { now }) => {
        seen.push(values, options, now);
        return PASS;
      },
    });
    const { smoke } = aManifest();
    const answers = answersOf([
      known("declared smoke", smoke),
      known("history staging", aHistory()),
    ]);
    const planned = aPlanned({ uses: "rule", options: { limit: 3 } });
    judgeAnswers([planned], aSubject({ now: 5 }), answers, { evaluators: { rule: evaluator } });
    expect(seen).toEqual([{ smoke, checks: undefined, histories: [aHistory()] }, { limit: 3 }, 5]);
  });
});
