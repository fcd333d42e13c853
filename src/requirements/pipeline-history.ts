import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { pipeline } from "../questions/pipeline.ts";
import { verifies } from "../questions/runs.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

/** Runs of which the newest are looked at. */
const MOST = 20;

/** A smaller share of them that succeeded is a sign of trouble: the guides' catalogue. */
const LEAST = 0.8;

/** Runs of this commit that were started again; more make a green one doubtful. */
const MOST_AGAIN = 2;

/** Ends that say nothing of the code: somebody stopped it, or there was nothing to do. */
const SILENT: readonly string[] = ["cancelled", "skipped", "neutral"];

/** Most of the newest runs succeeded, and few of this commit's were started again. */
export const pipelineHistory = defineEvaluator({
  id: "pipeline-history",
  options: lazily(() => z.strictObject({})),
  questions: (_options, { release: { sha } }) => ({ pipeline: pipeline(sha) }),
  judge: ({ pipeline: { branch, runs, sha } }): Judgement => {
    const expected = `At least ${LEAST * 100}% of the newest ${MOST} runs of ${branch} successful, and at most ${MOST_AGAIN} runs of ${shortSha(sha)} repeated`;
    const counted = runs
      .filter(({ event, state }) => verifies(event) && !SILENT.includes(state))
      .slice(0, MOST);
    if (counted.length === 0) {
      const remedy = "Let the tests run for the commits of this branch";
      return { outcome: "fail", expected, found: `No run of ${branch} has ended`, remedy };
    }
    const good = counted.filter(({ state }) => state === "success").length;
    const again = runs.filter((run) => run.sha === sha && run.attempt > 1);
    const repeats = again.reduce((sum, { attempt }) => sum + attempt - 1, 0);
    const found = `${good} of ${counted.length} runs successful, ${repeats} of ${shortSha(sha)} repeated`;
    if (good >= LEAST * counted.length && repeats <= MOST_AGAIN) {
      return { outcome: "pass", expected, found };
    }
    const link = (again[0] ?? counted.find(({ state }) => state !== "success"))?.url;
    return {
      outcome: "fail",
      expected,
      found,
      remedy: "Look at what makes them fail from time to time before you trust a green one",
      ...(link === undefined ? {} : { link }),
    };
  },
});
