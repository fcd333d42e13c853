import type { Answers } from "../../core/answer.ts";
import type { Ask } from "../../core/ask.ts";
import type { Basis, Finding, Judgement } from "../../core/finding.ts";
import type { FindingKind } from "../../core/finding-id.ts";
import { onlyObserved } from "../../core/observe-only.ts";
import { messageOf } from "../../core/problem.ts";
import type { Subject } from "../../core/subject.ts";
import { softer } from "../../core/verdict.ts";
import type { Waiver } from "../../core/waiver.ts";
import { EVALUATORS } from "../index.ts";
import { answerReader, keysIn, questionsIn, type ReadAnswer, readAsked } from "./asked.ts";
import { type ReadBlocks, readBlocks } from "./blocks.ts";
import { derive } from "./derive.ts";
import type { Asked, Evaluator, PlannedRequirement } from "./evaluator.ts";
import { isObserver, NOTHING, type Observed, type Observer } from "./observer.ts";
import { spokenIn } from "./spoken.ts";
import { broken, couldNotCheck, unanswered } from "./unknown.ts";
import { waived } from "./waived.ts";

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
    return attempt.state === "asked" ? questionsIn(attempt.asked) : [];
  });
  const once = new Map(questions.map((question) => [question.key, question]));
  return judgeAnswers(planned, subject, await ask([...once.values()]));
}

/**
 * Judges each requirement by the answers; pure, so that a report can be judged again. Nothing but
 * a rule that saw everything that it needs can pass: a missing answer, a block of the manifest
 * that could not be read, a rule that looked at nothing and a rule that broke are `unknown`. Rows
 * that are decided by what their stage has seen get it as `observed`.
 */
export function judgeAnswers(
  planned: readonly PlannedRequirement[],
  subject: Subject,
  answers: Answers,
  { observed = NOTHING, evaluators = EVALUATORS }: Judged = {},
): readonly Finding[] {
  const read = answerReader(answers);
  const spoken = spokenIn(subject, read);
  return planned.map((requirement) => {
    const { notApplicable, title } = requirement;
    if (notApplicable !== undefined) {
      const found = `The manifest says: ${notApplicable}`;
      const judgement: Judgement = { outcome: "not-applicable", expected: title, found };
      return finding(requirement, judgement, { kind: "observed" });
    }
    const observer = observerOf(requirement.uses, evaluators);
    if (observer !== undefined) {
      const { judgement, effect, basis } = derive(requirement, observer, observed);
      return finding({ ...requirement, effect }, judgement, basis);
    }
    const attempt = attemptOf(requirement, subject, evaluators);
    const judgement =
      attempt.state === "asked"
        ? judgeAsked(requirement, subject, attempt, read)
        : attempt.judgement;
    const basis = {
      kind: "requirement",
      evaluator: requirement.uses,
      options: requirement.options,
      answers: attempt.state === "asked" ? keysIn(attempt.asked) : {},
      declared: attempt.blocks,
    } as const;
    const about = { ...subject, id: requirement.id };
    const faultOf = (waiver: Waiver) => waiverFault(waiver, about, attempt, read);
    const given = { given: requirement.waiver, spoken: spoken(requirement) };
    return waived(finding(requirement, judgement, basis), given, { now: subject.now, faultOf });
  });
}

/** A rule that may be judged once its questions are answered. */
interface Attempt {
  readonly state: "asked";
  readonly evaluator: Evaluator;
  readonly read: ReadBlocks;
  readonly asked: Readonly<Record<string, Asked>>;
  readonly blocks: ReadBlocks["names"];
}

/** A rule that cannot even ask. */
interface NoAttempt {
  readonly state: "unasked";
  readonly judgement: Judgement;
  readonly blocks: ReadBlocks["names"];
}

/** For how long a stage may ask again for a requirement that is pending, and what it keeps. */
export function patienceOf({
  uses,
  options,
}: PlannedRequirement): Pick<Evaluator, "keeps"> & { readonly ms: number } {
  const evaluator: Evaluator | Observer | undefined = Object.entries(EVALUATORS).find(
    ([name]) => name === uses,
  )?.[1];
  if (evaluator === undefined || isObserver(evaluator)) return { ms: 0, keeps: () => false };
  return { ms: evaluator.patience(options), keeps: evaluator.keeps };
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

/** What the rule itself has against the waiver of its row; what it cannot know speaks against it. */
function waiverFault(
  waiver: Waiver,
  subject: Subject & { readonly id: string },
  attempt: Attempt | NoAttempt,
  answer: ReadAnswer,
): string | undefined {
  if (attempt.state === "unasked") return undefined;
  const { evaluator, asked, read } = attempt;
  if (evaluator.againstWaiver === undefined) return undefined;
  const known = Object.entries(asked).map(([name, each]) => ({ name, ...readAsked(each, answer) }));
  if (known.some(({ needed }) => needed.length > 0)) return "whether it may count is not known";
  const values = Object.fromEntries(known.map(({ name, value }) => [name, value]));
  try {
    return evaluator.againstWaiver(waiver, values, contextOf(subject, subject.id, read));
  } catch (error) {
    return `whether it may count is not known (${messageOf(error)})`;
  }
}

/** The evaluator with what it asks, or why there is none. */
function attemptOf(
  { id, title, uses, options }: PlannedRequirement,
  subject: Subject,
  evaluators: Evaluators,
): Attempt | NoAttempt {
  const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
  if (evaluator === undefined || isObserver(evaluator)) {
    const judgement = broken(title, `No rule is called ${uses}`);
    return { state: "unasked", judgement, blocks: [] };
  }
  const read = readBlocks(evaluator.reads, subject.declared);
  const blocks = read.names;
  const [first, ...more] = read.needed;
  if (first !== undefined) {
    return { state: "unasked", judgement: unanswered(title, [first, ...more]), blocks };
  }
  try {
    const asked = evaluator.questions(options, contextOf(subject, id, read));
    return { state: "asked", evaluator, read, asked, blocks };
  } catch (error) {
    const why = `The rule ${uses} broke before it asked (${messageOf(error)})`;
    return { state: "unasked", judgement: broken(title, why), blocks };
  }
}

/** What a rule is told: the subject, of the manifest only the blocks that it reads. */
function contextOf(
  subject: Subject,
  id: string,
  { values }: ReadBlocks,
): Parameters<Evaluator["judge"]>[2] {
  // the rule's own type says which of them it reads
  return { ...subject, id, declared: values } as Parameters<Evaluator["judge"]>[2];
}

function judgeAsked(
  { id, title, uses, options, owner }: PlannedRequirement,
  subject: Subject,
  { evaluator, read: blocks, asked }: Attempt,
  answer: ReadAnswer,
): Judgement {
  const read = Object.entries(asked).map(([name, each]) => ({ name, ...readAsked(each, answer) }));
  const [first, ...more] = read.flatMap(({ needed }) => needed);
  if (first !== undefined) return unanswered(title, [first, ...more]);
  const known = read.flatMap((each) => each.known);
  if (known.length === 0 && Object.keys(blocks.values).length === 0) {
    return broken(title, `The rule ${uses} had nothing to judge by`);
  }
  try {
    const values = Object.fromEntries(read.map(({ name, value }) => [name, value]));
    const judgement = evaluator.judge(values, options, contextOf(subject, id, blocks));
    const unread = [...blocks.unread, ...read.flatMap((each) => each.unread)].map(couldNotCheck);
    return {
      ...judgement,
      details: detailsOf(judgement, unread),
      link: judgement.link ?? known.find(({ link }) => link)?.link,
      remedy: remedyOf(judgement, owner),
    };
  } catch (error) {
    return broken(title, `The rule ${uses} broke (${messageOf(error)})`);
  }
}

/** What could not be read goes with anything but a pass: it may be what is missing. */
function detailsOf(
  { outcome, details = [] }: Judgement,
  unread: readonly string[],
): readonly string[] | undefined {
  const all = outcome === "pass" ? details : [...details, ...unread];
  return all.length > 0 ? all : undefined;
}

function remedyOf({ outcome, remedy }: Judgement, owner: string): string | undefined {
  if (remedy !== undefined || outcome === "pass" || outcome === "not-applicable") return remedy;
  return `Ask the ${owner}`;
}

function finding(requirement: PlannedRequirement, judgement: Judgement, basis: Basis): Finding {
  const { id, title, effect, owner } = requirement;
  const lacking = judgement.lacks?.find((lack) => lack.place)?.place;
  const place = judgement.place ?? lacking ?? requirement.place;
  const own = softer(effect, judgement.effect ?? effect);
  const judged: Finding = {
    id: `requirement/${id}`,
    title,
    ...judgement,
    effect: own,
    owner,
    place,
    basis,
  };
  return requirement.observeOnly === true ? onlyObserved(judged) : judged;
}
