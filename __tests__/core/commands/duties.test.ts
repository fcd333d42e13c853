import { describe, expect, test } from "@jest/globals";
import { authorsOf } from "../../../src/core/commands/authors.ts";
import { appoint } from "../../../src/core/commands/duties.ts";
import { INDEPENDENT_ROLES, SIGN_OFF_ROLES } from "../../../src/core/commands/people.ts";
import type { SignOff } from "../../../src/core/commands/sign-offs.ts";
import fc from "../../support/property.ts";

const ROLES = { qa: "qa-lead", cm: "change-manager", rc: "release-coordinator", pm: "pm" } as const;

/** `qa:bob` is a sign-off of @bob as qa-lead; they come in the order of writing. */
function signed(words: string): readonly SignOff[] {
  return words.split(" ").map((word, at) => {
    const [short = "", by = ""] = word.split(":");
    const role = Object.entries(ROLES).find(([name]) => name === short)?.[1] ?? short;
    const text = `/sign-off ${role} 9f3c2ab`;
    return { role, by, commit: "9f3c2ab", text, at: `2026-11-20T12:0${at}:00Z`, url: "" };
  });
}

const TWO = { "qa-lead": 2 };

interface Case {
  readonly authors?: readonly string[];
  readonly needs?: Readonly<Record<string, number>>;
  readonly distinct?: boolean;
}

function appointed(words: string, role: string, over: Case = {}) {
  const { authors: logins = [], needs = {}, distinct = true } = over;
  return appoint({
    signOffs: signed(words),
    rules: { distinct, needs },
    authors: { logins, unlinked: [] },
    role: Object.entries(ROLES).find(([name]) => name === role)?.[1] ?? role,
  });
}

describe("who counts for a role", () => {
  test.each<[string, string, string, Case, readonly string[]]>([
    ["who has signed", "qa:bob", "qa", {}, ["bob"]],
    ["nobody of another role", "pm:bob", "qa", {}, []],
    ["nobody who wrote the change, for QA", "qa:bob", "qa", { authors: ["Bob"] }, []],
    ["nobody who wrote the change, for change approval", "cm:bob", "cm", { authors: ["bob"] }, []],
    ["an author for readiness", "rc:bob", "rc", { authors: ["bob"] }, ["bob"]],
    ["an author for go", "pm:bob", "pm", { authors: ["bob"] }, ["bob"]],
    ["another who did not write it", "qa:bob qa:dana", "qa", { authors: ["bob"] }, ["dana"]],
    ["one person for the first of two roles", "pm:bob qa:bob", "qa", {}, ["bob"]],
    ["and not for the second", "pm:bob qa:bob", "pm", {}, []],
    ["an exchange that fills both", "qa:bob pm:bob qa:dana", "pm", {}, ["bob"]],
    ["and the other of the two", "qa:bob pm:bob qa:dana", "qa", {}, ["dana"]],
    ["a longer exchange", "qa:a cm:a cm:b rc:b rc:c pm:a", "rc", {}, ["c"]],
    ["nobody for four roles", "qa:a cm:a rc:a pm:a", "cm", {}, []],
    [
      "everybody where duties are not parted",
      "qa:a cm:a",
      "cm",
      { distinct: false, authors: ["a"] },
      ["a"],
    ],
    ["one of one", "qa:bob qa:dana", "qa", {}, ["bob"]],
    ["two of two", "qa:bob qa:dana", "qa", { needs: TWO }, ["bob", "dana"]],
    ["one person once", "qa:bob qa:bob", "qa", { needs: TWO }, ["bob"]],
    [
      "one person once, parted or not",
      "qa:bob qa:Bob",
      "qa",
      { needs: TWO, distinct: false },
      ["Bob"],
    ],
    ["two who fill no other role", "qa:a qa:b cm:a cm:c", "qa", { needs: TWO }, ["a", "b"]],
    ["and for the other role the same people count", "qa:a qa:b cm:b", "cm", { needs: TWO }, []],
    ["a role of one's own", "legal:bob qa:bob", "legal", { authors: ["bob"] }, ["bob"]],
  ])("%s", (_rule, words, role, over, expected) => {
    expect(appointed(words, role, over).counted.map(({ by }) => by)).toEqual(expected);
  });
});

describe("who does not count is told why", () => {
  test.each<[string, string, string, Case, readonly string[]]>([
    [
      "an author",
      "qa:bob",
      "qa",
      { authors: ["bob"] },
      ["/sign-off qa-lead 9f3c2ab by @bob does not count: @bob wrote commits of this release"],
    ],
    [
      "somebody with another role",
      "qa:bob pm:bob",
      "pm",
      {},
      [
        "/sign-off pm 9f3c2ab by @bob does not count: @bob has signed off as qa-lead, and each of the four roles needs a different person",
      ],
    ],
    ["nobody where the role is filled", "qa:bob qa:dana", "qa", { authors: ["bob"] }, []],
  ])("%s", (_rule, words, role, over, expected) => {
    expect(appointed(words, role, over).refused.map(({ sentence }) => sentence)).toEqual(expected);
  });
});

describe("whoever signs what", () => {
  const person = fc.constantFrom("a", "b", "c", "d", "e");
  const words = fc.array(fc.tuple(fc.constantFrom("qa", "cm", "rc", "pm"), person), {
    minLength: 1,
    maxLength: 10,
  });

  const needs = fc.dictionary(fc.constantFrom(...SIGN_OFF_ROLES), fc.integer({ min: 1, max: 3 }));

  test("nobody fills two roles, no author an independent one, and no place stays empty in vain", () => {
    fc.assert(
      fc.property(words, fc.array(person, { maxLength: 2 }), needs, (all, authors, many) => {
        const text = all.map((pair) => pair.join(":")).join(" ");
        const filled = SIGN_OFF_ROLES.map((role) => ({
          role,
          by: appointed(text, role, { authors, needs: many }).counted.map((one) => one.by),
        }));
        const people = filled.flatMap(({ by }) => by);
        expect(new Set(people).size).toBe(people.length);
        for (const { role, by } of filled) {
          if (INDEPENDENT_ROLES.includes(role))
            expect(authors).not.toEqual(expect.arrayContaining(by.length ? by : ["-"]));
        }
        expect(people.length).toBe(mostFilled(signed(text), authors, many));
      }),
    );
  });
});

/** The most places that can be filled, by trying everything. */
function mostFilled(
  signOffs: readonly SignOff[],
  authors: readonly string[],
  needs: Readonly<Record<string, number>>,
): number {
  const able = (role: string) =>
    signOffs
      .filter((one) => one.role === role)
      .filter(({ by }) => !INDEPENDENT_ROLES.includes(role) || !authors.includes(by))
      .map(({ by }) => by);
  const fill = ([role, ...rest]: readonly string[], taken: readonly string[]): number => {
    if (role === undefined) return 0;
    const with_ = able(role)
      .filter((by) => !taken.includes(by))
      .map((by) => 1 + fill(rest, [...taken, by]));
    return Math.max(fill(rest, taken), ...with_);
  };
  const places = SIGN_OFF_ROLES.flatMap((role) =>
    Array.from({ length: needs[role] ?? 1 }, () => role),
  );
  return fill(places, []);
}

test("authors are counted once, whatever their case, and those without an account are kept apart", () => {
  expect(
    authorsOf([
      { sha: "a", authors: ["Bob"], unlinked: [] },
      { sha: "b", authors: ["bob", "dana"], unlinked: ["Jane Doe"] },
      { sha: "c", authors: [], unlinked: ["Jane Doe"] },
    ]),
  ).toEqual({ logins: ["bob", "dana"], unlinked: ["Jane Doe"] });
});
