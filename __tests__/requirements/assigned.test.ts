import { expect, test } from "@jest/globals";
import { known } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const access = (login: string, permission = "nobody") =>
  known(`access of ${login}`, { login, permission });
const team = (...members: readonly string[]) =>
  known("team octoacme/ops", { team: "octoacme/ops", members });

function judge(holders: readonly string[], answers: readonly ReturnType<typeof known>[]) {
  const roles = holders.length === 0 ? {} : { "on-call": holders };
  return judged({ uses: "assigned", options: { role: "on-call" }, manifest: { roles }, answers });
}

test.each<[string, readonly string[], readonly ReturnType<typeof known>[], string, string]>([
  ["one who may write", ["erin"], [access("erin", "write")], "pass", "@erin, without a deputy"],
  [
    "with a deputy",
    ["@erin", "olga"],
    [access("erin", "admin"), access("olga", "write")],
    "pass",
    "@erin; deputy: @olga",
  ],
  ["a team", ["@octoacme/ops"], [team("erin")], "pass", "@octoacme/ops, without a deputy"],
  ["an empty team", ["@octoacme/ops"], [team()], "fail", "@octoacme/ops has no members"],
  [
    "a team that could not be read",
    ["@octoacme/ops"],
    [],
    "unknown",
    "Whether anybody is in @octoacme/ops could not be read",
  ],
  [
    "a person beside such a team",
    ["erin", "@octoacme/ops"],
    [access("erin", "write")],
    "pass",
    "@erin; deputy: @octoacme/ops",
  ],
  ["nobody", [], [], "fail", "Nobody holds the role on-call"],
  ["a login that does not exist", ["erni"], [access("erni")], "fail", "@erni does not exist"],
  [
    "a deputy who does not",
    ["erin", "olag"],
    [access("erin", "write"), access("olag")],
    "fail",
    "@olag does not exist",
  ],
  [
    "somebody who may only read",
    ["erin"],
    [access("erin", "read")],
    "fail",
    "@erin may not write here",
  ],
  [
    "somebody without any access",
    ["erin"],
    [access("erin", "none")],
    "fail",
    "@erin may not write here",
  ],
  ["somebody who could not be asked about", ["erin"], [], "unknown", "No answer came"],
])("%s", (_what, holders, answers, outcome, found) => {
  expect(saying(judge(holders, answers))).toMatchObject({
    outcome,
    found:
      outcome === "unknown" && found.startsWith("No")
        ? expect.stringMatching(/no answer came/i)
        : found,
  });
});
