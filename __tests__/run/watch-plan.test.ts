import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { answer } from "../../src/cli/answer.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { watchPlan } from "../../src/run/watch-plan.ts";
import { aWorld } from "../cli/world.ts";
import { POLICIES, SMALLEST } from "../manifest/manifests.ts";

async function planned(health: string): Promise<readonly string[]> {
  return plannedOf(SMALLEST + health);
}

async function plannedOf(text: string): Promise<readonly string[]> {
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ sentence }) => sentence).join("\n"));
  const policy = policyOf(POLICIES, loaded.manifest.policy);
  if (policy === undefined) throw new Error("no such policy");
  return watchPlan(loaded, policy, "production");
}

const FROM_SOURCES = `health:
  observe: 15m
  prometheus: {url: "https://prometheus.example"}
  alertmanager: {url: "https://alerts.example"}
`;
const with_ = (signal: string): string => `${FROM_SOURCES}  signals:
    - {id: alerts, alerts: 'severity="critical"', observe-only: true}
    - ${signal}
`;

describe("what a window would notice", () => {
  test("of the checks that are repeated where nothing is said", async () => {
    expect(await planned("")).toEqual([
      "window of production: 3m, 6m where it is undecided; trouble has to last 30s",
      "  GET /: error rate, at most 10% bad, proven at 95%, a sample every 3s; a total failure fails after 30s; from 31% bad on, 9 of 10 windows fail",
      "1 limit: by chance alone, shares and levels that keep theirs fail in 1 of 100 windows at most",
    ]);
  });

  test.each([
    [
      "a share of counts, by the traffic",
      "{id: requests, total: r, errors: 'r{code=\"500\"}', error-rate: {max: 5%}}",
      "requests: error rate, at most 5% bad, proven at 95%, a sample every 1m; an even share of bad requests fails from 10.9% on with 10, from 6.7% on with 100, from 5.6% on with 1000, from 5.4% on with 10000 requests a minute",
    ],
    [
      "a level with a lower bound",
      "{id: orders, total: orders_total, level: {min: 20}}",
      "orders: level, at least 20 a minute, a sample every 1m; none at all fails after 2m",
    ],
    [
      "a level so low that nothing at all proves too little",
      "{id: orders, total: orders_total, level: {min: 0.1}}",
      "orders: level, at least 0.1 a minute, a sample every 1m; none at all would not fail in this window",
    ],
    [
      "a gauge, which fails nothing",
      "{id: cpu, gauge: cpu, below: {max: 80%}}",
      "cpu: value, at most 0.8, but for fewer than 3 samples in a row, a sample every 1m; it can only put a release on hold",
    ],
    [
      "a gauge that warns",
      "{id: cpu, gauge: cpu, below: {max: 80%, severity: warning}}",
      "cpu: value, at most 0.8, but for fewer than 3 samples in a row, a sample every 1m; it only warns",
    ],
  ])("%s", async (_what, signal, said) => {
    const lines = await planned(with_(signal));
    expect(lines).toContain(`  ${said}`);
    expect(lines).toContain(
      "  alerts: new alerts, no new alerts, a sample every 3s; what is there from the start fails after 30s; only observed, so nothing follows from it",
    );
  });
});

test("the page about health shows what it prints of the manifest there", async () => {
  const page = readFileSync("docs/health.md", "utf8").split("## What a window would notice")[1];
  const [, manifest = "", printed] =
    /```yaml\n([\s\S]*?)```[\s\S]*?```console\n\$ release-gate verify --plan\n([\s\S]*?)```/.exec(
      page ?? "",
    ) ?? [];
  expect(`${(await plannedOf(manifest)).join("\n")}\n`).toBe(printed);
});

test("verify --plan prints it and ends", async () => {
  const at = aWorld({ tree: { "release.yml": SMALLEST } });
  const code = await answer(["verify", "--plan"], at.world);
  expect([code, at.printed.out]).toEqual([0, expect.stringMatching(/^window of production: 3m/)]);
});
