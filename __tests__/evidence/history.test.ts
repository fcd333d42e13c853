import { describe, expect, test } from "@jest/globals";
import { lastVerified } from "../../src/core/history.ts";
import { history } from "../../src/questions/history.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { AT, askOne, knownValue } from "./collect.ts";

const PAYLOAD = {
  key: "rg:octoacme/shop:production:abc:4711:deploy",
  version: "2.4.0",
  kind: "deploy",
  run: "4711",
  previous: null,
  rollback_of: null,
};

const time = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();

function aDeployment(id: number, sha: string, payload: unknown = { release_gate: PAYLOAD }) {
  return { id, sha, created_at: time(id), payload };
}

function aState(state: string, id = 1, over: object = {}) {
  const links = { log_url: "https://github.example/run/1", target_url: "" };
  return { id, state, created_at: time(id), description: null, ...links, ...over };
}

function aCommitStatus(over: object = {}) {
  return {
    id: 1,
    state: "success",
    context: "release-gate/production/verify",
    description: "deployment=7 verdict=pass by=health",
    created_at: time(1),
    ...over,
  };
}

/** One deployment of the release with these marks. */
const marked = (...statuses: readonly object[]) =>
  fakeGitHub({
    "GET /deployments": [aDeployment(7, SHA)],
    "GET /deployments/7/statuses": [aState("success")],
    [`GET /commits/${SHA}/statuses`]: statuses,
  });

describe("records", () => {
  test("a record carries its payload, its statuses newest first and a link to its run", async () => {
    const github = fakeGitHub({
      "GET /deployments": [aDeployment(7, SHA)],
      "GET /deployments/7/statuses": [aState("in_progress", 1), aState("success", 2)],
      [`GET /commits/${SHA}/statuses`]: [],
    });
    const link = "https://github.example/run/1";
    expect(await askOne(history("production"), github)).toEqual({
      state: "known",
      kind: "history",
      key: "history production",
      at: AT,
      strength: "verified",
      value: {
        environment: "production",
        records: [
          {
            id: 7,
            sha: SHA,
            createdAt: time(7),
            url: link,
            payload: PAYLOAD,
            statuses: [
              { state: "success", at: time(2), description: "", link },
              { state: "in_progress", at: time(1), description: "", link },
            ],
          },
        ],
        marks: [],
        unreachable: [],
      },
    });
  });

  test.each([
    ["an object", { release_gate: PAYLOAD }, PAYLOAD],
    ["JSON as text", JSON.stringify({ release_gate: PAYLOAD }), PAYLOAD],
    ["nothing", "", undefined],
    ["somebody's text", "deployed by hand", undefined],
    ["somebody's object", { tool: "other" }, undefined],
  ])("a payload that is %s is read or foreign", async (_, payload, expected) => {
    const github = fakeGitHub({
      "GET /deployments": [aDeployment(7, SHA, payload)],
      "GET /deployments/7/statuses": [],
      [`GET /commits/${SHA}/statuses`]: [],
    });
    const value = await knownValue(history("production"), github);
    expect(value.records.map((record) => record.payload)).toEqual([expected]);
  });

  test.each([
    ["without a version", { release_gate: { ...PAYLOAD, version: undefined } }],
    ["of an unknown kind", { release_gate: { ...PAYLOAD, kind: "x" } }],
    ["that is nothing", { release_gate: null }],
    ["as text", JSON.stringify({ release_gate: "later" })],
  ])(
    "a record of ours %s cannot be read, which is not the same as somebody else's",
    async (_, payload) => {
      const github = fakeGitHub({ "GET /deployments": [aDeployment(7, SHA, payload)] });
      expect(await askOne(history("production"), github)).toMatchObject({
        state: "missing",
        reason: "deployment 7 is a record of release-gate that this version cannot read",
        remedy: expect.stringContaining("gh api -X DELETE repos/{owner}/{repo}/deployments/7"),
      });
    },
  );

  test("newest come first, by time and then by number, and an entry seen twice counts once", async () => {
    const at = { created_at: time(0) };
    const github = fakeGitHub({
      "GET /deployments": [
        { ...aDeployment(2, SHA), ...at },
        { ...aDeployment(3, SHA), ...at },
        { ...aDeployment(2, SHA), ...at },
        aDeployment(1, SHA),
      ],
      "GET /deployments/1/statuses": [],
      "GET /deployments/2/statuses": [],
      "GET /deployments/3/statuses": [],
      [`GET /commits/${SHA}/statuses`]: [],
    });
    const value = await knownValue(history("production"), github);
    expect(value.records.map(({ id }) => id)).toEqual([1, 3, 2]);
  });

  test("a full page is followed by the next one", async () => {
    const foreign = Array.from({ length: 150 }, (_, i) => aDeployment(i, SHA, ""));
    const github = fakeGitHub({
      "GET /deployments": foreign,
      ...Object.fromEntries(foreign.map(({ id }) => [`GET /deployments/${id}/statuses`, []])),
      [`GET /commits/${SHA}/statuses`]: [],
    });
    const value = await knownValue(history("production"), github);
    expect(value.records).toHaveLength(150);
    expect(github.asked.filter((path) => path === "GET /deployments")).toHaveLength(2);
  });

  test("an unknown state of a deployment is no answer", async () => {
    const github = fakeGitHub({
      "GET /deployments": [aDeployment(7, SHA)],
      "GET /deployments/7/statuses": [aState("asleep")],
      [`GET /commits/${SHA}/statuses`]: [],
    });
    expect(await askOne(history("production"), github)).toMatchObject({
      state: "missing",
      reason:
        "GitHub's answer to GET /deployments/{deployment_id}/statuses has an unexpected form (at 0.state)",
    });
  });
});

describe("how far back", () => {
  const commit = (n: number) => n.toString(16).padStart(40, "0");
  const many = (count: number, status: (n: number) => readonly object[]) => {
    const numbers = Array.from({ length: count }, (_, i) => count - i);
    return fakeGitHub({
      "GET /deployments": numbers.map((n) => aDeployment(n, commit(n))),
      ...Object.fromEntries(
        numbers.flatMap((n) => [
          [`GET /deployments/${n}/statuses`, [aState("success")]],
          [`GET /commits/${commit(n)}/statuses`, status(n)],
        ]),
      ),
      [`GET /commits/${SHA}/statuses`]: [],
    });
  };

  test("reading stops where three verified commits are found", async () => {
    const value = await knownValue(
      history("production"),
      many(30, () => [aCommitStatus()]),
    );
    expect(value.records.map(({ id }) => id)).toEqual([30, 29, 28, 27]);
  });

  test("failed commits are passed over until a verified one comes", async () => {
    const failed = aCommitStatus({
      state: "failure",
      description: "deployment=1 verdict=fail by=health",
    });
    const github = many(30, (n) => (n < 20 ? [aCommitStatus()] : [failed]));
    const value = await knownValue(history("production"), github);
    expect(lastVerified(value, { except: SHA, lifts: [] })?.id).toBe(19);
  });

  test.each([
    ["among deployments of others", 300, () => ""],
    ["among releases that never went live", 25, () => ({ release_gate: PAYLOAD })],
  ])(
    "a list that was cut before anything live was found is no first release: %s",
    async (_, n, payload) => {
      const numbers = Array.from({ length: n }, (_, i) => n - i);
      const github = fakeGitHub({
        "GET /deployments": numbers.map((id) => aDeployment(id, commit(id), payload())),
        ...Object.fromEntries(
          numbers.flatMap((id) => [
            [`GET /deployments/${id}/statuses`, [aState("failure")]],
            [`GET /commits/${commit(id)}/statuses`, []],
          ]),
        ),
        [`GET /commits/${SHA}/statuses`]: [],
      });
      expect(await askOne(history("production"), github)).toMatchObject({
        state: "missing",
        reason:
          "the newest deployments of production include none of release-gate that was live, and there are more",
      });
    },
  );

  test("records that were not read are left out, since they would look unfinished", async () => {
    const value = await knownValue(
      history("production"),
      many(30, () => []),
    );
    expect(value.records).toHaveLength(20);
    expect(value.records.every(({ statuses }) => statuses.length === 1)).toBe(true);
  });
});

describe("marks", () => {
  test("a readable mark names deployment, verdict and stage", async () => {
    const value = await knownValue(history("production"), marked(aCommitStatus()));
    expect(value.marks).toEqual([
      { sha: SHA, state: "success", at: time(1), deployment: 7, verdict: "pass", by: "health" },
    ]);
  });

  const hostile = [
    "deployment=7 verdict=pass by=health and more",
    "x deployment=7 verdict=pass by=health",
    "deployment=7 verdict=pass by=health\ndeployment=8 verdict=pass by=health",
    "deployment=7  verdict=pass by=health",
    "deployment=-7 verdict=pass by=health",
    "deployment=0 verdict=pass by=health",
    "deployment=1e3 verdict=pass by=health",
    "deployment=7 verdict=passed by=health",
    "deployment=7 verdict=constructor by=health",
    "deployment=7 verdict=pass by=me",
    "deployment=99999999999999999999 verdict=pass by=health",
    "verdict=pass deployment=7 by=health",
    "",
    null,
  ];

  test.each(hostile)("a success that says %j is no mark", async (description) => {
    const value = await knownValue(history("production"), marked(aCommitStatus({ description })));
    expect(value.marks).toEqual([]);
  });

  test.each(hostile)(
    "a failure that says %j still counts, of no deployment",
    async (description) => {
      const value = await knownValue(
        history("production"),
        marked(aCommitStatus({ state: "failure", description })),
      );
      expect(value.marks).toEqual([{ sha: SHA, state: "failure", at: time(1) }]);
    },
  );

  test("a success whose description says otherwise is no mark", async () => {
    const description = "deployment=7 verdict=fail by=health";
    const value = await knownValue(history("production"), marked(aCommitStatus({ description })));
    expect(value.marks).toEqual([]);
  });

  test("other contexts and other environments are no marks, other case is", async () => {
    const value = await knownValue(
      history("production"),
      marked(
        aCommitStatus({ id: 1, context: "release-gate/staging/verify" }),
        aCommitStatus({ id: 2, context: "release-gate/production" }),
        aCommitStatus({ id: 3, context: "ci/build" }),
        aCommitStatus({ id: 4, context: "Release-Gate/Production/verify" }),
      ),
    );
    expect(value.marks).toHaveLength(1);
  });

  test("of two marks of the same second the later number is newer", async () => {
    const pending = { state: "pending", description: "deployment=7 verdict=pending by=deploy" };
    const value = await knownValue(
      history("production"),
      marked(aCommitStatus({ id: 1, ...pending }), aCommitStatus({ id: 2 })),
    );
    expect(value.marks.map(({ state }) => state)).toEqual(["success", "pending"]);
  });
});

describe("commits that are gone", () => {
  const withPrevious = (gone: Readonly<Record<string, unknown>>) =>
    fakeGitHub({
      "GET /deployments": [aDeployment(7, SHA), aDeployment(6, PREVIOUS_SHA)],
      "GET /deployments/7/statuses": [aState("success")],
      "GET /deployments/6/statuses": [aState("success")],
      [`GET /commits/${SHA}/statuses`]: [],
      ...gone,
    });

  test.each([404, 422])("a commit of a record answered with %i is unreachable", async (status) => {
    const github = withPrevious({ [`GET /commits/${PREVIOUS_SHA}/statuses`]: refused(status) });
    const value = await knownValue(history("production"), github);
    expect(value.unreachable).toEqual([PREVIOUS_SHA]);
  });

  test("a commit that is there while its statuses are not found is no answer", async () => {
    const github = withPrevious({
      [`GET /commits/${PREVIOUS_SHA}/statuses`]: refused(404),
      [`GET /commits/${PREVIOUS_SHA}`]: { sha: PREVIOUS_SHA },
    });
    expect(await askOne(history("production"), github)).toMatchObject({ state: "missing" });
  });

  test("statuses that may not be read are no answer, with the permission", async () => {
    const permission = "statuses: read";
    const github = withPrevious({
      [`GET /commits/${PREVIOUS_SHA}/statuses`]: refused(403, { permission }),
    });
    expect(await askOne(history("production"), github)).toMatchObject({
      state: "missing",
      permission,
    });
  });

  test("a release's commit that GitHub does not have is no answer", async () => {
    const github = fakeGitHub({ "GET /deployments": [] });
    expect(await askOne(history("production"), github)).toMatchObject({
      state: "missing",
      reason: "GitHub has no commit 9f3c2ab, or the token may not see it",
    });
  });
});
