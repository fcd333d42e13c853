import * as z from "zod";
import { wasBad } from "../core/baseline.ts";
import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { RECORD_STATES, stateOf, verdictOf } from "../core/record-state.ts";
import { heldIn, newestTouched } from "../core/record-trust.ts";
import { inSentence, plural } from "../core/wording.ts";
import { lazily } from "../fields/fields.ts";
import { before } from "../questions/before.ts";
import { history } from "../questions/history.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

type Before = AnswerValue<"before">;

/**
 * What is live meets its own critical checks: trouble that is there before a deployment would be
 * taken for the release's. Where the release may be what mends it, it only warns.
 */
export const alreadyUnhealthy = defineEvaluator({
  id: "already-unhealthy",
  options: lazily(() => z.strictObject({})),
  reads: ["release"],
  questions: (_options, { release, environment }) => ({
    before: before(environment.name, release.component),
    history: history(environment.name, release.component),
  }),
  judge: (values, _options, { release, environment, run, declared }) => {
    const { checks, fresh } = values.before;
    const expected = `Critical checks that are good in ${environment.name} before the deployment`;
    const details = fresh.length === 0 ? [] : [`New here, so not asked: ${fresh.join(", ")}`];
    const live = values.history.records.find(({ id }) => id === values.before.record);
    const about = { live, before: values.before, past: values.history };
    if (live?.sha === release.sha && live.payload.run === run.id) {
      const found = `Deployment ${live.id} of this run is live; what was before it stands on its record`;
      return { outcome: "pass", expected, found };
    }
    const bad = checks.filter(isBad);
    if (bad.length === 0) return { expected, details, ...notBad(about) };
    const trouble = { expected, details, ...described(about, bad) };
    if (live?.sha === release.sha) {
      const found = `${trouble.found}; that is this very commit, which does not mend itself`;
      return { ...trouble, found, remedy: `Mend ${environment.name}, or release another commit` };
    }
    const why = whySofter(about, declared.release.fixes);
    if (why === undefined) return { ...trouble, remedy: MEND };
    const remedy = "Look at these checks again when it is deployed";
    return { ...trouble, effect: "warn", found: `${trouble.found}; ${why}`, remedy };
  },
});

const MEND =
  'Mend it first; where this release mends it, say so in the manifest: `release: {fixes: "#512"}`';

const isBad = ({ asked, bad }: Before["checks"][number]): boolean => wasBad([asked, bad]);

interface About {
  /** Our newest deployment of what answers. */
  readonly live: DeploymentRecord | undefined;
  readonly before: Before;
  readonly past: History;
}

/** `2.3.7`, or what there is to say. */
function nameOf({ live, before: { version } }: About): string {
  return live?.payload.version ?? version ?? "what is live";
}

type Said = Omit<Judgement, "expected">;

function notBad(about: About): Said {
  const { live, before: found } = about;
  const [unsent] = found.checks.filter((check) => check.unsent);
  if (unsent !== undefined) {
    return {
      outcome: "unknown",
      found: `Could not ask ${unsent.id}: ${inSentence(unsent.says)}`,
      remedy:
        "Give the stage what this check needs, its address and its secrets; then run it again",
    };
  }
  if (found.checks.length > 0) {
    const checks = plural(found.checks.length, "critical check");
    return { outcome: "pass", found: `${checks} good on ${nameOf(about)}` };
  }
  return {
    outcome: "not-applicable",
    found:
      live === undefined
        ? `${capitalName(about)} was not deployed by release-gate: none of its checks is known`
        : `${nameOf(about)} has no critical check that this release has, too`,
  };
}

const capitalName = (about: About): string => nameOf(about).replace(/^what/, "What");

function described(about: About, bad: Before["checks"]): Said & { readonly found: string } {
  const [first] = bad;
  const more = bad.length > 1 ? ` and ${bad.length - 1} more` : "";
  const says = first === undefined ? "" : `: ${inSentence(first.says)}`;
  return {
    outcome: "fail",
    found: `Bad on ${nameOf(about)} already: ${first?.id}${more}${says}`,
    link: about.live && linkOf(about.live),
  };
}

/** Why the release may be what mends it, or why nobody expects better; undefined: nothing says so. */
function whySofter(
  { live, past: { records } }: About,
  fixes: string | undefined,
): string | undefined {
  if (live === undefined) return "release-gate has not deployed it, so it is no reason to wait";
  const newest = newestTouched(records);
  const doubtful = [newest, live].find((one) => one && verdictOf(one)?.outcome !== "pass");
  if (doubtful !== undefined) {
    const { id, payload } = doubtful;
    return `deployment ${id} of ${payload.version} did not pass (${RECORD_STATES[stateOf(doubtful)].means}), and a release may mend it`;
  }
  // What spoke against the commit before it was deployed once more is past.
  const since = records.filter(({ id }) => id >= live.id);
  if (heldIn(since, live.sha, []) !== undefined) return "it is on hold, and a release may mend it";
  return fixes === undefined ? undefined : `this release mends ${fixes}`;
}
