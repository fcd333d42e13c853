import type { DeclaredBlocks, DeclaredKey } from "./declared.ts";
import type { History } from "./history.ts";
import type { Place } from "./place.ts";

/** One check run or commit status of a commit: the newest of its name. */
export interface CiCheck {
  readonly name: string;
  /** App id of a check run, `status` for a commit status. */
  readonly app: string;
  /** True once it has ended. */
  readonly completed: boolean;
  /** `success`, `failure`, `skipped`, …; a commit status says its state. */
  readonly conclusion: string | undefined;
  readonly url: string | undefined;
  /** Workflow run that it belongs to, where it belongs to one. */
  readonly run: { readonly id: string; readonly workflow: string } | undefined;
}

/** A comment on the release issue. */
export interface IssueComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: string;
  /** Differs from `createdAt` when the comment was edited. */
  readonly updatedAt: string;
  readonly url: string;
}

/** A heading or list field of a Markdown document with the text under it. */
export interface MarkdownField {
  /** As written, without emphasis or colon. */
  readonly name: string;
  /** Depth 1 to 6 of a heading; 7 for a field of a list (`- **Date**: …`). */
  readonly depth: number;
  /** Plain text below it, comments and images left out, code kept apart. */
  readonly text: string;
  /** True when the text holds at least one block of code. */
  readonly code: boolean;
  readonly line: number;
}

/** Inputs that a workflow declares under `workflow_dispatch`. */
export interface DispatchInput {
  readonly name: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly place?: Place | undefined;
}

/** What each kind of question asks and what comes back. */
export interface QuestionKinds {
  /** Our records of an environment with their statuses and marks. */
  history: { readonly asks: { readonly environment: string }; readonly answer: History };
  /** Check runs and statuses of a commit. */
  checks: { readonly asks: { readonly sha: string }; readonly answer: readonly CiCheck[] };
  /** Comments of the release issue; `issue` undefined: there is no such issue. */
  comments: {
    readonly asks: { readonly issue: number | undefined };
    readonly answer: {
      readonly issue: { readonly number: number; readonly url: string } | undefined;
      readonly comments: readonly IssueComment[];
    };
  };
  /** A Markdown file at the release's commit; `fields` undefined: no such file. */
  markdown: {
    readonly asks: { readonly path: string };
    readonly answer: {
      readonly path: string;
      readonly fields: readonly MarkdownField[] | undefined;
      /** Words of prose in the whole document. */
      readonly words: number;
    };
  };
  /** A block of the manifest; undefined: not declared. */
  declared: {
    readonly asks: { readonly block: DeclaredKey };
    readonly answer: DeclaredBlocks[DeclaredKey] | undefined;
  };
  /** A workflow on the default branch; `inputs` undefined: it cannot be dispatched or is not there. */
  workflow: {
    readonly asks: { readonly file: string };
    readonly answer: {
      readonly file: string;
      readonly inputs: readonly DispatchInput[] | undefined;
      /** Of the key `on:`; undefined: no such file. */
      readonly place?: Place | undefined;
    };
  };
  /** The tag of a version and the newest published release. */
  tags: {
    readonly asks: { readonly version: string };
    readonly answer: {
      /** Commit of the tag `v<version>` or `<version>`; undefined: no such tag. */
      readonly tagged: string | undefined;
      /** Highest version among published releases that are not drafts or pre-releases. */
      readonly latestRelease: string | undefined;
    };
  };
}

export type QuestionKind = keyof QuestionKinds;

/** What we want to know of the world, as data with a key. */
export type Question<K extends QuestionKind = QuestionKind> = {
  [Kind in K]: { readonly kind: Kind; readonly key: string } & QuestionKinds[Kind]["asks"];
}[K];

/** A declared block keeps its own type. */
export type DeclaredQuestion<B extends DeclaredKey> = Question<"declared"> & { readonly block: B };

/** What the answer to a question holds. */
export type ValueOf<Q extends Question> = Q extends { kind: "declared"; block: infer B }
  ? DeclaredBlocks[B & DeclaredKey]
  : QuestionKinds[Q["kind"]]["answer"];

/** `verified` by machine, `attested` by an identified person, `declared` in the manifest. */
export type Strength = "verified" | "attested" | "declared";

export interface KnownAnswer<T = unknown> {
  readonly state: "known";
  readonly key: string;
  readonly value: T;
  /** When it was read, ISO 8601. */
  readonly at: string;
  readonly strength: Strength;
  readonly link?: string | undefined;
}

/** We could not look, or what we saw was not an answer. */
export interface MissingAnswer {
  readonly state: "missing";
  readonly key: string;
  readonly at: string;
  readonly reason: string;
  readonly remedy: string;
  /** A line of a workflow's `permissions:` that would let us look, such as `checks: read`. */
  readonly permission?: string | undefined;
}

export type Answer<T = unknown> = KnownAnswer<T> | MissingAnswer;

/** Answers by key. */
export type Answers = ReadonlyMap<string, Answer>;

/** Asks every question once; questions with the same key share an answer. */
export type Ask = (questions: readonly Question[]) => Promise<Answers>;

/** Asks one question; its answer has the question's type. */
export async function askOne<Q extends Question>(
  ask: Ask,
  question: Q,
): Promise<Answer<ValueOf<Q>>> {
  const answer = (await ask([question])).get(question.key);
  if (answer === undefined) throw new Error(`no answer to ${question.key}`);
  return answer as Answer<ValueOf<Q>>; // answers are filed under their question's key
}

export const history = (environment: string): Question<"history"> => ({
  kind: "history",
  key: `history ${environment}`,
  environment,
});

export const checks = (sha: string): Question<"checks"> => ({
  kind: "checks",
  key: `checks of ${sha}`,
  sha,
});

export const comments = (issue: number | undefined): Question<"comments"> => ({
  kind: "comments",
  key: issue === undefined ? "comments of the release issue" : `comments of issue ${issue}`,
  issue,
});

export const markdown = (path: string): Question<"markdown"> => ({
  kind: "markdown",
  key: `file ${path}`,
  path,
});

export const declared = <B extends DeclaredKey>(block: B): DeclaredQuestion<B> =>
  ({ kind: "declared", key: `declared ${block}`, block }) as DeclaredQuestion<B>;

export const workflow = (file: string): Question<"workflow"> => ({
  kind: "workflow",
  key: `workflow ${file}`,
  file,
});

export const tags = (version: string): Question<"tags"> => ({
  kind: "tags",
  key: `tags of ${version}`,
  version,
});
