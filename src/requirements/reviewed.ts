import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut, sameName } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { lazily, text } from "../fields/fields.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { paths as pathsOf } from "../questions/paths.ts";
import { type ReviewedPull, reviews } from "../questions/reviews.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { type Changed, changedBy, listed, since } from "./paths-changed.ts";

const options = lazily(() =>
  z.strictObject({
    approvals: z.int().min(1, "at least one").max(9).optional().meta({
      description: "approvals that each pull request needs; default: what the branch asks",
    }),
    paths: z
      .array(text)
      .min(1, "at least one path, or the key left out")
      .optional()
      .meta({ description: "only where one of these changed; `*` is any text, `/` too" }),
  }),
);

/**
 * Every commit of the release came by a merged pull request that enough people have approved, none of
 * them its author or the author of one of its commits, in its last state, and that nobody who may write
 * still wants changed. With `paths`
 * the same, but only where one of them changed.
 */
export const reviewed = defineEvaluator({
  id: "reviewed",
  options,
  reads: ["release"],
  questions: ({ paths }, { release: { previous, sha } }) => ({
    reviews: reviews(previous?.sha, sha),
    paths: paths === undefined ? [] : [pathsOf(previous?.sha, sha)],
  }),
  judge: ({ reviews, paths: [changes] }, { approvals, paths }, { release }): Judgement => {
    const needs = Math.max(1, approvals ?? 0, reviews.asked ?? 0);
    const by = needs === 1 ? "approved by another person" : `approved by ${needs} other people`;
    const whose = release.previous === undefined ? shortSha(release.sha) : "Every commit";
    const expected = `${whose} ${since(release)} by a pull request ${by}`;
    const changed =
      paths === undefined || changes === undefined ? undefined : changedBy(paths, changes.paths);
    if (changed?.length === 0) {
      const found = `None of ${paths?.join(", ")} changed`;
      return { outcome: "not-applicable", expected, found };
    }
    return { expected, ...judgeAll(reviews, needs, changed) };
  },
});

type Reviews = AnswerValue<"reviews">;

type Found = Omit<Judgement, "expected">;

function judgeAll(reviews: Reviews, needs: number, changed: Changed | undefined): Found {
  const { commits, pulls } = reviews;
  const direct = commits.filter((commit) => commit.pulls.length === 0);
  const faults = [
    ...direct.map(
      ({ sha, by }) => `Commit ${shortSha(sha)} by ${by} was pushed without a pull request`,
    ),
    ...pulls.flatMap((pull) => faultOf(pull, needs, commits) ?? []),
  ];
  const [first, ...more] = faults;
  const remarks = [
    ...unread(reviews),
    ...(changed === undefined ? [] : [`Changed: ${listed(changed)}`]),
  ];
  const said = (details: readonly string[]) => (details.length === 0 ? {} : { details });
  if (first === undefined) return { outcome: "pass", found: counted(reviews), ...said(remarks) };
  const link = pulls.find((pull) => faultOf(pull, needs, commits) !== undefined)?.url;
  return {
    outcome: "fail",
    found: `${first}${more.length === 0 ? "" : ` and ${more.length} more`}`,
    remedy: REMEDY,
    ...said([...more, ...remarks]),
    ...(direct.length > 0 || link === undefined ? {} : { link }),
  };
}

const REMEDY =
  "Revert what was not reviewed, bring it by a pull request that others approve, and release the new commit";

/** What is wrong with the reviews of a pull request; undefined: nothing. */
function faultOf(
  pull: ReviewedPull,
  needs: number,
  commits: Reviews["commits"],
): string | undefined {
  const { author, approvals, stale, objections } = pull;
  const name = `#${pull.number} ("${cut(pull.title, 60)}")`;
  const writers = commits.flatMap(({ pulls, writer }) =>
    writer !== undefined && pulls.includes(pull.number) ? [writer] : [],
  );
  const others = (logins: readonly string[]) =>
    logins.filter((login) => ![author ?? "", ...writers].some((one) => sameName(login, one)));
  if (objections.length > 0) return `${name}: changes are requested by ${at(objections)}`;
  const good = others(approvals);
  if (good.length >= needs) return undefined;
  const old = others(stale);
  const earlier = old.length === 0 ? "" : `; ${at(old)} approved an earlier commit`;
  const own = approvals.filter((login) => !good.includes(login) && !sameName(login, author ?? ""));
  const shared = own.length === 0 ? "" : `; ${at(own)} wrote a part of it`;
  return `${name} by ${author === undefined ? "an account that is gone" : `@${author}`}: ${good.length} of ${needs} approvals${shared}${earlier}`;
}

const at = (logins: readonly string[]): string => logins.map((login) => `@${login}`).join(", ");

function counted({ commits, pulls, head }: Reviews): string {
  if (commits.length === 0) return `${shortSha(head)} brings no commit`;
  return `${commits.length} commits by ${pulls.length} pull requests, each approved`;
}

/** The rules of a branch can be read, its classic protection by nobody but administrators. */
function unread({ asked, branch }: Reviews): readonly string[] {
  if (asked !== undefined) return [];
  return [
    `No rule of ${branch} says how many approvals it asks for, and classic protection cannot be read: at least one is required`,
  ];
}
