import { describe, expect, test } from "@jest/globals";
import {
  isProduction,
  pickEnvironment,
  urlFault,
  withoutSlash,
} from "../../src/manifest/environment.ts";
import { manifestOf } from "./manifests.ts";

const of = (environments: string) =>
  manifestOf(`environments:\n${environments}deploy: {workflow: a.yml}\n`);
const STAGING = "  staging: {url: https://s.example/}\n";
const PROD = "  prod: {url: https://p.example, after: staging}\n";
const EU = "  eu: {url: https://eu.example, production: true}\n";

describe("the environment is", () => {
  test.each([
    ["the named one", STAGING + PROD, "staging", "staging"],
    ["the only one", STAGING, undefined, "staging"],
    ["the only production one", STAGING + PROD, undefined, "prod"],
  ])("%s", async (_rule, environments, name, chosen) => {
    expect(pickEnvironment(await of(environments), name).name).toBe(chosen);
  });

  test("made ready with its rules", async () => {
    expect([
      pickEnvironment(await of(STAGING + PROD), "prod"),
      pickEnvironment(await of(STAGING), undefined),
    ]).toEqual([
      { name: "prod", url: "https://p.example", production: true, after: ["staging"] },
      { name: "staging", url: "https://s.example", production: false, after: [] },
    ]);
  });

  test.each([
    [
      "an unknown name",
      STAGING + PROD,
      "stagin",
      'there is no environment "stagin" in the manifest; did you mean "staging"?',
      "name one of staging, prod",
    ],
    [
      "a name of every object",
      STAGING,
      "constructor",
      'there is no environment "constructor" in the manifest',
      "name one of staging",
    ],
    [
      "more than one production",
      STAGING + PROD + EU,
      undefined,
      "the manifest has more than one environment to choose from",
      "name one of staging, prod, eu",
    ],
  ])("refused for %s", async (_rule, environments, name, message, remedy) => {
    let problem: unknown;
    try {
      pickEnvironment(await of(environments), name);
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ code: "environment-unknown", message, remedy });
  });
});

test.each([
  ["production", true],
  ["Prod", true],
  ["LIVE", true],
  ["staging", false],
  ["preproduction", false],
])("without a word about it, is %s production: %s", async (name, production) => {
  expect(isProduction(await of(`  ${name}: {url: https://a.example}\n`), name)).toBe(production);
});

test.each([
  ["https://shop.example", undefined],
  ["http://127.0.0.1:8080/base", undefined],
  ["shop.example", "not an address"],
  ["file:///etc/passwd", "not an http or https address"],
  ["https://u@a.example", "an address with a user name in it"],
  ["https://a.example/#x", "an address with `?` or `#` in it"],
])("%s as an address: %s", async (url, fault) => {
  expect(urlFault(url)).toBe(fault);
});

test("slashes at the end of an address go", async () => {
  expect(withoutSlash("https://a.example/b//")).toBe("https://a.example/b");
});
