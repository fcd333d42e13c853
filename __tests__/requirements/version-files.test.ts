import { expect, test } from "@jest/globals";
import { known } from "../support/builders.ts";
import { judged } from "./judging.ts";

const when = (files: readonly object[]) =>
  judged({
    uses: "version-files",
    options: { files: ["package.json", "Cargo.toml"] },
    answers: [known("versions package.json, Cargo.toml", { files })],
  });

const JSON_FILE = { path: "package.json", version: "2.4.0" };

test.each<[string, readonly object[], string, string]>([
  ["the same", [JSON_FILE], "pass", "package.json of 2.4.0"],
  [
    "another",
    [
      { ...JSON_FILE, version: "2.3.7" },
      { path: "Cargo.toml", version: "2.4.0" },
    ],
    "fail",
    "package.json says 2.3.7",
  ],
  ["none", [JSON_FILE, { path: "Cargo.toml" }], "fail", "Cargo.toml names no version"],
  ["a leading v", [{ ...JSON_FILE, version: "v2.4.0" }], "fail", "package.json says v2.4.0"],
  ["no file", [], "not-applicable", "None of package.json, Cargo.toml exists"],
])("%s", (_what, files, outcome, found) => {
  expect(when(files)).toMatchObject({ outcome, found });
});
