import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { inFolder, ROOT } from "../support/child.ts";

const step = z.looseObject({
  name: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
});
const workflow = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(step).optional() })),
});

type Values = Readonly<Record<string, string>>;

/** Runs the script of a step as a runner does, with its expressions filled in by `values`. */
function scriptOf(file: string, id: string, name: string) {
  return (values: Values) =>
    inFolder(async (folder) => {
      const text = await readFile(join(ROOT, ".github/workflows", file), "utf8");
      const steps = workflow.parse(parse(text)).jobs[id]?.steps ?? [];
      const { run = "exit 9", env = {} } = steps.find((one) => one.name === name) ?? {};
      const filled = Object.entries(env).map(([key, value]) => [key, fill(value, values)]);
      const output = join(folder, "output");
      await writeFile(output, "");
      const { status } = spawnSync("bash", ["-e", "-c", run], {
        cwd: folder,
        env: {
          PATH: process.env.PATH ?? "",
          GITHUB_OUTPUT: output,
          ...Object.fromEntries(filled),
        },
      });
      return { status, output: await readFile(output, "utf8") };
    });
}

/** A text with each `${{ expression }}`, or the first of several that says something, replaced by its value. */
function fill(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{ (.+?) \}\}/g, (whole, keys: string) => {
    const found = keys.split(" || ").map((key) => values[key]);
    return found.find((value) => value !== "") ?? whole;
  });
}

describe("the name of an artifact of the reusable workflow", () => {
  const INPUTS = {
    "inputs.staging": "staging",
    "inputs.production": "production",
    "inputs.component": "",
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
    [
      "production",
      { "inputs.component": "api", "inputs.manifest": "services/api/release.yml" },
      "production-api-attempt-2",
    ],
    ["rollback", { "inputs.component": "api" }, "production-rollback-api-attempt-2"],
    ["production", { "inputs.manifest": "./release.yml" }, "production-.-release.yml-attempt-2"],
    ["production", { "inputs.production": "eu/live: 1" }, "eu-live--1-attempt-2"],
    ["production", { "inputs.production": "live\nverdict=pass" }, "live-verdict-pass-attempt-2"],
    ["production", { "inputs.production": "$(exit 1)`exit 1`" }, "--exit-1--exit-1--attempt-2"],
  ])("of %s with %j is %s", async (id, values, name) => {
    const naming = scriptOf("gated-release.yml", id, "Name the report");
    const output = `artifact=release-gate-${name}\n`;
    expect(await naming({ ...INPUTS, ...values })).toEqual({ status: 0, output });
  });
});

describe("the check that the rules of the branch require", () => {
  test.each([
    ["success success success", 0],
    ["success failure success", 1],
    ["success success skipped", 1],
    ["cancelled success success", 1],
  ])("after %s ends with %d", async (results, status) => {
    const check = scriptOf("ci.yml", "done", "Every job has succeeded");
    const ended = await check({ "join(needs.*.result, ' ')": results });
    expect(ended).toMatchObject({ status });
  });
});
