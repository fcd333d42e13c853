import { meant } from "../core/meant.ts";
import { PHASES, seesItself } from "../core/phases.ts";
import { isObserver } from "../requirements/harness/observer.ts";
import { issueProblems } from "../yaml/issues.ts";
import { atValue } from "../yaml/locate.ts";
import type { YamlProblem } from "../yaml/problems.ts";
import { readWith } from "../yaml/read-with.ts";
import type { ProblemWords } from "../yaml/source.ts";
import type { Spot } from "../yaml/tree.ts";
import { EVALUATOR_NAMES, evaluatorOf, type PolicyRow, type RowEvaluator } from "./row.ts";
import { spotsBelow } from "./spots.ts";

type Spots = ReadonlyMap<string, Spot>;

/** A row whose options hold the file's own text where text is meant, or what is wrong with it. */
export function checkRow(
  row: PolicyRow,
  spots: Spots,
): { readonly row: PolicyRow; readonly problems: readonly YamlProblem[] } {
  const at = (key: string, words: ProblemWords) => atValue(spots, [row.id, key], words);
  const evaluator = evaluatorOf(row.uses);
  if (evaluator === undefined) return { row, problems: [at("uses", unknownEvaluator(row.uses))] };
  const phase = phaseWords(row, evaluator);
  const misplaced = phase === undefined ? [] : [at("phase", phase)];
  const { options: schema } = evaluator;
  const base = [row.id, "with"];
  const read = readWith(schema, row.with, spotsBelow(spots, base));
  if (read.ok) return { row: { ...row, with: asOptions(read.raw) }, problems: misplaced };
  const refused = issueProblems({ schema, raw: read.raw, spots, base }, read.issues);
  return { row, problems: [...misplaced, ...refused.map(({ problem }) => problem)] };
}

const asOptions = (raw: unknown): PolicyRow["with"] =>
  typeof raw === "object" && raw !== null ? { ...raw } : {};

function unknownEvaluator(uses: string): ProblemWords {
  return {
    sentence: `no evaluator is called "${uses}"`,
    expected: `one of ${EVALUATOR_NAMES.join(", ")}`,
    ...meant(uses, EVALUATOR_NAMES),
  };
}

/** People may say something of what is live, too. */
function isAsked(phase: PolicyRow["phase"], uses: string): boolean {
  return uses === "attest" && (phase === "deploy" || phase === "verify");
}

/** A row that no stage judges, or that its stage cannot judge, does not load. */
function phaseWords({ phase, uses }: PolicyRow, evaluator: RowEvaluator): ProblemWords | undefined {
  if (PHASES[phase].stage === undefined) {
    return {
      sentence: `no stage judges the phase ${phase} yet`,
      hint: "leave the row out for now",
    };
  }
  if (isObserver(evaluator) === seesItself(phase)) return undefined;
  if (isAsked(phase, uses)) return undefined;
  return isObserver(evaluator)
    ? {
        sentence: `\`${uses}\` needs what a stage has seen, and before the deployment there is nothing`,
      }
    : { sentence: `the phase ${phase} is judged by what its stage has seen`, hint: "use `from`" };
}
