import { describe, expect, test } from "@jest/globals";
import { addRecord, BEGUN } from "../../src/demo/github/seeds/records.ts";
import { createWorld } from "../../src/demo/github/world.ts";
import { Checks } from "./checks.ts";
import type { Deploying } from "./deploying.ts";
import { ReleaseIssue } from "./issue.ts";
import { type Build, Production } from "./production.ts";
import { Site } from "./site.ts";

const build = (version: string, quality: Build["quality"] = "good"): Build => ({
  sha: version[0]?.repeat(40) ?? "",
  version,
  quality,
});
const [PAST, FIRST, BAD, OTHER] = [
  build("1.0.0"),
  build("2.0.0"),
  build("3.0.0", "bad"),
  build("9.0.0"),
];

/** A build that is put on all instances or half of them, and how long nothing else happens then. */
type Put = readonly [build: Build, ms: number, which?: "half"];

/** Production in which 1.0.0 was live, with these builds one after the other, for so long each. */
function after(...builds: readonly Put[]) {
  const world = createWorld({ now: () => 0 });
  const { id } = addRecord(world, {
    ...{ sha: FIRST.sha, version: FIRST.version, environment: "production", run: "1" },
    statuses: [BEGUN],
  });
  let now = 1000;
  const production = new Production(
    PAST,
    () => now,
    () => undefined,
  );
  for (const [one, ms, which] of builds) {
    production.put(one, "test", which);
    now += ms;
  }
  const issue = new ReleaseIssue(world, () => undefined);
  const site = new Site("", production, { provable: true, world, issue });
  const checks = new Checks(() => undefined);
  return { site, checks, id, rules: () => checks.violations.map(({ rule }) => rule) };
}

describe("a pass is compared with what is live", () => {
  test.each<[string, readonly Put[], Build, readonly string[]]>([
    ["it is live", [[FIRST, 60_000]], FIRST, []],
    ["another one is", [[OTHER, 16_000]], FIRST, ["false-pass"]],
    [
      "another one has been for a moment",
      [
        [FIRST, 60_000],
        [OTHER, 14_000],
      ],
      FIRST,
      [],
    ],
    [
      "another one answers, too",
      [
        [FIRST, 60_000],
        [OTHER, 16_000, "half"],
      ],
      FIRST,
      ["false-pass"],
    ],
    ["it fails", [[BAD, 16_000]], BAD, ["false-pass"]],
  ])("%s", (_what, builds, passed, expected) => {
    const { checks, site, rules } = after(...builds);
    checks.passes({ id: 1, sha: passed.sha }, site);
    expect(rules()).toEqual(expected);
  });
});

describe("a revert is compared with all that was", () => {
  const revert = (over: Partial<Deploying> = {}): Deploying => ({
    ...{ kind: "rollback", build: PAST, record: 9, of: undefined, byHand: false },
    ...{ begun: true, ended: false, outlives: false, stoodStill: false },
    ...over,
  });
  const cases: readonly [
    string,
    readonly Put[],
    Partial<Deploying>,
    Partial<Deploying>[],
    string[],
  ][] = [
    ["from the bad build to the last good one", [[FIRST, 60_000]], {}, [], []],
    ["a second one of the same", [[FIRST, 60_000]], {}, [{ ended: true }], ["two-reverts"]],
    [
      "while the deployment goes on",
      [[FIRST, 1]],
      {},
      [{ kind: "deploy", of: undefined }],
      ["overlap"],
    ],
    [
      "past the lease of its command",
      [[FIRST, 1]],
      {},
      [{ kind: "deploy", of: undefined, outlives: true }],
      [],
    ],
    ["to what was never good", [[FIRST, 60_000]], { build: BAD }, [], ["bad-target"]],
    ["to what it reverts", [[FIRST, 60_000]], { build: FIRST }, [], ["bad-target"]],
    ["over what somebody has put there", [[OTHER, 60_000]], {}, [], ["taken-away"]],
    [
      "over a half of its own",
      [
        [OTHER, 60_000],
        [FIRST, 60_000, "half"],
      ],
      {},
      [],
      [],
    ],
    ["the same by a person", [[OTHER, 60_000]], { byHand: true }, [], []],
  ];
  test.each(cases)("%s", (_what, builds, over, others, expected) => {
    const { checks, site, id, rules } = after(...builds);
    const one = revert({ of: id, ...over });
    site.deployments.push(...others.map((other) => revert({ of: id, ...other })), one);
    checks.begins(one, site);
    expect(rules()).toEqual(expected);
  });
});

describe("a deployment is compared with the hold that stood at its claim", () => {
  const MINUTE = 60_000;
  test.each<[string, number, Partial<Deploying>, boolean, readonly string[]]>([
    ["seven minutes before", 7, {}, false, ["over-a-hold"]],
    ["five minutes before, while it was under way", 5, {}, false, []],
    ["seven minutes before, and it had stood still", 7, { stoodStill: true }, false, []],
    ["seven minutes before, and its commit was freed", 7, {}, true, []],
    ["seven minutes before, and it is a rollback", 7, { kind: "rollback" }, false, []],
  ])("%s", (_when, minutes, over, isFreed, expected) => {
    const { site, checks, id, rules } = after([FIRST, MINUTE]);
    site.issue.hold();
    site.issue.heldSince = -minutes * MINUTE;
    if (isFreed) site.issue.lift(FIRST.sha);
    checks.begins(
      {
        ...{ kind: "deploy", build: PAST, record: id, of: undefined, byHand: false },
        ...{ begun: true, ended: false, outlives: false, stoodStill: false },
        ...over,
      },
      site,
    );
    expect(rules()).toEqual(expected);
  });
});

test("a build that was live through an outage counts as good once that is over", () => {
  const { site } = after([FIRST, 60_000]);
  const { production } = site;
  production.turn("down");
  production.put(OTHER, "test");
  expect(production.good.has(OTHER.sha)).toBe(false);
  production.turn("up");
  expect(production.good.has(OTHER.sha)).toBe(true);
});

test("a record that nobody has named is told, and so is one that stays open", () => {
  const { checks, site, rules } = after([FIRST, 1]);
  checks.named(site.records(), site);
  checks.getsThrough("r9", undefined, site);
  expect(rules()).toEqual(["unnamed", "stuck", "stuck"]);
});
