import { describe, expect, test } from "@jest/globals";
import type { CiCheck } from "../../src/questions/checks.ts";
import { aCiCheck, aCiStatus, known, missing, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const KEY = `checks of ${SHA}`;
const DEPLOY = { kind: "workflow", file: "deploy.yml", with: undefined } as const;

const ci = (checks: readonly CiCheck[], options: unknown = {}) =>
  judged({
    uses: "ci",
    options,
    manifest: { deploy: DEPLOY },
    answers: [known(KEY, checks)],
  });

const own = (over: Partial<CiCheck> = {}) =>
  aCiCheck({
    name: "gate / readiness",
    run: { id: "4711", workflow: ".github/workflows/release.yml" },
    ...over,
  });
const running = { completed: false, conclusion: undefined };

describe("ci", () => {
  test.each<[string, readonly CiCheck[], unknown, string, string]>([
    ["every check successful", [aCiCheck(), aCiStatus()], {}, "pass", "2 of 2 successful"],
    [
      "one red among a hundred green",
      [
        ...Array.from({ length: 100 }, (_, i) => aCiCheck({ name: `test ${i}` })),
        aCiCheck({ name: "last", conclusion: "failure" }),
      ],
      {},
      "fail",
      "1 of 101 did not succeed: last (failure)",
    ],
    [
      "a red status",
      [aCiCheck(), aCiStatus({ conclusion: "error" })],
      {},
      "fail",
      "1 of 2 did not succeed: lint (error)",
    ],
    ["nothing at all", [], {}, "fail", "No check succeeded"],
    [
      "nothing at all, with names",
      [],
      { checks: ["test"] },
      "fail",
      "No check succeeded (test required)",
    ],
    [
      "a skipped check",
      [aCiCheck(), aCiCheck({ name: "e2e", conclusion: "skipped" })],
      {},
      "fail",
      "1 of 2 did not succeed: e2e (skipped)",
    ],
    [
      "a neutral check",
      [aCiCheck(), aCiCheck({ name: "size", conclusion: "neutral" })],
      {},
      "fail",
      "1 of 2 did not succeed: size (neutral)",
    ],
    [
      "a skipped check that may",
      [aCiCheck(), aCiCheck({ name: "docs", conclusion: "skipped" })],
      { "may-skip": ["docs"] },
      "pass",
      "1 of 2 successful",
    ],
    [
      "a failed check that may be skipped",
      [aCiCheck(), aCiCheck({ name: "docs", conclusion: "failure" })],
      { "may-skip": ["docs"] },
      "fail",
      "1 of 2 did not succeed: docs (failure)",
    ],
    [
      "only checks that were skipped and may be",
      [aCiCheck({ name: "docs", conclusion: "skipped" })],
      { "may-skip": ["docs"] },
      "fail",
      "No check succeeded; 1 ignored: docs (skipped)",
    ],
    [
      "an ended check without a conclusion",
      [aCiCheck({ conclusion: undefined })],
      {},
      "fail",
      "1 of 1 did not succeed: test (no conclusion)",
    ],
    [
      "a conclusion that nobody knows",
      [aCiCheck({ conclusion: "great" })],
      {},
      "fail",
      "1 of 1 did not succeed: test (great)",
    ],
    [
      "cancelled, timed out, stale, waiting for a person",
      ["cancelled", "timed_out", "stale", "action_required"].map((conclusion) =>
        aCiCheck({ name: conclusion, conclusion }),
      ),
      {},
      "fail",
      "4 of 4 did not succeed: cancelled (cancelled), timed_out (timed_out), stale (stale), action_required (action_required)",
    ],
    [
      "a check that still runs",
      [aCiCheck(), aCiCheck({ name: "e2e", ...running })],
      {},
      "pending",
      "1 of 2 still running: e2e (running)",
    ],
    [
      "a red one while another runs",
      [aCiCheck({ conclusion: "failure" }), aCiCheck({ name: "e2e", ...running })],
      {},
      "fail",
      "1 of 2 did not succeed: test (failure)",
    ],
    [
      "a running check that already says success",
      [aCiCheck({ completed: false })],
      {},
      "pending",
      "1 of 1 still running: test (running)",
    ],
    [
      "a named check that is not there",
      [aCiCheck()],
      { checks: ["test", "build"] },
      "fail",
      "No check named build",
    ],
    [
      "a named check in another case",
      [aCiCheck()],
      { checks: ["Test"] },
      "fail",
      "No check named Test",
    ],
    [
      "every named check there",
      [aCiCheck(), aCiCheck({ name: "build" })],
      { checks: ["test", "build"] },
      "pass",
      "2 of 2 successful",
    ],
    [
      "a red check beside the named ones",
      [aCiCheck(), aCiCheck({ name: "scan", conclusion: "failure" })],
      { checks: ["test"] },
      "fail",
      "1 of 2 did not succeed: scan (failure)",
    ],
    [
      "the same name red from another app",
      [aCiCheck(), aCiCheck({ app: "99", conclusion: "failure" })],
      { checks: ["test"] },
      "fail",
      "1 of 2 did not succeed: test (failure)",
    ],
    ["this very job, still running", [aCiCheck(), own(running)], {}, "pass", "1 of 1 successful"],
    [
      "an ended green job of this run",
      [own({ name: "test" })],
      { checks: ["test"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "an ended red job of this run",
      [aCiCheck(), own({ name: "build", conclusion: "failure" })],
      {},
      "fail",
      "1 of 2 did not succeed: build (failure)",
    ],
    [
      "only this job",
      [own(running)],
      {},
      "fail",
      "No check succeeded; 1 ignored: gate / readiness (running)",
    ],
    [
      "a named job of this run that has not ended",
      [aCiCheck(), own({ name: "build", ...running })],
      { checks: ["build"] },
      "fail",
      "No check named build",
    ],
    [
      "another run of this workflow, red",
      [
        aCiCheck(),
        own({
          conclusion: "failure",
          run: { id: "4712", workflow: ".github/workflows/release.yml@main" },
        }),
      ],
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a run of the deploying workflow, red",
      [
        aCiCheck(),
        aCiCheck({
          name: "deploy",
          conclusion: "failure",
          run: { id: "1", workflow: ".github/workflows/deploy.yml" },
        }),
      ],
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a run of a workflow of a similar name, red",
      [
        aCiCheck(),
        aCiCheck({
          name: "deploy",
          conclusion: "failure",
          run: { id: "1", workflow: ".github/workflows/pre-deploy.yml" },
        }),
      ],
      {},
      "fail",
      "1 of 2 did not succeed: deploy (failure)",
    ],
    [
      "our own mark, red",
      [aCiCheck(), aCiStatus({ name: "release-gate/staging/verify", conclusion: "failure" })],
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "only our own mark, green",
      [aCiStatus({ name: "release-gate/staging/verify" })],
      {},
      "fail",
      "No check succeeded; 1 ignored: release-gate/staging/verify (success)",
    ],
    [
      "a check run that only borrows our name, red",
      [aCiCheck(), aCiCheck({ name: "release-gate/tests", conclusion: "failure" })],
      {},
      "fail",
      "1 of 2 did not succeed: release-gate/tests (failure)",
    ],
  ])("%s", (_rule, checks, options, outcome, found) => {
    expect(saying(ci(checks, options))).toMatchObject({ outcome, found });
  });

  test("a local run has no jobs of its own", () => {
    const finding = judged({
      uses: "ci",
      subject: { run: { id: "local", workflow: undefined } },
      answers: [known(KEY, [own(running)])],
    });
    expect(finding.outcome).toBe("pending");
  });

  test("without the right to read checks nothing passes, and the permission is named", () => {
    const answer = missing(KEY, { permission: "checks: read" });
    expect(judged({ uses: "ci", answers: [answer] })).toMatchObject({
      outcome: "unknown",
      found: "GitHub answered 403",
      remedy: "Add `checks: read` to the job's `permissions:`",
      lacks: [{ permission: "checks: read" }],
    });
  });

  test("a misspelt option is refused", () => {
    expect(() => judged({ uses: "ci", options: { "may-skp": [] } })).toThrow(/may-skp/);
  });
});
