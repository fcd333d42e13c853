import { describe, expect, test } from "@jest/globals";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import { checksOfBoth } from "../../src/smoke/own-checks.ts";
import { aCheck } from "../support/smoke-builders.ts";

const ours = aCheck({ id: "orders", path: "/orders", headers: { "X-Key": "a", accept: "b" } });

describe("a check is another build's, too", () => {
  test.each<[string, Partial<CheckOptions>, boolean]>([
    ["with the same id and request", {}, true],
    ["whatever it is called", { name: "Orders of today" }, true],
    ["whatever it expects, and however long", { expect: { status: 204 }, timeout: 1 }, true],
    ["whatever it decides there", { severity: "warning" }, true],
    ["however its headers are written", { headers: { accept: "b", "x-key": "a" } }, true],
    ["not under another id", { id: "order" }, false],
    ["not with another method", { method: "HEAD" }, false],
    ["not of another path", { path: "/v2/orders" }, false],
    ["not with another header", { headers: { "x-key": "a" } }, false],
    ["not with a body", { json: { a: 1 } }, false],
    ["not with a text", { text: "a" }, false],
    ["not at another host", { at: "api" }, false],
    ["not with a form", { form: { a: "b" } }, false],
    ["not with a query", { query: { a: "b" } }, false],
    ["not with other credentials", { auth: { bearer: "x" } }, false],
    ["not where it saves something else", { save: { x: { text: true } } }, false],
    ["not where it needs something else", { needs: ["x"] }, false],
  ])("%s", (_what, over, expected) => {
    const theirs = { ...ours, ...over };
    const both = checksOfBoth([ours], [aCheck(), theirs]);
    expect(both).toEqual(expected ? [{ ...theirs, severity: ours.severity }] : []);
  });
});

test("a check goes with what it needs", () => {
  const made = aCheck({ id: "order", method: "POST" });
  const read = aCheck({ id: "read", needs: ["order"] });
  expect(checksOfBoth([made, read], [made, read])).toEqual([made, read]);
  expect(checksOfBoth([made, read], [{ ...made, path: "/v2" }, read])).toEqual([]);
});

test("a check is sent to the host that is known now", () => {
  const check = aCheck({ at: "api", base: "https://api.shop.example" });
  expect(checksOfBoth([check], [aCheck({ at: "api" })])).toEqual([check]);
});
