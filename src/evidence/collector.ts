import type { DeclaredBlocks, DeclaredKey } from "../core/declared.ts";
import type { GitHub } from "../core/ports.ts";
import type { Answer, Question, QuestionKind, QuestionKinds, Strength } from "../core/question.ts";
import { type Lack, lack } from "./lack.ts";
import type { ReadFile } from "./source.ts";

export interface Found<T> {
  readonly state: "found";
  readonly value: T;
  readonly strength: Strength;
  readonly link?: string | undefined;
}

/** What a collector works with during one `ask`. */
export interface Tools {
  readonly github: GitHub | undefined;
  readonly readFile: ReadFile;
  readonly blocks: Partial<DeclaredBlocks>;
  /** Blocks that could not be read although the manifest may declare them. */
  readonly withheld: Readonly<Partial<Record<DeclaredKey, Omit<Lack, "state">>>>;
  readonly releaseSha: string;
  readonly now: () => string;
  readonly signal: AbortSignal;
}

export type OnlineTools = Tools & { readonly github: GitHub };

/** Answers all questions of one kind. */
export type Collector<K extends QuestionKind> = (
  questions: readonly Question<K>[],
  tools: Tools,
) => Promise<readonly Answer[]>;

type Finder<K extends QuestionKind, T extends Tools> = (
  question: Question<K>,
  tools: T,
) => Promise<Found<QuestionKinds[K]["answer"]> | Lack>;

/** A collector that looks for each question by itself; a throw is a missing answer, never a loss. */
export function collector<K extends QuestionKind>(find: Finder<K, Tools>): Collector<K> {
  return (questions, tools) =>
    Promise.all(
      questions.map(async (question) => {
        const found = await find(question, tools).catch(broken);
        return answerTo(question.key, found, tools.now());
      }),
    );
}

/** The same where nothing can be known without GitHub. */
export function onlineCollector<K extends QuestionKind>(
  find: Finder<K, OnlineTools>,
): Collector<K> {
  return collector(async (question, tools) => {
    const { github } = tools;
    return github === undefined ? OFFLINE : await find(question, { ...tools, github });
  });
}

export const OFFLINE: Lack = lack(
  "no token or repository: GitHub was not asked",
  "set GITHUB_TOKEN and name the repository (--repo owner/name)",
);

/** A throw is a bug of ours; the question still gets its answer. */
export function broken(error: unknown): Lack {
  const detail = error instanceof Error ? error.message : String(error);
  return lack(`reading it broke off: ${detail}`, "run the stage again; if it stays, report it");
}

/** The answer under a question's key. */
export function answerTo(key: string, found: Found<unknown> | Lack, at: string): Answer {
  if (found.state === "found") {
    const { value, strength, link } = found;
    return { state: "known", key, value, at, strength, link };
  }
  const { reason, remedy, permission } = found;
  return { state: "missing", key, at, reason, remedy, permission };
}
