import type { Receipt } from "../../src/core/act.ts";
import type { Answer, Answers, KnownAnswer, MissingAnswer } from "../../src/core/answer.ts";
import type { IssueComment } from "../../src/core/commands/comment.ts";
import type { Lift } from "../../src/core/commands/holds.ts";
import type { Declared, DeclaredBlocks, DeclaredKey } from "../../src/core/declared.ts";
import type { Finding } from "../../src/core/finding.ts";
import { missing as missingBlock, permissionRemedy } from "../../src/core/lack.ts";
import type { Environment, Release, RunIdentity } from "../../src/core/release.ts";
import type { Subject } from "../../src/core/subject.ts";
import { commentLines } from "../../src/evidence/comment-lines.ts";
import type { CiCheck } from "../../src/questions/checks.ts";
import type { AnswerValue } from "../../src/questions/kinds.ts";
import type { MarkdownField } from "../../src/questions/markdown.ts";
import type { CiRun } from "../../src/questions/runs.ts";
import type { PlannedRequirement } from "../../src/requirements/harness/evaluator.ts";

/** Friday, 20 November 2026, 14:00 UTC. */
export const NOW = Date.parse("2026-11-20T14:00:00Z");
/** Commit of the release under test, of its predecessor, and of nobody's. */
export const SHA = "9f3c2ab0c0ffee0000000000000000000000a240";
export const PREVIOUS_SHA = "1be07d40c0ffee0000000000000000000000a237";
export const OTHER_SHA = "77aa11b0c0ffee0000000000000000000000a236";

export function aRelease(over: Partial<Release> = {}): Release {
  return {
    name: "Shop",
    component: "",
    version: "2.4.0",
    versionFrom: "input",
    type: "minor",
    sha: SHA,
    shaFrom: "the push event",
    previous: { version: "2.3.7", sha: PREVIOUS_SHA },
    ...over,
  };
}

export function anEnvironment(over: Partial<Environment> = {}): Environment {
  return {
    name: "production",
    url: "https://shop.example",
    production: true,
    after: ["staging"],
    ...over,
  };
}

export function aRun(over: Partial<RunIdentity> = {}): RunIdentity {
  return {
    id: "4711",
    attempt: 1,
    job: undefined,
    runner: undefined,
    url: "https://github.example/octoacme/shop/actions/runs/4711",
    workflow: ".github/workflows/release.yml",
    ...over,
  };
}

export function aSubject(
  over: {
    readonly release?: Partial<Release>;
    readonly environment?: Partial<Environment>;
    readonly run?: Partial<RunIdentity>;
    readonly declared?: Declared;
    readonly now?: number;
  } = {},
): Subject {
  return {
    release: aRelease(over.release),
    environment: anEnvironment(over.environment),
    run: aRun(over.run),
    declared: over.declared ?? declares(),
    now: over.now ?? NOW,
  };
}

/** ISO time some minutes before `NOW`. */
export const minutesAgo = (minutes: number): string =>
  new Date(NOW - minutes * 60_000).toISOString();

/** 2.3.7 is live in production, and its two critical checks are good. */
export function aBefore(over: Partial<AnswerValue<"before">> = {}): AnswerValue<"before"> {
  const good = { asked: 1, bad: 0, says: "Status 200 in 12ms", unsent: false };
  return {
    environment: "production",
    at: "2026-11-20T13:58:00.000Z",
    version: "2.3.7",
    commit: undefined,
    record: 12,
    checks: [
      { id: "GET /", ...good },
      { id: "orders", ...good },
    ],
    fresh: [],
    adoptable: undefined,
    ...over,
  };
}

export function aCiCheck(over: Partial<CiCheck> = {}): CiCheck {
  return {
    name: "test",
    app: "15368",
    completed: true,
    conclusion: "success",
    url: "https://github.example/octoacme/shop/runs/1",
    run: { id: "4600", workflow: ".github/workflows/ci.yml", event: "push" },
    ...over,
  };
}

/** A run of `ci.yml` that has ended well. */
export function aCiRun(over: Partial<CiRun> = {}): CiRun {
  return {
    id: "4600",
    workflow: ".github/workflows/ci.yml",
    event: "push",
    completed: true,
    state: "success",
    url: "https://github.example/octoacme/shop/actions/runs/4600",
    ...over,
  };
}

/** A commit status. */
export function aCiStatus(over: Partial<CiCheck> = {}): CiCheck {
  return aCiCheck({ name: "lint", app: "status", run: undefined, ...over });
}

/** An unedited comment by @bob unless `updatedAt` says otherwise; its lines as GitHub renders it. */
export function aComment(over: Partial<IssueComment> = {}): IssueComment {
  const { createdAt = minutesAgo(30), body = "Looks good" } = over;
  return {
    id: 900,
    author: "bob",
    body,
    lines: commentLines(body),
    createdAt,
    updatedAt: createdAt,
    url: "https://github.example/octoacme/shop/issues/7#issuecomment-900",
    ...over,
  };
}

/** A lift of the release's commit everywhere. */
export function aLift(over: Partial<Lift> = {}): Lift {
  const { sha = SHA, by = "alice" } = over;
  return {
    by,
    at: minutesAgo(30),
    url: "https://github.example/octoacme/shop/issues/7#issuecomment-901",
    sha,
    scope: { component: undefined, environment: undefined },
    text: `/lift-hold ${sha} because it was the database`,
    ...over,
  };
}

export function aField(over: Partial<MarkdownField> = {}): MarkdownField {
  return { name: "Summary", depth: 2, text: "Faster search.", code: false, line: 5, ...over };
}

/** Blocks of a manifest with everything declared but an issue. */
export function aManifest(over: Partial<DeclaredBlocks> = {}): DeclaredBlocks {
  return {
    manifest: {
      path: "release.yml",
      origin: "commit 9f3c2ab",
      trusted: "default branch main at 1be07d4",
      sha256: "a".repeat(64),
    },
    release: { type: "auto", issue: undefined, date: undefined, tag: undefined },
    notes: { path: "notes/2.4.0.md" },
    roles: {
      "release-coordinator": ["alice"],
      "qa-lead": ["bob"],
      pm: ["@carol"],
      "change-manager": ["dave"],
    },
    signoffs: { distinct: true, needs: {} },
    environments: ["staging", "production"],
    calendar: { timezone: "Europe/Berlin", windows: [], freezes: [] },
    smoke: { critical: ["GET /"], warning: [], ready: false },
    deploy: { kind: "command", command: ["node", "deploy.mjs"] },
    rollback: { plan: "docs/rollback.md" },
    ...over,
  };
}

/** All that a manifest declares, known. */
export function declares(over: Partial<DeclaredBlocks> = {}): Declared {
  const blocks = Object.entries(aManifest(over));
  return Object.fromEntries(
    blocks.map(([block, value]) => [block, { state: "known", value }]),
  ) as Declared; // every block keeps its own value
}

/** A manifest of which some blocks, by default all, could not be read. */
export function undeclared(
  blocks: readonly DeclaredKey[] = Object.keys(aManifest()) as DeclaredKey[],
  over: Partial<DeclaredBlocks> = {},
): Declared {
  const lack = missingBlock("release.yml is not on the default branch yet", "merge it there");
  return { ...declares(over), ...Object.fromEntries(blocks.map((block) => [block, lack])) };
}

/** Kind of the question that has this key. */
function kindOf(key: string): string {
  const [first = ""] = key.split(" ");
  return first === "file" ? "markdown" : first;
}

export function known<T>(
  key: string,
  value: T,
  over: Partial<KnownAnswer<T>> = {},
): KnownAnswer<T> {
  return {
    state: "known",
    kind: kindOf(key),
    key,
    value,
    at: "2026-11-20T13:59:58.000Z",
    strength: "verified",
    ...over,
  };
}

export function missing(key: string, over: Partial<MissingAnswer> = {}): MissingAnswer {
  return {
    state: "missing",
    kind: kindOf(key),
    key,
    at: "2026-11-20T13:59:58.000Z",
    reason: "GitHub answered 403",
    remedy:
      over.permission === undefined
        ? "let the token read it"
        : permissionRemedy(over.permission.split("\n")),
    ...over,
  };
}

export function answersOf(answers: readonly Answer[]): Answers {
  return new Map(answers.map((answer) => [answer.key, answer]));
}

/** A finding of a stage, by default one that blocks and passed. */
export function aFinding(over: Partial<Finding> & Pick<Finding, "id">): Finding {
  const { outcome = "pass" } = over;
  return {
    title: "Something",
    effect: "block",
    outcome,
    expected: "good",
    found: `${outcome} as seen`,
    basis: { kind: "observed" },
    ...over,
  };
}

/** A receipt as far as rows look at one. */
export function aReceipt(over: Pick<Receipt, "kind" | "state">): Receipt {
  return {
    key: `${over.kind} production 9f3c2ab`,
    at: "2026-11-20T14:00:00.000Z",
    detail: "exit 0",
    result: {},
    ...over,
  } as unknown as Receipt;
}

export function aPlanned(over: Partial<PlannedRequirement> = {}): PlannedRequirement {
  return {
    id: "smoke-prepared",
    title: "Smoke tests prepared",
    uses: "smoke-prepared",
    options: {},
    effect: "block",
    owner: "qa-lead (@bob)",
    place: { file: "release.yml", line: 3, column: 1 },
    ...over,
  };
}
