import { describe, expect, test } from "@jest/globals";
import { notesDigest } from "../../src/core/digest.ts";
import type { GitHub } from "../../src/core/ports.ts";
import type { Report } from "../../src/core/report.ts";
import { addRelease, addTag } from "../../src/demo/github/seeds/code.ts";
import { addIssue, addMilestone } from "../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { clientOf } from "../support/github.ts";
import { FAILED, MANIFEST, type Past, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const NOTES = "# Release v2.4.0\r\n\r\n## Summary\r\n\r\nOrders are faster.\r\n";
const PAST: Past = { files: { "notes/2.4.0.md": NOTES } };
const PULL = 41;

/** A release that passed, with a milestone, a pull request and a release issue. */
async function passed(set: StageSet) {
  const notes = await notesDigest(NOTES);
  const { id } = set.record({ sha: set.sha, version: VERSION, payload: { notes } });
  addMilestone(set.world, VERSION);
  const issue = addIssue(set.world, { title: "Release 2.4.0", labels: ["release"] });
  addIssue(set.world, { title: "Faster orders", number: PULL, pullRequest: true, state: "closed" });
  addPull(set.world, {
    ...{ title: "Faster orders", number: PULL, head: set.sha, mergedAs: set.sha },
  });
  return { id, issue: issue.number };
}

/** Everything that an announcement leaves. */
const left = ({ world }: StageSet) => ({
  releases: world.releases.map(({ tag, draft, body, target, latest, assets }) => {
    return { tag, draft, body, target, latest, files: assets.map(({ name }) => name) };
  }),
  tags: [...world.tags.keys()],
  milestones: world.milestones.map(({ title, state }) => `${title} ${state}`),
  comments: world.issues.flatMap(({ number, comments }) =>
    comments.map(({ body }) => `#${number}: ${body.split("\n")[0]}`),
  ),
});

const receipts = ({ receipts: all }: Report) => all.map(({ kind, state }) => `${kind} ${state}`);

const whole = (set: StageSet, issue: number) => ({
  releases: [
    {
      ...{ tag: "v2.4.0", draft: false, body: NOTES, target: set.sha, latest: "true" },
      files: ["release-gate-shop-2.4.0-production.json"],
    },
  ],
  tags: ["v2.4.0"],
  milestones: ["2.4.0 closed"],
  comments: [
    expect.stringMatching(`^#${issue}: shop 2\\.4\\.0 \\(.*\\) passed in production on `),
    expect.stringMatching(
      `^#${PULL}: Released: shop 2\\.4\\.0 is live in production\\. \\[Release`,
    ),
  ],
});

test("a release that passed is published, evidence first, and everybody is told once", () =>
  onStage(PAST, async (set) => {
    const { issue, id } = await passed(set);
    const report = await set.run("announce");
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
    expect(report.headline).toMatch(/^ANNOUNCED: shop 2\.4\.0 in production/);
    expect(report.notes.deployment).toBe(id);
    expect(receipts(report)).toEqual([
      ...["draft done", "attach done", "publish done", "milestone done"],
      ...["announcement done", "announcement done"],
    ]);
    expect(left(set)).toEqual(whole(set, issue));
    expect(report.findings.filter((one) => one.outcome !== "pass")).toEqual([]);
    const again = await set.run("announce", {
      deployment: id,
      identity: { ...report.run, id: "9" },
    });
    expect(new Set(again.receipts.map(({ state }) => state))).toEqual(new Set(["found"]));
    expect(left(set)).toEqual(whole(set, issue));
  }));

/** GitHub as a run meets it that is killed after so many writes. */
function killedAfter(writes: number, set: StageSet): GitHub {
  const github = clientOf(set.github, { clock: set.clock });
  const gone = { ok: false, status: 0, reason: "killed", remedy: "none" } as const;
  let made = 0;
  return {
    ...github,
    request: async (route, parameters, signal) => {
      if (made >= writes) return gone;
      if (!route.startsWith("GET ")) made += 1;
      return github.request(route, parameters, signal);
    },
    list: async (...asked) => (made >= writes ? gone : github.list(...asked)),
    graphql: async (...asked) => (made >= writes ? gone : github.graphql(...asked)),
  };
}

describe("an announcement that was killed is completed by the next run, one of each", () => {
  test.each([1, 2, 3, 4, 5])("after %i writes", (writes) =>
    onStage(PAST, async (set) => {
      const { issue } = await passed(set);
      await set.run("announce", { ports: { github: killedAfter(writes, set) } });
      const report = await set.run("announce");
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(left(set).releases).toHaveLength(1);
      expect(left(set)).toMatchObject({ ...whole(set, issue), comments: expect.anything() });
      expect(left(set).comments.toSorted()).toHaveLength(2);
    }),
  );
});

describe("nothing is announced that is not to be", () => {
  test.each<[string, (set: StageSet) => void, string, string]>([
    ["rolled back", rolledBack, "announcement fail", "was rolled back by deployment"],
    ["failed", (set) => judged(set, FAILED), "announcement fail", "failed"],
    ["without a verdict", (set) => judged(set, null), "announcement pending", "without a verdict"],
    ["never deployed", () => undefined, "announcement fail", "None is on record"],
    ["with a tag elsewhere", tagElsewhere, "tag fail", "v2.4.0 is at"],
    ["with other notes than were judged", otherNotes, "approved-notes fail", "another text"],
    ["twice a draft", twoDrafts, "published fail", "2 releases or drafts have the tag v2.4.0"],
    ["published with another text", otherText, "published fail", "another text than the approved"],
  ])("%s", (_, before, blocker, found) =>
    onStage(PAST, async (set) => {
      before(set);
      const then = left(set);
      const report = await set.run("announce");
      expect(report.verdict).not.toBe("pass");
      expect(outcome(report).blockers).toEqual([`step/${blocker}`]);
      const id = `step/${blocker.split(" ")[0]}`;
      expect(finding(report, id).found).toContain(found);
      expect(left(set)).toEqual(then);
    }),
  );

  test("without notes there is nothing to publish", () =>
    onStage({}, async (set) => {
      judged(set);
      const report = await set.run("announce");
      expect(finding(report, "step/approved-notes")).toMatchObject({
        outcome: "fail",
        found: expect.stringContaining("notes/2.4.0.md does not exist"),
      });
    }));

  test("a dry run leaves nothing", () =>
    onStage(PAST, async (set) => {
      await passed(set);
      const then = left(set);
      const report = await set.run("announce", { dryRun: true });
      expect([report.verdict, receipts(report).slice(0, 1)]).toEqual([
        "pending",
        ["draft recorded"],
      ]);
      expect(left(set)).toEqual(then);
    }));
});

function judged(set: StageSet, verdict: typeof FAILED | null | undefined = undefined): number {
  const given = verdict === undefined ? {} : { verdict };
  return set.record({ sha: set.sha, version: VERSION, ...given }).id;
}

function rolledBack(set: StageSet): void {
  const rollbackOf = judged(set);
  set.record({ sha: set.previousSha, version: "2.3.7", run: "4800", rollbackOf });
}

function tagElsewhere(set: StageSet): void {
  judged(set);
  addTag(set.world, "v2.4.0", set.previousSha);
}

function otherNotes(set: StageSet): void {
  set.record({ sha: set.sha, version: VERSION, payload: { notes: "0".repeat(64) } });
}

function twoDrafts(set: StageSet): void {
  judged(set);
  for (const body of ["one", "other"]) addRelease(set.world, { tag: "v2.4.0", draft: true, body });
}

function otherText(set: StageSet): void {
  judged(set);
  addRelease(set.world, { tag: "v2.4.0", body: "Buy now", target: set.sha });
}

test("what cannot be told warns, and takes nothing back", () =>
  onStage(PAST, async (set) => {
    judged(set);
    addTag(set.world, "v2.4.0", set.sha);
    Object.assign(set.world.permissions, { issues: "read", pull_requests: "read" });
    addMilestone(set.world, VERSION);
    const report = await set.run("announce");
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    const warned = report.findings.filter((one) => one.outcome !== "pass");
    expect(warned.map(({ id, effect }) => `${id} ${effect}`)).toEqual([
      "step/milestone warn",
      "step/release-issue warn",
    ]);
    // A tag that is there is used as it is, without a commit beside it.
    expect(left(set).releases).toMatchObject([{ draft: false, target: set.world.defaultBranch }]);
  }));

test("a draft that somebody has begun gets the approved text", () =>
  onStage(PAST, async (set) => {
    judged(set);
    addRelease(set.world, { tag: "v2.4.0", draft: true, body: "what changed", target: set.sha });
    expect(outcome(await set.run("announce"))).toMatchObject({ exit: 0 });
    expect(left(set).releases).toMatchObject([{ draft: false, body: NOTES }]);
  }));

test("the lines of the policy that it fulfils are judged by it", () =>
  onStage({ ...PAST, manifest: `${MANIFEST}policy: complete\n` }, async (set) => {
    judged(set);
    const report = await set.run("announce");
    const rows = report.findings.filter(({ id }) => id.startsWith("requirement/"));
    expect(rows.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      "requirement/notes-published pass",
      "requirement/artifacts-archived pass",
    ]);
  }));
