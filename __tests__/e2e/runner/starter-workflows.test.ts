import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { manifest } from "./edits.ts";
import {
  expectFacts,
  firstLines,
  HEALTHY,
  kept,
  onRunner,
  RUN_MS,
  UNTOUCHED,
  wentLive,
} from "./telling.ts";

const LINT = { workflow: "template-release-manifest-lint.yml", event: "pull_request" } as const;
const SHOP = readFileSync(new URL("../../../examples/shop/release.yml", import.meta.url), "utf8");
const SINGLE = "template-release-gate.yml";

onRunner("the starter workflow with a single step", () => {
  test(
    "releases an environment that nothing comes before",
    async () => {
      const ending = await gatedRun({
        workflow: SINGLE,
        event: "push",
        env: (shop) => shop.env,
        edits: {
          [`.github/workflows/${SINGLE}`]: (text) =>
            text.replace("stage: release\n", "$&          allow-private-network: true\n"),
          "release.yml": (text) =>
            text.replace(/ {2}staging: .*\n/, "").replace(", after: staging", ""),
        },
      });
      expectFacts(ending, {
        jobs: { release: "success" },
        live: { staging: "2.3.7", production: "2.4.1" },
        deployments: [wentLive("deploy", HEALTHY)],
        pictures: ["production release: pending", "production release: success"],
      });
      expect(firstLines(ending.jobs.release)[0]).toMatch(/RELEASED: Shop 2\.4\.1 in production/);
      expect(kept(ending)).toEqual({
        "release-gate-production-attempt-1": ["production-release: pass"],
      });
    },
    RUN_MS,
  );
});

onRunner("the starter workflow that lints", () => {
  const untouched = { live: UNTOUCHED, deployments: [], pictures: [] };

  test(
    "passes a manifest that holds",
    async () => {
      const ending = await gatedRun(LINT);
      expectFacts(ending, { jobs: { lint: "success" }, ...untouched });
      expect(ending.jobs.lint?.outputs.verdict).toBe("pass");
    },
    RUN_MS,
  );

  test(
    "annotates the line of a manifest that does not, and fails",
    async () => {
      const ending = await gatedRun({ ...LINT, edits: manifest("within: 20s", "within: 20") });
      expectFacts(ending, { jobs: { lint: "failure" }, ...untouched });
      expect(ending.jobs.lint?.outputs.verdict).toBe("fail");
      const line = SHOP.split("\n").findIndex((text) => text.includes("within: 20s")) + 1;
      expect(ending.log).toMatch(
        new RegExp(`::error [^:]*file=release.yml,line=${line},[^:]*::smoke.ready.within`),
      );
    },
    RUN_MS,
  );
});
