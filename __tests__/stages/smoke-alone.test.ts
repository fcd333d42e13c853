import { expect, test } from "@jest/globals";
import { MANIFEST } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, LOCALLY, onStage, outcome } from "../support/stage-set.ts";

/** Of no commit, no version and no repository: a person who looks at what answers. */
const ALONE = { identity: LOCALLY, sha: undefined, ports: { github: undefined } } as const;

const VERSION = "${{ release.version }}";
const FILES = { "package.json": "{}" };
const POSTS = MANIFEST.replace(
  /^ {2}checks:[\s\S]*?^rollback:.*\n/m,
  "  checks: [{post: /orders}]\n",
).replace(/^deploy:.*\n/m, "");

/** A stage whose folder names no version. */
const onUnnamed = (manifest: string, play: Parameters<typeof onStage>[1]) =>
  onStage({ manifest, files: FILES }, async (set) => {
    const read = (path: string) =>
      path.endsWith("package.json") ? Promise.resolve("{}") : set.ports.files.read(path);
    const files = { ...set.ports.files, read };
    const ports = { github: undefined, files };
    await play({ ...set, run: (stage, over) => set.run(stage, { ...ALONE, ports, ...over }) });
  });

test("smoke needs no commit and no version: it judges what answers, and says that it proves none", () =>
  onUnnamed(MANIFEST, async (set) => {
    const report = await set.run("smoke");
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(report.headline).toBe(
      "SMOKE PASSED: release in production · 2 required checks passed · version not proven",
    );
    expect(report.release).toMatchObject({ version: "", sha: "", shaFrom: "nowhere" });
    expect(finding(report, "step/version-live")).toMatchObject({ effect: "inform" });
    expect(set.service.asked).not.toContain("production /version");
  }));

test("what fails there, fails", () =>
  onUnnamed(MANIFEST, async (set) => {
    set.service.answer = (path) => (path === "/orders" ? status(500) : undefined);
    const report = await set.run("smoke");
    expect(report.headline).toMatch(/^SMOKE FAILED: release in production · orders/);
    expect(report.exitCode).toBe(1);
  }));

test.each([
  ["a check that compares it", "- get: /", "- {get: /, expect: {version: {json: $.version}}}"],
])("without a version nothing is judged by %s", (_what, line, other) =>
  onUnnamed(MANIFEST.replace(line, other), async (set) => {
    const report = await set.run("smoke");
    expect(outcome(report)).toMatchObject({ exit: 2, verdict: "unknown" });
    expect(report.findings[0]?.found).toMatch(/^No version was given/);
  }),
);

test("a check that names it is unknown", () =>
  onUnnamed(
    MANIFEST.replace("- get: /", `- {get: /, headers: {x-version: "${VERSION}"}}`),
    async (set) => {
      expect(outcome(await set.run("smoke"))).toMatchObject({ exit: 3, verdict: "unknown" });
    },
  ));

test.each(["readiness", "verify"] as const)("%s needs both", (stage) =>
  onUnnamed(MANIFEST, async (set) => {
    expect((await set.run(stage)).findings[0]?.found).toMatch(/^No commit is given/);
    const report = await set.run(stage, { sha: set.sha });
    expect(report.findings[0]?.found).toMatch(/^No version was given/);
  }),
);

test("a manifest that only sends POSTs, and deploys nothing, serves smoke; verify has nothing to watch", () =>
  onUnnamed(POSTS, async (set) => {
    expect(outcome(await set.run("smoke"))).toMatchObject({ exit: 0, verdict: "pass" });
    set.service.live.production = "2.4.0";
    const verified = await set.run("verify", { sha: set.sha, version: "2.4.0" });
    expect(outcome(verified)).toMatchObject({ exit: 3, verdict: "unknown" });
  }));

test("of a deployment that was recorded, smoke takes commit and version from its record", () =>
  onStage({}, async (set) => {
    set.service.live.production = "2.3.7";
    const report = await set.run("smoke", { ...ALONE, ports: {} });
    expect(report.release).toMatchObject({ version: "2.3.7", sha: set.previousSha });
    expect(outcome(report)).toMatchObject({ exit: 0 });
  }));
