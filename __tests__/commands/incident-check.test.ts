import { expect, test } from "@jest/globals";
import { incidentCheck } from "../../src/commands/incident-check.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";

const ISSUE = {
  number: 512,
  html_url: "https://github.example/issues/512",
  body: "- **Date**: 2026-11-20\n",
  labels: [{ name: "incident" }, "sev4"],
  created_at: "2026-11-20T09:00:00Z",
  closed_at: null,
};

const checked = (answer: unknown) =>
  incidentCheck({
    issue: 512,
    github: fakeGitHub({ "GET /issues/512": answer }),
    clock: fakeClock(),
    signal: new AbortController().signal,
  });

test.each<[string, unknown, number, string]>([
  ["nothing is missing", ISSUE, 0, "#512: nothing is missing"],
  [
    "no text at all",
    { ...ISSUE, body: null, labels: ["incident", "sev3"] },
    1,
    "#512: 7 gaps in the review of",
  ],
  ["no incident", { ...ISSUE, labels: ["bug"] }, 3, "#512 is no incident"],
  ["not found", refused(404), 3, "#512 could not be read: refused with 404"],
  ["no answer of GitHub's", { number: 512 }, 3, "GitHub's answer to #512 could not be read"],
])("%s", async (_what, answer, exit, said) => {
  const ended = await checked(answer);
  expect(ended.exit).toBe(exit);
  expect(ended.lines[0]).toContain(said);
});

test("texts of others act on no terminal", async () => {
  const body = "### Action Items\n- [ ] \u001b[31m::error::x - Owner: @a\n";
  const { lines } = await checked({ ...ISSUE, body, labels: ["incident", "sev3"] });
  expect(lines.join("\n")).not.toContain("\u001b");
  expect(lines.filter((one) => /(?:^| )::/.test(one))).toEqual([]);
});
