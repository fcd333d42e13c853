import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { formatDuration, formatTime, shortSha } from "../core/units.ts";
import { duration, lazily, text } from "../fields/fields.ts";
import { paths as pathsOf } from "../questions/paths.ts";
import { worked as question } from "../questions/worked.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { changedBy, since } from "./paths-changed.ts";

const options = lazily(() =>
  z.strictObject({
    workflow: text
      .regex(/^[\w.-]+\.ya?ml$/, "the name of a workflow file, such as backup.yml")
      .optional()
      .meta({ description: "workflow that shows it, by the name of its file" }),
    job: text.optional().meta({ description: "a job of it; default: the whole run" }),
    step: text.optional().meta({ description: "a step, of that job or of any" }),
    within: duration.prefault("24h").meta({ description: "how old its success may be" }),
    "this-commit": z
      .boolean()
      .default(false)
      .meta({ description: "only a run for the released commit counts" }),
    paths: z
      .array(text)
      .min(1, "at least one path, or the key left out")
      .optional()
      .meta({ description: "only where one of these changed; `*` is any text, `/` too" }),
  }),
);

/** A workflow, job or step of the default branch succeeded a short while ago. */
export const worked = defineEvaluator({
  id: "worked",
  options,
  reads: ["release"],
  questions: ({ workflow, job, step, paths }, { release: { previous, sha } }) => ({
    worked: workflow === undefined ? [] : [question({ workflow, job, step })],
    paths: paths === undefined ? [] : [pathsOf(previous?.sha, sha)],
  }),
  judge: ({ worked: [seen], paths: [moved] }, own, { release, now }): Judgement => {
    const { workflow, within, paths } = own;
    const what = [workflow, own.job, own.step].filter(Boolean).join(" / ");
    const forThis = own["this-commit"] ? ` for ${shortSha(release.sha)}` : "";
    const age = formatDuration(within);
    const expected =
      workflow === undefined
        ? `A workflow that showed it within ${age}`
        : `A success of ${what} within ${age}${forThis}`;
    if (paths !== undefined && changedBy(paths, moved?.paths ?? []).length === 0) {
      const found = `None of ${paths.join(", ")} changed ${since(release)}`;
      return { outcome: "not-applicable", expected, found };
    }
    if (workflow === undefined || seen === undefined) {
      return {
        outcome: "fail",
        expected,
        found: "No workflow is named that shows it",
        remedy: NAME,
      };
    }
    const { run, branch } = seen;
    const remedy = `Run it on ${branch}: \`gh workflow run ${workflow}\`; then run this stage again`;
    const wait = (found: string): Judgement => {
      return { outcome: "pending", expected, found, remedy, ...(run && { link: run.url }) };
    };
    if (run === undefined) return wait(`No run of ${branch} shows a success of ${what}`);
    const at = Date.parse(run.at);
    const found = `${what} succeeded on ${formatTime(run.at)} for ${shortSha(run.sha)}`;
    if (own["this-commit"] && run.sha !== release.sha) return wait(found);
    // a time that is none is no success
    if (!(now - at <= within)) return wait(`${found}, which is too long ago`);
    return { outcome: "pass", expected, found, link: run.url };
  },
});

const NAME =
  "Name it in release.yml under this requirement, such as `{workflow: backup.yml, within: 24h}`";
