import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readAttestations } from "../../src/core/commands/attestations.ts";
import { attest } from "../../src/requirements/attest.ts";
import { aComment, minutesAgo, SHA } from "../support/builders.ts";

const PAGE = readFileSync("docs/attestations.md", "utf8");
const PEOPLE = { roles: { devops: ["bob"] }, teams: {} };

/** Commands that stand in a block of their own on the page. */
const BLOCKS = [...PAGE.matchAll(/^```\n(\/[^`]+)```/gm)].map(([, text = ""]) => text.trim());

/** What the comments of the page say of a line: how often it was given, taken back and refused. */
function said(id: string, sha: string | undefined, bodies = BLOCKS) {
  const comments = bodies.map((body, n) =>
    aComment({ id: n, body, createdAt: minutesAgo(30 - n) }),
  );
  const rules = { id, role: "devops", people: PEOPLE, sha, link: false };
  const { given, withdrawn, refused } = readAttestations(comments, rules);
  return [given.length, withdrawn.length, refused.length];
}

test.each([
  ["staging-qa-validated", SHA, [1, 0, 0]],
  ["uat-prod", SHA, [1, 1, 0]],
  ["manual-validation", SHA, [1, 0, 0]],
  ["dashboards-ready", undefined, [1, 0, 0]],
  ["logging-ready", undefined, [1, 0, 0]],
])("every command on the page is one: %s", (id, sha, counts) => {
  expect(BLOCKS).toHaveLength(4);
  expect(said(id, sha)).toEqual(counts);
});

test("the near miss on the page is what people are told", () => {
  const rules = { id: "uat-prod", role: "devops", people: PEOPLE, sha: SHA, link: false };
  const { refused } = readAttestations([aComment({ body: "/attest uat-prod" })], rules);
  const text = PAGE.replace(/\s+/g, " ");
  expect(refused.map(({ sentence }) => text.includes(`\`${sentence}\``))).toEqual([true]);
});

test("every option stands on the page", () => {
  const options = [...PAGE.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  const { success } = attest.options.safeParse({
    ...{ role: "devops", every: "30d", link: true, needs: 2, "unless-check": "e2e*" },
  });
  expect([success, options]).toEqual([true, ["role", "every", "link", "needs", "unless-check"]]);
});
