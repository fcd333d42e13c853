import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

interface Source {
  readonly from: string;
  readonly text: string;
}
const { workflowSources }: { workflowSources: (root: string) => readonly Source[] } = await import(
  new URL("scripts/workflows/sources.mjs", ROOT).href
);
const OURS = /^uses: (?:\$\/|octoacme\/release-gate[@/])/;

const job = z.looseObject({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  strategy: z.object({ matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
  permissions: z.record(z.string(), z.string()),
  steps: z
    .array(z.looseObject({ uses: z.string().optional(), with: z.looseObject({}).optional() }))
    .optional(),
});
const workflow = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), job),
});
const workflowAt = (name: string) => workflow.parse(parse(read(`.github/workflows/${name}`)));

const { jobs } = workflowAt("ci.yml");

describe("the check that the rules of the branch require", () => {
  test("waits for every other job and runs whatever became of them", () => {
    const { done, ...others } = jobs;
    expect(done?.needs).toEqual(Object.keys(others));
    expect(done?.if).toBe("${{ always() }}");
    expect(JSON.stringify(done?.steps)).toContain("join(needs.*.result, ' ')");
  });

  test("covers every line of Node from the oldest that we support to the action's", () => {
    const oldest = read(".node-version").trim();
    const { engines } = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(read("package.json")));
    const { runs } = z
      .object({ runs: z.object({ using: z.string() }) })
      .parse(parse(read("action.yml")));
    expect(engines.node).toMatch(new RegExp(`^>=${oldest}\\.`));
    const setUp = (jobs.all?.steps ?? []).find(({ uses }) => uses?.includes("/setup-node@"));
    expect(setUp?.with).toEqual({ "node-version-file": ".node-version" });
    const others = jobs.node?.strategy?.matrix.node ?? [];
    expect([Number(oldest), ...others].map((line) => `node${line}`)).toEqual([
      "node20",
      "node22",
      runs.using,
    ]);
  });
});

test.each(readdirSync(new URL(".github/workflows/", ROOT)))(
  "%s grants nothing by default",
  (name) => {
    expect(workflowAt(name).permissions).toEqual({});
  },
);

test.each(workflowSources(fileURLToPath(ROOT)))(
  "$from pins the actions of others to a commit, with its version",
  ({ text }) => {
    const others = (text.match(/\buses: .*$/gm) ?? []).filter((line) => !OURS.test(line));
    const loose = others.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+(?:-\w+)?$/.test(line));
    expect(loose).toEqual([]);
  },
);
