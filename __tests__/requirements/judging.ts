import type { DeclaredBlocks } from "../../src/core/declared.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { Answer } from "../../src/core/question.ts";
import { judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import { aManifest, answersOf, aPlanned, aSubject, declaredAnswers } from "../support/builders.ts";

/** One finding by a real evaluator, through the harness, with everything declared. */
export function judged({
  uses,
  options = {},
  subject,
  manifest = {},
  answers = [],
}: {
  readonly uses: keyof typeof EVALUATORS;
  readonly options?: unknown;
  readonly subject?: Parameters<typeof aSubject>[0];
  readonly manifest?: Partial<DeclaredBlocks>;
  readonly answers?: readonly Answer[];
}): Finding {
  const planned = aPlanned({ uses, options: EVALUATORS[uses].options.parse(options) });
  const all = answersOf([...declaredAnswers(aManifest(manifest)), ...answers]);
  const [finding] = judgeAnswers([planned], aSubject(subject), all);
  if (finding === undefined) throw new Error("one requirement, one finding");
  return finding;
}

/** The part of a finding that a rule decides. */
export function saying({ outcome, found, remedy, details, link }: Finding) {
  return { outcome, found, remedy, details, link };
}
