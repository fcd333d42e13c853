import { describe, expect, test } from "@jest/globals";
import { policyOf } from "../../src/policy/policies.ts";
import { ownPolicies, readPolicies } from "../../src/policy/read-policies.ts";
import { aRow, policyTexts, saidOf } from "./policy-texts.ts";

const rows = (text: string) => ({ "rows/all.yml": text });
const row = (over: Parameters<typeof aRow>[0]) => rows(`tested:\n${aRow(over)}`);
const list = (rest: string) => ({
  "house.yml": `defaults: {observe: 3m, every: 3s, stable-for: 3m}\n${rest}`,
});

describe("a fault in a file of rows is a problem at its place", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["an empty file", rows(""), ["rows/all.yml:1:1 the policy is empty"]],
    ["a list", rows("- a\n"), ["rows/all.yml:1:1 the policy is a list"]],
    [
      "no YAML",
      rows("tested: [\n"),
      [
        "rows/all.yml:1:9 the list that begins with [ has no closing ] (write ] where the list ends)",
      ],
    ],
    [
      "an anchor, with the noun of the file",
      row({ title: "&a Tested" }),
      [
        "rows/all.yml:2:13 `&a` is a YAML anchor, which a policy cannot hold (leave it out, or quote the value if the `&` belongs to it)",
      ],
    ],
    [
      "a key that stands twice",
      rows(`tested:\n${aRow()}tested:\n${aRow()}`),
      [
        "rows/all.yml:9:1 the same key appears twice (keep one of them: YAML would silently take one and drop the other)",
      ],
    ],
    [
      "an id that is none",
      rows(`Tested it:\n${aRow()}`),
      ['rows/all.yml:1:1 "Tested it" is not allowed as a key in the policy'],
    ],
    [
      "an unknown key",
      row({ ownr: "pm" }),
      ['rows/all.yml:9:3 unknown key "ownr" in tested (did you mean "owner"?)'],
    ],
    ["a missing key", row({ phase: undefined }), ['rows/all.yml:1:1 tested has no key "phase"']],
    [
      "an unknown owner",
      row({ owner: "qa-laed" }),
      ['rows/all.yml:6:10 tested.owner is "qa-laed" (did you mean "qa-lead"?)'],
    ],
    [
      "an effect that is none",
      row({ effect: "{patch: block, minor: stop, major: block}" }),
      ['rows/all.yml:7:33 tested.effect.minor is "stop"'],
    ],
    ["no source", row({ sources: "[]" }), ["rows/all.yml:8:12 tested.sources is an empty list"]],
    [
      "an evaluator that does not exist",
      row({ uses: "sign-off" }),
      ['rows/all.yml:3:9 no evaluator is called "sign-off" (did you mean "signoff"?)'],
    ],
    [
      "options that its evaluator does not have",
      row({ with: "{chekcs: [a]}" }),
      ['rows/all.yml:9:10 unknown key "chekcs" in tested.with (did you mean "checks"?)'],
    ],
    [
      "options that its evaluator needs",
      row({ uses: "signoff" }),
      ['rows/all.yml:1:1 tested.with has no key "role"'],
    ],
    [
      "a phase that no stage judges",
      row({ phase: "closure" }),
      ["rows/all.yml:4:10 no stage judges the phase closure yet (leave the row out for now)"],
    ],
    [
      "an evaluator of answers where a stage judges by what it has seen",
      row({ phase: "verify" }),
      ["rows/all.yml:4:10 the phase verify is judged by what its stage has seen (use `from`)"],
    ],
    [
      "findings of a stage before there is any",
      row({ uses: "from", with: "{findings: check/*}" }),
      [
        "rows/all.yml:4:10 `from` needs what a stage has seen, and before the deployment there is nothing",
      ],
    ],
    [
      "a finding of no kind",
      row({ uses: "from", phase: "verify", with: "{findings: orders}" }),
      ['rows/all.yml:9:20 tested.with.findings is "orders"'],
    ],
    [
      "neither findings nor receipts",
      row({ uses: "from", phase: "verify", with: "{}" }),
      ["rows/all.yml:9:9 tested.with: name findings or receipts"],
    ],
    [
      "a row that stands in two files",
      { "rows/all.yml": `tested:\n${aRow()}`, "rows/more.yml": `tested:\n${aRow()}` },
      ["rows/more.yml:1:1 tested stands in rows/all.yml:1:1 already (keep one of them)"],
    ],
  ])("%s", (_rule, over, said) => {
    expect(saidOf(policyTexts(over))).toEqual(said);
  });
});

describe("a fault in a policy is a problem at its place", () => {
  const BASE = policyTexts()["house.yml"] ?? "";

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "an id that no row has",
      list("requirements:\n  - testd\n"),
      ['house.yml:3:5 there is no row "testd" (did you mean "tested"?)'],
    ],
    [
      "an id that stands twice",
      list("requirements: [tested, tested]\n"),
      ["house.yml:2:24 tested stands here twice"],
    ],
    [
      "an id that the extended policy has",
      { ...list("extends: base\nrequirements: [tested]\n"), "base.yml": BASE },
      ["house.yml:3:16 tested is in base already, which this policy extends (leave it out here)"],
    ],
    [
      "a policy to extend that does not exist",
      { ...list("extends: bsae\nrequirements: [tested]\n"), "base.yml": BASE },
      ['house.yml:2:10 no policy is called "bsae" (did you mean "base"?)'],
    ],
    [
      "a policy that extends itself",
      list("extends: house\nrequirements: [tested]\n"),
      ["house.yml:2:10 house would extend itself"],
    ],
    [
      "policies that extend each other",
      {
        ...list("extends: base\nrequirements: [tested]\n"),
        "base.yml": `extends: house\n${BASE}`,
      },
      [
        "base.yml:1:10 base would extend itself",
        "base.yml:4:5 tested is in house already, which this policy extends (leave it out here)",
        "house.yml:2:10 house would extend itself",
        "house.yml:3:16 tested is in base already, which this policy extends (leave it out here)",
      ],
    ],
    [
      "no requirements",
      list("requirements: []\n"),
      ["house.yml:2:15 requirements is an empty list"],
    ],
    [
      "a duration without a unit",
      { "house.yml": BASE.replace("every: 3s", "every: 3") },
      ['house.yml:1:32 defaults.every is "3"'],
    ],
  ])("%s", (_rule, over, said) => {
    expect(saidOf(policyTexts(over))).toEqual(said);
  });

  test("that the rows spoil is not told of the lists too", () => {
    expect(saidOf(policyTexts(row({ owner: "boss" })))).toEqual([
      'rows/all.yml:6:10 tested.owner is "boss"',
    ]);
  });
});

describe("policies that hold", () => {
  test("a policy has the rows of what it extends first, and its own defaults", () => {
    const texts = policyTexts({
      "rows/more.yml": `reviewed:\n${aRow()}`,
      "strict.yml":
        "extends: house\ndefaults: {observe: 15m, every: 10s, stable-for: 15m}\nrequirements: [reviewed]\n",
    });
    const strict = policyOf(ownPolicies(texts), "strict");
    expect(strict?.requirements.map(({ id }) => id)).toEqual(["tested", "reviewed"]);
    expect(strict?.defaults.observe).toBe(900_000);
  });

  test("a row's options are the text of the file where text is meant", () => {
    const texts = policyTexts(row({ with: "{checks: [1.10, true]}" }));
    const [tested] = policyOf(ownPolicies(texts), "house")?.requirements ?? [];
    expect(tested?.with).toEqual({ checks: ["1.10", "true"] });
  });

  test("are plain data: written as JSON and read back they are the same", () => {
    const read = readPolicies(policyTexts());
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });
});

test("policies of the product that do not hold are told with their place", () => {
  expect(() => ownPolicies(policyTexts(row({ uses: "magic" })))).toThrow(
    'the policies of this installation cannot be used: rows/all.yml:3:9 no evaluator is called "magic"',
  );
});
