import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import type { Report } from "../../src/core/report.ts";
import { readReport } from "../../src/report/schema.ts";
import { CLI, type Ended, execute, start } from "../support/child.ts";
import { closedPort, startServer } from "../support/fault-server.ts";
import { type Edits, inShop, SMALL_MANIFEST, SOME_SHA } from "../support/shop-folder.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

interface Call {
  readonly stage: string;
  readonly edits?: Edits;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a stage in a copy of the shop without GitHub; reads the report back. */
function run({ stage, edits = {}, flags = [], env }: Call): Promise<Ended & { report: Report }> {
  return inShop(edits, async ({ path }) => {
    const reports = join(path, "reports");
    const all = [stage, "--sha", SOME_SHA, "--report-dir", reports, ...flags];
    const ended = await execute(CLI, all, { cwd: path, env });
    const [, file = ""] = /^Report: (.*)$/m.exec(ended.stdout) ?? [];
    const text = file === "" ? ended.stdout : await readFile(file, "utf8");
    return { ...ended, report: readReport(text) };
  });
}

const small = { "release.yml": SMALL_MANIFEST };

describe("bad input ends in exit 2, a clear headline and a report", () => {
  test.concurrent.each<[string, Call, string, string]>([
    [
      "no manifest",
      { stage: "smoke", flags: ["--manifest", "nope.yml"] },
      "nope.yml does not exist",
      "Commit one at the root of the repository",
    ],
    [
      "an empty manifest",
      { stage: "smoke", edits: { "release.yml": "" } },
      "manifest-valid: The manifest is empty",
      "Start with `environments:",
    ],
    [
      "an error of syntax",
      { stage: "verify", edits: { "release.yml": "environments: {\n" } },
      "manifest-valid: The map that begins with {",
      "",
    ],
    [
      "an unknown environment",
      { stage: "smoke", flags: ["--environment", "prodution"] },
      '"prodution"',
      "production",
    ],
    [
      "an address that is neither http nor https",
      { stage: "smoke", edits: small, env: { SHOP_URL: "ftp://shop.example" } },
      "environments.production.url is",
      "https://",
    ],
    ["an address that is not there", { stage: "smoke", edits: small }, "SHOP_URL", "SHOP_URL"],
    [
      "no token where one is needed",
      { stage: "deploy", flags: ["--repo", "octoacme/shop"] },
      "The stage deploy needs GitHub",
      "Set GITHUB_TOKEN",
    ],
    [
      "a repository without its owner",
      { stage: "deploy", flags: ["--repo", "shop"], env: { GITHUB_TOKEN: "ghs_0123456789" } },
      '"shop" is not a repository',
      "Write it as owner/name",
    ],
  ])("%s", async (_, call, headline, next) => {
    const { code, stderr, stdout, report } = await run(call);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(report.exitCode).toBe(2);
    expect(report.verdict).not.toBe("pass");
    expect(report.headline).toMatch(/^COULD NOT RUN: /);
    expect(report.findings.map((f) => f.found).join()).toContain(headline.split(": ").at(-1));
    expect(report.next).toContain(next);
    expect(stdout).not.toMatch(/^ +at .*\.js:\d+/m);
  });
});

describe("smoke of a service", () => {
  const smoke = (url: string, more: Partial<Call> = {}) =>
    run({
      stage: "smoke",
      edits: small,
      env: { SHOP_URL: url, ...more.env },
      flags: ["--allow-private-network", ...(more.flags ?? [])],
    });

  test.concurrent("that nobody reaches is a fail that says so", async () => {
    const { code, report, stdout } = await smoke(`http://127.0.0.1:${await closedPort()}`);
    expect([code, report.verdict, report.exitCode]).toEqual([1, "fail", 1]);
    expect(report.headline).toContain("GET /: the connection was refused");
    expect(stdout).toContain("Check that the service runs and listens at this address");
  });

  test.concurrent("whose name nobody knows is a fail that says so", async () => {
    const { code, report } = await smoke("http://shop.invalid");
    expect([code, report.verdict]).toEqual([1, "fail"]);
    expect(report.headline).toContain("GET /: the host name is not known");
    expect(report.findings.map(({ found }) => found).join()).toContain("shop.invalid");
  });

  test.concurrent.each([
    ["is not trusted", "valid"],
    ["has expired", "expired"],
  ] as const)("whose certificate %s is a fail that says so", async (_, tls) => {
    const server = await startServer((__, response) => response.end("ok"), { tls });
    try {
      const url = server.url.replace("127.0.0.1", "localhost");
      const { code, report } = await smoke(url);
      expect([code, report.verdict]).toEqual([1, "fail"]);
      expect(report.headline).toMatch(/GET \/: the certificate /);
      expect(server.seen).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test.concurrent("that is well passes", async () => {
    const server = await startServer((_, response) => response.end("ok"));
    try {
      const { code, report, stdout } = await smoke(server.url);
      expect([code, report.verdict]).toEqual([0, "pass"]);
      const [, headline] = stdout.split("\n");
      expect(headline).toBe("SMOKE PASSED: release 2.4.0 in production · 1 required check passed");
      expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /"]);
    } finally {
      await server.close();
    }
  });

  test.concurrent("is judged also where the report cannot be written, which is said", () =>
    inShop(small, async ({ path }) => {
      const server = await startServer((_, response) => response.end("ok"));
      try {
        const where = ["--report-dir", "release.yml/reports", "--allow-private-network"];
        const { code, stdout, stderr } = await execute(
          CLI,
          ["smoke", "--sha", SOME_SHA, ...where],
          {
            cwd: path,
            env: { SHOP_URL: server.url },
          },
        );
        expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
        expect(stdout).toContain("the report could not be written to release.yml/reports: ENOTDIR");
      } finally {
        await server.close();
      }
    }));

  test.concurrent("is judged to the end also where nobody reads what is printed", () =>
    inShop(small, async ({ path }) => {
      const server = await startServer((_, response) => response.writeHead(500).end());
      try {
        const flags = ["smoke", "--sha", SOME_SHA, "--allow-private-network"];
        const run = start(CLI, flags, { cwd: path, env: { SHOP_URL: server.url } });
        run.stopReading();
        const { code, stderr } = await run.ended;
        expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
        const report = join(path, "release-gate-report/production-smoke/report.json");
        expect(readReport(await readFile(report, "utf8")).verdict).toBe("fail");
      } finally {
        await server.close();
      }
    }));

  test.concurrent("on a private network is not asked unless that is allowed", async () => {
    const server = await startServer((_, response) => response.end("ok"));
    try {
      const { code, report } = await run({
        stage: "smoke",
        edits: small,
        env: { SHOP_URL: server.url },
      });
      expect([code, report.verdict]).toEqual([3, "unknown"]);
      expect(report.next).toContain("--allow-private-network");
      expect(server.seen).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test.concurrent("prints nothing but JSON on standard output where JSON is asked for", async () => {
    const server = await startServer((_, response) => response.writeHead(500).end("out of tea"));
    try {
      const { code, stdout, stderr, report } = await smoke(server.url, {
        flags: ["--format", "json"],
      });
      expect([code, report.verdict]).toEqual([1, "fail"]);
      expect(JSON.parse(stdout)).toMatchObject({ stage: "smoke", verdict: "fail" });
      expect(stderr).toMatch(/^smoke: GET \/ failed, confirming\n/);
    } finally {
      await server.close();
    }
  });
});

// what the runner acts on in a log: actions/runner src/Runner.Common/ActionCommand.cs
const INJECTIONS = [
  "::set-output name=verdict::pass",
  "::stop-commands::pause",
  "::add-mask::a",
  "##[set-output name=verdict]pass",
  "##[error]gone",
];

describe("what a service answers is never a log command", () => {
  const hostile: Edits = {
    "release.yml": `${SMALL_MANIFEST}smoke:
  checks:
    - {get: /, expect: {body: {contains: welcome}, headers: {x-hello: {contains: welcome}}}}
    - {id: data, get: /data, expect: {json: {$.hello: welcome}}}
`,
  };
  const answer = (crlf: string) => INJECTIONS.map((text) => `${crlf}${text}`).join("");

  test.concurrent.each([
    ["text", []],
    ["json", ["--format", "json"]],
  ])("as %s", async (_, flags) => {
    const server = await startServer(({ path }, response) => {
      response.setHeader("x-hello", INJECTIONS.join(" "));
      if (path === "/data") response.end(JSON.stringify({ hello: answer("\r\n") }));
      else response.end(answer("\n"));
    });
    try {
      const { code, stdout, stderr, report } = await run({
        stage: "smoke",
        edits: hostile,
        env: { SHOP_URL: server.url, FORCE_COLOR: "1" },
        flags: ["--allow-private-network", ...flags],
      });
      expect([code, report.verdict]).toEqual([1, "fail"]);
      const printed = `${stdout}\n${stderr}`;
      expect(printed).toContain("set-output name=verdict"); // it was shown, and is harmless
      expect(printed.split(/[\n\r\u2028\u0085]/).filter((l) => /^\s*::|##\[/.test(l))).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

describe("piped output", () => {
  test.concurrent("is plain: no colour, no line that is replaced", async () => {
    const server = await startServer((_, response) => response.end("ok"));
    try {
      const { code, stdout, stderr } = await run({
        stage: "verify",
        edits: {
          "release.yml": `${SMALL_MANIFEST}health: {observe: 3s, every: 50ms, prolong: 6s, persist: 500ms}\n`,
        },
        env: { SHOP_URL: server.url, TERM: "xterm-256color" },
        flags: ["--allow-private-network"],
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(stdout).toMatch(/^GO|^HEALTHY|^VERIFIED/m);
    } finally {
      await server.close();
    }
  });
});
