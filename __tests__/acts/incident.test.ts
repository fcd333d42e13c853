import { describe, expect, test } from "@jest/globals";
import { incident } from "../../src/receipts/incident.ts";
import type { Act } from "../../src/receipts/index.ts";
import { type FakeGitHub, fakeGitHub, refused } from "../support/fake-github.ts";
import { scene } from "./support.ts";

type Row = Readonly<Record<string, unknown>>;

const MARKER = '<!-- release-gate:incident {"key":"rg:x"';

const ACT: Act<"incident"> = incident.act({
  marker: MARKER,
  title: "SEV2: hunter2",
  body: `${MARKER}} -->\nhunter2`,
  labels: ["incident", "sev2"],
});

const anIssue = (number: number, body = ACT.body): Row => ({
  number,
  state: "open",
  body,
  html_url: `https://github.example/issues/${number}`,
});

/** GitHub with these issues; `over` answers in its place, `beside` is opened by another run meanwhile. */
function gitHubWith(
  seeded: readonly Row[],
  { over = {}, beside = [] }: { readonly over?: Row; readonly beside?: readonly Row[] } = {},
): FakeGitHub & { readonly written: readonly Row[] } {
  const issues = [...seeded];
  const written: Row[] = [];
  const table = {
    "GET /issues": () => issues,
    "POST /issues": (body: Row) => {
      written.push(body);
      const made = { ...anIssue(50), ...body, state: "open" };
      issues.push(...beside, made);
      return made;
    },
    "PATCH /issues/50": (body: Row) => {
      written.push(body);
      return { ...anIssue(50), ...body };
    },
    ...over,
  };
  return Object.assign(fakeGitHub(table), { written });
}

test("an incident is opened once, without secrets", async () => {
  const github = gitHubWith([]);
  const receipt = await scene({ github }).perform(ACT);
  expect(receipt).toMatchObject({
    state: "done",
    detail: "Incident #50 is open",
    result: { issue: 50, url: "https://github.example/issues/50" },
  });
  expect(github.written).toEqual([
    { title: "SEV2: ***", body: `${MARKER}} -->\n***`, labels: ["incident", "sev2"] },
  ]);
});

test.each<[string, readonly Row[]]>([
  ["the one that is open", [anIssue(12)]],
  ["one that is closed", [{ ...anIssue(12), state: "closed" }]],
  ["the lowest of two", [anIssue(31), anIssue(12)]],
  ["one that people have written in", [anIssue(12, `${ACT.body}\n- [x] mended`)]],
])("what is there already is found: %s", async (_which, issues) => {
  const github = gitHubWith(issues);
  expect(await scene({ github }).perform(ACT)).toMatchObject({
    state: "found",
    result: { issue: 12 },
  });
  expect(github.written).toEqual([]);
});

test.each<[string, Row]>([
  ["another incident", anIssue(12, '<!-- release-gate:incident {"key":"rg:y"} -->')],
  ["a pull request", { ...anIssue(12), pull_request: {} }],
  ["an issue without text", { ...anIssue(12), body: null }],
])("%s is none of ours", async (_what, row) => {
  expect(await scene({ github: gitHubWith([row]) }).perform(ACT)).toMatchObject({
    state: "done",
    result: { issue: 50 },
  });
});

describe("two runs at once", () => {
  test("the lowest number stands, and the other closes as its duplicate", async () => {
    const github = gitHubWith([], { beside: [anIssue(49)] });
    const receipt = await scene({ github }).perform(ACT);
    expect(receipt).toMatchObject({
      state: "found",
      detail: "Incident #49 was there; #50 is closed as its duplicate",
      result: { issue: 49 },
    });
    expect(github.written[1]).toEqual({
      issue_number: 50,
      state: "closed",
      state_reason: "not_planned",
    });
  });

  test("whoever has the lowest number leaves the other alone", async () => {
    const github = gitHubWith([], { beside: [anIssue(51)] });
    expect(await scene({ github }).perform(ACT)).toMatchObject({
      state: "done",
      result: { issue: 50 },
    });
    expect(github.written).toHaveLength(1);
  });

  test("a duplicate that cannot be closed is named", async () => {
    const over = { "PATCH /issues/50": refused(502) };
    const receipt = await scene({
      github: gitHubWith([], { beside: [anIssue(49)], over }),
    }).perform(ACT);
    expect(receipt.detail).toBe("Incident #49 was there; #50 is its duplicate: close it");
  });
});

test("a lost answer is looked up, and the issue is not opened twice", async () => {
  const issues: Row[] = [];
  let posts = 0;
  const github = fakeGitHub({
    "GET /issues": () => issues,
    "POST /issues": () => {
      posts += 1;
      issues.push(anIssue(50));
      return refused(0);
    },
  });
  expect(await scene({ github }).perform(ACT)).toMatchObject({
    state: "found",
    result: { issue: 50 },
  });
  expect(posts).toBe(1);
});

test("a list that cannot be read opens one that may be a duplicate, and says so", async () => {
  const github = gitHubWith([], { over: { "GET /issues": refused(502) } });
  expect(await scene({ github }).perform(ACT)).toMatchObject({ state: "done" });
  expect(github.written[0]?.body).toContain("_Possible duplicate:");
});

test.each<[string, Row]>([
  ["read", { "GET /issues": refused(403, { permission: "issues: write" }) }],
  ["written", { "POST /issues": refused(403, { permission: "issues: write" }) }],
])("where issues may not be %s, the line to add is said", async (_what, over) => {
  const github = gitHubWith([], { over });
  expect(await scene({ github }).perform(ACT)).toMatchObject({
    state: "refused",
    permission: "issues: write",
  });
  expect(github.written).toEqual([]);
});
