import { describe, expect, test } from "@jest/globals";
import { main } from "../../src/action/main.ts";
import { OUTPUTS } from "../../src/contract.ts";
import { Problem } from "../../src/core/problem.ts";
import { readReport } from "../../src/report/schema.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { aWorld } from "./world.ts";

const MANIFEST = `release: {version: 2.4.0}
environments:
  production: {url: https://shop.example}
deploy: {workflow: deploy.yml}
`;
const TREE = { "/repo/release.yml": MANIFEST, "release.yml": MANIFEST };
const SMOKE = { inputs: { stage: "smoke" }, env: { GITHUB_SHA: SHA }, tree: TREE };

/** Lines that the runner acts upon. */
const commandsIn = (log: string) => log.split("\n").filter((line) => line.startsWith("::"));

describe("a stage", () => {
  test("leaves every output, a summary, a report and its exit code", async () => {
    const at = aWorld(SMOKE);
    expect(await main(at.world)).toBe(0);
    expect(at.outputs()).toEqual({
      verdict: "pass",
      headline: expect.stringMatching(/^SMOKE PASSED: /),
      next: expect.stringMatching(/./),
      report: "release-gate-report/production-smoke/report.json",
      version: "2.4.0",
      "previous-version": "",
      "live-version": "",
      "rollback-to": "",
      "rolled-back": "",
      "deployment-id": "",
      failed: "[]",
    });
    expect(Object.keys(at.outputs()).sort()).toEqual(Object.keys(OUTPUTS).sort());
    expect(at.summary()).toMatch(/^### ✅ SMOKE PASSED: /);
    const text = at.files.written.get("release-gate-report/production-smoke/report.json") ?? "";
    expect(readReport(text).headline).toBe(at.outputs().headline);
    expect(at.log()).toContain(`${at.outputs().headline}\nNext: ${at.outputs().next}\n`);
  });

  test("that fails says so by its exit code, outputs and annotations", async () => {
    const at = aWorld({ ...SMOKE, http: fakeHttp(anAnswer({ status: 500 })) });
    expect(await main(at.world)).toBe(1);
    expect(at.outputs()).toMatchObject({ verdict: "fail", failed: '["check/GET /"]' });
    expect(commandsIn(at.log())).toEqual([expect.stringMatching(/^::error title=GET \//)]);
  });

  test("masks the secrets before anything else is said, a long one too", async () => {
    const secrets = "A=one%1\nB<<END\nfirst\nsecond\nEND";
    const at = aWorld({ ...SMOKE, inputs: { stage: "smoke", secrets } });
    await main(at.world);
    expect(at.log().split("\n").slice(0, 3)).toEqual([
      "::add-mask::one%251",
      "::add-mask::first",
      "::add-mask::second",
    ]);
  });
});

describe("on workflow_run, where GITHUB_SHA is what the default branch has become since", () => {
  const onRun = (run: object, more: object = {}) => {
    const env = {
      ...{ GITHUB_SHA: SHA, GITHUB_REPOSITORY: "octoacme/shop" },
      ...{ GITHUB_EVENT_NAME: "workflow_run", GITHUB_EVENT_PATH: "/event.json" },
    };
    const own = { head_repository: { full_name: "octoacme/shop" }, ...run };
    const event = JSON.stringify({ workflow_run: own });
    const tree = { ...TREE, "/event.json": event };
    return aWorld({ env, tree, inputs: { stage: "verify", ...more } });
  };

  test("the commit that was tested is judged, and the summary says whose word that is", async () => {
    const at = onRun({ head_sha: PREVIOUS_SHA });
    await main(at.world);
    expect(at.summary()).toContain(`\`${PREVIOUS_SHA.slice(0, 7)}\``);
    expect(at.summary()).toContain("commit from the workflow_run event");
    expect(at.summary()).not.toContain(SHA.slice(0, 7));
  });

  test("nothing is judged where it is not named, unless `sha` names it", async () => {
    const at = onRun({});
    expect(await main(at.world)).toBe(2);
    expect(at.outputs().headline).toContain("workflow_run event does not say its commit");
    expect(at.outputs().next).toContain("Give the commit");
    const named = onRun({}, { sha: PREVIOUS_SHA });
    await main(named.world);
    expect(named.summary()).toContain("commit from the input");
  });
});

describe("an output is one line that no shell or log acts upon", () => {
  test.each(["version", "report-dir", "stage", "environment"])("whatever %s says", async (name) => {
    const word = "2\n::set-env name=PATH::x\r\u001b[2J##[error]\u0000";
    const at = aWorld({ ...SMOKE, inputs: { stage: "smoke", [name]: word } });
    await main(at.world);
    const values = Object.values(at.outputs());
    expect(values.length).toBeGreaterThan(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be there
    expect(values.filter((value) => /[\u0000-\u001f]|##\[|(^| )::/.test(value))).toEqual([]);
    expect(values.join()).toMatch(/2( : :set-env name=PATH::x|,)/);
  });
});

test("a report that could not be written has no path, and a warning", async () => {
  const at = aWorld({ ...SMOKE, full: "no space left" });
  expect(await main(at.world)).toBe(0);
  expect(at.outputs()).toMatchObject({ verdict: "pass", report: "" });
  expect(commandsIn(at.log())).toEqual([
    "::warning title=release-gate::the report could not be written to release-gate-report: no space left",
  ]);
});

describe("what the runner's files do not take is a warning: the verdict stands", () => {
  const GONE = "ENOENT: no such file or directory, open '/runner/summary'";
  test.each([
    [
      "no summary is set",
      { env: { ...SMOKE.env, GITHUB_STEP_SUMMARY: "" } },
      "job summary could not be written: the runner has set no GITHUB_STEP_SUMMARY",
    ],
    [
      "the summary cannot be written",
      { unwritable: { "/runner/summary": GONE } },
      `job summary could not be written: ${GONE}`,
    ],
    [
      "no outputs are set",
      { env: { ...SMOKE.env, GITHUB_OUTPUT: "" } },
      "outputs could not be written: the runner has set no GITHUB_OUTPUT",
    ],
  ])("%s", async (_, over, warning) => {
    const at = aWorld({ ...SMOKE, ...over });
    expect(await main(at.world)).toBe(0);
    expect(commandsIn(at.log())).toEqual([`::warning title=release-gate::the ${warning}`]);
    expect(at.log()).not.toMatch(/^\s+at /m);
    expect(at.log()).toContain("SMOKE PASSED: ");
  });

  test("and a failure stays one", async () => {
    const unwritable = { "/runner/summary": GONE, "/runner/output": GONE };
    const at = aWorld({ ...SMOKE, unwritable, http: fakeHttp(anAnswer({ status: 500 })) });
    expect(await main(at.world)).toBe(1);
  });
});

describe("what is refused exits 2 with a verdict that is not pass, and one annotation", () => {
  const none = new Problem({
    code: "usage",
    sentence: '"shop" is not a repository',
    remedy: "write it as owner/name",
  });
  test.each<[string, Parameters<typeof aWorld>[0], string]>([
    ["an unknown stage", { inputs: { stage: "smok" } }, 'there is no stage "smok"'],
    ["a switch that is none", { inputs: { stage: "smoke", "dry-run": "yes" } }, '"yes" is neither'],
    ["a repository that is none", { refusal: none }, '"shop" is not a repository'],
    [
      "a pull request",
      { env: { GITHUB_EVENT_NAME: "pull_request" } },
      "on pull_request only the stage lint runs",
    ],
    [
      "a run of a fork",
      {
        env: { GITHUB_EVENT_NAME: "workflow_run", GITHUB_EVENT_PATH: "/event.json" },
        tree: { "/event.json": '{"workflow_run": {"head_repository": {"full_name": "x/y"}}}' },
      },
      "on workflow_run only the stage lint runs",
    ],
  ])("%s", async (_, over, headline) => {
    const at = aWorld({ ...SMOKE, ...over });
    expect(await main(at.world)).toBe(2);
    expect(at.outputs().verdict).toBe("unknown");
    expect(at.outputs().headline).toContain(headline);
    expect(commandsIn(at.log())).toEqual([expect.stringMatching(/^::error title=/)]);
    expect(at.summary()).toContain("COULD NOT RUN");
  });

  test("an error that nobody foresaw, without its stack", async () => {
    const at = aWorld(SMOKE);
    const ports = () => Promise.reject(new Error("the sky fell"));
    expect(await main({ ...at.world, ports })).toBe(2);
    expect(at.outputs()).toMatchObject({
      verdict: "unknown",
      headline: "it failed: the sky fell",
    });
    expect(commandsIn(at.log())).toEqual([
      "::error title=release-gate::it failed: the sky fell: this is a fault of release-gate: please report it",
    ]);
  });
});

describe("lint", () => {
  const lint = (tree: Readonly<Record<string, string>>) =>
    aWorld({ inputs: { stage: "lint" }, tree });

  test("of a valid manifest passes, also on a pull request", async () => {
    const at = lint({ "release.yml": MANIFEST });
    expect(await main(at.world)).toBe(0);
    expect(at.outputs()).toEqual({
      verdict: "pass",
      headline: "release.yml is valid: 1 environment, 1 check, policy essentials",
      next: "Nothing to do",
    });
    expect(at.summary()).toBe("### ✅ release.yml is valid\n");
    expect(commandsIn(at.log())).toEqual([]);
  });

  test("annotates each problem at its place", async () => {
    const at = lint({ "release.yml": `${MANIFEST}polcy: guide\ntimezone: [a]\n` });
    expect(await main(at.world)).toBe(2);
    expect(at.outputs()).toMatchObject({
      verdict: "fail",
      headline: "release.yml has 2 problems",
      next: "Correct the manifest",
    });
    expect(commandsIn(at.log())).toEqual([
      '::error title=Manifest,file=release.yml,line=5,col=1::unknown key "polcy": did you mean "policy"?',
      "::error title=Manifest,file=release.yml,line=6,col=11::timezone is a list; expected text",
    ]);
  });

  test("of a valid manifest annotates what its author should know, and passes", async () => {
    const people = "roles: {qa-lead: [a], change-manager: [b], release-coordinator: [c], pm: [c]}";
    const at = lint({ "release.yml": `${MANIFEST}policy: guide\n${people}\n` });
    expect(await main(at.world)).toBe(0);
    expect(at.outputs()).toMatchObject({ verdict: "pass", next: "Nothing to do" });
    const sentence =
      "nobody can give every sign-off: release-coordinator and pm take 2 people, and only 1 login holds them (@c)";
    expect(at.summary()).toContain("✅ release.yml is valid\n\n- line 6: nobody can give every");
    expect(commandsIn(at.log())).toEqual([
      `::warning title=Manifest,file=release.yml,line=6,col=44::${sentence}: name people or a team below roles: release-coordinator, pm`,
    ]);
  });

  test("says that there is no manifest", async () => {
    const at = lint({});
    expect(await main(at.world)).toBe(2);
    const headline = "manifest release.yml does not exist";
    expect(at.outputs()).toMatchObject({ verdict: "fail", headline });
    expect(commandsIn(at.log())).toEqual([`::error title=Manifest::${headline}`]);
  });

  test("of a folder is one clear line", async () => {
    const at = lint({});
    const read = () =>
      Promise.reject(
        new Problem({
          code: "usage",
          sentence: "release.yml is a folder, not a file",
          remedy: "name a file that this process may read",
        }),
      );
    expect(await main({ ...at.world, files: { ...at.files, read } })).toBe(2);
    expect(commandsIn(at.log())).toEqual([
      "::error title=Manifest::release.yml is a folder, not a file: name a file that this process may read",
    ]);
  });
});
