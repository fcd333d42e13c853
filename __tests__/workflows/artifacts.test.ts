import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { SETTINGS } from "../../src/contract.ts";

const ROOT = new URL("../../", import.meta.url);

interface Source {
  readonly from: string;
  readonly text: string;
}
const { workflowSources }: { workflowSources: (root: string) => readonly Source[] } = await import(
  new URL("scripts/workflows/sources.mjs", ROOT).href
);

const step = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
});
const workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(step).optional() })),
});

/** The steps of every job that releases in steps of its own, wherever it stands. */
const RELEASING = workflowSources(fileURLToPath(ROOT)).flatMap(({ from, text }) =>
  Object.entries(workflow.parse(parse(text)).jobs).flatMap(([id, { steps = [] }]) => {
    const own = steps.filter(({ uses }) => /^(?:\$\/|octoacme\/release-gate@)/.test(uses ?? ""));
    const releases = own.some((one) => one.with?.stage !== "lint");
    return releases ? [{ where: `${from.replace(/:\d+$/, "")} ${id}`, steps }] : [];
  }),
);

const GATED = workflow.parse(
  parse(readFileSync(new URL(".github/workflows/gated-release.yml", ROOT), "utf8")),
).jobs;

/** The name that a job of the reusable workflow gives its artifact, by the step's own script. */
function nameOf(id: string, values: Readonly<Record<string, string>>): string {
  const naming = GATED[id]?.steps?.find(({ name }) => name === "Name the report");
  const filled = (naming?.env?.NAME ?? "").replaceAll(
    /\$\{\{ ([\w.]+) \}\}/g,
    (_, path) => values[path] ?? "?",
  );
  const folder = mkdtempSync(join(tmpdir(), "release-gate-name-"));
  try {
    const output = join(folder, "output");
    writeFileSync(output, "");
    const env = { PATH: process.env.PATH ?? "", NAME: filled, GITHUB_OUTPUT: output };
    const { status } = spawnSync("bash", ["-e", "-c", naming?.run ?? "exit 9"], { env });
    expect(status).toBe(0);
    return readFileSync(output, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the report", () => {
  test("is kept by every job that releases", () => {
    expect(RELEASING.map(({ where }) => where)).toEqual([
      ".github/workflows/gated-release.yml staging",
      ".github/workflows/gated-release.yml production",
      ".github/workflows/gated-release.yml rollback",
      "workflows-templates/release-gate.yml release",
      "docs/ghes.md production",
      "docs/ghes.md rollback",
      "docs/workflows.md release",
    ]);
  });

  test.each(RELEASING)("is kept last in $where, whatever happened and at no risk", ({ steps }) => {
    expect(steps.at(-1)).toMatchObject({
      name: "Keep the report",
      if: "${{ always() }}",
      "continue-on-error": true,
      "timeout-minutes": 5,
      uses: expect.stringMatching(/^actions\/upload-artifact@[0-9a-f]{40}$/),
      with: { path: `${SETTINGS.reportDir.default}/`, "if-no-files-found": "warn" },
    });
    const name = String(steps.at(-1)?.with?.name);
    const ofAttempt = name.endsWith("-attempt-${{ github.run_attempt }}");
    expect([name, ofAttempt || name === "${{ steps.names.outputs.artifact }}"]).toEqual([
      name,
      true,
    ]);
  });
});

describe("the name of an artifact of the reusable workflow", () => {
  const INPUTS = {
    "inputs.staging": "staging",
    "inputs.production": "production",
    "inputs.manifest": "release.yml",
    "github.run_attempt": "2",
  };

  test.each([
    ["staging", {}, "staging-attempt-2"],
    ["production", {}, "production-attempt-2"],
    ["rollback", {}, "production-rollback-attempt-2"],
    [
      "production",
      { "inputs.manifest": "services/api/release.yml" },
      "production-services-api-release.yml-attempt-2",
    ],
    ["production", { "inputs.manifest": "./release.yml" }, "production-.-release.yml-attempt-2"],
    ["production", { "inputs.production": "eu/live: 1" }, "eu-live--1-attempt-2"],
    ["production", { "inputs.production": "live\nverdict=pass" }, "live-verdict-pass-attempt-2"],
    ["production", { "inputs.production": "$(exit 1)`exit 1`" }, "--exit-1--exit-1--attempt-2"],
  ])("of %s with %j is %s", (id, values, name) => {
    expect(nameOf(id, { ...INPUTS, ...values })).toBe(`artifact=release-gate-${name}\n`);
  });
});

test("the workflows' page names every output of the reusable workflow", () => {
  const page = readFileSync(new URL("docs/workflows.md", ROOT), "utf8");
  const table = page.split("\n### Outputs\n")[1]?.split("\n#")[0] ?? "";
  const gated = z
    .object({ on: z.object({ workflow_call: z.object({ outputs: z.record(z.string(), step) }) }) })
    .parse(parse(readFileSync(new URL(".github/workflows/gated-release.yml", ROOT), "utf8")));
  const outputs = Object.keys(gated.on.workflow_call.outputs);
  expect(outputs.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
