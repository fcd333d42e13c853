import { describe, expect, test } from "@jest/globals";
import { manifestOf, problemsOf, saidOf } from "./manifests.ts";

const withInput = (value: string) =>
  `environments: {production: {url: https://a.example}}\ndeploy: {workflow: a.yml, with: {ref: ${value}}}\n`;

describe("expressions are checked without their values", () => {
  test.each([
    [
      "a context that is none",
      '"${{ relase.sha }}"',
      "2:44 not a valid expression: unrecognized named-value: 'relase'",
    ],
    ["a key that is none", '"${{ target.sah }}"', '2:44 unknown key "sah" in the context `target`'],
    [
      "a function that is none",
      '"a ${{ hash(1) }}"',
      "2:46 not a valid expression: unrecognized function: 'hash'",
    ],
    ["no end", '"x ${{ target.sha"', "2:42 the expression has no closing }}"],
    [
      "the second of two",
      '"${{ target.sha }}${{ nope }}"',
      "2:61 not a valid expression: unrecognized named-value: 'nope'",
    ],
    ["an empty one", '"${{ }}"', "2:44 not a valid expression: the expression is empty"],
    [
      "a reserved variable",
      '"${{ env.GITHUB_TOKEN }}"',
      "2:44 env.GITHUB_TOKEN is not readable: the runner keeps this name",
    ],
    [
      "a reserved secret in small letters",
      '"${{ secrets.input_x }}"',
      "2:44 secrets.input_x is not readable: the runner keeps this name",
    ],
    ["all secrets at once", '"${{ toJSON(secrets) }}"', "2:51 `secrets` cannot be read as a whole"],
    [
      "a secret by a name made up",
      '"${{ secrets[env.X] }}"',
      "2:44 `secrets` cannot be read as a whole",
    ],
    ["saved values", '"${{ saved.token }}"', "2:44 `saved` is known only in checks"],
    ["steps", '"${{ step.share }}"', "2:44 release-gate does not act on `step` in expressions yet"],
  ])("%s", async (_rule, value, said) => {
    expect(await saidOf(withInput(value))).toEqual([said]);
  });

  test("a misspelt key is answered with the nearest one", async () => {
    expect((await problemsOf(withInput('"${{ target.sah }}"')))[0]).toMatchObject({
      expected: "one of version, sha, kind",
      hint: 'did you mean "sha"?',
    });
  });

  test.each([
    ["a duration", "health: {observe: '${{ env.X }}'}", '3:19 health.observe is "${{ env.X }}"'],
    [
      "an enum",
      "smoke: {checks: [{get: /, severity: '${{ env.X }}'}]}",
      '3:37 smoke.checks[0].severity is "${{ env.X }}"',
    ],
    [
      "an id",
      "smoke: {checks: [{get: /, id: '${{ env.X }}'}]}",
      '3:31 smoke.checks[0].id is "${{ env.X }}"',
    ],
    ["a trusted key", "timezone: ${{ env.X }}", '3:11 timezone is "${{ env.X }}"'],
    [
      "`target` where nothing is put in place",
      "smoke: {checks: [{get: /, text: '${{ target.sha }}', id: a}]}",
      "3:38 `target` is known only while something is deployed",
    ],
  ])("no expression is possible in %s", async (_rule, block, said) => {
    expect(await saidOf(`${withInput('"${{ target.sha }}"')}${block}\n`)).toEqual([said]);
  });

  test("an address cannot depend on the release", async () => {
    const text =
      "environments: {production: {url: 'https://${{ release.sha }}.example'}}\ndeploy: {workflow: a.yml}\n";
    expect(await saidOf(text)).toEqual([
      "1:47 `release` is not known yet where addresses are read",
    ]);
  });

  test("an address may be an expression alone", async () => {
    const text = "environments: {production: {url: '${{ env.URL }}'}}\ndeploy: {workflow: a.yml}\n";
    expect((await manifestOf(text)).environments).toEqual({
      production: { url: "${{ env.URL }}" },
    });
  });
});
