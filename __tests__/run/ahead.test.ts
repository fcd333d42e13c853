import { describe, expect, test } from "@jest/globals";
import { answer } from "../../src/cli/answer.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { QUESTIONS } from "../../src/questions/index.ts";
import { ahead, REQUESTS } from "../../src/run/ahead.ts";
import { aWorld } from "../cli/world.ts";
import { POLICIES } from "../manifest/manifests.ts";
import { metered } from "../support/meter.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { onStage } from "../support/stage-set.ts";

async function planned(text: string, environment?: string): Promise<readonly string[]> {
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ sentence }) => sentence).join("\n"));
  const policy = policyOf(POLICIES, loaded.manifest.policy);
  if (policy === undefined) throw new Error("no such policy");
  return await ahead(loaded, policy, environment);
}

const COMPLETE = MANIFEST.replace(
  "bob]}",
  "bob], pm: [carol], devops: [dora], on-call: [erin], change-manager: [dave]}\npolicy: complete",
);
const OWN = `requirements:
  change-approval: {not-applicable: we are three}
  terms-read: {title: Terms are read, uses: attest, role: pm, phase: verify, effect: warn}
`;

test("says what is asked, how hard, when, of whom", async () => {
  const lines = await planned(`${COMPLETE}${OWN}`);
  expect(lines[0]).toMatch(/^policy complete in production: \d+ requirements$/);
  expect(lines).toEqual(
    expect.arrayContaining([
      "  env-config (block, before): Environment variables and secrets configured; by the word of devops (@dora)",
      "  staging-qa-validated (warn/block/block, before): QA Lead validates the staging environment; by the word of qa-lead (@bob)",
      "  terms-read (warn, after): Terms are read; by the word of pm (@carol)",
      "  change-approval: not applicable, we are three",
      "  prod-smoke (block, after): Smoke tests executed and passing in production; looked up, for on-call (@erin)",
      "permissions: actions: read, checks: read, contents: read, deployments: read, issues: read, pull-requests: read, security-events: read, statuses: read, vulnerability-alerts: read",
    ]),
  );
});

test("every kind of question has its number of requests", () => {
  expect(Object.keys(REQUESTS).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
});

describe("the number of requests", () => {
  test.each([
    ["essentials", MANIFEST],
    ["complete", COMPLETE],
  ])(
    "is that of a small repository, and never below by more than two: %s",
    async (_policy, manifest) => {
      const said = (await planned(manifest)).find((text) => text.startsWith("about ")) ?? "";
      const told = Number(/about (\d+)/.exec(said)?.[1]);
      await onStage({ manifest }, async (set) => {
        if (set.ports.github === undefined) throw new Error("no GitHub");
        const { github, spent } = metered(set.ports.github, set.world);
        await set.run("readiness", { ports: { github } });
        const { rest, graphql } = spent();
        expect(Math.abs(rest + graphql - told)).toBeLessThanOrEqual(4);
        expect(rest + graphql - told).toBeLessThanOrEqual(2);
      });
    },
  );
});

describe("on the command line", () => {
  const cli = async (...words: readonly string[]) => {
    const at = aWorld({ tree: { "release.yml": COMPLETE } });
    const code = await answer(words, at.world);
    return { code, ...at.printed };
  };

  test("readiness --plan prints it and ends", async () => {
    const { code, out } = await cli("readiness", "--plan", "--environment", "production");
    expect([code, out.split("\n")[0]]).toEqual([0, expect.stringContaining("policy complete")]);
  });

  test("no other stage takes it", async () => {
    const { code, err } = await cli("deploy", "--plan");
    expect([code, err]).toEqual([2, expect.stringContaining("does not use --plan")]);
  });

  test("with a flag of one run it is refused", async () => {
    const { code, err } = await cli("readiness", "--plan", "--sha", "9f3c2ab");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("a plan is made of the manifest alone"),
    ]);
  });
});
