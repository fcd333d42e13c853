import { expect, test } from "@jest/globals";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { FAILED, MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome } from "../support/stage-set.ts";

/** The shop with names of several words, and an environment that is no file's name either. */
const manifest = (environment: string) =>
  MANIFEST.replace("  production:", `  ${environment}:`)
    .replace("url: https://shop.example", "production: true, url: https://shop.example")
    .concat("release: {name: Our Little Shop}\n");

test.each([
  ["prod eu", "prod-eu"],
  ["eu/prod", "eu-prod"],
])("a release to the environment %j", (environment, word) =>
  onStage({ manifest: manifest(environment), previous: null }, async (set) => {
    const over = { environment };
    set.record({ environment, sha: set.previousSha, version: "2.3.7", run: "3301" });
    const report = await set.run("release", over);
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(report.headline).toContain(`Our Little Shop 2.4.0 in ${environment}`);
    expect(set.trace()).toEqual({
      records: [
        `deploy ${environment} 2.4.0: in_progress pending deploy, success pending live version, success pass health version`,
      ],
      told: [expect.stringContaining("2.3.7: inactive")],
      pictures: expect.arrayContaining([`${environment} release: success`]),
    });
    expect(set.orders).toEqual([`deploy ${environment} 2.4.0`]);
    expect([...set.written.keys()]).toContain(`/reports/${word}-release/report.json`);
  }),
);

test("what is printed to lift a hold there, lifts it", () =>
  onStage({ manifest: manifest("prod eu"), previous: null }, async (set) => {
    const over = { environment: "prod eu" };
    set.record({ ...over, sha: set.sha, version: "2.4.0", run: "4700", verdict: FAILED });
    const issue = addIssue(set.world, { title: "Release", labels: ["release"] });
    const held = finding(await set.run("readiness", over), "requirement/held");
    const [, line = ""] = /`(.*?) because …`/.exec(held.remedy ?? "") ?? [];
    expect([held.outcome, line]).toEqual(["fail", `/lift-hold ${set.sha.slice(0, 7)} prod-eu`]);
    set.clock.advance(60_000);
    addComment(set.world, issue, { author: "alice", body: `${line} because it was the network` });
    const lifted = finding(await set.run("readiness", over), "requirement/held");
    expect(lifted.outcome).toBe("pass");
  }));
