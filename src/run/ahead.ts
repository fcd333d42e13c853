import type { Question } from "../core/ask.ts";
import type { Declared } from "../core/declared.ts";
import { PHASES, type Phase } from "../core/phases.ts";
import { type Environment, RELEASE_TYPES, type Release } from "../core/release.ts";
import { cut, line } from "../core/text.ts";
import { plural } from "../core/wording.ts";
import { declaredBlocks } from "../manifest/declared.ts";
import { isProduction, pickEnvironment } from "../manifest/environment.ts";
import type { Loaded } from "../manifest/load.ts";
import { policyPart } from "../manifest/policy-part.ts";
import type { Manifest } from "../manifest/schema.ts";
import { PERMISSIONS } from "../policy/needs.ts";
import { planRequirements } from "../policy/plan.ts";
import type { Policy } from "../policy/policies.ts";
import { evaluate } from "../requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";

/** What a row asks for each type of release. */
interface Asked {
  readonly row: PlannedRequirement;
  readonly phase: Phase;
  readonly effects: readonly string[];
}

/**
 * Requests to GitHub that one question takes where no list has a second page.
 */
export const REQUESTS: Readonly<Record<string, number>> = {
  history: 3,
  issues: 1,
  record: 2,
  owner: 2,
  checks: 2,
  runs: 2,
  required: 2,
  comments: 2,
  ancestry: 1,
  changes: 1,
  reviews: 2,
  paths: 1,
  labelled: 1,
  milestone: 2,
  links: 1,
  pipeline: 1,
  scans: 2,
  versions: 1,
  worked: 2,
  team: 1,
  user: 1,
  markdown: 1,
  workflow: 1,
  tags: 3,
  before: 1,
  manifest: 1,
};

const PHASES_AHEAD = ["readiness", "staging", "deploy", "verify"] as const;

/** Lines for a terminal: what a policy will ask before and after a deployment; nothing is asked. */
export async function ahead(
  { manifest, place, spots }: Pick<Loaded, "manifest" | "place" | "spots">,
  policy: Policy,
  named: string | undefined,
): Promise<readonly string[]> {
  const environment = withBefore(manifest, pickEnvironment(manifest, named));
  const part = policyPart(manifest);
  const plans = RELEASE_TYPES.map((releaseType) =>
    planRequirements({ policy, manifest: part, releaseType, environment, place, spots }),
  );
  const [first] = plans;
  const asked = PHASES_AHEAD.flatMap((phase) =>
    (first?.rowsFor(phase) ?? []).map((row, i): Asked => {
      const effects = plans.map((plan) => plan.rowsFor(phase)[i]?.effect ?? row.effect);
      return { row, phase, effects };
    }),
  );
  const origins = { path: "", origin: "", trusted: "", sha256: "" };
  const declared = knownBlocks(declaredBlocks(manifest, origins, environment.name));
  const before = asked.filter(({ phase }) => phase === "readiness" || phase === "staging");
  const questions = await questionsOf(before, { declared, environment });
  const calls = questions.reduce((sum, { kind }) => sum + (REQUESTS[kind] ?? 1), FIRST_READS);
  const permissions = [...new Set(asked.flatMap(({ row }) => permissionsOf(row)))].sort();
  return [
    `policy ${policy.name} in ${line(environment.name)}: ${plural(asked.length, "requirement")}`,
    ...asked.map(told),
    "",
    `permissions: ${permissions.map((name) => `${name}: read`).join(", ")}`,
    `about ${calls} requests to GitHub in readiness, for ${plural(questions.length, "question")}; more where a list has several pages`,
    ...undecidedLines(policy),
  ];
}

/** Before any question: the manifest twice, the default branch, the version, what ran before. */
const FIRST_READS = 7;

/** Production comes after all other environments, where the manifest does not say otherwise. */
function withBefore(manifest: Manifest, chosen: Environment): Environment {
  const others = Object.keys(manifest.environments).filter((name) => !isProduction(manifest, name));
  return chosen.production && chosen.after.length === 0 ? { ...chosen, after: others } : chosen;
}

function undecidedLines({ undecided }: Policy): readonly string[] {
  if (undecided.length === 0) return [];
  return [`not decided yet: ${plural(undecided.length, "line")} of the policy`];
}

function told({ row, phase, effects }: Asked): string {
  const { id, owner, notApplicable, title } = row;
  const distinct = [...new Set(effects)];
  const effect = distinct.length === 1 ? distinct[0] : effects.join("/");
  const when = PHASES[phase].stage === "readiness" ? "before" : "after";
  if (notApplicable !== undefined) return `  ${id}: not applicable, ${line(notApplicable)}`;
  return `  ${id} (${effect}, ${when}): ${cut(line(title), 90)}; ${whoOf(row)} ${line(owner)}`;
}

/** People are asked for their word; everything else is looked up, and its owner mends it. */
const whoOf = ({ uses }: PlannedRequirement): string =>
  uses === "attest" || uses === "signoff" ? "by the word of" : "looked up, for";

function permissionsOf({ uses, notApplicable }: PlannedRequirement): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = PERMISSIONS;
  if (notApplicable !== undefined || !Object.hasOwn(known, uses)) return [];
  return known[uses] ?? [];
}

function knownBlocks(blocks: ReturnType<typeof declaredBlocks>): Declared {
  const entries = Object.entries(blocks).map(([key, value]) => [key, { state: "known", value }]);
  return Object.fromEntries(entries) as Declared; // each block by its own name
}

/** Every question of some rows once, as for a release that is not known yet. */
async function questionsOf(
  asked: readonly Asked[],
  known: { readonly declared: Declared; readonly environment: Environment },
): Promise<readonly Question[]> {
  let all: readonly Question[] = [];
  const release: Release = {
    ...{ name: "release", component: "", version: "0.0.0", versionFrom: "nowhere", type: "major" },
    ...{ sha: "0".repeat(40), shaFrom: "nowhere", previous: BEFORE },
  };
  const run = { id: "0", attempt: 1, job: undefined, runner: undefined } as const;
  const subject = { release, run: { ...run, url: undefined, workflow: undefined }, now: 0 };
  await evaluate(
    asked.map(({ row }) => row),
    { ...subject, ...known },
    async (questions) => {
      all = questions;
      return new Map();
    },
  );
  return all;
}

const BEFORE = { version: "0.0.0", sha: "1".repeat(40) };
