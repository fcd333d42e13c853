import { readFileSync } from "node:fs";
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
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
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

describe("the report", () => {
  test("is kept by every job that releases", () => {
    expect(RELEASING.map(({ where }) => where)).toEqual([
      ".github/workflows/gated-announce.yml announce",
      ".github/workflows/gated-release.yml staging",
      ".github/workflows/gated-release.yml production",
      ".github/workflows/gated-release.yml rollback",
      "workflows-templates/gated-watch.yml watch",
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

test("the workflows' page names every output of the reusable workflow", () => {
  const page = readFileSync(new URL("docs/workflows.md", ROOT), "utf8");
  const table = page.split("\n### Outputs\n")[1]?.split("\n#")[0] ?? "";
  const gated = z
    .object({ on: z.object({ workflow_call: z.object({ outputs: z.record(z.string(), step) }) }) })
    .parse(parse(readFileSync(new URL(".github/workflows/gated-release.yml", ROOT), "utf8")));
  const outputs = Object.keys(gated.on.workflow_call.outputs);
  expect(outputs.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
