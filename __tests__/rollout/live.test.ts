import { describe, expect, test } from "@jest/globals";
import { type BuildAnswer, LiveBuild } from "../../src/rollout/live.ts";

const LETTERS: Readonly<Record<string, BuildAnswer>> = { n: "new", o: "old", "?": "unknown" };

/** State after answers: `n` new, `o` old, `?` nothing that tells; one a second. */
function after(picture: string): string {
  const live = new LiveBuild(3);
  for (const [i, letter] of [...picture].entries()) live.add(LETTERS[letter] ?? "unknown", i);
  return `${live.state} ${live.lastOldAt ?? "-"}`;
}

describe("the build that answers while a release is watched", () => {
  test.each([
    ["nnnn", "new -"],
    ["n??n", "new -"],
    ["", "unknown -"],
    ["????", "unknown -"],
    ["nonn", "mixed 1"],
    ["nonon", "mixed 3"],
    ["noono", "mixed 4"],
    ["nooo", "taken-back 3"],
    ["no?oo", "taken-back 4"],
    ["nooonnnn", "taken-back 3"],
    ["ooo", "taken-back 2"],
  ])("%s: %s", (picture, expected) => {
    expect(after(picture)).toBe(expected);
  });
});
