import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { lazily, text } from "../fields/fields.ts";
import { address } from "../questions/address.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

const link = text.regex(/^https?:\/\/[^\s@]+$/i, "an address that begins with https:// or http://");

const options = lazily(() =>
  z.strictObject({
    runbooks: link.meta({ description: "address of the operational runbooks" }).optional(),
    infrastructure: link
      .meta({ description: "address of the infrastructure's documents" })
      .optional(),
    dashboards: link.meta({ description: "address of the monitoring dashboards" }).optional(),
    "on-call": link.meta({ description: "address of the on-call schedule" }).optional(),
  }),
);

const NAMES = ["runbooks", "infrastructure", "dashboards", "on-call"] as const;

/** Statuses of a page that is there, and not for everybody or not right now. */
const THERE: readonly number[] = [401, 403, 407, 429];

/** Every address is declared and answers; a page that asks who one is, is there. */
export const resources = defineEvaluator({
  id: "resources",
  options,
  questions: (given) => ({
    pages: NAMES.flatMap((name) => given[name] ?? []).map((url) => address(url)),
  }),
  reads: ["manifest"],
  judge: ({ pages }, given): Judgement => {
    const expected = `Addresses of ${NAMES.join(", ")} that answer`;
    const undeclared = NAMES.filter((name) => given[name] === undefined);
    if (undeclared.length > 0) {
      return {
        outcome: "fail",
        expected,
        found: `No address of ${undeclared.join(", ")}`,
        remedy: `Add it in release.yml on the default branch: \`requirements: {resources-linked: {${undeclared[0]}: https://…}}\``,
      };
    }
    const worst = pages.filter((page) => outcomeOf(page) === "fail");
    const unclear = pages.filter((page) => outcomeOf(page) === "unknown");
    const [first, ...more] = [...worst, ...unclear];
    if (first === undefined) {
      return { outcome: "pass", expected, found: `${pages.length} addresses answer` };
    }
    const outcome = outcomeOf(first);
    const remedy =
      outcome === "fail"
        ? "Correct the address in release.yml on the default branch, or put the page back"
        : "Run the stage again when it answers, or correct its address";
    return { outcome, expected, found: told(first), details: more.map(told), remedy };
  },
});

type Page = AnswerValue<"address">;

function outcomeOf({ status }: Page): "pass" | "fail" | "unknown" {
  if (status === undefined || status >= 500) return "unknown";
  return status < 400 || THERE.includes(status) ? "pass" : "fail";
}

const told = ({ url, status, reason = "" }: Page): string =>
  `${cut(url, 100)} answers ${status ?? `nothing: ${reason}`}`;
