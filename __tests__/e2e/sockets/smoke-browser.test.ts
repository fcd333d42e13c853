import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { runCommand } from "../../../src/adapters/commands.ts";
import type { CheckOptions } from "../../../src/smoke/check-options.ts";
import { smokeOptions } from "../../../src/smoke/options.ts";
import { runChecks } from "../../../src/smoke/run.ts";
import { type FaultServer, startServer } from "../../support/fault-server.ts";
import { memoryFiles } from "../../support/memory-files.ts";
import { never, someTools } from "../../support/smoke-builders.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const browser = NAMES.find((name) => spawnSync(name, ["--version"]).status === 0);
if (browser === undefined) {
  process.stderr.write(
    `Skipped: the recipe of a browser, since none of ${NAMES.join(", ")} is here\n`,
  );
}

/** A browser starts in seconds, in more of them where others work beside it. */
const BROWSER_MS = 60_000;

const home = mkdtempSync(join(tmpdir(), "release-gate-browser-"));
const servers: FaultServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A shop whose page is empty until its script has asked for the offers. */
async function shop(offers: number | undefined): Promise<string> {
  const server = await startServer(({ path }, response) => {
    if (path === "/offers") {
      response.writeHead(offers === undefined ? 500 : 200).end(String(offers));
      return;
    }
    response.setHeader("content-type", "text/html");
    response.end(`<body><p id="count"></p><script>
      const show = (text) => { document.getElementById("count").textContent = text };
      fetch("/offers").then((answer) => answer.ok ? answer.text() : Promise.reject())
        .then((count) => show(count + " " + "offers"), () => show("Something went " + "wrong"));
    </script></body>`);
  });
  servers.push(server);
  return server.url.replace(/\/$/, "");
}

/** The check of docs/smoke-tools.md, for this address and the browser that is here. */
function recipe(url: string): CheckOptions {
  const page = readFileSync("docs/smoke-tools.md", "utf8");
  const [, block = ""] = /## A browser alone\n\n```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { checks } = smokeOptions.parse(parse(block).smoke);
  const check = checks.find(({ id }) => id === "page");
  const [, ...flags] = check?.run?.command ?? [];
  if (check?.run === undefined || flags.length === 0) throw new Error("no recipe");
  const filled = flags.map((flag) => flag.replace("${{ environment.url }}", url));
  const own = ["--no-sandbox", `--user-data-dir=${home}`];
  return { ...check, run: { ...check.run, command: [browser ?? "", ...own, ...filled] } };
}

async function outcomeAt(url: string): Promise<readonly string[]> {
  const run = (program: Omit<Parameters<typeof runCommand>[0], "folder">) =>
    runCommand({ ...program, folder: home, env: { ...program.env, HOME: home } }, never);
  const tools = someTools({ http: () => Promise.reject(new Error("no request")) });
  const findings = await runChecks(
    [recipe(url)],
    { ...tools, commands: { run, files: memoryFiles() } },
    never,
  );
  return findings.map(({ outcome, expected }) => `${outcome}: ${expected}`);
}

(browser === undefined ? describe.skip : describe)("a browser shows what scripts have made", () => {
  test(
    "of a page that works",
    async () => {
      const url = await shop(3);
      expect(await outcomeAt(url)).toEqual(["pass: An answer that meets every expectation"]);
    },
    BROWSER_MS,
  );

  test(
    "and of one that does not, although its address answers",
    async () => {
      const url = await shop(undefined);
      expect(await outcomeAt(url)).toEqual([
        expect.stringMatching(/^fail: Output text containing "3 offers"$/),
      ]);
    },
    BROWSER_MS,
  );
});
