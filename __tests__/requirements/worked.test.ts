import { describe, expect, test } from "@jest/globals";
import { known, OTHER_SHA, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

interface Case {
  readonly options?: object;
  /** Hours since it ended; null: there is no such run. */
  readonly hours?: number | null;
  readonly at?: string;
  readonly sha?: string;
  readonly paths?: readonly string[];
}

const URL = "https://x.example/r";

const when = ({ options = { workflow: "backup.yml" }, hours = 2, paths = [], ...over }: Case) => {
  const at = new Date(Date.parse("2026-11-20T14:00:00Z") - (hours ?? 0) * 3_600_000).toISOString();
  const run = hours === null ? undefined : { id: "7", url: URL, sha: SHA, at, ...over };
  const { workflow = "", job = "", step = "" } = options as Record<string, string>;
  return judged({
    uses: "worked",
    options,
    answers: [
      known(`worked ${workflow} / ${job} / ${step}`, { workflow, branch: "main", run }),
      known(`paths ${PREVIOUS_SHA}..${SHA}`, { base: PREVIOUS_SHA, head: SHA, paths }),
    ],
  });
};

describe("worked", () => {
  test.each<[string, Case, string, string]>([
    ["a short while ago", {}, "pass", "succeeded on"],
    ["right at the limit", { hours: 24 }, "pass", "succeeded on"],
    ["too long ago", { hours: 24.1 }, "pending", "which is too long ago"],
    [
      "in as long as is given",
      { hours: 30, options: { workflow: "b.yml", within: "2d" } },
      "pass",
      "b.yml succeeded on",
    ],
    ["at a time that is none", { at: "yesterday" }, "pending", "which is too long ago"],
    ["never", { hours: null }, "pending", "No run of main shows a success of backup.yml"],
    [
      "a job and a step of it",
      { hours: null, options: { workflow: "b.yml", job: "j", step: "s" } },
      "pending",
      "No run of main shows a success of b.yml / j / s",
    ],
    ["no workflow is named", { options: {} }, "fail", "No workflow is named that shows it"],
    [
      "for this commit",
      { options: { workflow: "b.yml", "this-commit": true } },
      "pass",
      "for 9f3c2ab",
    ],
    [
      "for another commit",
      { sha: OTHER_SHA, options: { workflow: "b.yml", "this-commit": true } },
      "pending",
      "for 77aa11b",
    ],
    ["for another commit, where any will do", { sha: OTHER_SHA }, "pass", "for 77aa11b"],
    [
      "where nothing changed",
      { hours: null, options: { paths: ["db/*"] } },
      "not-applicable",
      "None of db/* changed since 2.3.7",
    ],
    [
      "where something changed",
      { options: { paths: ["db/*"] }, paths: ["db/7.sql"] },
      "fail",
      "No workflow is named that shows it",
    ],
  ])("%s", (_what, given, outcome, found) => {
    expect(when(given)).toMatchObject({ outcome, found: expect.stringContaining(found) });
  });

  test("says what to run", () => {
    expect(when({ hours: null }).remedy).toBe(
      "Run it on main: `gh workflow run backup.yml`; then run this stage again",
    );
  });
});
