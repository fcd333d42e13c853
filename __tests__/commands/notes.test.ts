import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { checkNotes, draftNotes } from "../../src/commands/notes.ts";
import type { NotesWanted } from "../../src/commands/notes-aim.ts";
import { addCommit, addRelease } from "../../src/demo/github/seeds/code.ts";
import { addDeployment } from "../../src/demo/github/seeds/deployments.ts";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "../support/github.ts";
import { memoryFiles } from "../support/memory-files.ts";

const NOW = "2026-11-20T10:00:00.000Z";

let world: World;
let server: CheckedGitHub;
let tree: Record<string, string>;
let base: string;

beforeEach(async () => {
  world = createWorld({ now: () => Date.parse(NOW) });
  server = await startCheckedGitHub(world);
  tree = { "package.json": '{"version": "2.4.0"}' };
  base = addCommit(world).sha;
  const own = addCommit(world, { branch: "search" });
  const merge = addCommit(world);
  addPull(world, {
    ...{ title: "feat: keep filters", head: own.sha, mergedAs: merge.sha, author: "alice" },
    labels: ["enhancement"],
  });
  addCommit(world, { message: "Mend a word" });
  addIssue(world, { title: "Old browsers", labels: ["known-issue"] });
});

afterEach(async () => {
  await server.close();
  expect([server.sins, world.unknownRoutes]).toEqual([[], []]);
});

const WANTED: NotesWanted = {
  ...{ version: undefined, sha: undefined, from: undefined, file: undefined },
  ...{ source: "file", manifest: "release.yml" },
};

function parts(online = true) {
  const files = memoryFiles(tree, () => undefined);
  const github = online ? clientOf(server, { clock: fakeClock(NOW) }) : undefined;
  const signal = new AbortController().signal;
  return { github, files, now: Date.parse(NOW), signal };
}

const deployed = () =>
  addDeployment(world, {
    ...{ sha: base, environment: "production" },
    statuses: [{ state: "in_progress" }, { state: "success" }],
  });

const PATH = "notes/2.4.0.md";

describe("notes draft", () => {
  test("writes what came since the last deployment, and then only its own parts", async () => {
    deployed();
    const at = parts();
    const first = await draftNotes(WANTED, at);
    expect(first).toEqual({
      exit: 0,
      lines: [
        `${PATH} is written: 1 pull request since ${base.slice(0, 7)}`,
        "Write its summary, then: release-gate notes check",
      ],
    });
    const text = at.files.written.get(PATH) ?? "";
    expect(text).toMatch(/### Features\n\n- Keep filters \(#\d+, @alice\)/);
    expect(text).toMatch(/### Other changes\n\n- Mend a word \([0-9a-f]{7}\)/);
    expect(text).toContain("- Old browsers (#1)");
    tree[PATH] = text.replace("- Old browsers", "- Mine");
    const again = await draftNotes(WANTED, parts());
    expect(again.lines[0]).toContain(`${PATH} has new parts (changes, migration, issues)`);
  });

  test("begins at the last release where nothing was deployed, and where it is told", async () => {
    addRelease(world, { tag: "v2.3.0", target: base });
    expect((await draftNotes(WANTED, parts())).lines[0]).toContain("since 2.3.0");
    tree = {};
    const wanted = { ...WANTED, version: "v2.4.1", from: "v2.3.0", file: "N.md" };
    expect((await draftNotes(wanted, parts())).lines[0]).toContain(
      "N.md is written: 1 pull request",
    );
  });

  test.each([
    [
      "a person's file",
      { [PATH]: "# Mine\n" },
      {},
      `${PATH} exists, and no part of it is a draft's`,
    ],
    ["no version", { "package.json": "{" }, {}, "nothing says which version the notes are of"],
    ["no such beginning", {}, { from: "v0.0.1" }, "has no commit, tag or branch v0.0.1"],
  ])("refuses %s", async (_what, over, wanted, says) => {
    deployed();
    tree = { ...tree, ...over };
    const at = parts();
    await expect(draftNotes({ ...WANTED, ...wanted }, at)).rejects.toThrow(says);
    expect([...at.files.written]).toEqual([]);
  });

  test("refuses to guess where nothing came before, and without GitHub", async () => {
    await expect(draftNotes(WANTED, parts())).rejects.toThrow("which release came before");
    await expect(draftNotes(WANTED, parts(false))).rejects.toThrow("it was not asked");
  });

  test("names the permission that lacks", async () => {
    deployed();
    world.permissions.issues = "none";
    await expect(draftNotes(WANTED, parts())).rejects.toMatchObject({
      remedy: expect.stringContaining("issues: read"),
    });
  });
});

const WHOLE = `# Release v2.4.0

- **Date**: 2026-11-20

## Summary

Search keeps its filters when people go back.

## Notable changes

Filters stay.

## Migration steps

None

## Known issues

None known
`;

describe("notes check", () => {
  test("prints place, rule and message, and what was not checked", async () => {
    tree[PATH] = WHOLE.replace("2026-11-20", "soon").replace("None known", "TBD");
    const { exit, lines } = await checkNotes(WANTED, parts(false));
    expect([exit, lines.filter((text) => !text.startsWith("  hint"))]).toEqual([
      1,
      [
        `${PATH}:3 N3 Date is "soon", which is not a date such as 2026-11-20`,
        `${PATH}:17 N6 Known issues still contains the placeholder "TBD"`,
        "note: N9, N11 and mentions were not checked, nor what breaks: GitHub was not asked",
        `2 faults and 0 warnings in ${PATH}`,
      ],
    ]);
    expect(lines[1]).toBe("  hint: write the date as YYYY-MM-DD");
  });

  test("asks GitHub for what has to be mentioned; warnings block nothing", async () => {
    deployed();
    tree[PATH] = WHOLE;
    const { exit, lines } = await checkNotes(WANTED, parts());
    expect(exit).toBe(0);
    expect(lines.join("\n")).toMatch(/N9 warning: #\d+ is not mentioned: feat: keep filters/);
    expect(lines.join("\n")).toContain("N11 warning: the known issue #1 is not mentioned");
    expect(lines.at(-1)).toBe(`0 faults and 2 warnings in ${PATH}`);
  });

  test("of a first release leaves out what a release before it would show, and says so", async () => {
    tree[PATH] = WHOLE;
    const { exit, lines } = await checkNotes(WANTED, parts());
    expect([exit, lines]).toEqual([
      0,
      [
        expect.stringContaining("nor what breaks: no release before this one is known"),
        `${PATH} keeps the rules, for 2.4.0`,
      ],
    ]);
  });

  test("a step to a major version blocks more", async () => {
    addRelease(world, { tag: "v1.9.0", target: base });
    tree[PATH] = WHOLE;
    const { exit, lines } = await checkNotes(WANTED, parts());
    expect([exit, lines.join("\n")]).toEqual([
      1,
      expect.stringContaining("the release is a major one"),
    ]);
  });

  test("of an entry of the change log, by its own heading and kinds", async () => {
    const entry = `# Changelog

## [2.4.0] - 2026-11-20

### Summary

Search keeps its filters when people go back.

### Added

- Filters stay.

### Migration steps

None

### Known issues

None known

## [2.3.0] - 2026-10-01

- TBD
`;
    tree["CHANGELOG.md"] = entry;
    const wanted = { ...WANTED, source: "changelog" } as const;
    expect(await checkNotes(wanted, parts(false))).toMatchObject({ exit: 0 });
    tree["CHANGELOG.md"] = entry.replace("- Filters stay.", "- TBD");
    expect((await checkNotes(wanted, parts(false))).lines[0]).toBe(
      'CHANGELOG.md:9 N6 Notable changes still contains the placeholder "TBD"',
    );
  });

  test("of a draft release, of which there has to be exactly one", async () => {
    deployed();
    const wanted = { ...WANTED, source: "draft-release" } as const;
    const none = await checkNotes(wanted, parts());
    expect([none.exit, none.lines[0]]).toEqual([
      1,
      expect.stringContaining("no draft release of 2.4.0"),
    ]);
    addRelease(world, { tag: "v2.4.0", draft: true, body: WHOLE.split("\n").slice(2).join("\n") });
    expect((await checkNotes(wanted, parts())).exit).toBe(0);
    addRelease(world, { tag: "v2.4.0", draft: true });
    expect((await checkNotes(wanted, parts())).lines[0]).toBe(
      "N1 there are 2 draft releases of 2.4.0",
    );
  });

  test.each([
    ["file", `N1 ${PATH} does not exist`, "write one with release-gate notes draft"],
    ["changelog", "N1 CHANGELOG.md does not exist", "give the version one entry, with a heading"],
  ] as const)("of no %s is N1", async (source, says, hint) => {
    const { exit, lines } = await checkNotes({ ...WANTED, source }, parts(false));
    expect([exit, lines[0], lines[1]]).toEqual([1, says, expect.stringContaining(`hint: ${hint}`)]);
  });
});
