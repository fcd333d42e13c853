import { describe, expect, test } from "@jest/globals";
import type { History } from "../../src/core/record.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { after, releaseFacts } from "../../src/run/release.ts";
import { POLICIES } from "../manifest/manifests.ts";
import { aRelease, OTHER_SHA, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { aHistory, aRecord, previousRecord, SAID } from "../support/records.ts";
import { aRequest } from "../support/stage-set.ts";

type Facts = Parameters<typeof releaseFacts>[0];

const BASE =
  "environments: {production: {url: https://shop.example}}\ndeploy: {workflow: deploy.yml}\n";

async function manifest(release = ""): Promise<Facts["manifest"]> {
  const loaded = await loadManifest({
    path: "release.yml",
    text: BASE + release,
    policies: POLICIES,
  });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.sentence);
  return loaded.manifest;
}

const TAGGED = { ...NO_EVENT, name: "push", sha: SHA, tag: "v2.6.0" };

const PLAIN = await manifest();
const VERSIONED = await manifest("release: {version: v2.7.0}");
const API = await manifest('release: {tag: "api-v${{ release.version }}"}');
const MAJOR = await manifest("release: {type: major}");

const file =
  (text: string | undefined): Facts["readFile"] =>
  async () => ({ state: "read", text, origin: "commit" });
const checkout = (tags: readonly string[], sha = SHA) => ({
  root: "/work/shop",
  sha,
  clean: true,
  tags,
});

function facts(over: Partial<Facts> = {}): Promise<Awaited<ReturnType<typeof releaseFacts>>> {
  return releaseFacts({
    request: aRequest("readiness", SHA),
    manifest: PLAIN,
    repository: "octoacme/shop",
    sha: SHA,
    shaFrom: "the input",
    checkout: undefined,
    readFile: file(undefined),
    history: aHistory(),
    record: undefined,
    signal: new AbortController().signal,
    ...over,
  });
}

describe("the version is the first that is named", () => {
  const request = (over: object) => aRequest("readiness", SHA, over);
  const everywhere = {
    request: request({ version: "v2.5.0", event: TAGGED }),
    manifest: VERSIONED,
    checkout: checkout(["v2.8.0"]),
    readFile: file('{"version": "2.9.0"}'),
  };
  test.each<[string, Partial<Facts>, string, string]>([
    ["the input", everywhere, "2.5.0", "input"],
    ["the manifest", { ...everywhere, request: request({}) }, "2.7.0", "manifest"],
    [
      "the tag of the event",
      { ...everywhere, request: request({ event: TAGGED }), manifest: PLAIN },
      "2.6.0",
      "tag v2.6.0",
    ],
    [
      "a tag of the checkout",
      { ...everywhere, request: request({}), manifest: PLAIN },
      "2.8.0",
      "tag v2.8.0",
    ],
    ["package.json", { readFile: file('{"version": "2.9.0"}') }, "2.9.0", "package.json"],
    [
      "not a tag that is no version",
      { checkout: checkout(["latest", "v2"]), readFile: file('{"version": "2.9.0"}') },
      "2.9.0",
      "package.json",
    ],
    [
      "a tag as the manifest names them",
      { manifest: API, checkout: checkout(["v2.8.0", "web-v2.7.0", "api-v2.6.0"]) },
      "2.6.0",
      "tag api-v2.6.0",
    ],
    [
      "not the tag of another service",
      {
        manifest: API,
        request: request({ event: { ...TAGGED, tag: "web-v2.7.0" } }),
        readFile: file('{"version": "2.9.0"}'),
      },
      "2.9.0",
      "package.json",
    ],
    [
      "not the tag of the event where another commit is named",
      {
        request: request({ event: TAGGED, sha: OTHER_SHA }),
        sha: OTHER_SHA,
        readFile: file('{"version": "2.9.0"}'),
      },
      "2.9.0",
      "package.json",
    ],
    [
      "the tag of an event that leaves its commit to be looked up",
      { request: request({ event: { ...TAGGED, sha: undefined }, sha: undefined }) },
      "2.6.0",
      "tag v2.6.0",
    ],
    [
      "not a tag of another commit",
      { checkout: checkout(["v2.8.0"], OTHER_SHA), readFile: file('{"version": "2.9.0"}') },
      "2.9.0",
      "package.json",
    ],
  ])("%s", async (_rule, over, version, versionFrom) => {
    expect(await facts(over)).toMatchObject({ version, versionFrom });
  });

  test.each<[string, Facts["readFile"], RegExp]>([
    ["no file", file(undefined), /no version was given/],
    ["no JSON", file("{"), /no version was given/],
    ["no object", file('"2.4.0"'), /no version was given/],
    ["no text", file('{"version": 2}'), /no version was given/],
    ["an empty one", file('{"version": ""}'), /no version was given/],
    [
      "a file that could not be read",
      async () => ({ state: "missing", reason: "GitHub fails", remedy: "again" }),
      /package\.json could not be read: GitHub fails/,
    ],
  ])("none at all is a problem: %s", async (_case, readFile, sentence) => {
    await expect(facts({ readFile })).rejects.toThrow(sentence);
  });
});

describe("the type is the distance to what ran before, unless the manifest says it", () => {
  const running = (version: string): History =>
    aHistory({ records: [previousRecord(undefined, { version })] });
  test.each<[string, Partial<Facts>, string]>([
    [
      "a patch",
      { history: running("2.3.7"), request: aRequest("readiness", SHA, { version: "2.3.8" }) },
      "patch",
    ],
    [
      "a minor",
      { history: running("2.3.7"), request: aRequest("readiness", SHA, { version: "2.4.0" }) },
      "minor",
    ],
    [
      "a major",
      { history: running("2.3.7"), request: aRequest("readiness", SHA, { version: "3.0.0" }) },
      "major",
    ],
    ["the first release", { history: aHistory({ records: [] }) }, "minor"],
    ["records that are not known", { history: undefined }, "minor"],
    ["a version that cannot be compared", { history: running("nightly") }, "minor"],
    ["what the manifest says", { manifest: MAJOR }, "major"],
  ])("%s", async (_rule, over, type) => {
    const request = over.request ?? aRequest("readiness", SHA, { version: "2.4.0" });
    expect((await facts({ ...over, request })).type).toBe(type);
  });
});

describe("a record names what it is of, and what ran before it", () => {
  const record = aRecord(40, [], {
    sha: OTHER_SHA,
    payload: { previous: { version: "2.3.7", sha: PREVIOUS_SHA }, type: "patch" },
  });
  const request = aRequest("rollback", SHA);
  const known = {
    name: "shop",
    component: "",
    version: "2.4.0",
    versionFrom: "deployment 40",
    shaFrom: "deployment 40",
    type: "patch",
    sha: OTHER_SHA,
    previous: { version: "2.3.7", sha: PREVIOUS_SHA },
  };

  test("whatever is asked for", async () => {
    expect(await facts({ record, request })).toEqual(known);
  });

  test.each([
    ["", "minor"],
    ["release: {type: major}", "major"],
  ])("with the manifest's type where it names none: %s", async (text, type) => {
    const payload = { ...record.payload, type: null, previous: null };
    const bare = { ...record, payload };
    expect(await facts({ record: bare, request, manifest: await manifest(text) })).toEqual({
      ...known,
      type,
      previous: undefined,
    });
  });
});

test("a release is of the component that the manifest names", async () => {
  const request = aRequest("readiness", SHA, { version: "2.4.0" });
  const named = await manifest("release: {component: api}");
  expect(await facts({ request, manifest: named })).toMatchObject({ component: "api" });
});

describe("what is released when something else has run before it than was known", () => {
  const release = aRelease({ version: "2.4.1", type: "major" });
  test.each<[string, string | undefined, "auto" | "major", string]>([
    ["an older version", "2.3.9", "auto", "minor"],
    ["a newer one than was known", "2.4.0", "auto", "patch"],
    ["nothing", undefined, "auto", "minor"],
    ["whatever the manifest says", "2.4.0", "major", "major"],
  ])("%s", (_what, version, declared, type) => {
    const records =
      version === undefined ? [] : [aRecord(7, [SAID.begun, SAID.live], { payload: { version } })];
    const now = after(release, aHistory({ records }), declared);
    expect([now.previous?.version, now.type, now.version]).toEqual([version, type, "2.4.1"]);
  });
});
