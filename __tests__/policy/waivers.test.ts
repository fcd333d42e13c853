import { describe, expect, test } from "@jest/globals";
import { SMALLEST, saidOf } from "../manifest/manifests.ts";

const ROLES = `roles: {pm: [carol, alice], release-coordinator: [alice], change-manager: [dave, "@octoacme/cm"]}
`;
const TWO = `environments:
  staging: {url: https://b.example}
  production: {url: https://a.example}
deploy: {workflow: deploy.yml}
`;
const END = "until: 2026-12-21, because: INC-512";

const said = async (waivers: string, more = ROLES, base = SMALLEST) =>
  (await saidOf(`${base}${more}waivers: [${waivers}]\n`)).map((text) => text.replace(/^\S+ /, ""));

describe("a waiver is valid where the people that may waive have decided", () => {
  test.each([
    ["one role", `{waive: change-freeze-clear, by: dave, ${END}}`],
    [
      "a login with its sign, in other letters",
      `{waive: change-freeze-clear, by: "@Dave", ${END}}`,
    ],
    ["two roles, two people", `{waive: staging-smoke, by: [carol, alice], ${END}}`],
  ])("%s", async (_what, waiver) => {
    expect(await said(waiver, ROLES, TWO)).toEqual([]);
  });

  test("one person for two roles, where duties are not parted", async () => {
    const more = `${ROLES}signoffs: {distinct: false}\n`;
    expect(await said(`{waive: staging-smoke, by: alice, ${END}}`, more, TWO)).toEqual([]);
  });
});

describe("a waiver is refused", () => {
  test.each([
    [
      "of what nobody may waive",
      `{waive: ci-passing, by: dave, ${END}}`,
      "ci-passing is never waived",
    ],
    [
      "of what the policy does not ask",
      `{waive: qa-signoff, by: carol, ${END}}`,
      'the policy essentials has no requirement "qa-signoff"',
    ],
    [
      "by somebody else",
      `{waive: change-freeze-clear, by: mallory, ${END}}`,
      "change-freeze-clear is waived by change-manager (@dave, @octoacme/cm), and nobody under `by` is named in that role",
    ],
    [
      "by one person for two roles",
      `{waive: staging-smoke, by: alice, ${END}}`,
      "staging-smoke is waived by pm and release-coordinator, who have to be different people",
    ],
    [
      "by half of those who have to",
      `{waive: staging-smoke, by: carol, ${END}}`,
      "staging-smoke is waived by release-coordinator (@alice), and nobody under `by` is named in that role",
    ],
    [
      "by a team",
      `{waive: change-freeze-clear, by: "@octoacme/cm", ${END}}`,
      'waivers[0].by is "@octoacme/cm"',
    ],
    [
      "until a day that does not exist",
      `{waive: change-freeze-clear, by: dave, until: 2026-02-30, because: x}`,
      "2026-02-30 is not a valid date",
    ],
    [
      "without an end",
      "{waive: change-freeze-clear, by: dave, because: x}",
      'waivers[0] has no key "until"',
    ],
    [
      "without a reason",
      "{waive: change-freeze-clear, by: dave, until: 2026-12-21}",
      'waivers[0] has no key "because"',
    ],
    [
      "a second time",
      `{waive: change-freeze-clear, by: dave, ${END}}, {waive: change-freeze-clear, by: dave, ${END}}`,
      "change-freeze-clear is waived twice",
    ],
  ])("%s", async (_what, waiver, sentence) => {
    expect(await said(waiver, ROLES, TWO)).toEqual([sentence]);
  });

  test("of what does not apply", async () => {
    const more = `${ROLES}policy: guide\nrequirements: {change-approval: {not-applicable: two of us}}\n`;
    expect(await said(`{waive: change-approval, by: carol, ${END}}`, more)).toEqual([
      "change-approval is declared not applicable: there is nothing to waive",
    ]);
  });
});
