import { describe, expect, test } from "@jest/globals";
import { smokeIn } from "../../src/manifest/smoke-in.ts";

const idsIn = (text: string) => smokeIn("release.yml", text)?.checks.map(({ id }) => id);

describe("the checks of another commit's manifest", () => {
  test.each<[string, string, readonly string[] | undefined]>([
    [
      "are those of its smoke block",
      "smoke: {checks: [{get: /}, {id: orders, get: /o}]}",
      ["GET /", "orders"],
    ],
    ["are the one that needs no words", "environments: {}", ["GET /"]],
    ["are read whatever else it holds", "later: 1\nsmoke: {checks: [{get: /a}]}", ["GET /a"]],
    ["are not known where the block cannot be read", "smoke: {checks: [{needs: [a]}]}", undefined],
    ["are not known where it is no YAML", "smoke: {checks: [", undefined],
    ["are not known where it is empty", "", undefined],
  ])("%s", (_what, text, expected) => {
    expect(idsIn(text)).toEqual(expected);
  });
});
