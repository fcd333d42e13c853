import type { Answer } from "../core/answer.ts";
import type { Ask, Question } from "../core/ask.ts";
import { missing } from "../core/lack.ts";
import type { Clock, GitHub, Http } from "../core/ports.ts";
import type { LookBefore } from "../questions/before.ts";
import { QUESTIONS } from "../questions/index.ts";
import type { QuestionKind, QuestionOf } from "../questions/kinds.ts";
import { answerTo, broken, type Tools } from "./collector.ts";
import { type DefaultBranch, defaultBranchOf } from "./default-branch.ts";
import { COLLECTORS } from "./index.ts";
import { sharedReads } from "./requests.ts";
import type { ReadFile } from "./source.ts";

interface GatherOptions {
  /** Undefined without a token or repository: what GitHub would know is then missing. */
  readonly github: GitHub | undefined;
  /** Reads the release's own files. */
  readonly source: ReadFile;
  readonly releaseSha: string;
  /** Path of the manifest in the repository. */
  readonly manifest: string;
  /** Asks for the default branch beside the first questions, since later ones will need it. */
  readonly ahead?: boolean | undefined;
  /** Looks at what is live; undefined: nobody asks what it was before a deployment. */
  readonly lookBefore?: LookBefore | undefined;
  /** Asks for addresses of the manifest; undefined: they are not asked for. */
  readonly http?: Http | undefined;
  /** Name of the default branch, where another gatherer asks for it, too. */
  readonly defaultBranch?: DefaultBranch | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Answers questions by looking: every question of one `ask` is looked up once and gets an answer,
 * whatever happens. Nothing but the name of the default branch is remembered between two asks.
 */
export function gatherer(options: GatherOptions): Ask {
  const { github, source, releaseSha, manifest, clock, signal, ahead = false } = options;
  const now = () => new Date(clock.now()).toISOString();
  const { lookBefore, defaultBranch = github && defaultBranchOf({ github, signal }) } = options;
  return async (questions, until) => {
    // who needs the name asks again and sees what went wrong
    if (ahead) defaultBranch?.().catch(() => undefined);
    const tools: Tools = {
      github: github && sharedReads(github),
      readFile: source,
      defaultBranch,
      releaseSha,
      manifest,
      lookBefore,
      http: options.http,
      now,
      signal: until === undefined ? signal : AbortSignal.any([signal, until]),
    };
    const unique = [...new Map(questions.map((question) => [question.key, question])).values()];
    const kinds = Object.values(QUESTIONS).map(({ kind }) => kind);
    const answers = await Promise.all(kinds.map((kind) => collect(kind, unique, tools)));
    const byKey = new Map(answers.flat().map((answer) => [answer.key, answer]));
    return new Map(
      unique.map((question) => [
        question.key,
        byKey.get(question.key) ?? unanswered(question, now()),
      ]),
    );
  };
}

/** All questions of a kind; what breaks a collector breaks its answers and no others. */
async function collect<K extends QuestionKind>(
  kind: K,
  questions: readonly Question[],
  tools: Tools,
): Promise<readonly Answer[]> {
  const own = questions.filter((question) => isOf(question, kind));
  if (own.length === 0) return [];
  return await COLLECTORS[kind](own, tools).catch((error: unknown) =>
    own.map((question) => answerTo(question, broken(error), tools.now())),
  );
}

function isOf<K extends QuestionKind>(question: Question, kind: K): question is QuestionOf<K> {
  return question.kind === kind;
}

function unanswered(question: Question, at: string): Answer {
  const silence = missing("nothing answers this question", "report this fault of release-gate");
  return answerTo(question, silence, at);
}
