import { describe, expect, test } from "@jest/globals";
import type { CiCheck } from "../../src/questions/checks.ts";
import type { BroughtBy, RequiredCheck, RequiredDeployment } from "../../src/questions/required.ts";
import type { CiRun } from "../../src/questions/runs.ts";
import { aCiCheck, aCiRun, aCiStatus, known, missing, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const KEY = `checks of ${SHA}`;
const DEPLOY = { kind: "workflow", file: "deploy.yml", with: undefined } as const;

interface World {
  readonly checks?: readonly CiCheck[];
  readonly runs?: readonly CiRun[];
  readonly required?: readonly RequiredCheck[];
  readonly workflows?: readonly string[];
  readonly foreign?: readonly string[];
  readonly deployments?: readonly RequiredDeployment[];
  readonly undecided?: readonly string[];
  readonly pull?: BroughtBy | undefined;
}

const answersOf = ({
  checks = [],
  runs = [],
  required = [],
  workflows = [],
  undecided = [],
  pull,
  ...rules
}: World) => [
  known(KEY, checks),
  known(`runs of ${SHA}`, runs),
  known(`required checks of ${SHA}`, {
    ...{ branch: "main", checks: required, workflows, undecided },
    pull,
    ...rules,
  }),
];

const ciIn = (world: World, options: unknown = {}, subject = {}) =>
  judged({
    uses: "ci",
    options,
    manifest: { deploy: DEPLOY },
    subject,
    answers: answersOf(world),
  });

const ci = (checks: readonly CiCheck[], options: unknown = {}) => ciIn({ checks }, options);

const own = (over: Partial<CiCheck> = {}) =>
  aCiCheck({
    name: "gate / readiness",
    run: { id: "4711", workflow: ".github/workflows/release.yml", event: "push" },
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
      "an ended green job of this run that nobody names",
      [own({ name: "test" })],
      {},
      "fail",
      "No check succeeded; 1 ignored: test (success)",
    ],
    [
      "an ended red job of this run that nobody names",
      [aCiCheck(), own({ name: "build", conclusion: "failure" })],
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "an ended red job of this run that is named",
      [aCiCheck(), own({ name: "build", conclusion: "failure" })],
      { checks: ["build"] },
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
          run: { id: "4712", workflow: ".github/workflows/release.yml@main", event: "push" },
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
          run: { id: "1", workflow: ".github/workflows/deploy.yml", event: "push" },
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
          run: { id: "1", workflow: ".github/workflows/pre-deploy.yml", event: "push" },
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
      "our own names never count, whoever uses them",
      [
        aCiCheck(),
        aCiCheck({ name: "release-gate/tests", conclusion: "failure" }),
        aCiStatus({ name: "sign-off/qa-lead", conclusion: "pending", completed: false }),
      ],
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "our own names do not count where they are named",
      [aCiCheck(), aCiStatus({ name: "sign-off/qa-lead" })],
      { checks: ["sign-off/*"] },
      "fail",
      "No check named sign-off/*",
    ],
  ])("%s", (_rule, checks, options, outcome, found) => {
    expect(saying(ci(checks, options))).toMatchObject({ outcome, found });
  });

  test("a local run has no jobs of its own", () => {
    const finding = judged({
      uses: "ci",
      subject: { run: { id: "local", workflow: undefined } },
      answers: answersOf({ checks: [own(running)] }),
    });
    expect(finding.outcome).toBe("pending");
  });

  test("without the right to read checks nothing passes, and the permission is named", () => {
    const answer = missing(KEY, { permission: "checks: read" });
    const others = answersOf({}).slice(1);
    expect(judged({ uses: "ci", answers: [answer, ...others] })).toMatchObject({
      outcome: "unknown",
      found: "GitHub answered 403",
      remedy: "Add `checks: read` to the job's `permissions:`",
      lacks: [{ permission: "checks: read" }],
    });
  });

  test("a misspelt option is refused", () => {
    expect(() => judged({ uses: "ci", options: { "may-skp": [] } })).toThrow(/may-skp/);
  });

  test.each(["runs", "required checks"])("without an answer about %s nothing passes", (about) => {
    const key = `${about} of ${SHA}`;
    const others = answersOf({ checks: [aCiCheck()] }).filter((answer) => answer.key !== key);
    const lacking = missing(key, { permission: "actions: read" });
    expect(judged({ uses: "ci", answers: [...others, lacking] })).toMatchObject({
      outcome: "unknown",
      lacks: [{ permission: "actions: read" }],
    });
  });
});

const of = (workflow: string, event: string, id = "4600") => ({
  run: { id, workflow: `.github/workflows/${workflow}`, event },
});
const queued = { completed: false, state: "queued" } as const;

describe("workflow runs of the commit", () => {
  test.each<[string, World, unknown, string, string]>([
    [
      "a run without a check run waits",
      {
        checks: [aCiCheck({ name: "lint", ...of("lint.yml", "push", "1") })],
        runs: [aCiRun(queued)],
      },
      {},
      "pending",
      "1 of 2 still running: ci.yml (queued)",
    ],
    [
      "nothing but a queued run",
      { runs: [aCiRun(queued)] },
      {},
      "pending",
      "1 of 1 still running: ci.yml (queued)",
    ],
    [
      "a job behind others was not created yet",
      { checks: [aCiCheck()], runs: [aCiRun({ completed: false, state: "in_progress" })] },
      {},
      "pending",
      "1 of 2 still running: ci.yml (running)",
    ],
    [
      "a running check speaks for its run",
      {
        checks: [aCiCheck(running)],
        runs: [aCiRun({ completed: false, state: "in_progress" })],
      },
      {},
      "pending",
      "1 of 1 still running: test (running)",
    ],
    [
      "a run that waits for an approval",
      { checks: [aCiCheck()], runs: [aCiRun({ completed: false, state: "waiting" })] },
      {},
      "pending",
      "1 of 2 still running: ci.yml (waiting)",
    ],
    ...[
      "startup_failure",
      "failure",
      "cancelled",
      "timed_out",
      "action_required",
      "no conclusion",
    ].map((state): [string, World, unknown, string, string] => [
      `a run that ended as ${state} and never started a job`,
      { checks: [aCiStatus()], runs: [aCiRun({ state })] },
      {},
      "fail",
      `1 of 2 did not succeed: ci.yml (${state})`,
    ]),
    [
      "a cancelled run whose jobs until then were green or skipped",
      {
        checks: [aCiCheck(), aCiCheck({ name: "docs", conclusion: "skipped" })],
        runs: [aCiRun({ state: "cancelled" })],
      },
      { "may-skip": ["docs"] },
      "fail",
      "1 of 3 did not succeed: ci.yml (cancelled)",
    ],
    [
      "a red run is told once, by its check",
      { checks: [aCiCheck({ conclusion: "failure" })], runs: [aCiRun({ state: "failure" })] },
      {},
      "fail",
      "1 of 1 did not succeed: test (failure)",
    ],
    [
      "a run that is red by an ignored check alone",
      {
        checks: [aCiCheck(), aCiCheck({ name: "flaky", conclusion: "failure" })],
        runs: [aCiRun({ state: "failure" })],
      },
      { ignore: ["flaky"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "a run without a job that was skipped",
      { checks: [aCiStatus()], runs: [aCiRun({ state: "skipped" })] },
      {},
      "fail",
      "1 of 2 did not succeed: ci.yml (skipped)",
    ],
    [
      "a run without a job that may be skipped",
      { checks: [aCiStatus()], runs: [aCiRun({ state: "skipped" })] },
      { "may-skip": ["ci.yml"] },
      "pass",
      "1 of 2 successful",
    ],
    ["a green run alone shows no test", { runs: [aCiRun()] }, {}, "fail", "No check succeeded"],
    ...["push", "merge_group", "pull_request"].map(
      (event): [string, World, unknown, string, string] => [
        `a run by ${event} counts`,
        { checks: [aCiCheck(of("ci.yml", event))], runs: [aCiRun({ event, ...queued })] },
        {},
        "pending",
        "1 of 2 still running: ci.yml (queued)",
      ],
    ),
    ...["schedule", "workflow_dispatch", "pull_request_target", "dynamic", "release"].map(
      (event): [string, World, unknown, string, string] => [
        `a run by ${event} does not count`,
        {
          checks: [
            aCiCheck(),
            aCiCheck({ name: "e2e", conclusion: "failure", ...of("other.yml", event, "2") }),
          ],
          runs: [aCiRun(), aCiRun({ id: "2", workflow: "other.yml", event, ...queued })],
        },
        {},
        "pass",
        "1 of 1 successful",
      ],
    ),
    [
      "a green nightly check alone is none",
      { checks: [aCiCheck(of("nightly.yml", "schedule"))] },
      {},
      "fail",
      "No check succeeded; 1 ignored: test (success)",
    ],
    [
      "a nightly check that is named counts",
      { checks: [aCiCheck({ name: "e2e", ...of("nightly.yml", "schedule") })] },
      { checks: ["e2e"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "a red nightly check that is named",
      {
        checks: [
          aCiCheck(),
          aCiCheck({ name: "e2e", conclusion: "failure", ...of("nightly.yml", "schedule") }),
        ],
      },
      { checks: ["e2*"] },
      "fail",
      "1 of 2 did not succeed: e2e (failure)",
    ],
    [
      "a named check may still come from a nightly run",
      {
        checks: [aCiCheck()],
        runs: [
          aCiRun({
            id: "2",
            workflow: ".github/workflows/nightly.yml",
            event: "schedule",
            ...queued,
          }),
        ],
      },
      { checks: ["e2e"] },
      "pending",
      "No check named e2e yet: nightly.yml (queued)",
    ],
    [
      "a nightly run that goes on brings nothing that is asked for",
      { runs: [aCiRun({ event: "schedule", ...queued })] },
      {},
      "fail",
      "No check succeeded",
    ],
    [
      "this run and others of its workflow are not waited for",
      {
        checks: [aCiCheck()],
        runs: ["4711", "4712"].map((id) =>
          aCiRun({ id, workflow: ".github/workflows/release.yml", ...queued }),
        ),
      },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "runs that deploy are not waited for",
      {
        checks: [aCiCheck()],
        runs: [aCiRun({ workflow: ".github/workflows/deploy.yml", ...queued })],
      },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a run of an ignored workflow",
      {
        checks: [
          aCiCheck(),
          aCiCheck({ name: "long", ...running, ...of("nightly.yml", "push", "2") }),
        ],
        runs: [aCiRun({ id: "2", workflow: ".github/workflows/nightly.yml", ...queued })],
      },
      { ignore: [{ workflow: "nightly.yml" }] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "an ignored workflow by its path and a pattern",
      {
        checks: [
          aCiCheck(),
          aCiCheck({ name: "x", conclusion: "failure", ...of("bot-a.yml", "push", "2") }),
        ],
      },
      { ignore: [{ workflow: ".github/workflows/bot-*.yml" }] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "a workflow of a similar name is not ignored",
      {
        checks: [
          aCiCheck(),
          aCiCheck({ name: "x", conclusion: "failure", ...of("nightlyXyml", "push", "2") }),
        ],
      },
      { ignore: [{ workflow: "nightly.yml" }] },
      "fail",
      "1 of 2 did not succeed: x (failure)",
    ],
  ])("%s", (_rule, world, options, outcome, found) => {
    expect(saying(ciIn(world, options))).toMatchObject({ outcome, found });
  });
});

describe("names and patterns", () => {
  test.each<[string, readonly CiCheck[], unknown, string, string]>([
    [
      "a pattern names several",
      [aCiCheck({ name: "test (18)" }), aCiCheck({ name: "test (20)" })],
      { checks: ["test*"] },
      "pass",
      "2 of 2 successful",
    ],
    [
      "a pattern that nothing matches",
      [aCiCheck()],
      { checks: ["e2e*"] },
      "fail",
      "No check named e2e*",
    ],
    [
      "brackets, dots and plus signs are themselves",
      [aCiCheck({ name: "build (node 20.x, c++) [a|b]?" })],
      { checks: ["build (node 20.x, c++) [a|b]?"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "a dot is a dot",
      [aCiCheck({ name: "a-b" })],
      { checks: ["a.b"] },
      "fail",
      "No check named a.b",
    ],
    [
      "a skipped job of a matrix, as GitHub calls it",
      [aCiCheck(), aCiCheck({ name: "build ($" + "{{ matrix.os }})", conclusion: "skipped" })],
      { "may-skip": ["build ($" + "{{ matrix.os }})"] },
      "pass",
      "1 of 2 successful",
    ],
    [
      "a pattern of what may be skipped",
      [aCiCheck(), aCiCheck({ name: "docs / links", conclusion: "neutral" })],
      { "may-skip": ["docs*"] },
      "pass",
      "1 of 2 successful",
    ],
    [
      "an ignored check that never ends",
      [aCiCheck(), aCiStatus({ name: "license/cla", ...running })],
      { ignore: ["license/*"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "everything ignored",
      [aCiCheck()],
      { ignore: ["*"] },
      "fail",
      "No check succeeded; 1 ignored: test (success)",
    ],
    [
      "what is both named and ignored",
      [aCiCheck(), aCiCheck({ name: "e2e" })],
      { checks: ["e2e"], ignore: ["e2e"] },
      "fail",
      "No check named e2e",
    ],
    [
      "every check named does not make this job wait for itself",
      [aCiCheck(), own(running)],
      { checks: ["*"] },
      "pass",
      "1 of 1 successful",
    ],
  ])("%s", (_rule, checks, options, outcome, found) => {
    expect(saying(ci(checks, options))).toMatchObject({ outcome, found });
  });

  test("what is ignored is told", () => {
    const { details } = ci([aCiCheck(), aCiCheck({ name: "x", conclusion: "failure" })], {
      ignore: ["x"],
    });
    expect(details).toEqual(["Left out by `ignore`: x (failure)"]);
  });

  test.each([{ ignore: [{ workflows: "a.yml" }] }, { ignore: [{}] }, { wait: "15" }, { wait: -1 }])(
    "%j is refused",
    (options) => {
      expect(() => ci([], options)).toThrow();
    },
  );
});

const integration: RequiredCheck = { name: "integration", app: undefined, by: "rules" };
const pullOf = (checks: readonly CiCheck[], runs: readonly CiRun[] = []): BroughtBy => ({
  number: 12,
  url: "https://github.example/octoacme/shop/pull/12",
  head: "77aa11b",
  checks,
  runs,
});
const onPull = (over: Partial<CiCheck> = {}) =>
  aCiCheck({ name: "integration", ...of("pr.yml", "pull_request", "9"), ...over });

describe("what the default branch requires", () => {
  test.each<[string, World, unknown, string, string]>([
    [
      "successful at the commit",
      { checks: [aCiCheck({ name: "integration" })], required: [integration] },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "never run",
      { checks: [aCiCheck()], required: [integration] },
      {},
      "fail",
      "No check named integration",
    ],
    [
      "never run, and nothing else was",
      { required: [integration] },
      {},
      "fail",
      "No check succeeded (integration required)",
    ],
    [
      "absent while a run goes on",
      { checks: [aCiCheck()], runs: [aCiRun(queued)], required: [integration] },
      {},
      "pending",
      "1 of 2 still running: ci.yml (queued)",
    ],
    [
      "absent at both while a run of the pull request goes on",
      {
        checks: [aCiCheck()],
        required: [integration],
        pull: pullOf([], [aCiRun({ id: "9", event: "pull_request", ...queued })]),
      },
      {},
      "pending",
      "No check named integration yet: ci.yml (queued)",
    ],
    [
      "absent at both",
      { checks: [aCiCheck()], required: [integration], pull: pullOf([aCiCheck()]) },
      {},
      "fail",
      "No check named integration",
    ],
    [
      "successful at the pull request",
      { checks: [aCiCheck()], required: [integration], pull: pullOf([onPull()]) },
      {},
      "pass",
      "2 of 2 successful",
    ],
    [
      "checked at the pull request alone",
      { required: [integration], pull: pullOf([onPull()]) },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "named besides, and successful at the pull request",
      { checks: [aCiCheck()], required: [integration], pull: pullOf([onPull()]) },
      { checks: ["integration"] },
      "pass",
      "2 of 2 successful",
    ],
    [
      "named alone, and at the pull request",
      { checks: [aCiCheck()], pull: pullOf([onPull()]) },
      { checks: ["integration"] },
      "fail",
      "No check named integration",
    ],
    [
      "red at the pull request",
      {
        checks: [aCiCheck()],
        required: [integration],
        pull: pullOf([onPull({ conclusion: "failure" })]),
      },
      {},
      "fail",
      "1 of 2 did not succeed: integration (failure)",
    ],
    [
      "running at the pull request",
      { checks: [aCiCheck()], required: [integration], pull: pullOf([onPull(running)]) },
      {},
      "pending",
      "1 of 2 still running: integration (running)",
    ],
    [
      "red at the commit, whatever the pull request says",
      {
        checks: [aCiCheck({ name: "integration", conclusion: "failure" })],
        required: [integration],
        pull: pullOf([onPull()]),
      },
      {},
      "fail",
      "1 of 1 did not succeed: integration (failure)",
    ],
    [
      "skipped at the commit, successful at the pull request",
      {
        checks: [aCiCheck(), aCiCheck({ name: "integration", conclusion: "skipped" })],
        required: [integration],
        pull: pullOf([onPull()]),
      },
      {},
      "pass",
      "2 of 2 successful",
    ],
    [
      "skipped at both",
      {
        checks: [aCiCheck(), aCiCheck({ name: "integration", conclusion: "skipped" })],
        required: [integration],
        pull: pullOf([onPull({ conclusion: "skipped" })]),
      },
      {},
      "fail",
      "1 of 2 did not succeed: integration (skipped)",
    ],
    [
      "skipped at the commit, where it may be",
      {
        checks: [aCiCheck(), aCiCheck({ name: "integration", conclusion: "skipped" })],
        required: [integration],
      },
      { "may-skip": ["integration"] },
      "pass",
      "1 of 2 successful",
    ],
    [
      "other checks of the pull request say nothing",
      {
        checks: [aCiCheck()],
        required: [integration],
        pull: pullOf([onPull(), aCiCheck({ name: "size", conclusion: "failure" })]),
      },
      {},
      "pass",
      "2 of 2 successful",
    ],
    [
      "from another app than the one that is required",
      {
        checks: [aCiCheck({ name: "integration", app: "99" })],
        required: [{ ...integration, app: "15368" }],
      },
      {},
      "fail",
      "No check named integration",
    ],
    [
      "from the app that is required, while the same name of another is red",
      {
        checks: [
          aCiCheck({ name: "integration" }),
          aCiCheck({ name: "integration", app: "99", conclusion: "failure" }),
        ],
        required: [{ ...integration, app: "15368" }],
      },
      {},
      "fail",
      "1 of 2 did not succeed: integration (failure)",
    ],
    [
      "as a commit status, which names no app",
      { checks: [aCiStatus({ name: "integration" })], required: [{ ...integration, app: "7" }] },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a name with a star is itself",
      { checks: [aCiCheck()], required: [{ ...integration, name: "te*" }] },
      {},
      "fail",
      "No check named te*",
    ],
    [
      "left out by the manifest",
      { checks: [aCiCheck()], required: [integration] },
      { ignore: ["integration"] },
      "pass",
      "1 of 1 successful",
    ],
    [
      "our own marks",
      {
        checks: [aCiCheck()],
        required: ["release-gate/production", "sign-off/pm"].map((name) => ({
          ...integration,
          name,
        })),
      },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a nightly check, which is named by that",
      {
        checks: [aCiCheck({ name: "integration", ...of("nightly.yml", "schedule") })],
        required: [integration],
      },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "a job of this run that has not ended",
      { checks: [aCiCheck(), own({ name: "integration", ...running })], required: [integration] },
      {},
      "fail",
      "No check named integration",
    ],
  ])("%s", (_rule, world, options, outcome, found) => {
    expect(saying(ciIn(world, options))).toMatchObject({ outcome, found });
  });

  test("this very job, which cannot wait for itself", () => {
    const required = [{ ...integration, name: "gate / readiness" }];
    const url = "https://github.example/octoacme/shop/actions/runs/4711/job/77";
    const world = { checks: [aCiCheck(), own({ ...running, url })], required };
    expect(ciIn(world, {}, { run: { job: "77" } })).toMatchObject({ outcome: "pass" });
    expect(ciIn(world, {}, { run: { job: "78" } })).toMatchObject({ outcome: "fail" });
  });

  test("the remedy names the branch that requires it, and what the pull request shows is told", () => {
    expect(ciIn({ checks: [aCiCheck()], required: [integration] }).remedy).toBe(
      "The branch main requires integration: let it run for this commit or for its pull request, or leave it out under requirements.ci-passing.ignore",
    );
    const world = { checks: [aCiCheck()], required: [integration], pull: pullOf([onPull()]) };
    expect(ciIn(world)).toMatchObject({
      expected: "Every check of 9f3c2ab successful, integration among them",
      details: ["By pull request #12: integration (success)"],
    });
  });
});

describe("workflows that a rule of the default branch requires", () => {
  const SCAN = ".github/workflows/scan.yml";
  const workflows = [SCAN];
  const scan = (over: Partial<CiRun> = {}) => aCiRun({ id: "7", workflow: SCAN, ...over });
  const onHead = { id: "9", event: "pull_request" } as const;
  const checks = [aCiCheck()];
  test.each<[string, World, unknown, string, string]>([
    ["ran at the commit", { runs: [scan()] }, {}, "pass", "1 of 1 successful"],
    [
      "ran in another repository's name",
      { runs: [scan({ workflow: `octoacme/rules/${SCAN}` })] },
      {},
      "fail",
      "No successful run of scan.yml",
    ],
    [
      "is another repository's, and ran in its name",
      { workflows: [], foreign: [SCAN], runs: [scan({ workflow: `octoacme/rules/${SCAN}` })] },
      {},
      "pass",
      "1 of 1 successful",
    ],
    [
      "is another repository's, and one of the same path ran here",
      { workflows: [], foreign: [SCAN], runs: [scan()] },
      {},
      "fail",
      "No successful run of scan.yml",
    ],
    [
      "ran, and a deployment that is required did not succeed",
      {
        runs: [scan()],
        deployments: [{ environment: "staging", state: "failure", url: undefined, of: "commit" }],
      },
      {},
      "fail",
      "Required deployment to staging: failure",
    ],
    ["ran never", {}, {}, "fail", "No successful run of scan.yml"],
    [
      "ran never, by none of the same end",
      { runs: [scan({ workflow: "x/myscan.yml" })] },
      {},
      "fail",
      "No successful run of scan.yml",
    ],
    [
      "ran because a person started it",
      { runs: [scan({ event: "workflow_dispatch" })] },
      {},
      "fail",
      "No successful run of scan.yml",
    ],
    [
      "ran at the pull request",
      { pull: pullOf([], [scan(onHead)]) },
      {},
      "pass",
      "2 of 2 successful",
    ],
    [
      "failed at the pull request",
      { pull: pullOf([], [scan({ ...onHead, state: "failure" })]) },
      {},
      "fail",
      "1 of 2 did not succeed: scan.yml (failure)",
    ],
    [
      "goes on at the commit",
      { runs: [scan({ completed: false, state: "in_progress" })] },
      {},
      "pending",
      "1 of 2 still running: scan.yml (running)",
    ],
    [
      "was skipped at the commit",
      { runs: [scan({ state: "skipped" })] },
      { "may-skip": ["scan.yml"] },
      "fail",
      "No successful run of scan.yml",
    ],
    [
      "is absent beside a check that is",
      { required: [integration] },
      {},
      "fail",
      "No check named integration, no successful run of scan.yml",
    ],
    ["is left out", {}, { ignore: [{ workflow: "scan.yml" }] }, "pass", "1 of 1 successful"],
  ])("%s", (_rule, world, options, outcome, found) => {
    expect(saying(ciIn({ checks, workflows, ...world }, options))).toMatchObject({
      outcome,
      found,
    });
  });

  test("are named in what is expected and in the remedy", () => {
    expect(ciIn({ checks, workflows })).toMatchObject({
      expected: "Every check of 9f3c2ab successful, scan.yml among them",
      remedy:
        "The branch main requires scan.yml: let it run for this commit or for its pull request, or leave it out under requirements.ci-passing.ignore",
    });
  });
});

test.each<[string, World]>([
  ["a pass", { checks: [aCiCheck()] }],
  ["a failure", { checks: [aCiCheck({ conclusion: "failure" })] }],
  ["nothing", {}],
])("rules of other kinds are named beside %s: nobody has looked at them", (_what, world) => {
  const undecided = ["code_scanning", "required_deployments"];
  expect(ciIn({ ...world, undecided }).details).toContain(
    "Not looked at, although the rules of main require it: code_scanning, required_deployments",
  );
});
