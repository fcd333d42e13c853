import { describe, expect, test } from "@jest/globals";
import { readTrusted, untrusted } from "../../src/run/trust.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";

const never = new AbortController().signal;
const content = (text: string) => ({
  type: "file",
  encoding: "base64",
  content: btoa(text),
  html_url: null,
});

describe("the default branch's manifest", () => {
  test("is read where it is", async () => {
    const github = fakeGitHub({ "GET /contents/release.yml": content("policy: guide\n") });
    expect(await readTrusted(github, "release.yml", never)).toEqual({
      state: "read",
      text: "policy: guide\n",
      origin: "default branch",
    });
  });

  test.each<[string, object, object]>([
    [
      "is missing where it is not there yet",
      refused(404),
      { reason: "release.yml is not on the default branch yet" },
    ],
    [
      "is missing where it may not be read, and the right is named",
      refused(403, { permission: "contents: read" }),
      { permission: "contents: read" },
    ],
    ["is missing where GitHub fails", refused(502), {}],
    ["is missing where it is a folder", [{ name: "release.yml" }], {}],
  ])("%s", async (_rule, served, expected) => {
    const trusted = await readTrusted(
      fakeGitHub({ "GET /contents/release.yml": served }),
      "release.yml",
      never,
    );
    expect(trusted).toMatchObject({ state: "missing", ...expected });
  });

  test("is not asked for without GitHub", async () => {
    expect(await readTrusted(undefined, "release.yml", never)).toEqual({ state: "offline" });
  });
});

test("without it nobody knows the manifest, its roles and its calendar", () => {
  const missing = { state: "missing", reason: "GitHub fails", remedy: "again" } as const;
  expect(untrusted(missing)).toEqual({
    manifest: missing,
    roles: missing,
    signoffs: missing,
    calendar: missing,
  });
});

test.each([
  { state: "offline" } as const,
  { state: "read", text: "", origin: "default branch" } as const,
])("$state: nothing is withheld", (trusted) => {
  expect(untrusted(trusted)).toEqual({});
});
