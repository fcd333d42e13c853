import type { Clock, GitHub } from "../core/ports.ts";
import type { Answer, Ask, Question, QuestionKind } from "../core/question.ts";
import { answerTo, broken, type Tools } from "./collector.ts";
import { COLLECTORS } from "./index.ts";
import { lack } from "./lack.ts";
import { sharedReads } from "./requests.ts";
import type { ReadFile } from "./source.ts";

interface GatherOptions {
  /** Undefined without a token or repository: what GitHub would know is then missing. */
  readonly github: GitHub | undefined;
  /** Reads the release's own files. */
  readonly source: ReadFile;
  readonly blocks: Tools["blocks"];
  /** Blocks that could not be read, such as trusted ones without a default branch to read. */
  readonly withheld?: Tools["withheld"] | undefined;
  readonly releaseSha: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * The garden door in: every question of one `ask` is looked up once and gets an answer, whatever
 * happens. Nothing is remembered between two asks.
 */
export function gatherer(options: GatherOptions): Ask {
  const { github, source, blocks, withheld = {}, releaseSha, clock, signal } = options;
  const now = () => new Date(clock.now()).toISOString();
  return async (questions) => {
    const tools: Tools = {
      github: github && sharedReads(github),
      readFile: source,
      blocks,
      withheld,
      releaseSha,
      now,
      signal,
    };
    const unique = [...new Map(questions.map((question) => [question.key, question])).values()];
    const kinds = [...new Set(unique.map(({ kind }) => kind))];
    const answers = await Promise.all(kinds.map((kind) => collect(kind, unique, tools)));
    const byKey = new Map(answers.flat().map((answer) => [answer.key, answer]));
    return new Map(unique.map(({ key }) => [key, byKey.get(key) ?? unanswered(key, now())]));
  };
}

/** All questions of a kind; what breaks a collector breaks its answers and no others. */
async function collect<K extends QuestionKind>(
  kind: K,
  questions: readonly Question[],
  tools: Tools,
): Promise<readonly Answer[]> {
  const own = questions.filter((question) => isOf(question, kind));
  return await COLLECTORS[kind](own, tools).catch((error: unknown) =>
    own.map(({ key }) => answerTo(key, broken(error), tools.now())),
  );
}

function isOf<K extends QuestionKind>(
  question: Question,
  kind: K,
): question is Question & Question<K> {
  return question.kind === kind;
}

function unanswered(key: string, at: string): Answer {
  const silence = lack(
    "nothing answers this question",
    "report this: every question has an answer",
  );
  return answerTo(key, silence, at);
}
