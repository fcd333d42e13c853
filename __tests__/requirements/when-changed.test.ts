import { describe, expect, test } from "@jest/globals";
import { aField, known, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

interface Case {
  readonly options: object;
  readonly type?: "patch" | "minor" | "major";
  readonly paths?: readonly string[];
  readonly says?: "breaking" | "feature" | "other";
  readonly labels?: readonly string[];
  /** Text under "Migration steps"; null: no such heading. */
  readonly steps?: string | null;
  readonly code?: boolean;
  /** A heading of the plan, with text below it. */
  readonly plan?: readonly [string, string];
  readonly planned?: boolean;
}

const RANGE = { base: PREVIOUS_SHA, head: SHA };
const key = `${PREVIOUS_SHA}..${SHA}`;

const when = ({ options, type = "minor", paths = [], labels = [], ...over }: Case) => {
  const { says = "other", steps = null, code = false, plan, planned = true } = over;
  const named = [{ ...aField({ name: "Migration steps", text: steps ?? "" }), code }];
  const headed = plan === undefined ? [] : [aField({ name: plan[0], text: plan[1] })];
  const pull = {
    ...{ number: 12, title: "x", url: "https://x.example/12", author: "mona", labels },
    ...{ approvals: [], stale: [], objections: [] },
  };
  return judged({
    uses: "when-changed",
    options,
    subject: { release: { type } },
    manifest: { rollback: { plan: planned ? "docs/rollback.md" : undefined } },
    answers: [
      known(`paths ${key}`, { ...RANGE, paths }),
      known(`changes ${key}`, {
        ...RANGE,
        commits: [{ sha: SHA, authors: ["mona"], unlinked: [], says }],
      }),
      known(`reviews ${key}`, { ...RANGE, branch: "main", commits: [], pulls: [pull] }),
      known("file notes/2.4.0.md", {
        path: "notes/2.4.0.md",
        fields: steps === null ? [] : named,
        words: 60,
      }),
      known("file docs/rollback.md", { path: "docs/rollback.md", fields: headed, words: 60 }),
    ],
  });
};

const GUIDE = { types: ["major"], breaking: true, notes: "migration" };
const DATABASE = { paths: ["*/migrations/*"], plan: ["database", "migration"] };
const API = { paths: ["*.proto"], changed: ["docs/*"] };
const STEPS = "Migration steps in notes/2.4.0.md";

describe("when-changed", () => {
  test.each<[string, Case, string, string]>([
    [
      "nothing that asks for it",
      { options: GUIDE },
      "not-applicable",
      "Nothing asks for it since 2.3.7",
    ],
    [
      "a major release without steps",
      { options: GUIDE, type: "major", steps: "None" },
      "fail",
      `${STEPS} names no step`,
    ],
    [
      "a major release with steps",
      { options: GUIDE, type: "major", steps: "Run the new importer first." },
      "pass",
      `${STEPS} says what to do`,
    ],
    [
      "steps that are code",
      { options: GUIDE, type: "major", steps: "Run:", code: true },
      "pass",
      `${STEPS} says what to do`,
    ],
    [
      "steps that nobody has written",
      { options: GUIDE, type: "major", steps: "TODO: write all of the steps" },
      "fail",
      `${STEPS} names no step`,
    ],
    [
      "an empty field",
      { options: GUIDE, type: "major", steps: "" },
      "fail",
      "notes/2.4.0.md says nothing under Migration steps",
    ],
    [
      "no such field",
      { options: GUIDE, type: "major" },
      "fail",
      "notes/2.4.0.md says nothing under Migration steps",
    ],
    [
      "a breaking commit in a minor release",
      { options: GUIDE, says: "breaking", steps: "None." },
      "fail",
      `${STEPS} names no step`,
    ],
    [
      "a feature",
      { options: GUIDE, says: "feature" },
      "not-applicable",
      "Nothing asks for it since 2.3.7",
    ],
    [
      "a migration that the plan knows",
      {
        options: DATABASE,
        paths: ["shop/migrations/7.sql"],
        plan: ["Take back the Database", "Restore the backup of the day."],
      },
      "pass",
      'docs/rollback.md says it under "Take back the Database"',
    ],
    [
      "a migration that it does not",
      {
        options: DATABASE,
        paths: ["shop/migrations/7.sql"],
        plan: ["Steps", "Deploy the previous version."],
      },
      "fail",
      "docs/rollback.md says nothing under a heading with database or migration",
    ],
    [
      "a heading whose words are still to be written",
      {
        options: DATABASE,
        paths: ["shop/migrations/7.sql"],
        plan: ["Database", "TODO: write this section"],
      },
      "fail",
      "docs/rollback.md says nothing under a heading with database or migration",
    ],
    [
      "a heading without a word below it",
      { options: DATABASE, paths: ["shop/migrations/7.sql"], plan: ["Database", ""] },
      "fail",
      "docs/rollback.md says nothing under a heading with database or migration",
    ],
    [
      "a migration without a plan",
      { options: DATABASE, paths: ["shop/migrations/7.sql"], planned: false },
      "fail",
      "No rollback plan is declared",
    ],
    [
      "another path",
      { options: DATABASE, paths: ["shop/migrate.ts"] },
      "not-applicable",
      "Nothing asks for it since 2.3.7",
    ],
    [
      "an API that changed alone",
      { options: API, paths: ["api/orders.proto"] },
      "fail",
      "None of docs/* changed with it",
    ],
    [
      "an API whose page changed with it",
      { options: API, paths: ["api/orders.proto", "docs/api.md"] },
      "pass",
      "docs/api.md changed with it",
    ],
    [
      "a label, in whatever case",
      { options: { labels: ["API"], changed: ["docs/*"] }, labels: ["api"] },
      "fail",
      "None of docs/* changed with it",
    ],
    [
      "another label",
      { options: { labels: ["api"], changed: ["docs/*"] }, labels: ["apis"] },
      "not-applicable",
      "Nothing asks for it since 2.3.7",
    ],
    [
      "options that name nothing to look for",
      { options: { types: ["minor"] } },
      "fail",
      "Nothing is named that would show it",
    ],
  ])("%s", (_what, given, outcome, found) => {
    expect(when(given)).toMatchObject({ outcome, found });
  });

  test("says what asked for it", () => {
    const paths = ["a", "b", "c", "d", "e", "f"].map((name) => `x/migrations/${name}`);
    expect(when({ options: DATABASE, paths, planned: false }).details).toEqual([
      "Asked for by x/migrations/a, x/migrations/b, x/migrations/c, x/migrations/d, x/migrations/e and 1 more",
    ]);
  });
});
