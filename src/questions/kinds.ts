import type * as z from "zod";
import type { QUESTIONS } from "./index.ts";

type Kinds = typeof QUESTIONS;

export type QuestionKind = keyof Kinds;

/** A question of one kind, with what it asks. */
export type QuestionOf<K extends QuestionKind> = ReturnType<Kinds[K]>;

/** What an answer to a question of that kind holds. */
export type AnswerValue<K extends QuestionKind> = z.output<Kinds[K]["value"]>;
