import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut, sameName } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { lazily, text } from "../fields/fields.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { links } from "../questions/links.ts";
import { milestone, type PlannedItem } from "../questions/milestone.ts";
import { reviews } from "../questions/reviews.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";

const options = lazily(() =>
  z.strictObject({
    part: z.enum(["documented", "merged", "accepted"]).meta({
      description: "what is asked of the milestone; the policy's row says it",
    }),
    milestone: text
      .optional()
      .meta({ description: "its title; default: the version, with or without v before it" }),
    beside: z
      .array(text)
      .default(["out-of-scope-ok"])
      .meta({ description: "labels of pull requests that need not be in the milestone" }),
  }),
);

/**
 * What was planned for the release stands in its milestone. `documented`: every pull request of the
 * release is in it, or closes an issue of it; `merged`: nothing of it is open, and what was merged is
 * in the release; `accepted`: every box under "Acceptance criteria" of its issues is ticked.
 */
export const scope = defineEvaluator({
  id: "scope",
  options,
  reads: ["release"],
  questions: ({ part, milestone: title }, { release: { version, previous, sha } }) => ({
    milestone: milestone(title === undefined ? [version, `v${version}`] : [title]),
    reviews: part === "accepted" ? [] : [reviews(previous?.sha, sha)],
    links: part === "documented" ? [links(previous?.sha, sha)] : [],
  }),
  judge: (values, { part, beside }, { release }): Judgement => {
    const {
      milestone: { titles, found },
      reviews: [brought],
      links: [closed],
    } = values;
    const expected = EXPECTED[part];
    if (found === undefined) {
      return {
        outcome: "fail",
        expected,
        found: `No milestone is called ${titles.join(" or ")}`,
        remedy: `Make one called ${titles[0]} and put into it what is planned, or name another under requirements`,
      };
    }
    if (found.items.length === 0) {
      const remedy = "Put the issues and pull requests into it that are planned";
      return {
        outcome: "fail",
        expected,
        found: `Milestone ${found.title} is empty`,
        remedy,
        link: found.url,
      };
    }
    const { items } = found;
    const judge = {
      documented: () => documented(items, brought, closed, beside),
      merged: () => merged(items, brought, shortSha(release.sha)),
      accepted: () => accepted(items),
    };
    return { expected, link: found.url, ...judge[part]() };
  },
});

const EXPECTED = {
  documented: "A milestone of this version that holds every pull request of the release",
  merged: "A milestone of this version of which nothing is open",
  accepted: "Ticked acceptance criteria in every issue of the milestone",
} as const;

type Found = Omit<Judgement, "expected">;

type Brought = AnswerValue<"reviews"> | undefined;

const inWords = ({ number, title }: { readonly number: number; readonly title: string }): string =>
  `#${number} ("${cut(title, 60)}")`;

function documented(
  items: readonly PlannedItem[],
  brought: Brought,
  closed: AnswerValue<"links"> | undefined,
  beside: readonly string[],
): Found {
  const planned = new Set(items.map(({ number }) => number));
  const closes = new Map(closed?.pulls.map((pull) => [pull.number, pull.closes]));
  const pulls = brought?.pulls ?? [];
  const outside = pulls.filter(
    ({ number, labels }) =>
      ![number, ...(closes.get(number) ?? [])].some((one) => planned.has(one)) &&
      !labels.some((label) => beside.some((each) => sameName(each, label))),
  );
  const direct = (brought?.commits ?? []).filter((commit) => commit.pulls.length === 0);
  const [first] = outside;
  const names = [
    ...outside.map(inWords),
    ...direct.map(({ sha }) => `commit ${shortSha(sha)} without a pull request`),
  ];
  if (names.length === 0) {
    return { outcome: "pass", found: `All ${pulls.length} pull requests are in the milestone` };
  }
  return {
    outcome: "fail",
    found: `Outside the milestone: ${listed(names)}`,
    remedy: `Put them or the issues that they close into the milestone, or label them ${beside.join(" or ")}`,
    ...(first === undefined ? {} : { link: first.url }),
  };
}

function merged(items: readonly PlannedItem[], brought: Brought, sha: string): Found {
  const open = items.filter(({ state }) => state === "open");
  if (open.length > 0) {
    return {
      outcome: "fail",
      found: `Open in the milestone: ${listed(open.map(inWords))}`,
      remedy: "Merge or close them, or move them to another milestone",
      ...(open[0] === undefined ? {} : { link: open[0].url }),
    };
  }
  const here = new Set((brought?.pulls ?? []).map(({ number }) => number));
  const lost = items.filter(({ number, state }) => state === "merged" && !here.has(number));
  if (lost.length > 0) {
    return {
      outcome: "fail",
      found: `Merged, and not brought by ${sha}: ${listed(lost.map(inWords))}`,
      remedy: "Release a commit that contains them, or move them to another milestone",
      ...(lost[0] === undefined ? {} : { link: lost[0].url }),
    };
  }
  return { outcome: "pass", found: `All ${items.length} issues and pull requests are closed` };
}

function accepted(items: readonly PlannedItem[]): Found {
  const issues = items.filter(({ kind }) => kind === "issue");
  const untold = issues.filter(({ criteria }) => criteria === undefined || isBare(criteria));
  const unmet = issues.filter(({ criteria }) => (criteria?.open.length ?? 0) > 0);
  const faults = [
    ...(issues.length === 0 ? ["The milestone has no issue"] : []),
    ...unmet.map((one) => `${inWords(one)} is not met: ${listed(one.criteria?.open ?? [])}`),
    ...untold.map((one) => `${inWords(one)} has no boxes under "Acceptance criteria"`),
  ];
  const [first, ...more] = faults;
  if (first !== undefined) {
    const link = (unmet[0] ?? untold[0])?.url;
    return {
      outcome: "fail",
      found: `${first}${more.length === 0 ? "" : ` and ${more.length} more`}`,
      remedy:
        "Write the criteria as boxes and tick what was validated, or move the issue to another milestone",
      ...(more.length === 0 ? {} : { details: more }),
      ...(link === undefined ? {} : { link }),
    };
  }
  const met = issues.reduce((sum, { criteria }) => sum + (criteria?.met ?? 0), 0);
  return { outcome: "pass", found: `All ${met} boxes of ${issues.length} issues are ticked` };
}

const isBare = ({ met, open }: { readonly met: number; readonly open: readonly string[] }) =>
  met + open.length === 0;
