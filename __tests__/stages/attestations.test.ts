import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { metered } from "../support/meter.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const ROLES =
  "roles: {release-coordinator: [alice], qa-lead: [bob], pm: [carol], on-call: [erin], devops: [dora]}\n";

/** The shop under other rules. */
const under = (rules: string) => MANIFEST.replace(/roles: .*\n/, ROLES) + rules;

/** All lines of the guides, for a major release. */
const complete = under(`policy: complete
release: {type: major, notes: notes.md}
`);

/** Comments in the one issue with the label, one a minute, as `author: text`. */
function say(set: StageSet, label: string, ...comments: readonly string[]): void {
  const issue =
    set.world.issues.find(({ labels }) => labels.includes(label)) ??
    addIssue(set.world, { title: label, labels: [label] });
  for (const comment of comments) {
    set.clock.advance(60_000);
    const [author = "", body = ""] = comment.split(/: (.*)/s);
    addComment(set.world, issue, { author, body: body.replaceAll("<sha>", set.sha.slice(0, 7)) });
  }
}

const row = (report: Report, id: string) => finding(report, `requirement/${id}`);

describe("before the deployment", () => {
  test("words for one commit stand in the release issue, standing ones in their own", () =>
    onStage({ manifest: complete }, async (set) => {
      say(set, "release", "bob: /attest staging-qa-validated <sha>");
      say(set, "release-gate-standing", "dora: /attest dashboards-ready https://g.example/d/1");
      const report = await set.run("readiness");
      expect(row(report, "staging-qa-validated").attested).toHaveLength(1);
      expect(row(report, "dashboards-ready").found).toContain("@dora attested it on");
      expect(row(report, "alerts-configured")).toMatchObject({
        outcome: "pending",
        owner: "devops (@dora)",
        remedy: "Comment `/attest alerts-configured` on the standing issue as @dora",
      });
    }));
});

describe("once it is live", () => {
  const live = (play: (set: StageSet) => Promise<void>) =>
    onStage({ manifest: complete }, async (set) => {
      say(set, "release", "bob: /attest manual-validation <sha>");
      const payload = { type: "major" } as const;
      set.record({ sha: set.sha, version: VERSION, verdict: null, payload });
      set.service.live.production = VERSION;
      await play(set);
    });
  const words = (set: StageSet) =>
    say(
      set,
      "release",
      "bob: /attest manual-validation <sha>",
      "dora: /attest config-applied <sha>",
    );

  test("only what was said since it began counts; until then the record is undecided and open to others", () =>
    live(async (set) => {
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "pending",
        blockers: ["requirement/config-applied pending", "requirement/manual-validation pending"],
      });
      expect(row(report, "manual-validation").found).toContain(
        "it was written before this deployment began",
      );
      expect(set.trace().told).toEqual(["deploy production 2.4.0: success inconclusive smoke"]);
    }));

  test("a later verify passes by it", () =>
    live(async (set) => {
      await set.run("verify");
      words(set);
      const report = await set.run("verify");
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
      expect(row(report, "manual-validation").found).toContain("@bob attested");
      expect(set.trace().told.at(-1)).toContain("success pass health");
    }));

  test("people are not asked where the checks have failed", () =>
    live(async (set) => {
      set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
      const report = await set.run("verify");
      expect(report.findings.map(({ id }) => id)).not.toContain("requirement/manual-validation");
    }));
});

test("a freeze is waived by comment, where nobody is a change manager by the coordinator", () => {
  const freeze = "freezes: [{from: 2020-01-01, through: 2039-12-31, because: holidays}]\n";
  return onStage({ manifest: under(freeze) }, async (set) => {
    say(
      set,
      "release",
      "alice: /waive change-freeze-clear until 2039-12-30 because orders are lost",
    );
    const report = await set.run("readiness", { version: "2.4.0" });
    expect(row(report, "change-freeze-clear").waiver?.by).toEqual(["alice"]);
    expect(report.verdict).toBe("pass");
  });
});

test("essentials asks for no standing issue", () =>
  onStage({}, async (set) => {
    const { github } = set.ports;
    if (github === undefined) throw new Error("no GitHub");
    const asked: unknown[] = [];
    const list: typeof github.list = (route, parameters, ...more) => {
      asked.push(parameters?.labels);
      return github.list(route, parameters, ...more);
    };
    await set.run("readiness", { ports: { github: { ...github, list } } });
    expect(asked).toContain("release");
    expect(asked).not.toContain("release-gate-standing");
  }));

const PLAN = `# Roll back\n\n${"Run the deployment with the version before, and look at the orders. ".repeat(3)}`;
const NOTES = `# Release v2.4.0
- **Date**: 2026-11-20
## Summary
Orders load twice as fast.
## Notable changes
- Search keeps its filters.
## Migration steps
None
## Known issues
None known
`;

test("a release under guide takes no more than 60 requests to GitHub and 19 waits for it", () => {
  const manifest = under("policy: guide\nrelease: {notes: notes.md}\nsignoffs: {distinct: false}\n")
    .replace("[carol]", "[carol], change-manager: [dave]")
    .replace("rollback: {", "rollback: {plan: plan.md, ");
  const files = { "notes.md": NOTES, "plan.md": PLAN };
  return onStage({ manifest, files }, async (set) => {
    say(
      set,
      "release",
      "bob: /sign-off qa-lead <sha>\n/attest staging-qa-validated <sha>",
      "dave: /sign-off change-manager <sha>",
      "alice: /sign-off release-coordinator <sha>",
      "carol: /sign-off pm <sha>",
    );
    const { github: usual } = set.ports;
    if (usual === undefined) throw new Error("no GitHub");
    const { github, spent } = metered(usual, set.world);
    const report = await set.run("release", { ports: { github } });
    expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    expect(report.headline).toContain("· 5 attested ·");
    const { rest, graphql, waits } = spent();
    expect(rest + graphql).toBeLessThanOrEqual(60);
    expect(waits).toBeLessThanOrEqual(19);
  });
});
