import { describe, expect, test } from "@jest/globals";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const ROLES = /roles: .*\n/;
const GUIDE = MANIFEST.replace(
  ROLES,
  "roles: {qa-lead: [mona], change-manager: [mona, dave], release-coordinator: [mona], pm: [mona]}\npolicy: guide\n",
);
const ROWS = ["qa-signoff", "change-approval", "readiness-verified", "go-no-go"];

/** Comments in the release issue, one a minute, as `author: text`. */
function say(set: StageSet, ...comments: readonly string[]): void {
  const issue = set.world.issues[0] ?? addIssue(set.world, { title: "2.4.0", labels: ["release"] });
  for (const comment of comments) {
    set.clock.advance(60_000);
    const [author = "", body = ""] = comment.split(/: (.*)/s);
    addComment(set.world, issue, { author, body: body.replaceAll("<sha>", set.sha.slice(0, 7)) });
  }
}

const signAll = (login: string) =>
  ["qa-lead", "change-manager", "release-coordinator", "pm"].map(
    (role) => `${login}: /sign-off ${role} <sha>`,
  );

const judgedRows = async (set: StageSet) => {
  const report = await set.run("readiness");
  return { report, rows: ROWS.map((id) => finding(report, `requirement/${id}`).outcome) };
};

describe("who wrote the change does not approve it", () => {
  test("the author of the commit holds all four roles, and signs them all", () =>
    onStage({ manifest: GUIDE }, async (set) => {
      say(set, ...signAll("mona"));
      const { report, rows } = await judgedRows(set);
      expect(rows).toEqual(["pending", "pending", "pass", "pending"]);
      expect(finding(report, "requirement/qa-signoff").found).toContain(
        "@mona wrote commits of this release",
      );
      expect(finding(report, "requirement/go-no-go").found).toContain(
        "@mona has signed off as release-coord",
      );
      expect(report.verdict).not.toBe("pass");
    }));

  test("unless the default branch says otherwise, and then every report says so", () =>
    onStage({ manifest: `${GUIDE}signoffs: {distinct: false}\n` }, async (set) => {
      say(set, ...signAll("mona"));
      const { report, rows } = await judgedRows(set);
      expect(rows).toEqual(["pass", "pass", "pass", "pass"]);
      expect(report.warnings).toEqual([
        "signoffs.distinct is false: one person may fill several roles, and approve what they wrote",
      ]);
    }));

  test("a release cannot say so of itself", () =>
    onStage({ manifest: `${GUIDE}signoffs: {distinct: false}\n`, trusted: GUIDE }, async (set) => {
      say(set, ...signAll("mona"));
      expect((await judgedRows(set)).rows).toEqual(["pending", "pending", "pass", "pending"]);
    }));

  test("another approves", () =>
    onStage({ manifest: GUIDE }, async (set) => {
      say(set, "dave: /sign-off change-manager <sha>");
      expect((await judgedRows(set)).rows).toEqual(["pending", "pass", "pending", "pending"]);
    }));
});

describe("what stops a release, under whatever policy", () => {
  const held = async (set: StageSet, environment = "production") => {
    const report = await set.run("readiness", { environment });
    return { ...outcome(report), found: finding(report, "requirement/held").found };
  };

  test.each([
    ["a no-go", "bob: /no-go because orders fail", "@bob said no-go on .*: orders fail"],
    [
      "a hold",
      "alice: /hold production because of a dependency",
      "@alice put it on hold on .*: of a",
    ],
    ["a hold everywhere", "bob: /hold because of a dependency", "@bob put it on hold on "],
  ])("%s", (_what, comment, found) =>
    onStage({}, async (set) => {
      say(set, comment);
      expect(await held(set)).toMatchObject({
        verdict: "fail",
        blockers: ["requirement/held fail"],
        found: expect.stringMatching(found),
      });
      expect(await set.run("deploy")).toMatchObject({ verdict: "fail" });
      expect(set.orders).toEqual([]);
    }),
  );

  test("a hold frees no commit and no environment but those that its lift names", () =>
    onStage({}, async (set) => {
      say(set, "alice: /hold because of a dependency", "alice: /lift-hold <sha> staging because x");
      expect(await held(set)).toMatchObject({ blockers: ["requirement/held fail"] });
      expect(await held(set, "staging")).toMatchObject({ verdict: "pass" });
      say(set, "alice: /lift-hold 1234567 production because x");
      expect(await held(set)).toMatchObject({ blockers: ["requirement/held fail"] });
      say(set, "alice: /lift-hold <sha> production because it is back");
      expect(await held(set)).toMatchObject({ verdict: "pass" });
    }));

  test("comments that cannot be read may hold one", () =>
    onStage({}, async (set) => {
      set.world.permissions.issues = "none";
      expect(await held(set)).toMatchObject({
        verdict: "unknown",
        blockers: ["requirement/held unknown"],
      });
    }));
});
