import type { Basis, Finding, Judgement } from "../../core/finding.ts";
import type { FindingKind } from "../../core/finding-id.ts";
import type { Answers, Ask } from "../../core/question.ts";
import type { Subject } from "../../core/release.ts";
import { EVALUATORS } from "../index.ts";
import { keysIn, type Lacking, questionsIn, readAsked } from "./asked.ts";
import { derive } from "./derive.ts";
import type { Asked, Evaluator, PlannedRequirement } from "./evaluator.ts";
import { isObserver, NOTHING, type Observed, type Observer } from "./observer.ts";

type Evaluators = Readonly<Record<string, Evaluator | Observer>>;

/** What requirements are judged by besides answers. */
interface Judged {
  /** What the stage has seen and done; default: nothing. */
  readonly observed?: Observed | undefined;
  /** Another register, in tests only. */
  readonly evaluators?: Evaluators | undefined;
}

/** Asks for everything that the planned requirements need, once, and judges each of them. */
export async function evaluate(
  planned: readonly PlannedRequirement[],
  subject: Subject,
  ask: Ask,
): Promise<readonly Finding[]> {
  const questions = planned.flatMap((requirement) => {
    if (requirement.notApplicable !== undefined) return [];
    if (observerOf(requirement.uses) !== undefined) return [];
    const attempt = attemptOf(requirement, subject, EVALUATORS);
    return attempt.ok ? questionsIn(attempt.asked) : [];
  });
  const once = new Map(questions.map((question) => [question.key, question]));
  return judgeAnswers(planned, subject, await ask([...once.values()]));
}

/**
 * Judges each requirement by the answers; pure, so that a report can be judged again. Nothing but
 * a rule that saw every answer it needs can pass: a missing answer, a rule that asked nothing and
 * a rule that broke are `unknown`. Rows that are decided by what their stage has seen get it as
 * `observed`.
 */
export function judgeAnswers(
  planned: readonly PlannedRequirement[],
  subject: Subject,
  answers: Answers,
  { observed = NOTHING, evaluators = EVALUATORS }: Judged = {},
): readonly Finding[] {
  return planned.map((requirement) => {
    const { notApplicable, title } = requirement;
    if (notApplicable !== undefined) {
      const found = `the manifest says: ${notApplicable}`;
      const judgement: Judgement = { outcome: "not-applicable", expected: title, found };
      return finding(requirement, judgement, { kind: "observed" });
    }
    const observer = observerOf(requirement.uses, evaluators);
    if (observer !== undefined) {
      const { judgement, effect, basis } = derive(requirement, observer, observed);
      return finding({ ...requirement, effect }, judgement, basis);
    }
    const attempt = attemptOf(requirement, subject, evaluators);
    const judgement = attempt.ok
      ? judgeAsked(requirement, subject, answers, attempt)
      : broken(title, attempt.why);
    const basis = {
      kind: "requirement",
      evaluator: requirement.uses,
      options: requirement.options,
      answers: attempt.ok ? keysIn(attempt.asked) : {},
    } as const;
    return finding(requirement, judgement, basis);
  });
}

interface Attempt {
  readonly ok: true;
  readonly evaluator: Evaluator;
  readonly asked: Readonly<Record<string, Asked>>;
}

/** Kinds of findings that a row looks at; none where it is decided by answers. */
export function kindsOf(requirement: PlannedRequirement): readonly FindingKind[] {
  return observerOf(requirement.uses)?.kinds(requirement.options) ?? [];
}

/** The evaluator of that name that judges by what its stage has seen; undefined: none does. */
export function observerOf(
  uses: string,
  evaluators: Evaluators = EVALUATORS,
): Observer | undefined {
  const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
  return evaluator !== undefined && isObserver(evaluator) ? evaluator : undefined;
}

/** The evaluator with what it asks, or why there is none. */
function attemptOf(
  { uses, options }: PlannedRequirement,
  subject: Subject,
  evaluators: Evaluators,
): Attempt | { readonly ok: false; readonly why: string } {
  const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
  if (evaluator === undefined || isObserver(evaluator))
    return { ok: false, why: `no rule is called ${uses}` };
  try {
    return { ok: true, evaluator, asked: evaluator.questions(options, subject) };
  } catch (error) {
    return { ok: false, why: `the rule ${uses} broke before it asked (${messageOf(error)})` };
  }
}

function judgeAsked(
  { title, uses, options, owner }: PlannedRequirement,
  subject: Subject,
  answers: Answers,
  { evaluator, asked }: Attempt,
): Judgement {
  const read = Object.entries(asked).map(([name, each]) => ({ name, ...readAsked(each, answers) }));
  const needed = read.flatMap((each) => each.needed);
  if (needed.length > 0) return unanswered(title, needed);
  const known = read.flatMap((each) => each.known);
  if (known.length === 0) return broken(title, `the rule ${uses} had nothing to judge by`);
  try {
    const values = Object.fromEntries(read.map(({ name, value }) => [name, value]));
    const judgement = evaluator.judge(values, options, subject);
    const unread = read.flatMap((each) => each.unread);
    return {
      ...judgement,
      details: detailsOf(judgement, unread),
      link: judgement.link ?? known.find((answer) => answer.link)?.link,
      remedy: remedyOf(judgement, owner),
    };
  } catch (error) {
    return broken(title, `the rule ${uses} broke (${messageOf(error)})`);
  }
}

function unanswered(expected: string, needed: readonly Lacking[]): Judgement {
  const [first, ...more] = needed.map(couldNotCheck);
  const remedies = needed.map(({ remedy, permission }) =>
    permission === undefined || remedy.includes(permission)
      ? remedy
      : `${remedy} Add \`${permission}\` to the job's permissions.`,
  );
  return {
    outcome: "unknown",
    expected,
    found: first ?? "could not check",
    remedy: [...new Set(remedies)].join(" "),
    ...(more.length > 0 ? { details: more } : {}),
  };
}

function broken(expected: string, why: string): Judgement {
  return {
    outcome: "unknown",
    expected,
    found: `could not check: ${why}`,
    remedy: "This is a fault of release-gate or of its policy: report it with report.json.",
  };
}

function couldNotCheck({ key, reason }: Lacking): string {
  return `could not check (${key}): ${reason}`;
}

/** What could not be read goes with anything but a pass: it may be what is missing. */
function detailsOf(
  { outcome, details = [] }: Judgement,
  unread: readonly Lacking[],
): readonly string[] | undefined {
  const all = outcome === "pass" ? details : [...details, ...unread.map(couldNotCheck)];
  return all.length > 0 ? all : undefined;
}

function remedyOf({ outcome, remedy }: Judgement, owner: string): string | undefined {
  if (remedy !== undefined || outcome === "pass" || outcome === "not-applicable") return remedy;
  return `Ask the ${owner}.`;
}

function finding(requirement: PlannedRequirement, judgement: Judgement, basis: Basis): Finding {
  const { id, title, effect, owner, place } = requirement;
  return { id, title, effect, ...judgement, owner, place: judgement.place ?? place, basis };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
