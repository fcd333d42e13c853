import type { Answer, Answers, KnownAnswer } from "../../core/answer.ts";
import type { Question } from "../../core/ask.ts";
import { type Lack, type Missing, missing } from "../../core/lack.ts";
import { QUESTIONS } from "../../questions/index.ts";
import type { Asked } from "./evaluator.ts";

/** Something that a rule looks for and that is not there. */
export interface Absent {
  /** What was looked for: key of a question, name of a block. */
  readonly about: string;
  readonly lack: Lack;
}

/** What the answers hold for one name of an evaluator's questions. */
interface Read {
  readonly value: unknown;
  readonly known: readonly KnownAnswer[];
  /** Not there, and the rule cannot do without. */
  readonly needed: readonly Absent[];
  /** Could not be read, and the rule can do without. */
  readonly unread: readonly Absent[];
}

/** Finds the answer to a question; what is no answer of its kind is missing. */
export type ReadAnswer = (question: Question) => KnownAnswer | Missing;

/** Looks answers up, and holds the value of each against the schema of its kind once. */
export function answerReader(answers: Answers): ReadAnswer {
  const read = new Map<string, KnownAnswer | Missing>();
  return (question) => {
    const answer = read.get(question.key) ?? checked(question, answers.get(question.key));
    read.set(question.key, answer);
    return answer;
  };
}

/** What an answer holds, by a schema; undefined where it is missing, or holds something else. */
export function knownValue<T>(
  answer: KnownAnswer | { readonly state: "missing" },
  schema: { readonly safeParse: (value: unknown) => { readonly data?: T | undefined } },
): T | undefined {
  return answer.state === "known" ? schema.safeParse(answer.value).data : undefined;
}

const AGAIN = "start the stage again";

function checked(question: Question, answer: Answer | undefined): KnownAnswer | Missing {
  if (answer === undefined) return missing("no answer came", AGAIN);
  if (answer.state === "missing") return answer;
  const kinds: readonly (typeof QUESTIONS)[keyof typeof QUESTIONS][] = Object.values(QUESTIONS);
  const schema = kinds.find(({ kind }) => kind === question.kind)?.value;
  const isAnswer = answer.kind === question.kind && schema?.safeParse(answer.value).success;
  return isAnswer === true ? answer : missing("what came is no answer to this question", AGAIN);
}

/** Looks an asked question, or a list of them, up in the answers. */
export function readAsked(asked: Asked, read: ReadAnswer): Read {
  if (isList(asked)) {
    const each = asked.map((question) => readAsked(question, read));
    return {
      value: each.map(({ value }) => value),
      known: each.flatMap(({ known }) => known),
      needed: each.flatMap(({ needed }) => needed),
      unread: each.flatMap(({ unread }) => unread),
    };
  }
  const isOptional = "optional" in asked;
  const question = isOptional ? asked.optional : asked;
  const answer = read(question);
  if (answer.state === "known") {
    return { value: answer.value, known: [answer], needed: [], unread: [] };
  }
  const absent = [{ about: question.key, lack: answer }];
  const none = { value: undefined, known: [], needed: [], unread: [] };
  return isOptional ? { ...none, unread: absent } : { ...none, needed: absent };
}

/** Every question of an evaluator, optional ones too. */
export function questionsIn(asked: Readonly<Record<string, Asked>>): readonly Question[] {
  return Object.values(asked).flatMap((each) =>
    isList(each) ? each.map(questionIn) : [questionIn(each)],
  );
}

/** Keys of the answers by the evaluator's own names. */
export function keysIn(
  asked: Readonly<Record<string, Asked>>,
): Readonly<Record<string, string | readonly string[]>> {
  const keys = Object.entries(asked).map(([name, each]) => {
    if (isList(each)) return [name, each.map((one) => questionIn(one).key)] as const;
    return [name, questionIn(each).key] as const;
  });
  return Object.fromEntries(keys);
}

function isList(asked: Asked): asked is readonly Exclude<Asked, readonly unknown[]>[] {
  return Array.isArray(asked);
}

function questionIn(asked: Exclude<Asked, readonly unknown[]>): Question {
  return "optional" in asked ? asked.optional : asked;
}
