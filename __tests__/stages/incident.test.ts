import { expect, test } from "@jest/globals";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome } from "../support/stage-set.ts";

/** Staging has to be verified, and was not: nothing else keeps the shop from production. */
const manifest = MANIFEST.replace(
  /roles: .*\n/,
  "roles: {release-coordinator: [alice], qa-lead: [bob], on-call: [erin]}\n",
);
const UNVERIFIED = { manifest, staged: false };

test("a release for an incident puts off what may be met afterwards, and the next one asks for it", () =>
  onStage(UNVERIFIED, async (set) => {
    const issue = addIssue(set.world, { title: "Orders fail", labels: ["incident"] });
    const refused = await set.run("readiness");
    expect(outcome(refused).blockers).toEqual(["requirement/staging-smoke pending"]);
    const report = await set.run("release", { incident: issue.number, actor: "erin" });
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(finding(report, "requirement/staging-smoke").waiver).toMatchObject({
      by: ["erin"],
      deferred: { incident: issue.number, role: "qa-lead" },
    });
    const [record] = set.world.deployments.toSorted((a, b) => b.id - a.id);
    expect(record?.payload).toMatchObject({
      release_gate: {
        fixes: `#${issue.number}`,
        put_off: { incident: issue.number, by: "erin", rows: { "staging-smoke": "qa-lead" } },
      },
    });
    const asked = finding(await set.run("readiness"), "requirement/put-off-done");
    expect([asked.outcome, asked.effect]).toEqual(["pending", "warn"]);
    const body = `/attest staging-smoke ${set.sha.slice(0, 7)}`;
    expect(asked.remedy).toContain(`\`${body}\` on #${issue.number} as qa-lead`);
    set.clock.advance(60_000);
    addComment(set.world, issue, { author: "bob", body });
    expect(finding(await set.run("readiness"), "requirement/put-off-done").outcome).toBe("pass");
  }));

test("somebody without the role puts nothing off", () =>
  onStage(UNVERIFIED, async (set) => {
    const { number } = addIssue(set.world, { title: "Orders fail", labels: ["incident"] });
    const report = await set.run("readiness", { incident: number, actor: "mallory" });
    expect(outcome(report).blockers.toSorted()).toEqual([
      "requirement/incident-open fail",
      "requirement/staging-smoke pending",
    ]);
  }));

test("a stage that judges no requirements refuses an incident", () =>
  onStage({}, async (set) => {
    const report = await set.run("smoke", { incident: 512 });
    expect(report.exitCode).toBe(2);
    expect(JSON.stringify(report.findings)).toContain("The stage smoke does not use an incident");
  }));
