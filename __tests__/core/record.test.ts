import { describe, expect, test } from "@jest/globals";
import { deployKey, isTooLarge, revertKey, taskOf } from "../../src/core/record.ts";
import { inOrder } from "../../src/core/record-order.ts";
import { aPayload, aStatus, SAID } from "../support/records.ts";

const place = { owner: "octoacme", repo: "shop", component: "", environment: "production" };
const act = { sha: "9f3c2ab", run: "4711" };

describe("keys of claims", () => {
  test.each([
    [{}, "rg:octoacme/shop::production:9f3c2ab:4711:deploy"],
    [{ component: "api" }, "rg:octoacme/shop:api:production:9f3c2ab:4711:deploy"],
    [{ environment: "eu: 100%" }, "rg:octoacme/shop::eu%3A 100%25:9f3c2ab:4711:deploy"],
  ])("a deployment of %j", (over, key) => {
    expect(deployKey({ ...place, ...over }, act)).toBe(key);
  });

  test("a revert's holds the deployment, and neither run nor commit", () => {
    expect(revertKey(place, 77)).toBe("rg:octoacme/shop::production:rollback:77");
    expect(revertKey({ ...place, component: "api" }, 77)).toBe(
      "rg:octoacme/shop:api:production:rollback:77",
    );
  });

  test("no name can pass for two", () => {
    const one = deployKey({ ...place, component: "a:b", environment: "c" }, act);
    expect(one).not.toBe(deployKey({ ...place, component: "a", environment: "b:c" }, act));
  });
});

test("the task names the component, where there is one", () => {
  expect([taskOf(""), taskOf("api")]).toEqual(["release-gate", "release-gate/api"]);
});

test.each([
  [4095, false],
  [4096, true],
])("a payload of %i bytes on its way is too large: %s", (bytes, is) => {
  const bare = JSON.stringify({ release_gate: aPayload({ notes: "é" }) }).length + 1;
  const notes = `é${"x".repeat(bytes - bare)}`;
  expect(isTooLarge({ release_gate: aPayload({ notes }) })).toBe(is);
});

describe("statuses come in the order of a record's life", () => {
  const { begun, live, pass, inconclusive, fail, left, replaced, broke, receipt } = SAID;
  const reverted = SAID.revertedBy(9);

  test("by time", () => {
    const later = aStatus(begun, 2);
    const earlier = aStatus(pass, 1);
    expect(inOrder([later, earlier])).toEqual([earlier, later]);
  });

  test.each<[string, readonly string[]]>([
    ["a release that passed and was replaced", [begun, live, pass, replaced]],
    ["one that failed, was left, and reverted by a person", [begun, live, fail, left, reverted]],
    ["a pass before a doubt, a doubt before a fail", [pass, inconclusive, fail]],
    ["a fail that was reverted and then ended", [live, fail, reverted, broke]],
    ["an empty failure like a fail", [live, pass, "failure | ", left]],
    ["what somebody else wrote first", ["queued | ", begun, live]],
    ["what was given up last", [begun, SAID.untouched]],
    ["a receipt anywhere: here after all", [begun, live, pass, receipt]],
  ])("in one second by what they say: %s", (_, texts) => {
    const told = texts.map((text) => aStatus(text, 7));
    expect(inOrder(told.toReversed())).toEqual(told);
    expect(inOrder([...told.slice(1), ...told.slice(0, 1)])).toEqual(told);
  });

  test("equal ones stay as they came", () => {
    const two = [aStatus(begun, 7), aStatus(begun, 7, "https://github.com/x/actions/runs/1")];
    expect(inOrder(two)).toEqual(two);
  });
});
