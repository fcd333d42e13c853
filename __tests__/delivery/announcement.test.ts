import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  evidenceName,
  isLatest,
  isPrerelease,
  notesBody,
  pullComment,
} from "../../src/delivery/announcement.ts";
import { judgedNotes } from "../../src/delivery/measured.ts";
import { aRelease, SHA } from "../support/builders.ts";

describe("which release GitHub shows as the latest", () => {
  test.each<[string, string | undefined, string, boolean]>([
    ["2.4.0", undefined, "", true],
    ["2.4.0", "2.3.7", "", true],
    ["2.4.0", "2.4.0", "", true],
    ["2.3.8", "2.4.0", "", false],
    ["2.10.0", "2.9.0", "", true],
    ["3.0.0-rc.1", "2.4.0", "", false],
    ["build-7", undefined, "", true],
    ["build-7", "2.4.0", "", false],
    ["2.4.0", "2.3.7", "api", false],
  ])("%s after %s of component %j: %s", (version, published, component, latest) => {
    expect(isLatest({ version, component }, published)).toBe(latest);
  });

  test("a pre-release is one by its version", () => {
    expect(["2.4.0", "2.4.0-rc.1", "build-7"].map(isPrerelease)).toEqual([false, true, false]);
  });
});

describe("the text of the release", () => {
  const file = { path: "notes/2.4.0.md", sha: SHA };

  test("is that of the notes, to the letter", () => {
    expect(notesBody("# 2.4.0\r\n\r\nFast\n", file)).toBe("# 2.4.0\r\n\r\nFast\n");
  });

  test("that GitHub would refuse ends at a line, and says where the rest is", () => {
    const body = notesBody(`${"a line\n".repeat(20_000)}the end`, file);
    expect(body.length).toBeLessThan(125_000);
    expect(body.split("\n").slice(-5)).toEqual([
      ...["a line", "a line", ""],
      `… The whole text is in \`notes/2.4.0.md\` at commit \`${SHA.slice(0, 7)}\`.`,
      "",
    ]);
  });
});

test("names from a manifest are no Markdown in a comment, nor a path in a file's name", () => {
  const release = { ...aRelease(), name: "<b>@team [x](y)", version: "2.4.0" };
  const environment = { name: "eu/prod", url: "https://x.example", production: true, after: [] };
  const said = pullComment({ release, environment, url: "https://github.com/o/r/releases/1" });
  expect(said).not.toMatch(/<b>|(?<!`)@team|\[x\]\(y\)/);
  expect(evidenceName({ ...release, component: "api" }, environment.name)).toBe(
    "release-gate-api-2.4.0-eu-prod.json",
  );
});

describe("the digest on the deployment record is that of the notes that were judged", () => {
  const notes = { state: "known", value: { path: "notes/2.4.0.md" } } as const;
  const common = { key: "file notes/2.4.0.md", kind: "markdown", at: "2026-11-20T14:00:00Z" };
  const value = { path: "notes/2.4.0.md", fields: [], words: 0, sha256: "ab12" };
  const known = { ...common, state: "known", strength: "verified", value } as const;
  const missing = { ...common, state: "missing", reason: "no answer", remedy: "ask" } as const;

  test.each<[string, Parameters<typeof judgedNotes>, string | undefined]>([
    ["judged", [new Map([[known.key, known]]), { notes }], "ab12"],
    ["asked for, without an answer", [new Map([[missing.key, missing]]), { notes }], undefined],
    ["not asked for", [new Map(), { notes }], undefined],
    [
      "of another path",
      [
        new Map([[known.key, known]]),
        { notes: { state: "known", value: { path: "CHANGELOG.md" } } },
      ],
      undefined,
    ],
    [
      "whose path is not known",
      [
        new Map([[known.key, known]]),
        { notes: { state: "missing", reason: "no value", remedy: "set it" } },
      ],
      undefined,
    ],
  ])("%s", (_, asked, digest) => {
    expect(judgedNotes(...asked)).toBe(digest);
  });
});

test("docs/announce.md shows what is said, and how the file is called", () => {
  const page = readFileSync("docs/announce.md", "utf8");
  const release = aRelease({ name: "shop", version: "2.4.0" });
  const environment = { name: "production", url: "https://x.example", production: true, after: [] };
  const said = pullComment({ release, environment, url: "https://github.com/o/r/releases/1" });
  expect(page).toContain(`"${said.split(". [")[0]}"`);
  expect(page).toContain(`\`${evidenceName(release, "production")}\``);
});
