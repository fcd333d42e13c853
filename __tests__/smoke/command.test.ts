import { describe, expect, test } from "@jest/globals";
import type { CommandEnd } from "../../src/core/ports.ts";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import type { CommandTools } from "../../src/smoke/command.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { smokeOptions } from "../../src/smoke/options.ts";
import { runChecks } from "../../src/smoke/run.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { memoryFiles } from "../support/memory-files.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";
import { faultsOf } from "../support/words.ts";

const parse = (check: object): CheckOptions => {
  const [one] = smokeOptions.parse({
    checks: [{ id: "browser", run: ["npx", "playwright"], ...check }],
  }).checks;
  if (one === undefined) throw new Error("no check");
  return one;
};

interface Plays {
  readonly end?: CommandEnd;
  readonly prints?: readonly string[];
  readonly leaves?: Readonly<Record<string, string>>;
  readonly before?: Readonly<Record<string, string>>;
}

/** Runs a command that ends so; what it was started with stands beside the findings. */
async function play(check: object, { end, prints = [], leaves = {}, before = {} }: Plays = {}) {
  const files = memoryFiles(before);
  const started: Parameters<CommandTools["run"]>[0][] = [];
  const run: CommandTools["run"] = async (program) => {
    started.push(program);
    for (const line of prints) program.onLine(line);
    for (const [path, text] of Object.entries(leaves)) await files.write(path, text);
    return end ?? { state: "exited", code: 0 };
  };
  const tools = { ...someTools({ http: fakeHttp() }), commands: { run, files } };
  const findings = await runChecks([parse(check)], tools, never);
  for (const finding of findings) {
    expect(faultsOf(finding)).toEqual([]);
    if (finding.basis.kind === "check")
      expect(finding).toMatchObject(withoutDetails(judgeTries(finding.basis.tries)));
  }
  return { findings, started };
}

const withoutDetails = ({ details: _, ...rest }: ReturnType<typeof judgeTries>) => rest;

describe("a command is judged by how it ends", () => {
  test.each<[string, object, Plays, string, string]>([
    ["with exit 0", {}, {}, "pass", "Exit 0 in 0ms"],
    [
      "with another exit",
      {},
      { end: { state: "exited", code: 2 }, prints: ["a", "", "2 failed"] },
      "fail",
      "Exit 2; last: a | 2 failed — RUN npx playwright, 0ms",
    ],
    [
      "without a word",
      {},
      { end: { state: "exited", code: 1 } },
      "fail",
      "Exit 1; it printed nothing — RUN npx playwright, 0ms",
    ],
    [
      "with an exit that is expected",
      { expect: { exit: [0, 3] } },
      { end: { state: "exited", code: 3 } },
      "pass",
      "Exit 3 in 0ms",
    ],
    [
      "with 0, where that is not expected",
      { expect: { exit: 1 } },
      {},
      "fail",
      "Exit 0; it printed nothing — RUN npx playwright, 0ms",
    ],
    [
      "by its time limit",
      { timeout: "5m" },
      { end: { state: "killed", by: "timeout", detail: "" } },
      "fail",
      "The command was stopped after 5m — RUN npx playwright, 0ms",
    ],
    [
      "by the system",
      {},
      { end: { state: "killed", by: "signal", detail: "SIGKILL" } },
      "fail",
      "The command was killed: SIGKILL — RUN npx playwright, 0ms",
    ],
    [
      "by an interruption",
      {},
      { end: { state: "killed", by: "abort", detail: "" } },
      "unknown",
      "The command was interrupted — RUN npx playwright, 0ms",
    ],
    [
      "never, since it cannot start",
      {},
      { end: { state: "unstarted", detail: "ENOENT" } },
      "unknown",
      "The command could not be started: ENOENT — RUN npx playwright, 0ms",
    ],
  ])("%s", async (_, check, plays, outcome, found) => {
    const { findings } = await play(check, plays);
    expect(findings).toEqual([
      expect.objectContaining({ id: "check/browser", outcome, found, effect: "block" }),
    ]);
  });

  test.each<[string, object, readonly string[], string]>([
    ["holds what is expected", { contains: "5 passed" }, ["all", "5 passed"], "pass"],
    ["lacks it", { contains: "5 passed" }, ["4 passed"], "fail"],
    ["holds what must not be there", { "not-contains": "flaky" }, ["1 flaky"], "fail"],
    ["matches", { matches: "^ok$" }, ["ok"], "pass"],
    ["is too long to be looked through", { contains: "a" }, ["a", "x".repeat(1_000_001)], "fail"],
  ])("and by its output, which %s", async (_, output, prints, outcome) => {
    const { findings } = await play({ expect: { output } }, { prints });
    expect(findings[0]?.outcome).toBe(outcome);
  });

  test("it is run once, with its words, variables and time", async () => {
    const check = { run: ["k6", "run", "a b"], env: { URL: "https://x" }, timeout: "90s" };
    const { started } = await play(check, { end: { state: "exited", code: 1 } });
    expect(started).toEqual([
      expect.objectContaining({
        command: ["k6", "run", "a b"],
        env: { URL: "https://x" },
        timeoutMs: 90_000,
      }),
    ]);
  });
});

const SUITE =
  '<testsuite><testcase name="pays"/><testcase name="ships"><failure message="no truck"/></testcase><testcase name="later"><skipped/></testcase></testsuite>';

describe("tests of a file of results", () => {
  const results = { junit: "out/r.xml" };

  test("are findings of their own, and those that failed fail", async () => {
    const { findings } = await play({ results }, { leaves: { "out/r.xml": SUITE } });
    expect(findings.map(({ id, outcome, found }) => [id, outcome, found])).toEqual([
      ["check/browser", "pass", "Exit 0 in 0ms"],
      ["check/browser: ships", "fail", "The test failed: no truck — RUN npx playwright, 0ms"],
      ["check/browser: pays", "pass", "Passed in 0ms"],
    ]);
    expect(findings[0]?.details).toEqual(["3 tests: 1 passed, 1 failed, 1 skipped"]);
  });

  test.each<[string, Plays]>([
    ["that is missing", {}],
    ["of an earlier run", { before: { "out/r.xml": SUITE } }],
    ["that is no XML", { leaves: { "out/r.xml": "oops" } }],
  ])("a file %s fails the command", async (_, plays) => {
    const { findings } = await play({ results }, plays);
    expect(findings).toEqual([expect.objectContaining({ outcome: "fail" })]);
    expect(findings[0]?.found).toMatch(/^Out\/r\.xml|^out\/r\.xml/);
  });

  test("that could not be emptied before prove nothing", async () => {
    const write = async () => {
      throw new Error("EACCES: permission denied");
    };
    const files = { read: async () => SUITE, write };
    const run: CommandTools["run"] = async () => ({ state: "exited", code: 0 });
    const tools = { ...someTools({ http: fakeHttp() }), commands: { run, files } };
    const findings = await runChecks([parse({ results })], tools, never);
    expect(findings).toEqual([
      expect.objectContaining({ outcome: "fail", found: expect.stringContaining("EACCES") }),
    ]);
  });

  test("are bounded: failed ones come first, and the rest is counted", async () => {
    const passed = '<testcase name="a"/>'.repeat(300);
    const text = `<testsuite>${passed}<testcase name="${"n".repeat(5000)}"><error/></testcase></testsuite>`;
    const { findings } = await play({ results }, { leaves: { "out/r.xml": text } });
    expect(findings).toHaveLength(101);
    expect(findings[1]?.outcome).toBe("fail");
    expect(findings[1]?.id.length).toBeLessThan(250);
    expect(findings[3]?.id).toBe("check/browser: a (2)");
    expect(findings[0]?.details).toEqual([
      "301 tests: 300 passed, 1 failed; 201 of them not shown one by one",
    ]);
  });
});

test("commands run one after another, before the requests; what needs one waits for all of its tests", async () => {
  const order: string[] = [];
  const http = fakeHttp(anAnswer(), anAnswer());
  const files = memoryFiles();
  const run: CommandTools["run"] = async ({ command: [name = ""] }) => {
    order.push(`begin ${name}`);
    await Promise.resolve();
    order.push(`end ${name}`);
    if (name === "b") await files.write("r.xml", SUITE);
    return { state: "exited", code: 0 };
  };
  const tools = {
    ...someTools({
      http: (request, signal) => {
        order.push(new URL(request.url).pathname);
        return http(request, signal);
      },
    }),
    commands: { run, files },
  };
  const checks = [
    aCheck({ id: "page", path: "/page" }),
    aCheck({ id: "login", path: "/login" }),
    { ...parse({ id: "a", run: ["a"], needs: undefined }), needs: ["login"] },
    parse({ id: "b", run: ["b"], results: { junit: "r.xml" } }),
    aCheck({ id: "after", path: "/after", needs: ["b"] }),
  ];
  const findings = await runChecks(checks, tools, never);
  expect(order.toSorted()).toEqual(["/login", "/page", "begin a", "begin b", "end a", "end b"]);
  expect(order.at(-1)).toBe("/page");
  expect(order.indexOf("/login")).toBeLessThan(order.indexOf("begin a"));
  expect(findings.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    "check/page pass",
    "check/login pass",
    "check/a pass",
    "check/b pass",
    "check/b: ships fail",
    "check/b: pays pass",
    "check/after unknown",
  ]);
});

describe("a command is refused", () => {
  test.each<[string, object, string]>([
    ["without an id", { id: undefined }, "give this check an `id`: a command has no short name"],
    [
      "beside a request",
      { get: "/" },
      "name exactly one request (get, post, put, patch, delete, head, options), or `run`; found get and run",
    ],
    [
      "with retries",
      { retries: { times: 1 } },
      "a command is run once: let the program try again what may fail now and then",
    ],
    [
      "with what a request has",
      { headers: { a: "b" } },
      "`headers` is for requests, and this check runs a command",
    ],
    [
      "with what an answer has",
      { expect: { status: 200 } },
      "a command has no `status`: write `exit` or `output`",
    ],
  ])("%s", (_, check, message) => {
    const read = smokeOptions.safeParse({ checks: [{ id: "browser", run: ["npx"], ...check }] });
    expect(read.error?.issues.map((issue) => issue.message)).toContain(message);
  });

  test.each<[string, object, string]>([
    [
      "results",
      { results: { tap: "a.tap" } },
      "`results` is for commands, and this check sends a request",
    ],
    ["an exit", { expect: { exit: 0 } }, "only a command (`run`) has `exit`"],
  ])("and so is a request with %s", (_, check, message) => {
    const read = smokeOptions.safeParse({ checks: [{ get: "/", ...check }] });
    expect(read.error?.issues.map((issue) => issue.message)).toContain(message);
  });

  test.each(["../r.xml", "/tmp/r.xml", "C:\\r.xml", "a/../../r.xml", "a\\r.xml", "src/index.ts"])(
    "with results in %s",
    (junit) => {
      const checks = [{ id: "browser", run: ["npx"], results: { junit } }];
      expect(smokeOptions.safeParse({ checks }).success).toBe(false);
    },
  );
});
