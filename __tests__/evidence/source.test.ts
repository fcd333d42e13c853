import { describe, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import type { Checkout } from "../../src/core/ports.ts";
import { repositoryFiles } from "../../src/evidence/source.ts";
import { OTHER_SHA, SHA } from "../support/builders.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";

const signal = new AbortController().signal;

const onDisk = (texts: Readonly<Record<string, string>>) => ({
  read: async (path: string) => texts[path],
  write: async () => undefined,
  repository: async () => undefined,
  policies: disk.policies,
});

const aCheckout = (over: Partial<Checkout> = {}): Checkout => {
  return { sha: SHA, clean: true, tags: [], root: "/repo", ...over };
};

const content = (text: string) => ({
  type: "file",
  encoding: "base64",
  content: Buffer.from(text).toString("base64"),
  html_url: "https://github.example/notes.md",
});

/** Which of the two copies is read. */
const reader = (over: Partial<Parameters<typeof repositoryFiles>[0]> = {}) =>
  repositoryFiles({
    github: fakeGitHub({
      "GET /contents/shop/notes.md": (asked: object) =>
        "ref" in asked && asked.ref === SHA ? content("ours: ä") : refused(500),
    }),
    files: onDisk({ "/repo/shop/notes.md": "disk" }),
    checkout: aCheckout(),
    sha: SHA,
    root: "/repo",
    folder: "shop",
    ...over,
  });

describe("where a file is read", () => {
  const commit = { origin: "commit 9f3c2ab" };
  const api = { ...commit, text: "ours: ä", link: "https://github.example/notes.md" };

  test.each<[string, Parameters<typeof reader>[0], object]>([
    ["a clean checkout of the commit: disk", {}, { ...commit, text: "disk" }],
    ["a changed checkout: GitHub", { checkout: aCheckout({ clean: false }) }, api],
    ["a checkout of another commit: GitHub", { checkout: aCheckout({ sha: OTHER_SHA }) }, api],
    ["no checkout: GitHub", { checkout: undefined }, api],
    [
      "no GitHub and a changed checkout: the working tree, and it says so",
      { github: undefined, checkout: aCheckout({ clean: false }) },
      { origin: "working tree", text: "disk" },
    ],
    [
      "no commit that is known: the working tree, whatever GitHub has",
      { checkout: undefined, sha: "" },
      { origin: "working tree", text: "disk" },
    ],
    [
      "no GitHub and a clean checkout: the commit",
      { github: undefined },
      { ...commit, text: "disk" },
    ],
  ])("%s", async (_, over, expected) => {
    expect(await reader(over)("notes.md", signal)).toEqual({ state: "read", ...expected });
  });
});

test("a file that is nowhere is known not to be there", async () => {
  const read = reader({ checkout: undefined });
  expect(await read("gone.md", signal)).toEqual({
    state: "read",
    text: undefined,
    origin: "commit 9f3c2ab",
  });
});

test("a commit that GitHub does not have is no answer", async () => {
  const github = fakeGitHub({
    "GET /contents/shop/notes.md": refused(404, { reason: "No commit found for the ref 9f3c2ab" }),
  });
  expect(await reader({ github, checkout: undefined })("notes.md", signal)).toMatchObject({
    state: "missing",
  });
});

test.each(["../../etc/passwd", "/etc/passwd", "C:/x", "..\\x", "a/../../..", "..", "\\\\host\\x"])(
  "%s lies outside the repository",
  async (path) => {
    const files = { ...onDisk({}), read: async () => "secret" };
    expect(await reader({ files })(path, signal)).toEqual({
      state: "missing",
      reason: `${path} lies outside the repository`,
      remedy: "name a file of this repository",
    });
  },
);

test.each(["notes.md", "./notes.md", "../shop/notes.md", "x/../notes.md", "x//..//notes.md"])(
  "%s is the same file",
  async (path) => {
    expect(await reader()(path, signal)).toMatchObject({ text: "disk" });
  },
);
