import { missing } from "../core/lack.ts";
import { linesOfSchema1 } from "./upgrade-comments.ts";

type Parts = Readonly<Record<string, unknown>>;

/** In schema 1 a history was of commits and their marks: rules of today cannot read it. */
const HISTORY = "history ";

/** What a report of schema 1 was judged from, as schema 2 holds it. */
interface Evidence {
  readonly answers: Parts;
  /** Undefined where nothing was judged by what the manifest declares. */
  readonly declared: Parts | undefined;
}

/** Prefix of a key of schema 1 for each kind of question. */
const KINDS = {
  "checks of ": "checks",
  "comments of ": "comments",
  "file ": "markdown",
  "workflow ": "workflow",
  "tags of ": "tags",
} as const;

const BLOCKS: readonly string[] = [
  ...["manifest", "release", "notes", "roles", "signoffs", "environments", "calendar", "smoke"],
  ...["deploy", "rollback"],
];

/** In schema 1 a block of the manifest was an answer like any other. */
const DECLARED = "declared ";

/** Answers of schema 1 with their kinds; blocks of the manifest stand apart from them now. */
export function upgradeEvidence(answers: Parts): Evidence {
  const entries = Object.entries(answers);
  const isBlock = ([key]: readonly [string, unknown]) => key.startsWith(DECLARED);
  const known = entries
    .filter((entry) => !isBlock(entry))
    .map(([key, answer]) => {
      return [key, withKind(key, answer)] as const;
    });
  const blocks = new Map(
    entries.filter(isBlock).map(([key, answer]) => [key.slice(DECLARED.length), blockOf(answer)]),
  );
  const path = entries.map(([key]) => /^file (notes\/.+)$/.exec(key)?.[1]).find(Boolean);
  if (path !== undefined) blocks.set("notes", { state: "known", value: { path } });
  const names = entries.flatMap(([key]) => /^history (.+)$/.exec(key)?.[1] ?? []);
  if (blocks.size > 0) {
    blocks.set("environments", { state: "known", value: names });
    blocks.set("signoffs", { state: "known", value: DUTIES_OF_SCHEMA_1 });
  }
  const all = BLOCKS.map((name) => [name, blocks.get(name) ?? NOT_RECORDED] as const);
  return {
    answers: Object.fromEntries(known),
    declared: blocks.size === 0 ? undefined : Object.fromEntries(all),
  };
}

/** One person could sign for all roles then. */
const DUTIES_OF_SCHEMA_1 = { distinct: false, needs: {} };

const NOT_RECORDED = missing(
  "this report does not hold it",
  "run the stage again with this version of release-gate",
);

function withKind(key: string, answer: unknown): unknown {
  if (!isParts(answer)) return answer;
  if (key.startsWith(HISTORY)) {
    const { state, at, reason, remedy, permission } = answer;
    const lack = state === "missing" ? { reason, remedy, permission } : NOT_OURS;
    return { ...missing("", ""), kind: "history", key, at, ...lack };
  }
  const prefix = Object.keys(KINDS).find((one) => key.startsWith(one)) as keyof typeof KINDS;
  const kind = KINDS[prefix];
  if (kind === "comments" && isParts(answer.value)) {
    return { ...answer, kind, value: withLines(answer.value) };
  }
  if (kind !== "tags" || !isParts(answer.value)) return { ...answer, kind };
  return { ...answer, kind, value: { ...answer.value, version: key.slice("tags of ".length) } };
}

const NOT_OURS = {
  reason: "it is a history by marks on commits, which rules of today do not read",
  remedy: "run the stage again with this version of release-gate",
};

function withLines(value: Parts): Parts {
  if (!Array.isArray(value.comments)) return value;
  const comments: readonly unknown[] = value.comments;
  return {
    ...value,
    comments: comments.map((comment) => {
      if (!isParts(comment) || typeof comment.body !== "string") return comment;
      return { ...comment, lines: linesOfSchema1(comment.body) };
    }),
  };
}

function blockOf(answer: unknown): unknown {
  if (!isParts(answer)) return answer;
  const { state, value, reason, remedy, permission } = answer;
  return state === "known"
    ? { state, value }
    : { state, reason, remedy, ...(permission === undefined ? {} : { permission }) };
}

/**
 * What a requirement of schema 1 was judged from, with its blocks apart from its answers. What was
 * judged by a history of marks stays as it is written: there is nothing to judge it by again.
 */
export function upgradeBasis(basis: Parts): Parts {
  if (basis.kind !== "requirement" || !isParts(basis.answers)) return basis;
  const keys = Object.values(basis.answers).flat();
  // Today's rule of the type asks the history too, that of CI workflow runs and what is required.
  const asksMore = basis.evaluator === "semver" || basis.evaluator === "ci";
  if (asksMore || keys.some((key) => typeof key === "string" && key.startsWith(HISTORY))) {
    return { kind: "observed" };
  }
  const entries = Object.entries(basis.answers);
  const blocks = entries.flatMap(([, keys]) =>
    [keys]
      .flat()
      .filter((key): key is string => typeof key === "string" && key.startsWith(DECLARED)),
  );
  const answers = entries.filter(([, keys]) => {
    return Array.isArray(keys) || typeof keys !== "string" || !keys.startsWith(DECLARED);
  });
  const declared = blocks.map((key) => key.slice(DECLARED.length));
  const notes = basis.evaluator === "notes" ? ["notes"] : [];
  return {
    ...basis,
    options: withoutPaths(basis.options),
    answers: Object.fromEntries(answers),
    declared: [...new Set([...declared, ...notes])],
  };
}

/** Options that schema 1 filled in from the manifest, and that rules read as its blocks now. */
function withoutPaths(options: unknown): unknown {
  if (!isParts(options)) return options;
  const { path: _path, workflow: _workflow, ...rest } = options;
  return rest;
}

const isParts = (value: unknown): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value);
