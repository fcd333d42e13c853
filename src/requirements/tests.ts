import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { type CiCheck, checks } from "../questions/checks.ts";
import { isOurs } from "./ci-counted.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";
import { matches } from "./patterns.ts";

const options = lazily(() =>
  z.strictObject({
    checks: z
      .array(z.string().min(1, "some text"))
      .min(1, "at least one name")
      .meta({ description: "names of the checks that are these tests; `*` is any text" }),
  }),
);

/** Tests of one kind ran for this commit: a check is called so, and all that are have succeeded. */
export const tests = defineEvaluator({
  id: "tests",
  options,
  questions: (_options, { release: { sha } }) => ({ checks: checks(sha) }),
  judge: ({ checks }, { checks: names }, { release: { sha } }): Judgement => {
    const expected = `A successful check of ${shortSha(sha)} called ${names.join(" or ")}`;
    const own = checks.filter(
      ({ name }) => !isOurs(name) && names.some((pattern) => matches(pattern, name)),
    );
    const bad = own.filter((check) => check.completed && check.conclusion !== "success");
    const open = own.filter(({ completed }) => !completed);
    const [first] = [...bad, ...open];
    if (own.length === 0) {
      return {
        outcome: "fail",
        expected,
        found: `No check is called ${names.join(" or ")}`,
        remedy:
          "Let these tests run for this commit, or name their checks in release.yml: `checks` of this requirement",
      };
    }
    if (first === undefined) {
      return { outcome: "pass", expected, found: `Successful: ${namesOf(own)}` };
    }
    const link = first.url === undefined ? {} : { link: first.url };
    if (bad.length > 0) {
      const remedy = "Correct what these tests report and release the new commit";
      return {
        outcome: "fail",
        expected,
        found: `Without success: ${namesOf(bad)}`,
        remedy,
        ...link,
      };
    }
    const remedy = "Run this stage again when they have finished";
    return {
      outcome: "pending",
      expected,
      found: `Still running: ${namesOf(open)}`,
      remedy,
      ...link,
    };
  },
});

function namesOf(some: readonly CiCheck[]): string {
  return listed(
    some.map(
      ({ name, completed, conclusion }) =>
        `${name} (${completed ? (conclusion ?? "no conclusion") : "running"})`,
    ),
  );
}
