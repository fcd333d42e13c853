import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import type { Question } from "../../src/core/ask.ts";
import { COLLECTORS } from "../../src/evidence/index.ts";
import { QUESTIONS } from "../../src/questions/index.ts";

/** A record of this id, with an owner. */
const owned = (deployment: number) => ({
  ...{ deployment, run: "1", attempt: 1, job: null },
  ...{
    dispatched: undefined,
    manifest: undefined,
    nonce: "rg-7-0badcafe",
    since: "2026-11-20T11:00:00Z",
  },
});

/** Two of each kind that ask for different things, and the one question of whose token it is. */
const PAIRS: { readonly [K in keyof typeof QUESTIONS]: readonly Question[] } = {
  history: [QUESTIONS.history("staging", ""), QUESTIONS.history("staging", "api")],
  record: [QUESTIONS.record(7, "staging", ""), QUESTIONS.record(7, "staging", "api")],
  owner: [QUESTIONS.owner(owned(7)), QUESTIONS.owner(owned(8))],
  checks: [QUESTIONS.checks("a"), QUESTIONS.checks("b")],
  runs: [QUESTIONS.runs("a"), QUESTIONS.runs("b")],
  required: [QUESTIONS.required("a"), QUESTIONS.required("b")],
  comments: [
    QUESTIONS.comments(undefined),
    QUESTIONS.comments(7),
    QUESTIONS.comments(7, "deployed"),
    QUESTIONS.comments(7, "standing"),
  ],
  ancestry: [QUESTIONS.ancestry("a", "b"), QUESTIONS.ancestry("a", "c")],
  changes: [QUESTIONS.changes("a", "b"), QUESTIONS.changes(undefined, "b")],
  reviews: [QUESTIONS.reviews("a", "b"), QUESTIONS.reviews(undefined, "b")],
  paths: [QUESTIONS.paths("a", "b"), QUESTIONS.paths(undefined, "b")],
  labelled: [QUESTIONS.labelled("a"), QUESTIONS.labelled("b")],
  milestone: [QUESTIONS.milestone(["a"]), QUESTIONS.milestone(["b"])],
  links: [QUESTIONS.links("a", "b"), QUESTIONS.links(undefined, "b")],
  pipeline: [QUESTIONS.pipeline("a"), QUESTIONS.pipeline("b")],
  worked: [
    QUESTIONS.worked({ workflow: "a.yml", job: "b", step: undefined }),
    QUESTIONS.worked({ workflow: "a.yml", job: undefined, step: "b" }),
  ],
  scans: [QUESTIONS.scans("a", undefined), QUESTIONS.scans("a", "refs/heads/b")],
  versions: [QUESTIONS.versions(["a"]), QUESTIONS.versions(["b"])],
  team: [QUESTIONS.team("octoacme/qa"), QUESTIONS.team("octoacme/pm")],
  user: [QUESTIONS.user()],
  markdown: [QUESTIONS.markdown("a.md"), QUESTIONS.markdown("b.md")],
  workflow: [QUESTIONS.workflow("a.yml"), QUESTIONS.workflow("b.yml")],
  tags: [
    QUESTIONS.tags("1.0.0", undefined),
    QUESTIONS.tags("1.0.0", "api-v${{ release.version }}"),
  ],
  before: [QUESTIONS.before("staging", ""), QUESTIONS.before("staging", "api")],
  issues: [QUESTIONS.issues("incident"), QUESTIONS.issues("bug")],
  manifest: [QUESTIONS.manifest("release.yml", "a"), QUESTIONS.manifest("release.yml", "b")],
};

const NOT_KINDS = ["index.ts", "kinds.ts", "question.ts"];

describe("a kind of question is one file and one line", () => {
  test("every file of the folder is in the register, under its own name", () => {
    const files = readdirSync("src/questions").filter((file) => !NOT_KINDS.includes(file));
    const registered = Object.entries(QUESTIONS).map(([name, { kind }]) => [name, kind]);
    expect(registered.toSorted()).toEqual(
      files.map((file) => [file.replace(/\.ts$/, ""), file.replace(/\.ts$/, "")]).toSorted(),
    );
  });

  test.each(Object.keys(QUESTIONS))(
    "%s is answered by a file of its own, which is tested",
    (kind) => {
      expect(Object.keys(COLLECTORS)).toContain(kind);
      expect(existsSync(`src/evidence/${kind}.ts`)).toBe(true);
      expect(existsSync(`__tests__/evidence/${kind}.test.ts`)).toBe(true);
    },
  );

  test("equal questions share a key, all others have one of their own", () => {
    const all = Object.values(PAIRS).flat();
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(QUESTIONS.comments(7).key).toBe(QUESTIONS.comments(7).key);
  });
});
