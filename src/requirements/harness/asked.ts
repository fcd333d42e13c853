import type { Answers, KnownAnswer, Question } from "../../core/question.ts";
import type { Asked } from "./evaluator.ts";
import { hasShape } from "./shapes.ts";

/** An answer that is not there, and what would bring it. */
export interface Lacking {
  readonly key: string;
  readonly reason: string;
  readonly remedy: string;
  /** Line for a workflow's `permissions:`, where that is what lacks. */
  readonly permission?: string | undefined;
}

/** What the answers hold for one name of an evaluator's questions. */
export interface Read {
  readonly value: unknown;
  readonly known: readonly KnownAnswer[];
  /** Not there, and the rule cannot do without. */
  readonly needed: readonly Lacking[];
  /** Could not be read, and the rule can do without. */
  readonly unread: readonly Lacking[];
}

/** Looks an asked question, or a list of them, up in the answers. */
export function readAsked(asked: Asked, answers: Answers): Read {
  if (isList(asked)) {
    const each = asked.map((question) => readAsked(question, answers));
    return {
      value: each.map(({ value }) => value),
      known: each.flatMap(({ known }) => known),
      needed: each.flatMap(({ needed }) => needed),
      unread: [],
    };
  }
  const isOptional = "optional" in asked;
  const question = isOptional ? asked.optional : asked;
  const answer = answers.get(question.key);
  const none = { value: undefined, known: [], needed: [], unread: [] };
  if (answer?.state === "known") {
    // `null` is what JSON makes of nothing in a list.
    const isEmpty = answer.value === undefined || answer.value === null;
    if (isEmpty) return isOptional ? none : { ...none, needed: [emptyAnswer(question)] };
    if (hasShape(question, answer.value)) return { ...none, value: answer.value, known: [answer] };
  }
  const lacking = answer?.state === "missing" ? answer : noAnswer(question, answer !== undefined);
  return isOptional ? { ...none, unread: [lacking] } : { ...none, needed: [lacking] };
}

/** Every question of an evaluator, optional ones too. */
export function questionsIn(asked: Readonly<Record<string, Asked>>): readonly Question[] {
  return Object.values(asked).flatMap((each) => {
    if (isList(each)) return each;
    return ["optional" in each ? each.optional : each];
  });
}

/** Keys of the answers by the evaluator's own names. */
export function keysIn(
  asked: Readonly<Record<string, Asked>>,
): Readonly<Record<string, string | readonly string[]>> {
  const keys = Object.entries(asked).map(([name, each]) => {
    if (isList(each)) return [name, each.map((question) => question.key)] as const;
    return [name, ("optional" in each ? each.optional : each).key] as const;
  });
  return Object.fromEntries(keys);
}

function isList(asked: Asked): asked is readonly Question[] {
  return Array.isArray(asked);
}

function emptyAnswer(question: Question): Lacking {
  if (question.kind !== "declared") {
    return { key: question.key, reason: "the answer is empty", remedy: "Start the stage again." };
  }
  return {
    key: question.key,
    reason: `release.yml does not declare ${question.block}`,
    remedy: `Add \`${question.block}\` to release.yml.`,
  };
}

function noAnswer({ key }: Question, came: boolean): Lacking {
  const reason = came ? "what came is no answer to this question" : "no answer came";
  return { key, reason, remedy: "Start the stage again." };
}
