import type { Finding } from "../../src/core/finding.ts";
import type { Look, SignalRule } from "../../src/core/look.ts";
import type { Report } from "../../src/core/report.ts";
import { exitCode, fold } from "../../src/core/verdict.ts";
import { headline, next } from "../../src/report/headline.ts";
import { anEnvironment, aRelease, aRun, minutesAgo, NOW, SHA } from "../support/builders.ts";

const place = { file: "release.yml", line: 12, column: 3 };

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    id: "requirement/ci-passing",
    title: "CI is green for the commit",
    outcome: "pass",
    effect: "block",
    expected: "Every check of the commit successful",
    found: "4 of 4 checks succeeded",
    basis: {
      kind: "requirement",
      evaluator: "ci",
      options: {},
      answers: { checks: `checks of ${SHA}` },
      declared: ["deploy"],
    },
    ...over,
  };
}

/** A report with headline and next step as the program makes them. */
export function aReport(over: Partial<Report> = {}): Report {
  const findings = over.findings ?? [aFinding()];
  const verdict = over.verdict ?? fold(findings);
  const facts = {
    stage: "readiness" as const,
    release: aRelease(),
    environment: anEnvironment(),
    dryRun: false,
    notes: {},
    ...over,
    findings,
    verdict,
  };
  return {
    schema: 2,
    tool: { name: "release-gate", version: "0.1.0" },
    repository: "octoacme/shop",
    run: aRun(),
    manifest: { path: "release.yml", origin: "commit 9f3c2ab", trusted: "default branch main" },
    startedAt: minutesAgo(1),
    finishedAt: new Date(NOW - 19_000).toISOString(),
    exitCode: exitCode(verdict),
    headline: headline(facts),
    next: next(facts),
    answers: {
      [`checks of ${SHA}`]: {
        state: "known",
        kind: "checks",
        key: `checks of ${SHA}`,
        value: [],
        at: minutesAgo(1),
        strength: "verified",
      },
    },
    receipts: [],
    timeline: [{ at: minutesAgo(1), text: "readiness began" }],
    permissions: [],
    warnings: [],
    ...facts,
  };
}

export const aLook = (over: Partial<Look> = {}): Look => ({
  at: minutesAgo(1),
  requests: 20,
  bad: 0,
  baselineRequests: 0,
  baselineBad: 0,
  ...over,
});

const rule: SignalRule = {
  id: "signal/GET /orders/error-rate",
  ratio: 0,
  allowance: 0.1,
  observeLooks: 60,
  plannedLooks: 120,
};

export const regression: Finding = {
  id: "signal/GET /orders/error-rate",
  title: "Error rate of GET /orders",
  outcome: "fail",
  effect: "block",
  expected: "At most 10% bad",
  found: "Since 13:59:00 UTC, 28 of 40 bad (70%): above 10% (odds 4100 : 1; 200 : 1 needed)",
  remedy: "Roll back the release, then look into what the bad answers said",
  owner: "on-call (@erin)",
  place: { file: "release.yml", line: 31, column: 5 },
  details: ["The last bad answer: 500 from GET https://shop.example/orders"],
  basis: {
    kind: "signal",
    rule,
    looks: [aLook(), undefined, aLook({ bad: 14 }), aLook({ bad: 14 })],
  },
};

export const orders: Finding = {
  id: "check/GET /orders",
  title: "GET /orders answers",
  outcome: "pass",
  effect: "block",
  expected: "Status 200",
  found: "Status 200 in 34ms",
  place: { file: "release.yml", line: 20, column: 5 },
  basis: {
    kind: "check",
    tries: [
      {
        method: "GET",
        url: "https://shop.example/orders",
        at: minutesAgo(1),
        state: "answered",
        status: 200,
        totalMs: 34,
        phases: { dns: 1, connect: 2, tls: 10, wait: 20, transfer: 1 },
        version: "2.4.0",
        mismatches: [],
        slow: false,
      },
    ],
  },
};

const signOff = aFinding({
  id: "requirement/qa-signoff",
  title: "QA has signed off this commit",
  outcome: "pending",
  expected: "`/sign-off qa-lead 9f3c2ab` on the release issue",
  found: "Signed off 1be07d4, an older commit",
  remedy: "Comment `/sign-off qa-lead 9f3c2ab` on issue #12",
  owner: "qa-lead (@bob)",
  link: "https://github.example/octoacme/shop/issues/12",
  place: { file: "release.yml", line: 4, column: 1 },
});

const ci = aFinding({
  outcome: "fail",
  found: "`test (windows)` failed",
  remedy: "Repair the check `test (windows)` or release another commit",
  owner: "developers (@alice)",
  link: "https://github.example/octoacme/shop/runs/99",
  place,
});

const notes = aFinding({
  id: "requirement/notes-drafted",
  title: "Release notes have the six fields",
  outcome: "unknown",
  expected: "notes/2.4.0.md with the fields of the guide",
  found: "The token may not read contents",
  remedy: "Add `contents: read` to the permissions of the job",
  owner: "pm (@carol)",
});

const plan = aFinding({
  id: "requirement/rollback-plan",
  title: "A rollback plan is written down",
  effect: "warn",
  outcome: "fail",
  expected: "docs/rollback.md",
  found: "No such file",
  remedy: "Write docs/rollback.md with one command or step for each part",
  owner: "release-coordinator (@alice)",
});

const noToken = {
  reason: "no token or repository: GitHub was not asked",
  remedy: "Set GITHUB_TOKEN and name the repository (--repo owner/name)",
};

/** A requirement that could not be checked, for want of a token. */
const unread = (over: Partial<Finding>): Finding =>
  aFinding({
    outcome: "unknown",
    expected: "What the requirement says",
    found: "No token or repository: GitHub was not asked",
    remedy: "Set GITHUB_TOKEN and name the repository (--repo owner/name)",
    lacks: [noToken],
    ...over,
  });

const observed = { kind: "observed" } as const;

const RELEASED = { version: "2.4.0", kind: "deploy" } as const;
const RETURNED = { version: "2.3.7", kind: "rollback" } as const;

/** What the signal says where all is well. */
const calm = {
  outcome: "pass",
  found: "0 of 1200 bad (0%)",
  remedy: undefined,
  details: undefined,
  basis: { kind: "signal", rule, looks: Array.from({ length: 60 }, () => aLook()) },
} as const;

/** One report of every kind that people meet, by name. */
export const REPORTS = {
  go: aReport({
    findings: [aFinding(), aFinding({ id: "requirement/held", title: "Nothing is held" }), plan],
  }),
  blocked: aReport({
    findings: [
      aFinding({ id: "requirement/version-date", title: "Version is new" }),
      signOff,
      ci,
      notes,
      plan,
    ],
    permissions: ["contents: read"],
    warnings: ["the working tree is not clean: release.yml was read from commit 9f3c2ab"],
  }),
  "nobody to ask": aReport({
    findings: [
      aFinding({ id: "requirement/release-type", title: "Release type identified" }),
      unread({ id: "requirement/ci-passing", owner: "developer" }),
      unread({ id: "requirement/held", owner: "release-coordinator (@alice)" }),
      unread({ id: "requirement/qa-signoff", owner: "qa-lead (@bob)" }),
      unread({
        id: "requirement/change-approval",
        owner: "change-manager (@dave)",
        effect: "warn",
      }),
    ],
  }),
  waiting: aReport({ findings: [aFinding(), signOff] }),
  "could not run": aReport({
    release: undefined,
    environment: undefined,
    exitCode: 2,
    findings: [
      aFinding({
        id: "step/manifest-valid",
        title: "release.yml can be read",
        outcome: "fail",
        expected: "A key of `environments.production`",
        found: "Unknown key `ulr`",
        remedy: "Write `url`",
        place,
        basis: observed,
      }),
    ],
  }),
  deployed: aReport({
    stage: "deploy",
    notes: { deployment: 7, liveVersion: "2.4.0" },
    findings: [
      aFinding({
        id: "step/version-live",
        title: "2.4.0 is live",
        found: "3 answers in a row",
        basis: observed,
      }),
    ],
  }),
  healthy: aReport({
    stage: "verify",
    notes: { deployment: 7, liveVersion: "2.4.0" },
    findings: [orders, { ...regression, ...calm }],
  }),
  regression: aReport({
    stage: "verify",
    notes: { deployment: 7, liveVersion: "2.4.0" },
    findings: [orders, regression],
  }),
  "rolled back": aReport({
    stage: "release",
    notes: { deployment: 7, liveVersion: "2.3.7", rolledBack: "yes", rollbackTo: "2.3.7" },
    findings: [
      aFinding(),
      { ...orders, of: RELEASED },
      { ...regression, of: RELEASED },
      { ...orders, found: "Status 200 in 31ms", of: RETURNED },
      { ...regression, ...calm, of: RETURNED },
    ],
    timeline: [
      { at: minutesAgo(9), text: "2.4.0 is live", link: aRun().url },
      { at: minutesAgo(5), text: "GET /orders error-rate failed: 28 of 40 bad (70%)" },
      { at: minutesAgo(3), text: "2.3.7 is live again" },
      { at: minutesAgo(1), text: "stable for 2m" },
    ],
    receipts: [
      {
        kind: "claim",
        key: "rg:octoacme/shop:production:9f3c2ab:4711:deploy",
        at: minutesAgo(10),
        detail: "deployment 7",
        state: "done",
        result: { deployment: 7 },
      },
    ],
  }),
  "rollback failed": aReport({
    stage: "release",
    notes: {
      deployment: 7,
      liveVersion: "2.4.0",
      rolledBack: "failed",
      rollbackTo: "2.3.7",
      byHand: "gh workflow run deploy.yml -f ref=1be07d4 -f environment=production",
    },
    findings: [
      { ...orders, of: RELEASED },
      { ...regression, of: RELEASED },
      { ...orders, outcome: "fail", found: "Status 500, 2 times", of: RETURNED },
    ],
  }),
  held: aReport({
    stage: "rollback",
    notes: { deployment: 7, rolledBack: "held" },
    findings: [
      aFinding({
        id: "step/newest-deployment",
        title: "This release is still the newest deployment",
        outcome: "pending",
        expected: "Deployment 7 is the newest",
        found: "Deployment 9 of 2.4.1 came later",
        remedy: "Decide which version production should run",
        owner: "release-coordinator (@alice)",
        basis: observed,
      }),
    ],
  }),
} as const satisfies Record<string, Report>;
