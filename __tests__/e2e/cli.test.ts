import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { CLI, execute, inFolder, ROOT } from "../support/child.ts";
import { inShop } from "../support/shop-folder.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

const COMMANDS = [
  "readiness",
  "deploy",
  "smoke",
  "verify",
  "rollback",
  "release",
  "announce",
  "watch",
  "settle",
  "lint",
  "schema",
  "judge",
  "notify",
  "incident",
  "notes",
  "metrics",
  "demo",
];

const cli = (...parameters: readonly string[]) => execute(CLI, parameters);

describe("the command line", () => {
  test.concurrent("prints its version", async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
    expect(await cli("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.concurrent("names every command in its help, and how to start", async () => {
    const { code, stdout, stderr } = await cli("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const listed = stdout.split("Commands:")[1] ?? "";
    const names = [...listed.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name);
    expect(names).toEqual([...COMMANDS, "help"]);
    expect(stdout).toMatch(/Start with:\n {2}\$ release-gate demo\n/);
  });

  test.concurrent("without a command shows the help, and exits 2", async () => {
    const { code, stdout, stderr } = await cli();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: release-gate/);
  });

  test.concurrent.each(COMMANDS)("has an example in the help of %s", async (name) => {
    const { code, stdout, stderr } = await cli(name, "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^Usage: release-gate ${name}`));
    expect(stdout).toMatch(new RegExp(`\nExample:\n {2}\\$ release-gate ${name}\\b`));
  });

  test.concurrent.each([
    ["an unknown command", ["lnit"], "unknown command 'lnit'\n(Did you mean lint?)"],
    ["an unknown option", ["--verison"], "unknown option '--verison'\n(Did you mean --version?)"],
    [
      "an unknown option of a stage",
      ["smoke", "--enviroment", "x"],
      "unknown option '--enviroment'\n(Did you mean --environment?)",
    ],
    ["a word too many", ["lint", "release.yml"], "too many arguments for 'lint'"],
    ["a format that is none", ["smoke", "--format", "xml"], "Allowed choices are text, json"],
    [
      "an id that is none",
      ["verify", "--deployment-id", "1x"],
      "It must be a whole number above 0",
    ],
    ["an option without its value", ["lint", "--manifest"], "argument missing"],
    ["two stories", ["demo", "--healthy", "--blocked"], "cannot be used with option '--blocked'"],
  ])("refuses %s with exit 2, and says what is right", async (_, parameters, says) => {
    const { code, stdout, stderr } = await cli(...parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  test.concurrent("prints the schema that is committed", async () => {
    const committed = await readFile(join(ROOT, "schema/release.schema.json"), "utf8");
    expect(await cli("schema")).toEqual({ code: 0, stdout: committed, stderr: "" });
  });
});

describe("lint", () => {
  const lint = (path: string) => cli("lint", "--manifest", path);

  test.concurrent("finds the shop's manifest valid", () =>
    inShop({}, async ({ path }) => {
      expect(await execute(CLI, ["lint"], { cwd: path })).toEqual({
        code: 0,
        stdout: `release.yml is valid: 2 environments, 3 checks, 2 signals, policy guide
  \${{ env.STAGING_URL }} of staging: 6 requests for smoke
  \${{ env.PRODUCTION_URL }} of production: 6 requests for smoke, then 700 a minute, 140 in the window of 12s, 280 where it is prolonged to 24s
release.yml:40:3  warning: trouble fails a release after 2s, and a restart or a failover takes longer
  hint: make health.persist at least 10s, unless this is a demo or a test
`,
        stderr: "",
      });
    }));

  test.concurrent("shows a misspelt key, where it stands, and the right one", () =>
    inShop({ "release.yml": (text) => text.replace("within:", "wihtin:") }, async ({ path }) => {
      const manifest = join(path, "release.yml");
      expect(await lint(manifest)).toEqual({
        code: 2,
        stdout: "",
        stderr: `${manifest}:23:5  unknown key "wihtin" in smoke.ready
 23 |     wihtin: 20s
    |     ^^^^^^
  expected: one of get, commit, version, headers, auth, within, in-a-row, every, timeout, stop-if
  hint: did you mean "within"?

1 problem in ${manifest}
`,
      });
    }));

  test.concurrent.each<[string, string, RegExp]>([
    ["an empty manifest", "", /:1:1 {2}the manifest is empty\n/],
    ["a manifest of comments", "# nothing yet\n", /the manifest is empty\n/],
    [
      "an error of syntax",
      "environments:\n  production: {url: https://x.example\ndeploy: {workflow: x.yml}\n",
      /:2:15 {2}the map that begins with \{ has no closing \}\n 2 \| {3}production: .*\n {3}\| {15}\^\n/,
    ],
    [
      "an address that is no http",
      "environments:\n  production: {url: ftp://x.example}\ndeploy: {workflow: x.yml}\n",
      /:2:21 {2}environments\.production\.url is "ftp:.*\n 2 \| .*\n {3}\| {21}\^{15}\n.*https:\/\/ or http:/,
    ],
  ])("refuses %s with a caret under the place", async (_, text, says) => {
    const { code, stdout, stderr } = await inShop({ "release.yml": text }, ({ path }) =>
      lint(join(path, "release.yml")),
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(says);
  });

  test.concurrent("shows the smallest manifest where there is none", () =>
    inFolder(async (cwd) => {
      const { code, stdout, stderr } = await execute(CLI, ["lint"], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^manifest release\.yml does not exist\n/);
      expect(stderr).toContain("production: {url: https://shop.example}");
    }));
});
