import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { disk } from "../src/adapters/disk.ts";
import type { StageName } from "../src/core/stages.ts";
import { readReport } from "../src/report/schema.ts";
import { run } from "../src/run.ts";
import { FAILED, MANIFEST, type Past, VERSION } from "./support/shop-repository.ts";
import { aRequest, onStage, outcome, type StageSet } from "./support/stage-set.ts";

const never = new AbortController().signal;

type Over = Parameters<StageSet["run"]>[1];

describe("bad input could not be run, says so in a report, and leaves nothing on GitHub", () => {
  test.each<[string, Past, Over, RegExp]>([
    ["no manifest", { manifest: null }, {}, /Manifest release\.yml does not exist/],
    [
      "a manifest of another name",
      {},
      { manifest: "gate.yml" },
      /Manifest gate\.yml does not exist/,
    ],
    ["an empty manifest", { manifest: "# to be written\n" }, {}, /The manifest is empty/],
    ["a manifest that is no YAML", { manifest: "deploy: [" }, {}, /./],
    ["a key that nothing acts on", { manifest: `${MANIFEST}rolback: {}\n` }, {}, /rolback/],
    ["an unknown environment", {}, { environment: "productoin" }, /did you mean "production"\?/],
    [
      "more than one environment to choose from",
      { manifest: MANIFEST.replace("production:", "live:").replace("staging:", "prod:") },
      { environment: undefined },
      /more than one environment/,
    ],
    [
      "an address that is not http",
      { manifest: MANIFEST.replace("https://shop.example", "ftp://shop.example") },
      {},
      /environments\.production\.url/,
    ],
    [
      "an address that turns out not to be http",
      { manifest: MANIFEST.replace("https://shop.example", '"${{ env.SHOP_URL }}"') },
      { ports: { env: { SHOP_URL: "file:///etc/passwd" } } },
      /not an http or https address/,
    ],
    [
      "an address whose value is not there",
      { manifest: MANIFEST.replace("https://shop.example", '"${{ env.SHOP_URL }}"') },
      {},
      /env\.SHOP_URL is not set/,
    ],
    ["a commit that nobody knows", {}, { sha: "abcdef1" }, /Commit "abcdef1" was not found/],
    [
      "another component than is asked for",
      {},
      { component: "api" },
      /The component api is asked for, and the manifest names none/,
    ],
    ["no commit at all", {}, { sha: undefined }, /No commit is given/],
    ["no version anywhere", { files: { "package.json": "{}" } }, {}, /No version was given/],
  ])("%s", (_what, past, over, found) =>
    onStage(past, async (set) => {
      const report = await set.run("release", over);
      expect(report.exitCode).toBe(2);
      expect(report.verdict).not.toBe("pass");
      expect(report.headline).toMatch(/^(COULD NOT RUN|NO-GO)/);
      const [first] = report.findings;
      expect(`${first?.found} ${first?.details?.join(" ")}`).toMatch(found);
      expect(first?.remedy).toBeTruthy();
      expect(first?.remedy).not.toMatch(/fault of release-gate/);
      expect(set.orders).toEqual([]);
      expect(set.trace()).toEqual({ records: [], told: [], pictures: [] });
    }),
  );

  test.each<StageName>(["deploy", "rollback", "release"])("%s without GitHub", (stage) =>
    onStage({}, async (set) => {
      const report = await set.run(stage, { ports: { github: undefined } });
      expect(outcome(report)).toMatchObject({ exit: 2, verdict: "unknown" });
      expect(report.findings[0]?.remedy).toContain("GITHUB_TOKEN");
    }),
  );
});

test("a report is on disk, and its summary beside it", () =>
  onStage({ manifest: null }, async (set) => {
    const folder = await mkdtemp(join(tmpdir(), "release-gate-run-"));
    try {
      const request = aRequest("readiness", set.sha, { reportDir: folder });
      const { report, path } = await run(request, { ...set.ports, files: disk }, never);
      expect(path).toBe(join(folder, "production-readiness/report.json"));
      const written = await readFile(join(folder, "production-readiness/report.json"), "utf8");
      expect(readReport(written).headline).toBe(report.headline);
      expect(await readFile(join(folder, "production-readiness/summary.md"), "utf8")).toContain(
        "manifest release.yml does not exist",
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }));

test("a stage that breaks is unknown, and its report says so", () =>
  onStage({}, async (set) => {
    const http = () => Promise.reject(new Error("a bug of ours"));
    set.record({ sha: set.sha, version: VERSION, verdict: null });
    const report = await set.run("verify", { ports: { http } });
    expect(outcome(report)).toMatchObject({ exit: 3, verdict: "unknown" });
    expect(report.findings[0]).toMatchObject({ id: "step/verify", found: "A bug of ours" });
  }));

test("a report that cannot be written is still told, with its verdict", () =>
  onStage({}, async (set) => {
    const write = () => Promise.reject(new Error("no space left"));
    const files = { ...set.ports.files, write };
    const { report, path } = await run(
      aRequest("readiness", set.sha),
      { ...set.ports, files },
      never,
    );
    expect(report).toMatchObject({
      verdict: "pass",
      warnings: ["the report could not be written to /reports: no space left"],
    });
    expect(path).toBeUndefined();
  }));

test("a default branch whose manifest is broken stops a release, and no revert", () =>
  onStage({ trusted: "deploy: [" }, async (set) => {
    set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
    set.service.live.production = VERSION;
    expect(outcome(await set.run("readiness"))).toMatchObject({ exit: 2 });
    expect(outcome(await set.run("rollback"))).toMatchObject({ exit: 0, rolledBack: "yes" });
  }));

test("secrets that say what a report says itself do not make it unreadable", () =>
  onStage({}, async (set) => {
    const words = [
      "pass",
      "fail",
      "readiness",
      "smoke",
      "block",
      "known",
      "name",
      "findings",
      "2026",
    ];
    const secrets = Object.fromEntries(words.map((word) => [`KEY_${word}`, word]));
    const report = await set.run("readiness", { secrets });
    expect(report).toMatchObject({ verdict: "pass", stage: "readiness", exitCode: 0 });
  }));

describe("secrets are in no report, whatever becomes of the stage", () => {
  const url = '"https://shop.example/${{ secrets.TENANT }}"';
  const manifest = MANIFEST.replace("https://shop.example", url);
  const env = { TENANT: "t-0815-4711" };

  test.each<[string, Past, Over]>([
    ["it goes through", { manifest }, { ports: { env } }],
    ["it cannot begin", { manifest, files: { "package.json": "{}" } }, { ports: { env } }],
    ["it is given as an input", { manifest }, { secrets: env }],
  ])("%s", (_how, past, over) =>
    onStage(past, async (set) => {
      const report = await set.run("readiness", over);
      expect(report.environment?.url).toBe("https://shop.example/***");
      expect([...set.written.values(), ...set.lines].join("\n")).not.toContain(env.TENANT);
    }),
  );
});
