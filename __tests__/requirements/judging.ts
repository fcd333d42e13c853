import type { Answer } from "../../src/core/answer.ts";
import type { DeclaredBlocks, DeclaredKey } from "../../src/core/declared.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { Waiver } from "../../src/core/waiver.ts";
import { judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import { answersOf, aPlanned, aSubject, undeclared } from "../support/builders.ts";
import { faultsOf } from "../support/words.ts";

/**
 * One finding by a real evaluator, through the harness, with everything declared but `unread`; its
 * words are as the law wants them.
 */
export function judged({
  uses,
  options = {},
  planned: more = {},
  subject,
  manifest = {},
  unread = [],
  answers = [],
  waiver,
}: {
  readonly uses: keyof typeof EVALUATORS;
  readonly options?: unknown;
  /** What a stage adds to the options. */
  readonly planned?: object;
  readonly subject?: Omit<NonNullable<Parameters<typeof aSubject>[0]>, "declared">;
  readonly manifest?: Partial<DeclaredBlocks>;
  /** Blocks that could not be read. */
  readonly unread?: readonly DeclaredKey[];
  readonly answers?: readonly Answer[];
  readonly waiver?: Waiver | undefined;
}): Finding {
  const planned = aPlanned({
    uses,
    options: Object.assign({}, EVALUATORS[uses].options.parse(options), more),
    waiver,
  });
  const declared = undeclared(unread, manifest);
  const [finding] = judgeAnswers([planned], aSubject({ ...subject, declared }), answersOf(answers));
  if (finding === undefined) throw new Error("one requirement, one finding");
  const faults = faultsOf(finding);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return finding;
}

/** The part of a finding that a rule decides. */
export function saying({ outcome, found, remedy, details, link }: Finding) {
  return { outcome, found, remedy, details, link };
}
