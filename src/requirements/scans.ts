import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { lazily, text } from "../fields/fields.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { type Alert, scans as question } from "../questions/scans.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";

const options = lazily(() =>
  z.strictObject({
    ref: text
      .regex(/^refs\//, "a full ref, such as refs/heads/main")
      .optional()
      .meta({ description: "branch whose scans and alerts count; default: the default branch" }),
    tools: z
      .array(text)
      .default([])
      .meta({ description: "tools that must have scanned the commit; default: any one" }),
  }),
);

/**
 * Code scanning ran for this very commit without an error, and no critical alert is open, neither in
 * the code nor in dependencies. An alert that is high only warns. What is switched off has not run.
 */
export const scans = defineEvaluator({
  id: "scans",
  options,
  questions: ({ ref }, { release: { sha } }) => ({ scans: question(sha, ref) }),
  judge: ({ scans }, { tools }, { release: { sha } }): Judgement => {
    const expected = `Scans of ${shortSha(sha)} and of its dependencies without a critical alert`;
    const { code, dependencies } = scans;
    if (code === undefined) return { expected, ...off("Code scanning") };
    if (dependencies === undefined) return { expected, ...off("The list of Dependabot alerts") };
    const unscanned = faultOf(code, tools, scans);
    if (unscanned !== undefined) return { expected, ...unscanned };
    const alerts = [...code.alerts, ...dependencies.alerts];
    const critical = alerts.filter(({ severity }) => severity === "critical");
    const details = [`Alerts of dependencies are those of the default branch`];
    if (critical.length > 0) return { expected, details, ...open(critical) };
    if (alerts.length > 0) return { expected, details, ...open(alerts), effect: "warn" };
    const by = code.tools.join(", ");
    return {
      outcome: "pass",
      expected,
      found: `Scanned by ${by}, no critical or high alert`,
      details,
    };
  },
});

type Found = Omit<Judgement, "expected">;

function off(what: string): Found {
  const remedy = "Switch it on in the security settings of the repository, and let it run";
  return { outcome: "fail", found: `${what} is switched off`, remedy };
}

/** Why the commit does not count as scanned; undefined: it does. */
function faultOf(
  { tools, failed }: NonNullable<AnswerValue<"scans">["code"]>,
  wanted: readonly string[],
  { sha, ref }: AnswerValue<"scans">,
): Found | undefined {
  if (failed.length > 0) {
    const remedy = "Correct what the scan reports, and let it run again for this commit";
    return {
      outcome: "fail",
      found: `The scan by ${failed.join(", ")} ended with an error`,
      remedy,
    };
  }
  const lacking = wanted.filter((tool) => !tools.includes(tool));
  if (tools.length > 0 && lacking.length === 0) return undefined;
  const by = lacking.length === 0 ? "" : ` by ${lacking.join(", ")}`;
  return {
    outcome: "fail",
    found: `No scan of ${shortSha(sha)}${by} on ${ref}`,
    remedy: "Let code scanning run for this commit on that branch, then run this stage again",
  };
}

function open(alerts: readonly Alert[]): Found {
  const names = alerts.map(
    ({ severity, number, what }) => `#${number} (${severity}: ${cut(what, 60)})`,
  );
  const [first] = alerts;
  return {
    outcome: "fail",
    found: `Open alerts: ${listed(names)}`,
    remedy:
      "Mend them and release the commit that does, or dismiss with a reason what does not concern you",
    ...(first === undefined ? {} : { link: first.url }),
  };
}
