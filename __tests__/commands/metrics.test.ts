import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type MetricsFormat, metrics } from "../../src/commands/metrics.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { memoryFiles } from "../support/memory-files.ts";

const NOW = Date.parse("2026-11-28T00:00:00Z");
const TOKEN = "ghs_verysecret1";

let world: World;
let server: CheckedGitHub;

beforeEach(async () => {
  world = createWorld({ now: () => NOW });
  server = await startCheckedGitHub(world);
  const shas = [20, 10].map((day) => {
    const date = `2026-11-${day}T10:00:00Z`;
    const { sha } = addCommit(world, { date });
    addPull(world, { title: `Use ${TOKEN}`, head: sha, mergedAs: sha, createdAt: date });
    return sha;
  });
  for (const [at, sha] of [...shas].reverse().entries()) {
    addDeployment(world, {
      ...{ sha: shas[at] ?? sha, environment: "live", createdAt: `2026-11-2${at + 1}T10:00:00Z` },
      statuses: [{ state: "in_progress" }, { state: "success" }],
    });
  }
});

afterEach(async () => {
  await server.close();
  expect([server.sins, world.unknownRoutes]).toEqual([[], []]);
});

const MANIFEST = `environments:
  staging: {url: https://staging.shop.example}
  live: {url: https://shop.example}
deploy: {workflow: deploy.yml}
`;

async function run(
  format: MetricsFormat,
  over: { readonly reportDir?: string; readonly environment?: string } = {},
) {
  const files = memoryFiles({ "release.yml": MANIFEST }, () => undefined);
  const clock = fakeClock(new Date(NOW).toISOString());
  const text = await metrics(
    {
      ...{ since: "28d", component: undefined, manifest: "release.yml", format },
      ...{ environment: over.environment, reportDir: over.reportDir },
    },
    {
      ...{ github: clientOf(server, { clock }), files, now: NOW, server: "https://github.com" },
      ...{ secrets: [TOKEN], signal: new AbortController().signal },
    },
  );
  return { text, files };
}

describe("metrics", () => {
  test("of the manifest's production environment, as text", async () => {
    const { text } = await run("text");
    expect(text).toContain("Release metrics of octoacme/shop, live\n");
    expect(text).toContain("Inferred from deployments that other tools recorded");
    expect(text).not.toContain(TOKEN);
  });

  test("as JSON, in the form of the file", async () => {
    const found: unknown = JSON.parse((await run("json")).text);
    expect(found).toMatchObject({
      format: 1,
      window: { from: "2026-10-31T00:00:00.000Z", to: "2026-11-28T00:00:00.000Z" },
      figures: expect.arrayContaining([
        expect.objectContaining({ topic: "deployment-frequency", statistic: "per day" }),
      ]),
    });
  });

  test("as files, all of them at once and without secrets", async () => {
    const { text, files } = await run("html", { reportDir: "out" });
    expect([...files.written.keys()]).toEqual([
      ...["out/metrics.json", "out/metrics.md", "out/metrics.html"],
    ]);
    expect(files.written.get("out/metrics.html")).toBe(text);
    expect([...files.written.values()].join("\n")).not.toContain(TOKEN);
  });

  test("of an environment that is named, though no manifest has it", async () => {
    await expect(run("text", { environment: "prod-eu" })).resolves.toMatchObject({
      text: expect.stringContaining("Inferred from published releases"),
    });
  });

  test("of a past that cannot be read are none: the permission is named", async () => {
    world.permissions.issues = "none";
    await expect(run("text")).rejects.toMatchObject({
      message: expect.stringContaining("the past cannot be read: "),
      remedy: expect.stringContaining("issues: read"),
    });
  });
});
