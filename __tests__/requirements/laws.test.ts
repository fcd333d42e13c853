import { describe, expect, test } from "@jest/globals";
import type { Answer, Answers } from "../../src/core/answer.ts";
import type { Question } from "../../src/core/ask.ts";
import type { Declared } from "../../src/core/declared.ts";
import { evaluate, judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import type { Evaluator, PlannedRequirement } from "../../src/requirements/harness/evaluator.ts";
import {
  isObserver,
  NOTHING,
  type Observed,
  type Observer,
} from "../../src/requirements/harness/observer.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import {
  aBefore,
  aCiCheck,
  aCiRun,
  aComment,
  aField,
  aFinding,
  answersOf,
  aPlanned,
  aReceipt,
  aSubject,
  declares,
  known,
  missing,
  PREVIOUS_SHA,
  SHA,
  undeclared,
} from "../support/builders.ts";
import { aHistory, releaseRecord, SAID } from "../support/records.ts";

/** Options that each kind needs to have something to say. */
const OPTIONS: Readonly<Record<string, unknown>> = {
  assigned: { role: "qa-lead" },
  resources: {
    ...{ runbooks: "https://x.example/r", infrastructure: "https://x.example/i" },
    ...{ dashboards: "https://x.example/d", "on-call": "https://x.example/o" },
  },
  attest: { role: "qa-lead" },
  signoff: { role: "qa-lead" },
  from: { findings: "check/*", receipts: "command" },
  "when-changed": { types: ["minor"], notes: "migration" },
  "none-open": { label: "infra" },
  scope: { part: "documented" },
  tests: { checks: ["test"] },
  "version-files": { files: ["package.json"] },
  worked: { workflow: "backup.yml" },
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
  aField({ name: "Migration steps", text: "Import the orders again." }),
  aField({ name: "Known issues", text: "None" }),
];

/** Kinds that judge what the manifest declares, without a question. */
const DECLARED_ALONE: readonly string[] = ["freeze", "manifest", "smoke-prepared", "window"];

/** Kinds that judge answers alone, whatever the manifest declares. */
const WITHOUT_BLOCK: readonly string[] = [
  "none-open",
  "pipeline-history",
  "scans",
  "tests",
  "version-files",
];

/** A manifest by which every kind passes. */
const DECLARED = declares({
  release: {
    ...{ type: "auto", issue: undefined, date: undefined, tag: undefined },
    incident: { issue: 512, by: "alice" },
  },
  calendar: {
    timezone: "UTC",
    windows: [{ days: ["fri"], fromMinute: 0, toMinute: 1440 }],
    freezes: [{ from: "2026-12-20", through: "2027-01-02", because: "holidays" }],
  },
});

/** A world in which every kind passes. */
const SOUND: readonly Answer[] = [
  known(`checks of ${SHA}`, [aCiCheck()]),
  known(`runs of ${SHA}`, [aCiRun()]),
  known(`required checks of ${SHA}`, {
    ...{ branch: "main", checks: [], workflows: [], undecided: [] },
    pull: undefined,
  }),
  known("history production", aHistory()),
  known("before production", aBefore()),
  known(
    "history staging",
    aHistory({
      environment: "staging",
      records: [releaseRecord([SAID.begun, SAID.live, SAID.pass])],
    }),
  ),
  known("comments of the release issue", {
    issue: { number: 7, url: "https://x.example/7" },
    comments: [aComment({ body: "/sign-off qa-lead 9f3c2ab\n/attest smoke-prepared 9f3c2ab" })],
  }),
  known(`changes ${PREVIOUS_SHA}..${SHA}`, {
    base: PREVIOUS_SHA,
    head: SHA,
    commits: [{ sha: SHA, authors: ["dev"], unlinked: [] }],
  }),
  known(`reviews ${PREVIOUS_SHA}..${SHA}`, {
    ...{ base: PREVIOUS_SHA, head: SHA, branch: "main", asked: 1 },
    commits: [{ sha: SHA, by: "dev", pulls: [7] }],
    pulls: [
      {
        ...{ number: 7, title: "Faster orders", url: "https://x.example/7", author: "dev" },
        ...{ labels: [], approvals: ["olga"], stale: [], objections: [] },
      },
    ],
  }),
  known(`paths ${PREVIOUS_SHA}..${SHA}`, { base: PREVIOUS_SHA, head: SHA, paths: ["shop.js"] }),
  known("labelled known-issue", { label: "known-issue", items: [] }),
  known("milestone 2.4.0, v2.4.0", {
    titles: ["2.4.0", "v2.4.0"],
    found: {
      ...{ title: "2.4.0", url: "https://x.example/m" },
      items: [
        {
          ...{ number: 7, title: "Faster orders", url: "https://x.example/7" },
          ...{ kind: "pull", state: "merged" },
        },
      ],
    },
  }),
  known(`links ${PREVIOUS_SHA}..${SHA}`, { base: PREVIOUS_SHA, head: SHA, pulls: [] }),
  known(`pipeline ${SHA}`, {
    ...{ sha: SHA, branch: "main" },
    runs: [
      {
        ...{ workflow: ".github/workflows/ci.yml", event: "push", sha: SHA },
        ...{ state: "success", attempt: 1, url: "https://x.example/r" },
      },
    ],
  }),
  known("worked backup.yml /  / ", {
    ...{ workflow: "backup.yml", branch: "main" },
    run: { id: "7", url: "https://x.example/r", sha: SHA, at: "2026-11-20T12:00:00Z" },
  }),
  known(`scans ${SHA}`, {
    ...{ sha: SHA, ref: "refs/heads/main" },
    code: { tools: ["CodeQL"], failed: [], alerts: [] },
    dependencies: { alerts: [] },
  }),
  known("versions package.json", { files: [{ path: "package.json", version: "2.4.0" }] }),
  known("approved in run 4711", { run: "4711", approvals: [] }),
  known("access of bob", { login: "bob", permission: "write" }),
  ...["r", "i", "d", "o"].map((page) =>
    known(`address https://x.example/${page}`, {
      ...{ url: `https://x.example/${page}`, status: 200, reason: undefined },
    }),
  ),
  known("incident 512", {
    ...{ number: 512, title: "Orders fail", url: "https://x.example/512" },
    ...{ open: true, pull: false, labels: ["incident"] },
  }),
  known("put-off production", {
    ...{ environment: "production", component: "" },
    records: [
      {
        ...{ id: 20, sha: SHA, version: "2.4.0", createdAt: "2026-11-20T12:00:00Z" },
        ...{ incident: 512, by: "erin", until: "2026-11-22", timezone: "Europe/Berlin" },
        rows: { "qa-signoff": "qa-lead" },
      },
    ],
    issues: [
      {
        ...{ number: 512, url: "https://x.example/512" },
        comments: [aComment({ body: "/attest qa-signoff 9f3c2ab" })],
      },
    ],
  }),
  known("labelled infra", { label: "infra", items: [] }),
  known(`ancestry ${PREVIOUS_SHA}..${SHA}`, {
    ...{ base: PREVIOUS_SHA, head: SHA },
    relation: "ahead",
  }),
  known("file notes/2.4.0.md", { path: "notes/2.4.0.md", fields: NOTES, words: 60 }),
  known("file docs/rollback.md", { path: "docs/rollback.md", fields: [], words: 60 }),
  known("tags of 2.4.0", {
    version: "2.4.0",
    tagged: undefined,
    latestRelease: "2.3.7",
  }),
];

function outcome(planned: PlannedRequirement, answers: Answers, declared = DECLARED) {
  return judgeAnswers([planned], aSubject({ declared }), answers)[0]?.outcome;
}

/** What a kind asks. */
async function asked(planned: PlannedRequirement): Promise<readonly Question[]> {
  let questions: readonly Question[] = [];
  await evaluate([planned], aSubject({ declared: DECLARED }), async (all) => {
    questions = all;
    return new Map();
  });
  return questions;
}

describe.each(kinds(false))("%s", (uses, planned) => {
  const evaluator: Evaluator | Observer = EVALUATORS[uses as keyof typeof EVALUATORS];
  const { id } = evaluator;
  const reads = isObserver(evaluator) ? [] : evaluator.reads;
  const needed = reads.filter((read) => typeof read === "string");

  test("bears the name under which it stands in the register", () => {
    expect(id).toBe(uses);
  });

  test("passes in a sound world", () => {
    expect(outcome(planned, answersOf(SOUND))).toBe("pass");
  });

  test("no answers and no declared blocks never pass", () => {
    expect(outcome(planned, new Map(), undeclared())).toBe("unknown");
  });

  test("asks something, unless it judges what is declared alone", async () => {
    expect((await asked(planned)).length > 0).toBe(!DECLARED_ALONE.includes(id));
  });

  test("no answers never pass where something is asked", async () => {
    const asks = (await asked(planned)).length > 0;
    expect(outcome(planned, new Map())).toBe(asks ? "unknown" : "pass");
  });

  test("answers that are all missing never pass where something is asked", async () => {
    const answers = answersOf(SOUND.map(({ key }) => missing(key)));
    const asks = (await asked(planned)).length > 0;
    expect(outcome(planned, answers)).toBe(asks ? "unknown" : "pass");
  });

  test("needs a block, and without it nothing passes or is asked", async () => {
    expect(needed.length > 0).toBe(!WITHOUT_BLOCK.includes(id));
    for (const block of needed) {
      const declared = undeclared([block]);
      const questions: string[] = [];
      const [finding] = await evaluate([planned], aSubject({ declared }), async (all) => {
        questions.push(...all.map(({ key }) => key));
        return answersOf(SOUND);
      });
      expect(finding).toMatchObject({
        outcome: "unknown",
        remedy: "Merge it there",
        basis: { answers: {}, declared: expect.arrayContaining([block]) },
      });
      expect(questions).toEqual([]);
    }
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
    const questions = await asked(planned);
    const answers = answersOf(questions.map(({ kind, key }) => known(key, value, { kind })));
    if (questions.length > 0) expect(outcome(planned, answers)).not.toBe("pass");
  });

  test("judged again from JSON, the finding is the same", () => {
    const again = new Map<string, Answer>(JSON.parse(JSON.stringify([...answersOf(SOUND)])));
    const options: unknown = JSON.parse(JSON.stringify(planned.options));
    const declared: Declared = JSON.parse(JSON.stringify(DECLARED));
    expect(judgeAnswers([{ ...planned, options }], aSubject({ declared }), again)).toEqual(
      judgeAnswers([planned], aSubject({ declared: DECLARED }), answersOf(SOUND)),
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
