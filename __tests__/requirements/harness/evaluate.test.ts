import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import type { Answers } from "../../../src/core/answer.ts";
import type { Ask, Question } from "../../../src/core/ask.ts";
import type { Declared } from "../../../src/core/declared.ts";
import type { Judgement } from "../../../src/core/finding.ts";
import { checks } from "../../../src/questions/checks.ts";
import { comments } from "../../../src/questions/comments.ts";
import { history } from "../../../src/questions/history.ts";
import { evaluate, judgeAnswers } from "../../../src/requirements/harness/evaluate.ts";
import {
  defineEvaluator,
  type Evaluator,
  optional,
} from "../../../src/requirements/harness/evaluator.ts";
import {
  aManifest,
  answersOf,
  aPlanned,
  aSubject,
  declares,
  known,
  missing,
  SHA,
  undeclared,
} from "../../support/builders.ts";
import { aHistory } from "../../support/records.ts";

const PASS: Judgement = { outcome: "pass", expected: "all", found: "all" };
const CHECKS = `checks of ${SHA}`;

const ruled = (
  judge: (values: unknown) => Judgement,
  questions: Evaluator["questions"],
): Evaluator => ({
  id: "rule",
  options: z.unknown(),
  reads: [],
  patience: () => 0,
  keeps: () => false,
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
      id: "requirement/smoke-prepared",
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
        declared: [],
      },
    });
  });

  test("names the answers of a list and of an optional question", () => {
    const questions = () => ({
      histories: [history("staging", ""), history("canary", "")],
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

  test("of a list may be missing one by one, where each is optional", () => {
    const seen: unknown[] = [];
    const questions = () => ({
      histories: ["staging", "canary"].map((name) => optional(history(name, ""))),
      comments: comments(undefined),
    });
    const rule = ruled((values) => {
      seen.push(values);
      return { ...PASS, outcome: "fail" };
    }, questions);
    const answers = answersOf([
      known("history staging", aHistory()),
      missing("history canary"),
      known("comments of the release issue", { issue: undefined, comments: [] }),
    ]);
    expect(judge(rule, answers)).toMatchObject({
      details: ["Could not read history canary: GitHub answered 403"],
      basis: { answers: { histories: ["history staging", "history canary"] } },
    });
    expect(seen).toMatchObject([{ histories: [aHistory(), undefined] }]);
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
        found: "The manifest says: stateless service",
        basis: { kind: "observed" },
      },
    });
  });

  test("always has a remedy unless it is good", () => {
    const silent = ruled(() => ({ ...PASS, outcome: "fail" }), needs);
    expect(judge(silent, answersOf([known(CHECKS, [])]))?.remedy).toBe("Ask the qa-lead (@bob)");
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
    [
      "with one field too few",
      answersOf([known(CHECKS, [{ name: "test", app: "1", conclusion: "success" }])]),
    ],
    ["with the answer of another kind", answersOf([known(CHECKS, [], { kind: "tags" })])],
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
      () => ({ histories: [history("staging", ""), history("canary", "")] }),
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
      () => ({ checks: checks(SHA), history: history("staging", "") }),
    );
    const answers = answersOf([
      missing(CHECKS, { permission: "checks: read" }),
      missing("history staging", { reason: "no token" }),
    ]);
    expect(judge(evaluator, answers)).toMatchObject({
      outcome: "unknown",
      found: "GitHub answered 403",
      remedy: "Add `checks: read` to the job's `permissions:`. Let the token read it",
      details: ["Could not read history staging: no token"],
      lacks: [
        {
          reason: "GitHub answered 403",
          remedy: "add `checks: read` to the job's `permissions:`",
          permission: "checks: read",
        },
        { reason: "no token", remedy: "let the token read it" },
      ],
    });
  });

  test("of the same cause as another is told once", () => {
    const evaluator = ruled(
      () => PASS,
      () => ({ checks: checks(SHA), history: history("staging", "") }),
    );
    const answers = answersOf([
      missing(CHECKS, { permission: "checks: read" }),
      missing("history staging", { permission: "deployments: read" }),
    ]);
    const remedy = "Add `checks: read`, `deployments: read` to the job's `permissions:`";
    const permission = "checks: read\ndeployments: read";
    const finding = judge(evaluator, answers);
    expect(finding).toMatchObject({
      found: "GitHub answered 403",
      remedy,
      lacks: [{ permission }],
    });
    expect(finding?.details).toBeUndefined();
  });

  test("keeps the role that owns the line, and the place that is to be mended", () => {
    const place = { file: "release.yml", line: 9, column: 4 };
    const answers = answersOf([missing(CHECKS, { place })]);
    expect(
      judge(
        ruled(() => PASS, needs),
        answers,
      ),
    ).toMatchObject({ owner: "qa-lead (@bob)", place });
  });

  test("that a rule can do without is told with anything but a pass", () => {
    const questions = () => ({ history: history("staging", ""), checks: optional(checks(SHA)) });
    const answers = answersOf([known("history staging", aHistory()), missing(CHECKS)]);
    const fails = ruled(() => ({ ...PASS, outcome: "fail", details: ["first"] }), questions);
    expect([
      judge(fails, answers)?.details,
      judge(
        ruled(() => PASS, questions),
        answers,
      )?.details,
    ]).toEqual([["first", `Could not read ${CHECKS}: GitHub answered 403`], undefined]);
  });
});

describe("evaluate", () => {
  test("asks each question once, for all requirements together", async () => {
    const calls: (readonly string[])[] = [];
    const answers = answersOf([
      known("history production", aHistory()),
      known("comments of the release issue", { issue: undefined, comments: [] }),
    ]);
    const ask: Ask = async (questions) => {
      calls.push(questions.map((question) => question.key));
      return answers;
    };
    const planned = [
      aPlanned({ id: "held", uses: "held" }),
      aPlanned({ id: "rollback-target", uses: "rollback-target" }),
      aPlanned(),
    ];
    const findings = await evaluate(planned, aSubject(), ask);
    expect({ calls, ids: findings.map(({ id, outcome }) => [id, outcome]) }).toEqual({
      calls: [["history production", "comments of the release issue", "before production"]],
      ids: [
        ["requirement/held", "pass"],
        ["requirement/rollback-target", "pass"],
        ["requirement/smoke-prepared", "pass"],
      ],
    });
  });

  test("a rule sees its values under its own names", () => {
    const seen: unknown[] = [];
    const evaluator = defineEvaluator({
      id: "rule",
      options: z.strictObject({ limit: z.number() }),
      reads: ["smoke", optional("roles"), optional("calendar")],
      questions: ({ limit }, { declared: { smoke } }) => ({
        checks: optional(checks(String(limit))),
        histories: smoke.critical.map(() => history("staging", "")),
      }),
      judge: ({ checks, histories }, options, { now, declared }) => {
        const one: string | undefined = histories[0]?.environment;
        const names: readonly string[] | undefined = checks?.map(({ name }) => name);
        seen.push(one, names, options, now, declared);
        return PASS;
      },
    });
    const { smoke, roles } = aManifest();
    const answers = answersOf([known("history staging", aHistory({ environment: "staging" }))]);
    const planned = aPlanned({ uses: "rule", options: { limit: 3 } });
    const declared = undeclared(["calendar"]);
    judgeAnswers([planned], aSubject({ now: 5, declared }), answers, {
      evaluators: { rule: evaluator },
    });
    expect(seen).toEqual(["staging", undefined, { limit: 3 }, 5, { smoke, roles }]);
  });
});

describe("a rule that reads only the manifest", () => {
  const reading = (reads: Evaluator["reads"]): Evaluator => ({
    ...ruled(
      () => ({ ...PASS, outcome: "fail" }),
      () => ({}),
    ),
    reads,
  });
  const judgedBy = (reads: Evaluator["reads"], declared: Declared) =>
    judgeAnswers([aPlanned({ uses: "rule" })], aSubject({ declared }), new Map(), {
      evaluators: { rule: reading(reads) },
    })[0];

  test("is judged although it asks nothing", () => {
    expect(judgedBy(["smoke"], declares())).toMatchObject({
      outcome: "fail",
      basis: { answers: {}, declared: ["smoke"] },
    });
  });

  test("is unknown where a block that it needs could not be read", () => {
    expect(judgedBy(["smoke", "roles"], undeclared(["roles"]))).toMatchObject({
      outcome: "unknown",
      found: "release.yml is not on the default branch yet",
      remedy: "Merge it there",
    });
  });

  test("does without a block that it does not need, and says so", () => {
    expect(judgedBy(["smoke", optional("roles")], undeclared(["roles"]))).toMatchObject({
      outcome: "fail",
      details: [
        "Could not read roles of the manifest: release.yml is not on the default branch yet",
      ],
    });
  });

  test("has nothing to judge by where all that it reads is optional and not there", () => {
    expect(judgedBy([optional("roles")], undeclared(["roles"]))?.outcome).toBe("unknown");
  });
});
