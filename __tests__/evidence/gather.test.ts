import { describe, expect, test } from "@jest/globals";
import type { Question } from "../../src/core/ask.ts";
import type { Missing } from "../../src/core/lack.ts";
import type { GitHub } from "../../src/core/ports.ts";
import { COLLECTORS } from "../../src/evidence/index.ts";
import { ancestry } from "../../src/questions/ancestry.ts";
import { before, type Repository } from "../../src/questions/before.ts";
import { changes } from "../../src/questions/changes.ts";
import { checks } from "../../src/questions/checks.ts";
import { comments } from "../../src/questions/comments.ts";
import { history } from "../../src/questions/history.ts";
import { issues } from "../../src/questions/issues.ts";
import { labelled } from "../../src/questions/labelled.ts";
import { links } from "../../src/questions/links.ts";
import { manifest } from "../../src/questions/manifest.ts";
import { markdown } from "../../src/questions/markdown.ts";
import { milestone } from "../../src/questions/milestone.ts";
import { owner } from "../../src/questions/owner.ts";
import { paths } from "../../src/questions/paths.ts";
import { pipeline } from "../../src/questions/pipeline.ts";
import { record } from "../../src/questions/record.ts";
import { required } from "../../src/questions/required.ts";
import { reviews } from "../../src/questions/reviews.ts";
import { runs } from "../../src/questions/runs.ts";
import { scans } from "../../src/questions/scans.ts";
import { tags } from "../../src/questions/tags.ts";
import { team } from "../../src/questions/team.ts";
import { user } from "../../src/questions/user.ts";
import { versions } from "../../src/questions/versions.ts";
import { worked } from "../../src/questions/worked.ts";
import { workflow } from "../../src/questions/workflow.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub } from "../support/fake-github.ts";
import { AT, aGatherer, askOne } from "./collect.ts";

const EVERY: readonly Question[] = [
  history("production", ""),
  checks(SHA),
  runs(SHA),
  required(SHA),
  comments(undefined),
  changes("a", "b"),
  ancestry("a", "b"),
  team("octoacme/qa"),
  owner({
    ...{ deployment: 7, run: "1", attempt: 1, job: null },
    nonce: "rg-7-0badcafe",
    ...{ dispatched: undefined, manifest: undefined, since: "2026-11-20T11:00:00Z" },
  }),
  markdown("notes.md"),
  workflow("deploy.yml"),
  tags("2.4.0", undefined),
  record(7, "production", ""),
  user(),
  issues("incident"),
  before("production", ""),
  manifest("release.yml", SHA),
  reviews(PREVIOUS_SHA, SHA),
  paths(PREVIOUS_SHA, SHA),
  labelled("infra"),
  milestone(["2.4.0"]),
  links(PREVIOUS_SHA, SHA),
  pipeline(SHA),
  scans(SHA, undefined),
  versions(["package.json"]),
  worked({ workflow: "backup.yml", job: undefined, step: undefined }),
];

/** The release's own files are read without GitHub, too. */
const isAskedOfGitHub = ({ kind }: Question): boolean => !["markdown", "versions"].includes(kind);

test("every kind of question is asked here", () => {
  expect(EVERY.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(COLLECTORS).toSorted());
});

test("a question of no kind gets an answer that says so", async () => {
  const question = { kind: "weather", key: "weather in Berlin" };
  expect(await askOne(question, fakeGitHub({}))).toMatchObject({
    ...question,
    state: "missing",
    reason: "nothing answers this question",
  });
});

describe("nothing is lost", () => {
  const throwing: GitHub = {
    owner: "octoacme",
    repo: "shop",
    request: async () => {
      throw new Error("a bug");
    },
    list: () => {
      throw new Error("a bug");
    },
    graphql: async () => {
      throw new Error("a bug");
    },
    time: () => undefined,
  };
  const source = async () => {
    throw new Error("a bug");
  };

  const lookBefore = ({ history: past }: Repository) => past() as Promise<Missing>;

  test("a throw is a missing answer, and all others are given", async () => {
    const answers = await aGatherer(throwing, { source, lookBefore })(EVERY);
    expect([...answers.keys()]).toEqual(EVERY.map(({ key }) => key));
    const missing = [...answers.values()].filter((answer) => answer.state === "missing");
    expect(missing.map(({ reason }) => reason)).toEqual(
      Array.from({ length: EVERY.length }, () => "reading it failed: a bug"),
    );
  });

  test.each(EVERY.filter(isAskedOfGitHub))(
    "without GitHub there is no answer to $key",
    async (question) => {
      expect(await askOne(question, undefined)).toEqual({
        state: "missing",
        kind: question.kind,
        key: question.key,
        at: AT,
        reason: "no token or repository: GitHub was not asked",
        remedy: "set GITHUB_TOKEN and name the repository (--repo owner/name)",
      });
    },
  );

  test.each(EVERY.filter(isAskedOfGitHub))(
    "where GitHub finds nothing, $key is never a guess",
    async (question) => {
      const answer = await askOne(question, fakeGitHub({}));
      // That a workflow is not there is an answer: it cannot be dispatched. So is that a run is not
      // there: then a record's lease decides; that a commit has no manifest; and that it is gone.
      const isAnswer = ["workflow", "owner", "manifest", "ancestry"].includes(question.kind);
      expect(answer?.state).toBe(isAnswer ? "known" : "missing");
    },
  );
});

describe("requests", () => {
  const served = {
    [`GET /commits/${SHA}/check-runs`]: [],
    [`GET /commits/${SHA}/statuses`]: [],
    "GET /actions/runs": [],
    "GET /deployments": [],
  };

  test("equal ones of one ask are made once, of two asks twice", async () => {
    const github = fakeGitHub(served);
    const ask = aGatherer(github);
    const statuses = () => github.asked.filter((path) => path.endsWith("/statuses")).length;
    await ask([checks(SHA), history("production", ""), checks(SHA)]);
    expect(statuses()).toBe(1);
    await ask([checks(SHA)]);
    expect(statuses()).toBe(2);
  });

  test("at most ten are under way", async () => {
    let underWay = 0;
    let most = 0;
    const fake = fakeGitHub({});
    const request: GitHub["request"] = async (...parameters) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return await fake.request(...parameters);
    };
    const files = Array.from({ length: 20 }, (_, i) => workflow(`${i}.yml`));
    await aGatherer({ ...fake, request })(files);
    expect(most).toBe(10);
  });
});
