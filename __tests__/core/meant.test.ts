import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { meant } from "../../src/core/meant.ts";

test.each([
  ["retrys", ["retries", "ready"], "retries"],
  ["stable_for", ["stable-for", "to"], "stable-for"],
  ["inARow", ["in-a-row"], "in-a-row"],
  ["wiht", ["with", "when"], "with"],
  ["not-contain", ["contains"], undefined],
  ["not-contain", ["contains", "not-contains"], "not-contains"],
  ["notes", ["note"], "note"],
  ["xyz", ["ready", "checks"], undefined],
  ["a", [], undefined],
])("%s among %j means %s", (word, known, best) => {
  const hint = best === undefined ? {} : { hint: `did you mean "${best}"?` };
  expect(meant(word, known)).toEqual(hint);
});

test("the hint is worded in one place", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" });
  const worded = files.filter(
    (path) => path.endsWith(".ts") && readFileSync(`src/${path}`, "utf8").includes("did you mean"),
  );
  expect(worded).toEqual(["core/meant.ts"]);
});
