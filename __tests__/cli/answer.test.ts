import { describe, expect, test } from "@jest/globals";
import { answer } from "../../src/cli/answer.ts";
import { Problem } from "../../src/core/problem.ts";
import { STAGE_NAMES, STAGES } from "../../src/core/stages.ts";
import { readReport } from "../../src/report/schema.ts";
import { VERSION } from "../../src/version.ts";
import { SHA } from "../support/builders.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { aWorld } from "./world.ts";

const COMMANDS = [
  ...[...STAGE_NAMES, "lint", "schema", "judge"],
  ...["notify", "incident", "notes", "metrics", "demo", "help"],
];
const MANIFEST = `release: {version: 2.4.0}
environments:
  production: {url: https://shop.example}
deploy: {workflow: deploy.yml}
`;
const TREE = { "/repo/release.yml": MANIFEST, "release.yml": MANIFEST };

/** Runs a command line to its end. */
async function cli(words: readonly string[], given: Parameters<typeof aWorld>[0] = {}) {
  const at = aWorld(given);
  const code = await answer(words, at.world);
  return { ...at, code, ...at.printed };
}

const folder = (path: string) =>
  new Problem({
    code: "usage",
    sentence: `${path} is a folder, not a file`,
    remedy: "name a file that this process may read",
  });

describe("the version", () => {
  test("is printed by --version alone", async () => {
    expect(await cli(["--version"])).toMatchObject({ code: 0, out: `${VERSION}\n`, err: "" });
  });

  test.each([
    ...COMMANDS.map((name) => [name, "--version", "1.4.0"]),
    ...COMMANDS.map((name) => [name, "--version"]),
    ...COMMANDS.map((name) => [name, "--version=1.4.0"]),
    ...COMMANDS.map((name) => ["--version", name]),
    ["--version", "1.4.0"],
    ["--version=1.4.0"],
    ["--version", "--version"],
    ["release", "--environment", "production", "--version", "1.4.0"],
    ["--version", "1.4.0", "release"],
  ])("is no answer to %s %s %s", async (...words) => {
    const { code, out, err, wanted, demos } = await cli(words, { tree: TREE });
    expect({ code, out, wanted, demos }).toEqual({ code: 2, out: "", wanted: [], demos: [] });
    expect(err).toMatch(/^error: unknown option '--version/);
    expect(err).toContain("the version of a release is --release-version");
  });
});

describe("nothing is accepted that no command acts upon", () => {
  test.each([
    ...COMMANDS.map((name) => [[name, "--nope"], "unknown option '--nope'"] as const),
    ...COMMANDS.map((name) => [[name, "-x"], "unknown option '-x'"] as const),
    ...COMMANDS.map((name) => [[name, "a", "b", "c"], "too many arguments"] as const),
    ...[
      ...STAGE_NAMES.filter((name) => name !== "settle"),
      "lint",
      "schema",
      "metrics",
      "demo",
    ].map((name) => [[name, "word"], `too many arguments for '${name}'`] as const),
    [["lnit"], "unknown command 'lnit'\n(Did you mean lint?)"],
    [["help", "nope"], "unknown command 'nope'"],
    [["--verison"], "unknown option '--verison'\n(Did you mean --version?)"],
    [["--manifest", "a", "lint"], "unknown option '--manifest'"],
    [["smoke", "--enviroment", "x"], "(Did you mean --environment?)"],
    [["smoke", "--format", "xml"], "Allowed choices are text, json"],
    [["verify", "--deployment-id", "1x"], "It must be a whole number above 0"],
    [["verify", "--deployment-id", "0"], "It must be a whole number above 0"],
    [["lint", "--manifest"], "argument missing"],
    [["lint", "--manifest", ""], "It must not be empty"],
    [["lint", "--manifest="], "It must not be empty"],
    [["release", "--environment", ""], "It must not be empty"],
    [["release", "--sha", " "], "It must not be empty"],
    [["settle"], "missing required argument 'deployment'"],
    [["settle", "production"], "It must be a whole number above 0"],
    [["settle", "1038", "1039"], "too many arguments for 'settle'"],
    [["settle", "1038", "--because", ""], "It must not be empty"],
    [["settle", "1038", "--reason", "x"], "'--reason'\n(`settle` takes its reason as --because)"],
    [["settle", "1038", "--sha", SHA], "unknown option '--sha'"],
    [["rollback", "--because", "x"], "unknown option '--because'"],
    [["notes"], "missing required argument 'action'"],
    [["notes", "publish"], "Allowed choices are draft, check"],
    [["notes", "check", "--source", "wiki"], "Allowed choices are file, changelog, draft-release"],
    [["notes", "draft", "--source", "changelog"], "--source has no effect: a draft is a file"],
    [["notes", "check", "--source", "changelog", "--file", "a.md"], "--file has no effect"],
    [["metrics", "--since", ""], "It must not be empty"],
    [["metrics", "--report-dir", ""], "It must not be empty"],
    [["metrics", "--format", "xml"], "Allowed choices are text, json, html"],
    [["judge"], "missing required argument 'report.json'"],
    [["judge", ""], "It must not be empty"],
    [["demo", "--healthy", "--blocked"], "cannot be used with option '--blocked'"],
  ])("%j", async (words, says) => {
    const { code, out, err, wanted, demos } = await cli(words, { tree: TREE });
    expect({ code, out, wanted, demos }).toEqual({ code: 2, out: "", wanted: [], demos: [] });
    expect(err).toContain(says);
  });

  test("no command at all shows the help, and exits 2", async () => {
    const { code, out, err } = await cli([]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^Usage: release-gate/);
  });
});

describe("nothing that is repeated is a log command or acts on a terminal", () => {
  const WORD = "x\n::error::y\u001b[2J\u009b1m##[error]z\u202e";
  const env = { GITHUB_SHA: SHA };
  test.each<[string, readonly string[]]>([
    ["an unknown command", [WORD]],
    ["an unknown option", [`--${WORD}`]],
    ["a word like --version", [`--version=${WORD}`]],
    ["an unknown command of the help", ["help", WORD]],
    ["an option of a stage", ["smoke", `--${WORD}`]],
    ["a value that is no choice", ["smoke", "--format", WORD]],
    ["a value that is no number", ["smoke", "--deployment-id", WORD]],
    ["a folder for the report", ["smoke", "--report-dir", WORD]],
    ["a version", ["smoke", "--release-version", WORD]],
    ["a version in JSON", ["smoke", "--release-version", WORD, "--format", "json"]],
    ["an environment", ["smoke", "--environment", WORD]],
    ["a manifest", ["smoke", "--manifest", WORD]],
    ["a manifest that is checked", ["lint", "--manifest", WORD]],
    ["a report", ["judge", WORD]],
  ])("%s", async (_what, words) => {
    const { out, err } = await cli(words, { env, tree: TREE });
    const printed = `${out}${err}`;
    expect(printed).toContain("x");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be there
    expect(printed).not.toMatch(/^\s*::|##\[|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/m);
  });

  test("and JSON says the same all the same", async () => {
    const words = ["smoke", "--release-version", WORD, "--format", "json"];
    const { out } = await cli(words, { env, tree: TREE });
    expect(readReport(out).release?.version).toBe(WORD);
  });
});

describe("the help", () => {
  test("names every command, and how to start", async () => {
    const { code, out, err } = await cli(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const listed = out.split("Commands:")[1] ?? "";
    const names = [...listed.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name]) => name);
    expect(names).toEqual(COMMANDS);
    expect(out).toMatch(/Start with:\n {2}\$ release-gate demo\n/);
    expect(await cli(["help"])).toMatchObject({ code: 0, out });
  });

  test.each(COMMANDS)("of %s is the same both ways, and has an example", async (name) => {
    const { code, out, err } = await cli([name, "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^Usage: release-gate ${name}`));
    expect(await cli(["help", name])).toMatchObject({ code: 0, out });
    if (name === "help") return;
    expect(out).toMatch(new RegExp(`\nExample:\n {2}\\$ release-gate ${name}\\b`));
  });

  test.each(STAGE_NAMES)("of %s lists the flags that it acts on, and no other", async (name) => {
    const { out } = await cli([name, "--help"]);
    const { aboutRecord, takesReason, takesTarget } = STAGES[name];
    const has = [
      "<deployment>",
      "--because <text>",
      "--deployment-id",
      "--reason <text>",
      "--to <",
    ];
    expect(has.map((word) => out.includes(word))).toEqual(
      name === "settle"
        ? [true, true, false, false, false]
        : [false, false, aboutRecord, takesReason, takesTarget],
    );
  });
});

describe("a stage", () => {
  const env = { GITHUB_SHA: SHA };

  test("prints its report, and exits by its verdict", async () => {
    const { code, out, err } = await cli(["smoke"], { env, tree: TREE });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("SMOKE PASSED: ");
    expect(out).toMatch(/\nReport: release-gate-report\/production-smoke\/report\.json\n$/);
    const http = fakeHttp(anAnswer({ status: 500 }));
    expect(await cli(["smoke"], { env, tree: TREE, http })).toMatchObject({ code: 1 });
  });

  test("prints nothing but the report as JSON where that is asked for", async () => {
    const { code, out } = await cli(["smoke", "--format", "json"], { env, tree: TREE });
    expect([code, readReport(out).verdict]).toEqual([0, "pass"]);
  });

  test("tells no path of a report that could not be written, and keeps its verdict", async () => {
    const { code, out } = await cli(["smoke"], { env, tree: TREE, full: "no space left" });
    expect(code).toBe(0);
    expect(out).toContain("SMOKE PASSED: ");
    expect(out).toContain("the report could not be written to release-gate-report: no space left");
    expect(out).not.toContain("Report: ");
  });

  test("asks for the ports that flags and environment say", async () => {
    const words = ["smoke", "--repo", "octoacme/shop", "--allow-private-network"];
    const all = { ...env, GITHUB_TOKEN: "ghs_1", GITHUB_REPOSITORY: "x/y" };
    const { wanted } = await cli(words, { env: all, tree: TREE });
    expect(wanted).toMatchObject([
      { token: "ghs_1", repository: "octoacme/shop", allowPrivateNetwork: true },
    ]);
    const { wanted: plain } = await cli(["smoke"], { env: all, tree: TREE });
    expect(plain).toMatchObject([{ repository: "x/y", allowPrivateNetwork: false }]);
  });

  test("reads every flag", async () => {
    const words = [
      ...["smoke", "--manifest", "release.yml", "--environment", "production"],
      ...["--release-version", "v2.4.1", "--sha", SHA, "--deployment-id", "1030"],
      ...["--report-dir", "out", "--format", "json", "--dry-run"],
    ];
    const { out } = await cli(words, { tree: TREE });
    expect(readReport(out)).toMatchObject({
      dryRun: true,
      release: { version: "2.4.1", sha: SHA },
    });
  });

  test.each([
    ["a repository that is none", { refusal: folder("shop") }, "shop is a folder"],
    ["a pull request", { env: { GITHUB_EVENT_NAME: "pull_request" } }, "only the stage lint runs"],
    ["no manifest", { tree: {} }, "manifest release.yml does not exist"],
  ])("refuses %s in a report, exit 2", async (_, over, says) => {
    const { code, out } = await cli(["smoke"], { env, tree: TREE, ...over });
    expect(code).toBe(2);
    expect(out).toContain("COULD NOT RUN");
    expect(out).toContain(says);
  });
});

describe("the other commands", () => {
  test("lint prints what is right to the one side and what is wrong to the other", async () => {
    const valid = "release.yml is valid: 1 environment, 1 check, policy essentials\n  shop.example";
    expect(await cli(["lint"], { tree: TREE })).toMatchObject({
      code: 0,
      out: expect.stringContaining(valid),
      err: "",
    });
    const { code, out, err } = await cli(["lint", "--manifest", "b.yml"], {
      tree: { "b.yml": "" },
    });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("b.yml:1:1  the manifest is empty");
  });

  test.each([
    ["a time that is none", ["--since", "soon"], "--since soon is not a duration of 1 to 366 days"],
    ["a time that is too long", ["--since", "900d"], "--since 900d is not a duration"],
    ["a component that is none", ["--component", "A B"], '"A B" is not the name of a component'],
    ["no token", [], "metrics are computed from what GitHub knows, and it was not asked"],
    ["a manifest that is not valid", ["--manifest", "b.yml"], "the manifest b.yml is not valid"],
  ])("metrics refuses %s in one line, exit 2", async (_, words, says) => {
    const { code, out, err } = await cli(["metrics", ...words], {
      tree: { ...TREE, "b.yml": "environments: 7" },
    });
    expect({ code, out, lines: err.split("\n").length }).toEqual({ code: 2, out: "", lines: 2 });
    expect(err).toContain(says);
  });

  test("schema prints the schema", async () => {
    const { code, out } = await cli(["schema"]);
    expect([code, JSON.parse(out).title]).toEqual([0, "release-gate manifest"]);
  });

  test("notify sends its test to the channels of the manifest", async () => {
    const notify = 'notify: [{webhook: "https://hook.example"}]\n';
    const tree = { "release.yml": `${MANIFEST}${notify}` };
    expect(await cli(["notify"], { tree })).toMatchObject({ code: 2, out: "" });
    expect(await cli(["notify", "--test"], { tree })).toMatchObject({
      code: 0,
      out: "webhook: arrived\n",
    });
  });

  test("judge reads the report that a stage has left, and finds what was changed in it", async () => {
    const { files } = await cli(["smoke"], { env: { GITHUB_SHA: SHA }, tree: TREE });
    const path = "release-gate-report/production-smoke/report.json";
    const text = files.written.get(path) ?? "";
    expect(await cli(["judge", path], { tree: { [path]: text } })).toMatchObject({
      code: 0,
      out: "pass: judged again, all 2 findings are the same\n",
    });
    const altered = text.replace('"verdict": "pass"', '"verdict": "fail"');
    expect(await cli(["judge", path], { tree: { [path]: altered } })).toMatchObject({ code: 1 });
  });

  test.each([
    ["no file", {}, "error: there is no file r.json: give the report.json"],
    ["no JSON", { "r.json": "{" }, "error: the report cannot be read (it is not JSON): give "],
    ["no report", { "r.json": "{}" }, "error: the report cannot be read (schema: "],
  ])("judge of %s is one line, exit 2", async (_, tree, says) => {
    const { code, out, err } = await cli(["judge", "r.json"], { tree });
    expect({ code, out, lines: err.split("\n").length }).toEqual({ code: 2, out: "", lines: 2 });
    expect(err).toContain(says);
  });

  test.each([
    ["lint", ["lint", "--manifest", "src"]],
    ["judge", ["judge", "src"]],
  ])("%s of a folder is one clear line, exit 2", async (_, words) => {
    const at = aWorld();
    const files = { ...at.files, read: () => Promise.reject(folder("src")) };
    expect(await answer(words, { ...at.world, files })).toBe(2);
    expect(at.printed.out).toBe("");
    expect(at.printed.err).toMatch(
      /^(error: )?src is a folder, not a file: name a file that this process may read\n$/,
    );
  });

  test.each([
    [[], ["--story=regression", "--report-dir=release-gate-report"]],
    [["--healthy"], ["--story=healthy", "--report-dir=release-gate-report"]],
    [
      ["--blocked", "--report-dir", "out"],
      ["--story=blocked", "--report-dir=out"],
    ],
    [
      ["--shop", "s"],
      ["--story=regression", "--report-dir=release-gate-report", "--shop=s"],
    ],
  ])("demo %j starts its story", async (words, expected) => {
    expect((await cli(["demo", ...words])).demos).toEqual([expected]);
  });

  test("an error that nobody foresaw is one line without its stack", async () => {
    const at = aWorld({ tree: TREE });
    const ports = () => Promise.reject(new Error("the sky fell"));
    expect(await answer(["smoke"], { ...at.world, ports })).toBe(2);
    expect(at.printed.err).toBe(
      "error: it failed: the sky fell: this is a fault of release-gate: please report it\n",
    );
  });
});
