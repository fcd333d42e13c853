import { readFileSync } from "node:fs";
import { type Schema, Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { disk } from "../../src/adapters/disk.ts";
import { schema } from "../../src/commands/schema.ts";
import { manifestJsonSchema } from "../../src/manifest/json-schema.ts";
import { POLICIES, problemsOf, SMALLEST } from "./manifests.ts";

const rows = Object.values(POLICIES.rows);
const validator = new Validator(manifestJsonSchema(rows) as Schema, "2020-12", false);

const accepts = (text: string): boolean => validator.validate(parse(text)).valid;
const shop = readFileSync("examples/shop/release.yml", "utf8");

describe("editors and the loader agree", () => {
  test.each<[text: string, valid: boolean]>([
    [SMALLEST, true],
    [shop, true],
    [shop.replace("observe: 12s", "observe: 12"), false],
    [shop.replace("severity: warning", "severity: loud"), false],
    [shop.replace("get: /orders", "gett: /orders"), false],
    [`${SMALLEST}release: {version: 2.0, name: 2026, issue: 3}\n`, true],
    [`${SMALLEST}release: {issue: three}\n`, false],
    [`${SMALLEST}policy: guide\nrequirements: {ci-passing: {checks: [a], may-skip: [b]}}\n`, true],
    [
      `${SMALLEST}policy: guide\nrequirements: {qa-signoff: {role: pm}, change-approval: {not-applicable: none}}\n`,
      true,
    ],
    [`${SMALLEST}policy: guide\nrequirements: {rollback-plan: {not-applicable: none}}\n`, false],
    [`${SMALLEST}requirements: {prod-smoke: {}}\n`, true],
    [`${SMALLEST}requirements: {prod-smoke: {findings: step/deploy}}\n`, false],
    [`${SMALLEST}requirements: {ci-passing: {chekcs: [a]}}\n`, false],
    [`${SMALLEST}requirements: {ci: {}}\n`, false],
    [
      `${SMALLEST}roles: {pm: [carol]}\nwindows: [{days: mon-thu, hours: 09:00-16:00}, {days: [fri], hours: 09:00-12:00}]\n`,
      true,
    ],
    [`${SMALLEST}windows: [{days: monday, hours: 09:00-16:00}]\n`, false],
    [`${SMALLEST}roles: {boss: carol}\n`, false],
    [
      `${SMALLEST}roles: {legal: [lena]}\nrequirements: {legal-review: {title: Terms are read, uses: attest, role: legal, every: 30d}}\n`,
      true,
    ],
    [`${SMALLEST}requirements: {legal-review: {title: Terms are read, uses: ci}}\n`, false],
    [`${SMALLEST}requirements: {legal-review: {title: Terms are read, role: pm}}\n`, false],
    [`${SMALLEST}waivers: []\n`, false],
    [`${SMALLEST}health: {signals: [{probe: GET /, error-rate: {max: 10%}}]}\n`, true],
    [`${SMALLEST}health: {signals: [{probe: GET /, error-rate: {max: 10}}]}\n`, false],
    ['environments: {"a:b": {url: https://a.example}}\ndeploy: {workflow: a.yml}\n', false],
    ["environments: {live: {url: 'ftp://a.example'}}\ndeploy: {workflow: a.yml}\n", false],
    ["environments: {live: {url: '${{ env.URL }}'}}\ndeploy: {workflow: a.yml}\n", true],
    ["deploy: {workflow: a.yml}\n", false],
  ])("%j: %s", async (text, valid) => {
    expect([accepts(text), (await problemsOf(text)).length === 0]).toEqual([valid, valid]);
  });
});

test("the committed schema is the generated one", async () => {
  const text = await schema(disk.policies);
  expect(readFileSync("schema/release.schema.json", "utf8")).toBe(text);
});
