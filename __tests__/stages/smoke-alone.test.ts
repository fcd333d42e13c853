import { describe, expect, test } from "@jest/globals";
import type { Http } from "../../src/core/ports.ts";
import type { Request } from "../../src/run/request.ts";
import { anAnswer } from "../support/fake-http.ts";
import { MANIFEST, VERSION as VERSION_LIVE } from "../support/shop-repository.ts";
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

describe("an address that a person names", () => {
  const url = "https://preview-17.shop.example/";

  test("is checked in place of the environment's, and no verdict is recorded", () =>
    onStage({}, async (set) => {
      const asked: string[] = [];
      const http: Http = (request, signal) => {
        asked.push(request.url);
        const there = request.url.replace("preview-17.", "");
        return set.service.http({ ...request, url: there }, signal);
      };
      set.service.live.production = VERSION_LIVE;
      const report = await set.run("smoke", { url, ports: { http } });
      expect(report.environment?.url).toBe("https://preview-17.shop.example");
      expect(asked.filter((one) => !one.startsWith(url))).toEqual([]);
      expect(asked).toContain(`${url}orders`);
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
      expect(report.receipts).toEqual([]);
      expect(set.trace().told).toEqual([]);
    }));

  const without = (path = "release.yml", over: Partial<Request> = {}) =>
    onStage({ files: FILES }, async (set) => {
      const read = (file: string) =>
        /release\.yml$|package\.json$|other\.yml$/.test(file)
          ? Promise.resolve(undefined)
          : set.ports.files.read(file);
      const asked: string[] = [];
      const http: Http = async (request) => {
        asked.push(`${request.method} ${request.url}`);
        return anAnswer();
      };
      const ports = { github: undefined, files: { ...set.ports.files, read }, http };
      const named = { ...ALONE, ports, url, environment: undefined, manifest: path, ...over };
      return { report: await set.run("smoke", named), asked };
    });

  test("needs no manifest: its front page answers", async () => {
    const { report, asked } = await without();
    expect(asked).toEqual([`GET ${url}`]);
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
    expect(report.headline).toMatch(
      /^SMOKE PASSED: release in preview-17\.shop\.example · 1 required check passed/,
    );
  });

  test("in a folder below the root of a repository, too: nothing of it is recorded", async () => {
    const { report, asked } = await without("release.yml", { cwd: "/work/shop/packages/api" });
    expect(asked).toEqual([`GET ${url}`]);
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass" });
  });

  test("is no production, whatever its host is called", async () => {
    const { report } = await without("release.yml", { url: "https://production/" });
    expect(report.environment).toMatchObject({ name: "production", production: false });
    const { report: unnamed } = await without("release.yml", { url: "https://[::1]/" });
    expect(unnamed.environment).toMatchObject({ name: "address" });
  });

  test("but one that is named has to be there", async () => {
    const { report, asked } = await without("other.yml");
    expect(asked).toEqual([]);
    expect(report.findings[0]?.found).toMatch(/^Manifest other\.yml does not exist/);
  });

  test.each([
    ["smoke", "shop.example", "The address that is to be checked is not an address"],
    ["verify", url, "The stage verify does not use an address"],
  ] as const)("%s of %s is refused", (stage, named, said) =>
    onStage({}, async (set) => {
      const report = await set.run(stage, { url: named });
      expect(report.exitCode).toBe(2);
      expect(report.findings[0]?.found).toBe(said);
    }),
  );
});
