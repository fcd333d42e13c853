import { describe, expect, test } from "@jest/globals";
import type { IssueComment } from "../../../src/core/commands/comment.ts";
import { elsewhere, frees, readHolds, standingHold } from "../../../src/core/commands/holds.ts";
import type { People } from "../../../src/core/commands/people.ts";
import { covers, siteText } from "../../../src/core/commands/scope.ts";
import { aComment, aLift, minutesAgo, OTHER_SHA, SHA } from "../../support/builders.ts";

const PEOPLE: People = {
  roles: {
    "release-coordinator": ["alice", "helper[bot]"],
    pm: ["carol", "octoacme/owners"],
    "qa-lead": ["bob"],
    "on-call": ["erin"],
  },
  teams: { "octoacme/owners": ["owen"] },
};
const UNREAD: People = { ...PEOPLE, teams: {} };
const KNOWN = { people: PEOPLE, environments: ["staging", "production"] };

const read = (...comments: readonly IssueComment[]) => readHolds(comments, KNOWN);

describe("a lift", () => {
  const lift = (over: Partial<IssueComment>) =>
    aComment({ author: "alice", body: "/lift-hold 9f3c2ab because of the database", ...over });
  const why = (over: Partial<IssueComment>) =>
    read(lift(over)).refused.map(({ sentence }) => sentence.split(" does not count: ")[1]);

  test.each<[string, string, object]>([
    ["everywhere", "/lift-hold 9f3c2ab because x", {}],
    ["in an environment", "/lift-hold 9f3c2ab production because x", { environment: "production" }],
    ["whatever its case", "/Lift-Hold 9F3C2AB Production because x", { environment: "Production" }],
    ["of a component", "/lift-hold 9f3c2ab api/ because x", { component: "api" }],
    [
      "of a component in an environment",
      "/lift-hold 9f3c2ab api/staging because x",
      { component: "api", environment: "staging" },
    ],
  ])("%s", (_scope, body, scope) => {
    expect(read(lift({ body }))).toMatchObject({
      lifts: [{ by: "alice", scope: { component: undefined, environment: undefined, ...scope } }],
      refused: [],
    });
  });

  test.each<[string, Partial<IssueComment>, string]>([
    ["of the QA lead", { author: "bob" }, "@bob is neither release-coordinator nor pm"],
    ["of a program", { author: "helper[bot]" }, "a program wrote it"],
    [
      "that was edited",
      { updatedAt: minutesAgo(1) },
      "the comment was edited afterwards; write a new one",
    ],
    [
      "without a commit",
      { body: "/lift-hold because of the database" },
      "it does not name a commit by at least 7 digits",
    ],
    ["without a reason", { body: "/lift-hold 9f3c2ab" }, "it gives no reason (because …)"],
    [
      "with an empty reason",
      { body: "/lift-hold 9f3c2ab because" },
      "it gives no reason (because …)",
    ],
    [
      "for an environment that is not there",
      { body: "/lift-hold 9f3c2ab prod because x" },
      "there is no environment prod",
    ],
    [
      "with more words",
      { body: "/lift-hold 9f3c2ab in production because x" },
      "write it as /lift-hold, the commit, the environment unless it is for all, and because …",
    ],
    [
      "in another spelling",
      { body: "/lifthold 9f3c2ab because x" },
      "write it as /lift-hold, the commit, the environment unless it is for all, and because …",
    ],
    [
      "with a colon",
      { body: "/lift-hold: 9f3c2ab because x" },
      "write it as /lift-hold, the commit, the environment unless it is for all, and because …",
    ],
    ["struck through", { body: "~~x\n/lift-hold 9f3c2ab because x~~" }, "it is struck through"],
  ])("does not count: %s", (_rule, over, reason) => {
    expect(why(over)).toEqual([reason]);
    expect(read(lift(over)).lifts).toEqual([]);
  });

  test("of a member of a team counts, and nobody can tell where it could not be read", () => {
    const comments = [lift({ author: "owen" })];
    expect(read(...comments).lifts).toHaveLength(1);
    const { lifts, refused } = readHolds(comments, { ...KNOWN, people: UNREAD });
    expect({ lifts, reasons: refused.map(({ reason }) => reason) }).toEqual({
      lifts: [],
      reasons: ["unread-team"],
    });
  });

  test("of the PM, the oldest first", () => {
    const { lifts } = read(
      lift({ id: 2, createdAt: minutesAgo(5), author: "Carol" }),
      lift({ id: 1, createdAt: minutesAgo(9) }),
    );
    expect(lifts.map(({ by, at }) => ({ by, at }))).toEqual([
      { by: "alice", at: minutesAgo(9) },
      { by: "Carol", at: minutesAgo(5) },
    ]);
  });
});

describe("a hold of a component that is nearly this one holds nothing here, and is listed", () => {
  const said = (words: string, component: string) =>
    readHolds([aComment({ author: "alice", body: `/hold ${words} because x` })], {
      ...KNOWN,
      component,
    }).refused.map(({ sentence }) => sentence.split(" does not count: ")[1]);
  const near = (named: string, own: string) =>
    `it names the component ${named}, and this one is ${own}: did you mean "${own}"?`;
  test.each<[string, string, readonly string[]]>([
    ["apii/production", "api", [near("apii", "api")]],
    ["chekcout/", "checkout", [near("chekcout", "checkout")]],
    ["web/production", "api", []],
    ["API/production", "api", []],
    ["production", "api", []],
    ["apii/production", "", []],
  ])("%s where the component is %j", (words, component, listed) => {
    expect(said(words, component)).toEqual(listed);
  });
});

describe("a place of several words", () => {
  const known = { people: PEOPLE, environments: ["staging", "prod eu", "us/prod"] };
  const scopeOf = (words: string, component = "") => {
    const comments = [
      aComment({ author: "alice", body: `/hold ${words} because x` }),
      aComment({ id: 2, author: "alice", body: `/lift-hold 9f3c2ab ${words} because x` }),
    ];
    const { holds, lifts } = readHolds(comments, { ...known, component });
    return [holds[0]?.scope, lifts[0]?.scope];
  };
  const nowhere = [{ component: undefined, environment: undefined }, undefined];

  test.each<[string, string, object]>([
    ["as it is written", "prod eu", { environment: "prod eu" }],
    ["in one word", "prod-eu", { environment: "prod-eu" }],
    ["in another case", "Prod EU", { environment: "prod eu" }],
    ["with a slash", "us/prod", { environment: "us/prod" }],
    ["with a slash, in one word", "us-prod", { environment: "us-prod" }],
    ["of a component", "api/prod eu", { component: "api", environment: "prod eu" }],
    ["of a component, in one word", "api/prod-eu", { component: "api", environment: "prod-eu" }],
  ])("%s", (_how, words, scope) => {
    const wanted = { component: undefined, ...scope };
    expect(scopeOf(words, "api")).toEqual([wanted, wanted]);
  });

  test.each(["in staging", "prod us", "api/prod us"])(
    "that is none holds everything and lifts nothing: %s",
    (words) => expect(scopeOf(words, "api")).toEqual(nowhere),
  );

  test("of another component is not looked for here, and holds nothing here", () => {
    expect(scopeOf("web/live", "api")).toEqual([
      { component: "web", environment: "live" },
      { component: "web", environment: "live" },
    ]);
    expect(scopeOf("api/live", "api")).toEqual(nowhere);
    expect(scopeOf("web/live")).toEqual(nowhere);
  });

  test("is printed in one word, which covers it", () => {
    const site = { component: "api", environment: "prod eu" };
    expect([siteText(site), siteText({ environment: "us/prod" })]).toEqual([
      "api/prod-eu",
      "us-prod",
    ]);
    expect(covers({ component: "api", environment: "prod-eu" }, site)).toBe(true);
    expect(covers({ component: "api", environment: "prod-us" }, site)).toBe(false);
  });
});

describe("a lift frees the commit that it names, where it says", () => {
  const scope = (component?: string, environment?: string) => ({ component, environment });
  const production = { environment: "production" };
  const api = { component: "api", environment: "production" };

  test.each<[string, ReturnType<typeof aLift>, object, boolean, string | undefined]>([
    ["everywhere", aLift(), production, true, undefined],
    ["another commit", aLift({ sha: OTHER_SHA }), production, false, "77aa11b is another commit"],
    ["here", aLift({ scope: scope(undefined, "Production") }), production, true, undefined],
    [
      "in another environment",
      aLift({ scope: scope(undefined, "staging") }),
      production,
      false,
      "it is not for production",
    ],
    ["all components", aLift({ scope: scope(undefined, "production") }), api, true, undefined],
    ["this component", aLift({ scope: scope("API", "production") }), api, true, undefined],
    ["this component everywhere", aLift({ scope: scope("api") }), api, true, undefined],
    [
      "another component",
      aLift({ scope: scope("web", "production") }),
      api,
      false,
      "it is not for production",
    ],
    [
      "a component, and this release has none",
      aLift({ scope: scope("api", "production") }),
      production,
      false,
      "it is not for production",
    ],
  ])("%s", (_case, lift, site, expected, why) => {
    const place = { environment: "", ...site };
    expect(frees(lift, SHA, place)).toBe(expected);
    expect(elsewhere([lift], SHA, place).map(({ sentence }) => sentence)).toEqual(
      why === undefined ? [] : [`${lift.text} by @alice does not count: ${why}`],
    );
  });
});

describe("a hold", () => {
  const hold = (over: Partial<IssueComment>) =>
    aComment({ author: "erin", body: "/hold because payments are broken", ...over });
  const everywhere = { component: undefined, environment: undefined };

  test.each<[string, string, object, string]>([
    ["everywhere", "/hold because payments fail", everywhere, "payments fail"],
    [
      "in an environment",
      "/hold production because x",
      { ...everywhere, environment: "production" },
      "x",
    ],
    ["of a component", "/hold api/ because x", { ...everywhere, component: "api" }, "x"],
    ["of both", "/hold api/staging because x", { component: "api", environment: "staging" }, "x"],
    ["with a colon", "/hold: because x", everywhere, "x"],
    [
      "with a comma and its place",
      "/hold, staging because x",
      { ...everywhere, environment: "staging" },
      "x",
    ],
    ["with a dash and no blank", "/hold—because x", everywhere, "x"],
    ["with an exclamation mark", "/HOLD!! because x", everywhere, "x"],
    ["in a table", "a | b\n--|--\n/hold because x", everywhere, "x"],
    ["in a footnote", "a[^1]\n\n[^1]: b\n/hold because x", everywhere, "x"],
    ["as mathematics", "$$\n/hold because x\n$$", everywhere, "x"],
    ["in a block of HTML, which readers see", "<div>\n/hold because x\n</div>", everywhere, "x"],
    ["without a reason", "/hold", everywhere, "no reason given"],
    ["with because alone", "/hold because", everywhere, "no reason given"],
    [
      "of an environment without a reason",
      "/hold staging",
      { ...everywhere, environment: "staging" },
      "no reason given",
    ],
    [
      "that says something else holds everything",
      "/hold payments are broken",
      everywhere,
      "payments are broken",
    ],
    [
      "of no environment there is holds everything",
      "/hold prodution because x",
      everywhere,
      "x (there is no prodution, so it holds everything)",
    ],
  ])("%s", (_rule, body, scope, because) => {
    const { holds, refused } = read(hold({ body }));
    expect(refused).toEqual([]);
    expect(holds).toMatchObject([{ by: "erin", scope, because, isUnread: false }]);
  });

  test("of somebody without a role does not count", () => {
    const { holds, refused } = read(hold({ author: "mallory" }));
    expect(holds).toEqual([]);
    expect(refused.map(({ sentence }) => sentence)).toEqual([
      "/hold because payments are broken by @mallory does not count: @mallory holds no role in release.yml",
    ]);
  });

  test("of somebody whose team could not be read is not known to be one", () => {
    const { holds } = readHolds([hold({ author: "owen" })], { ...KNOWN, people: UNREAD });
    expect(holds).toMatchObject([{ isUnread: true }]);
  });

  test("counts edited too, from its last edit on", () => {
    const edited = hold({ createdAt: minutesAgo(20), updatedAt: minutesAgo(5) });
    expect(read(edited).holds).toMatchObject([{ at: minutesAgo(5) }]);
  });

  test.each([
    ["struck through", "~~x\n/hold because y~~", "it is struck through"],
    ["folded away", "<details>\n\n/hold because y\n\n</details>", "it is folded away in <details>"],
  ])("that readers do not see as said does not count: %s", (_how, body, why) => {
    const { holds, refused } = read(hold({ body }));
    expect(holds).toEqual([]);
    expect(refused.map(({ sentence }) => sentence)).toEqual([
      `/hold because y by @erin does not count: ${why}`,
    ]);
  });
});

describe("a hold stands until a later lift frees the commit here", () => {
  const at = (minutes: number, body: string, author = "alice") =>
    aComment({ id: 1000 - minutes, author, body, createdAt: minutesAgo(minutes) });
  const production = { environment: "production" };
  const api = { component: "api", environment: "production" };

  test.each<[string, readonly IssueComment[], object, boolean]>([
    ["here", [at(20, "/hold production because x")], production, true],
    ["elsewhere", [at(20, "/hold staging because x")], production, false],
    ["everywhere", [at(20, "/hold because x")], production, true],
    ["this component", [at(20, "/hold api/ because x")], api, true],
    ["another component", [at(20, "/hold web/ because x")], api, false],
    ["a component, and this release has none", [at(20, "/hold web/ because x")], production, true],
    [
      "lifted",
      [at(20, "/hold because x"), at(10, "/lift-hold 9f3c2ab because y")],
      production,
      false,
    ],
    [
      "lifted here",
      [at(20, "/hold because x"), at(10, "/lift-hold 9f3c2ab production because y")],
      production,
      false,
    ],
    [
      "lifted elsewhere",
      [at(20, "/hold because x"), at(10, "/lift-hold 9f3c2ab staging because y")],
      production,
      true,
    ],
    [
      "lifted for another commit",
      [at(20, "/hold because x"), at(10, `/lift-hold ${OTHER_SHA} because y`)],
      production,
      true,
    ],
    [
      "lifted before",
      [at(20, "/lift-hold 9f3c2ab because y"), at(10, "/hold because x")],
      production,
      true,
    ],
    [
      "lifted by nobody entitled to it",
      [at(20, "/hold because x"), at(10, "/lift-hold 9f3c2ab because y", "bob")],
      production,
      true,
    ],
  ])("%s", (_case, comments, site, stands) => {
    const place = { environment: "", ...site };
    expect(standingHold(read(...comments), SHA, place) !== undefined).toBe(stands);
  });
});
