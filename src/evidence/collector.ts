import type { Answer, Strength } from "../core/answer.ts";
import type { Question } from "../core/ask.ts";
import { type Known, lackOf, type Missing, missing } from "../core/lack.ts";
import type { GitHub, Http } from "../core/ports.ts";
import { messageOf } from "../core/problem.ts";
import type { LookBefore } from "../questions/before.ts";
import type { AnswerValue, QuestionKind, QuestionOf } from "../questions/kinds.ts";
import type { DefaultBranch } from "./default-branch.ts";
import type { ReadFile } from "./source.ts";

interface Found<T> extends Known<T> {
  readonly strength: Strength;
  readonly link?: string | undefined;
}

/** What a collector works with during one `ask`. */
export interface Tools {
  readonly github: GitHub | undefined;
  readonly readFile: ReadFile;
  /** Undefined without GitHub. */
  readonly defaultBranch: DefaultBranch | undefined;
  readonly releaseSha: string;
  /** Path of the manifest in the repository. */
  readonly manifest: string;
  /** Undefined where no stage looks at an environment. */
  readonly lookBefore: LookBefore | undefined;
  /** Undefined where no stage asks for addresses. */
  readonly http: Http | undefined;
  readonly now: () => string;
  readonly signal: AbortSignal;
}

export type OnlineTools = Tools & {
  readonly github: GitHub;
  readonly defaultBranch: DefaultBranch;
};

/** Answers all questions of one kind. */
export type Collector<K extends QuestionKind> = (
  questions: readonly QuestionOf<K>[],
  tools: Tools,
) => Promise<readonly Answer[]>;

type Finder<K extends QuestionKind, T extends Tools> = (
  question: QuestionOf<K>,
  tools: T,
) => Promise<Found<AnswerValue<K>> | Missing>;

/** A collector that looks for each question by itself; a throw is a missing answer, never a loss. */
export function collector<K extends QuestionKind>(find: Finder<K, Tools>): Collector<K> {
  return (questions, tools) =>
    Promise.all(
      questions.map(async (question) => {
        const found = await find(question, tools).catch(broken);
        return answerTo(question, found, tools.now());
      }),
    );
}

/** The same where nothing can be known without GitHub. */
export function onlineCollector<K extends QuestionKind>(
  find: Finder<K, OnlineTools>,
): Collector<K> {
  return collector(async (question, tools) => {
    const { github, defaultBranch } = tools;
    if (github === undefined || defaultBranch === undefined) return OFFLINE;
    return await find(question, { ...tools, github, defaultBranch });
  });
}

const OFFLINE: Missing = missing(
  "no token or repository: GitHub was not asked",
  "set GITHUB_TOKEN and name the repository (--repo owner/name)",
);

/** A throw is a bug of ours; the question still gets its answer. */
export function broken(error: unknown): Missing {
  const detail = messageOf(error);
  return missing(
    `reading it failed: ${detail}`,
    "run the stage again; if it happens again, report it",
  );
}

/** The answer to a question, under its key. */
export function answerTo(
  { kind, key }: Question,
  found: Found<unknown> | Missing,
  at: string,
): Answer {
  if (found.state === "known") {
    const { value, strength, link } = found;
    return { state: "known", kind, key, value, at, strength, link };
  }
  return { state: "missing", kind, key, at, ...lackOf(found) };
}
