import { isPlainTemplate } from "../expressions/plain.ts";
import { hasExpression } from "../expressions/template.ts";
import { type Policies, type Policy, policyOf } from "../policy/policies.ts";
import { issueProblems } from "../yaml/issues.ts";
import { atKey } from "../yaml/locate.ts";
import { isWithin, type Path, pathKey, valueAt } from "../yaml/path.ts";
import type { YamlProblem } from "../yaml/problems.ts";
import type { ReadWith } from "../yaml/read-with.ts";
import { problemAt } from "../yaml/source.ts";
import { numberTrap } from "../yaml/traps.ts";
import type { PlacedProblem, Tree } from "../yaml/tree.ts";
import { CHECK_RULES } from "./check-rules.ts";
import { jsonPathFaults, signalPathFaults } from "./json-path-rules.ts";
import { MANIFEST_WORDS } from "./later.ts";
import { isTrusted } from "./merge.ts";
import { noticeRule } from "./notice-rules.ts";
import { patternFaults } from "./pattern-rules.ts";
import { policyPart } from "./policy-part.ts";
import { PRODUCTION_RULES } from "./production-rules.ts";
import { type Around, readAround } from "./read-around.ts";
import { ROLE_RULES } from "./role-rules.ts";
import { placeFaults, RULES, type Rule } from "./rules.ts";
import { type Manifest, manifestSchema } from "./schema.ts";
import { SOURCE_RULES, signalRowRule, sourceWindowRule } from "./source-rules.ts";
import { templatesIn } from "./templates.ts";
import { WATCH_RULES, windowRule } from "./watch-rules.ts";

type Spots = Tree["spots"];

/**
 * Everything that is wrong with a parsed file. Traps of YAML come first: what the schema says of a
 * value that they spoilt would only confuse; so would rules about what the schema refused.
 */
export async function treeProblems(
  tree: Tree,
  read: ReadWith<Manifest>,
  policies: Policies,
): Promise<readonly YamlProblem[]> {
  const { spots } = tree;
  const { raw } = read;
  const traps = [...tree.problems, ...numberProblems(raw, spots)];
  const refused = read.ok
    ? []
    : issueProblems(
        { schema: manifestSchema, raw, spots, words: MANIFEST_WORDS },
        read.issues,
      ).filter(outside(traps));
  const before = [...traps, ...refused];
  const around: Around | undefined = read.ok
    ? { manifest: read.value, raw, broken: new Set() }
    : readAround(raw, read.issues, spots);
  const rules = around === undefined ? [] : await ruleProblems(around, spots, policies);
  const expressions = [
    ...trustedExpressions(raw, spots),
    ...(await expressionProblems(raw, spots)),
  ];
  return [
    ...before,
    ...rules.filter(outside(before)),
    ...expressions.filter(({ path }) => !before.some((b) => pathKey(b.path) === pathKey(path))),
  ].map(({ problem }) => problem);
}

const outside =
  (problems: readonly PlacedProblem[]) =>
  ({ path }: PlacedProblem): boolean =>
    !problems.some((problem) => isWithin(path, problem.path));

/** Few manifests tell anybody. */
async function notifyRules({ notify }: Manifest): Promise<readonly Rule[]> {
  return notify.length === 0 ? [] : (await import("./notify-rules.ts")).NOTIFY_RULES;
}

async function ruleProblems(
  { manifest, raw, broken }: Around,
  spots: Spots,
  policies: Policies,
): Promise<readonly PlacedProblem[]> {
  const policy = broken.has("policy") ? undefined : policyOf(policies, manifest.policy);
  const rules = [
    ...RULES,
    ...CHECK_RULES,
    ...WATCH_RULES,
    ...SOURCE_RULES,
    ...PRODUCTION_RULES,
    ...ROLE_RULES,
    ...(await notifyRules(manifest)),
    windowRule(policy),
    noticeRule(policy),
    sourceWindowRule(policy),
    signalRowRule(policy),
  ];
  const faults = rules
    .filter(({ needs }) => !needs.some((block) => broken.has(block)))
    .flatMap((rule) => rule.faults(manifest));
  const smoke = [valueAt(raw, ["smoke"]), ["smoke"]] as const;
  const texts = [
    ...(await jsonPathFaults(...smoke)),
    ...(await signalPathFaults(manifest.health)),
    ...(await patternFaults(...smoke)),
  ];
  if (policy === undefined) return placeFaults([...faults, ...texts], spots);
  const lines = await requirementProblems(manifest, policy, { policies, spots });
  const waived = ["waivers", "roles", "signoffs"].some((block) => broken.has(block))
    ? []
    : await waiverProblems(manifest, policy, { policies, spots });
  return [...placeFaults([...faults, ...texts], spots), ...lines, ...waived];
}

/** What is wrong under `requirements`; the evaluators of all lines are loaded for that alone. */
async function requirementProblems(
  manifest: Manifest,
  policy: Policy,
  known: { readonly policies: Policies; readonly spots: Spots },
): Promise<readonly PlacedProblem[]> {
  if (Object.keys(manifest.requirements).length === 0) return [];
  const rules = await import("../policy/requirement-rules.ts");
  return rules.requirementProblems(policyPart(manifest), policy, known);
}

/** What is wrong under `waivers`, which few manifests have. */
async function waiverProblems(
  manifest: Manifest,
  policy: Policy,
  known: { readonly policies: Policies; readonly spots: Spots },
): Promise<readonly PlacedProblem[]> {
  if (manifest.waivers.length === 0) return [];
  const rules = await import("../policy/waiver-rules.ts");
  return rules.waiverProblems(policyPart(manifest), policy, known);
}

/** What is wrong with expressions; GitHub's parser of them is loaded for unusual ones alone. */
async function expressionProblems(raw: unknown, spots: Spots): Promise<readonly PlacedProblem[]> {
  const templates = templatesIn(raw).filter(({ path, text }) => {
    return !isName(path) && !isPlainTemplate(text, { beforeRelease: path[0] === "environments" });
  });
  if (templates.length === 0) return [];
  const rules = await import("./expression-rules.ts");
  return rules.expressionProblems(templates, spots, raw);
}

/** Numbers that stayed numbers and that not every reader takes for the same. */
function numberProblems(raw: unknown, spots: Spots): readonly PlacedProblem[] {
  return [...spots.values()].flatMap(({ path, source, value: range, written }) => {
    const value = valueAt(raw, path);
    const words =
      typeof value === "number" && written !== undefined ? numberTrap(written, value) : undefined;
    return words === undefined ? [] : [{ path, problem: problemAt(source, range, words) }];
  });
}

/** Names of checks are taken as GitHub shows them, which may be as an expression. */
const isName = ([block, , key]: Path): boolean =>
  block === "requirements" && ["checks", "may-skip", "ignore"].includes(String(key));

/** What is read from the default branch may not depend on values of a run. */
function trustedExpressions(raw: unknown, spots: Spots): readonly PlacedProblem[] {
  return [...spots.values()].flatMap(({ path }) => {
    const value = valueAt(raw, path);
    if (typeof value !== "string" || !hasExpression(value)) return [];
    if (!isTrusted(path) || isName(path)) return [];
    const sentence = `an expression is not allowed in ${String(path[0])}`;
    return [{ path, problem: atKey(spots, path, { sentence, hint: "write the value itself" }) }];
  });
}
