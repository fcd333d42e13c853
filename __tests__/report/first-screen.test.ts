import { expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { blockers } from "../../src/core/verdict.ts";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { summary } from "../../src/report/summary.ts";
import { MANIFEST, type Past } from "../support/shop-repository.ts";
import { onStage, type StageSet } from "../support/stage-set.ts";

const PEOPLE = MANIFEST.replace(
  /roles: .*\n/,
  "roles: {release-coordinator: [alice], qa-lead: [bob], developer: [dan], on-call: [erin]}\n",
);

/** A repository as readiness finds it. */
interface Repository {
  readonly past?: Past;
  readonly setUp?: (set: StageSet) => void;
  readonly over?: (set: StageSet) => Parameters<StageSet["run"]>[1];
  /** What the first screen says of the decision. */
  readonly words: string;
  /** The first thing that keeps the release, and who mends it; undefined: nothing does. */
  readonly first: readonly [blocker: string, owner: string] | undefined;
}

const HOSTILE = "<img src=x>](https://evil.example) ::error::`$(id)` @everyone";

const failed = ({ world, sha }: StageSet, name: string): void =>
  void addCheckRun(world, { sha, name, conclusion: "failure" });

const incident = (set: StageSet): number => {
  const known = set.world.issues.find(({ labels }) => labels.includes("incident"));
  return (known ?? addIssue(set.world, { title: "Orders fail", labels: ["incident"] })).number;
};

const REPOSITORIES: Readonly<Record<string, Repository>> = {
  ready: { words: "GO: shop 2.4.0 → production", first: undefined },
  blocked: {
    setUp: (set) => failed(set, "e2e"),
    words: "NO-GO: shop 2.4.0 → production",
    first: ["ci-passing", "developer (`@dan`)"],
  },
  "without permissions": {
    setUp: ({ world }) => Object.assign(world.permissions, { checks: "none", issues: "none" }),
    words: "NO-GO: shop 2.4.0 → production",
    first: ["ci-passing", "whoever"],
  },
  hostile: {
    setUp: (set) => {
      failed(set, HOSTILE);
      const issue = addIssue(set.world, { title: HOSTILE, labels: ["release"] });
      addComment(set.world, issue, { author: "mallory", body: `/no-go because ${HOSTILE}` });
    },
    words: "NO-GO: shop 2.4.0 → production",
    first: ["ci-passing", "developer (`@dan`)"],
  },
  "an emergency": {
    past: { staged: false },
    over: (set) => ({ incident: incident(set), actor: "erin" }),
    words: "GO: shop 2.4.0 → production",
    first: undefined,
  },
  "an emergency by somebody else": {
    past: { staged: false },
    over: (set) => ({ incident: incident(set), actor: "mallory" }),
    words: "NO-GO: shop 2.4.0 → production",
    first: ["incident-open", "release-coordinator (`@alice`)"],
  },
  "a first release": {
    past: { previous: null, staged: false },
    words: "WAIT: shop 2.4.0 → production",
    first: ["staging-smoke", "qa-lead (`@bob`)"],
  },
  "a component of a monorepo": {
    past: { manifest: `release: {component: api, name: API}\n${PEOPLE}` },
    words: "WAIT: API 2.4.0 → production",
    first: ["staging-smoke", "qa-lead (`@bob`)"],
  },
};

function readinessOf({ past = {}, setUp, over }: Repository): Promise<Report> {
  return onStage({ manifest: PEOPLE, ...past }, async (set) => {
    setUp?.(set);
    return await set.run("readiness", over?.(set));
  });
}

test.each(Object.entries(REPOSITORIES))(
  "the first 600 characters say of %s what was decided, about which version, where, why and who acts",
  async (_name, repository) => {
    const report = await readinessOf(repository);
    const text = summary(report);
    const screen = text.slice(0, 600);
    expect(screen).toContain(repository.words);
    const [blocker, owner] = repository.first ?? [];
    expect(blockers(report.findings)[0]?.id).toBe(
      blocker === undefined ? undefined : `requirement/${blocker}`,
    );
    expect(screen).toContain(blocker ?? "**Next:**");
    expect(screen).toContain(owner ?? "**Next:**");
    expect(text).not.toMatch(/<img|\]\(https:\/\/evil|^::error/m);
  },
);
