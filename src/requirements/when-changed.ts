import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { sameName } from "../core/text.ts";
import { lazily, text } from "../fields/fields.ts";
import { changes } from "../questions/changes.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { markdown } from "../questions/markdown.ts";
import { paths as pathsOf } from "../questions/paths.ts";
import { reviews } from "../questions/reviews.ts";
import { filledIn } from "./filled-in.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { changedBy, listed, since } from "./paths-changed.ts";
import { placeholderIn } from "./placeholders.ts";

const patterns = z.array(text).min(1, "at least one, or the key left out").optional();

const options = lazily(() =>
  z.strictObject({
    types: z
      .array(z.enum(["patch", "minor", "major"]))
      .optional()
      .meta({ description: "types of release that always ask for it" }),
    breaking: z
      .boolean()
      .default(false)
      .meta({ description: "a commit that says it breaks something asks for it" }),
    paths: patterns.meta({
      description: "paths whose change asks for it; `*` is any text, `/` too",
    }),
    labels: patterns.meta({ description: "labels of merged pull requests that ask for it" }),
    changed: patterns.meta({ description: "paths of which one must have changed, too" }),
    notes: z
      .enum(["migration"])
      .optional()
      .meta({ description: "field of the release notes that must say something" }),
    plan: patterns.meta({
      description:
        "words of which one must stand in a heading of the rollback plan, with text below",
    }),
  }),
);

type Options = z.output<typeof options>;

/** Where something in the release asks for it, something else was written for it. */
export const whenChanged = defineEvaluator({
  id: "when-changed",
  options,
  reads: ["release", "notes", "rollback"],
  questions: (own, { release: { previous, sha }, declared: { notes, rollback } }) => ({
    changes: own.breaking ? [changes(previous?.sha, sha)] : [],
    paths:
      own.paths === undefined && own.changed === undefined ? [] : [pathsOf(previous?.sha, sha)],
    reviews: own.labels === undefined ? [] : [reviews(previous?.sha, sha)],
    notes: own.notes === undefined ? [] : [markdown(notes.path)],
    plan: own.plan === undefined || rollback.plan === undefined ? [] : [markdown(rollback.plan)],
  }),
  judge: (values, own, { release, declared }): Judgement => {
    const {
      changes: [said],
      paths: [moved],
      reviews: [pulls],
      notes: [notes],
      plan: [plan],
    } = values;
    const all = moved?.paths ?? [];
    const causes = causesOf(own, { type: release.type, said, paths: all, pulls });
    const expected = `What a reader needs, where something asks for it ${since(release)}`;
    if (causes.length === 0) {
      return {
        outcome: "not-applicable",
        expected,
        found: `Nothing asks for it ${since(release)}`,
      };
    }
    const shown = [
      ...(own.changed === undefined ? [] : [changedToo(own.changed, all)]),
      ...(own.notes === undefined ? [] : [filledIn({ notes, path: declared.notes.path })]),
      ...(own.plan === undefined ? [] : [inPlan(own.plan, { plan, path: declared.rollback.plan })]),
    ];
    const lacking = shown.filter(({ is }) => !is);
    const because = `Asked for by ${listed(causes)}`;
    const [first] = lacking.length === 0 && shown.length === 0 ? [NOTHING_NAMED] : lacking;
    if (first === undefined) {
      const found = shown.map(({ found: each }) => each).join(", ");
      return { outcome: "pass", expected, found, details: [because] };
    }
    const { found, remedy } = first;
    return { outcome: "fail", expected, found, remedy, details: [because] };
  },
});

/** One thing that shows it: there or not. */
export interface Shown {
  readonly is: boolean;
  readonly found: string;
  readonly remedy: string;
}

const NOTHING_NAMED: Shown = {
  is: false,
  found: "Nothing is named that would show it",
  remedy: "Name `changed`, `notes` or `plan` under the requirement in release.yml",
};

interface Around {
  readonly type: string;
  readonly said: AnswerValue<"changes"> | undefined;
  readonly paths: readonly string[];
  readonly pulls: AnswerValue<"reviews"> | undefined;
}

/** What in the release asks for it, in words. */
function causesOf(own: Options, { type, said, paths, pulls }: Around): readonly string[] {
  const broken = (said?.commits ?? []).filter(({ says }) => says === "breaking");
  const wanted = own.labels ?? [];
  const marked = (pulls?.pulls ?? []).filter(({ labels }) =>
    labels.some((label) => wanted.some((each) => sameName(each, label))),
  );
  return [
    ...(own.types?.some((each) => each === type) === true ? [`the ${type} release`] : []),
    ...broken.map(({ sha }) => `the breaking commit ${sha.slice(0, 7)}`),
    ...(own.paths === undefined ? [] : changedBy(own.paths, paths)),
    ...marked.map(({ number }) => `pull request #${number}`),
  ];
}

function changedToo(wanted: readonly string[], paths: readonly string[]): Shown {
  const changed = changedBy(wanted, paths);
  return {
    is: changed.length > 0,
    found:
      changed.length > 0
        ? `${listed(changed)} changed with it`
        : `None of ${wanted.join(", ")} changed with it`,
    remedy: "Describe the change there and release the commit that contains it",
  };
}

type Read = AnswerValue<"markdown"> | undefined;

interface Plan {
  readonly plan: Read;
  /** Undefined: none is declared. */
  readonly path: string | undefined;
}

/** Words that a heading of the plan has to have, and something below it. */
function inPlan(words: readonly string[], { plan, path }: Plan): Shown {
  const remedy = `Write under a heading that says ${words.join(" or ")} how to undo it, and release the commit that contains it`;
  if (path === undefined) {
    return { is: false, found: "No rollback plan is declared", remedy: DECLARE };
  }
  const headed = (plan?.fields ?? []).filter(({ name }) =>
    words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
  );
  const is = headed.some(
    ({ text: below }) => /\p{L}{2,}\s+\p{L}{2,}/u.test(below) && placeholderIn(below) === undefined,
  );
  return {
    is,
    found: is
      ? `${path} says it under "${headed[0]?.name}"`
      : `${path} says nothing under a heading with ${words.join(" or ")}`,
    remedy,
  };
}

const DECLARE = "Write the plan and name it in release.yml: `rollback: {plan: docs/rollback.md}`";
