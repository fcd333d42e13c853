import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const brought = lazily(() =>
  z.strictObject({
    sha: z.string(),
    by: z.string().meta({ description: "login or name of its author" }),
    pulls: z
      .array(z.int())
      .readonly()
      .meta({ description: "merged pull requests that brought it" }),
    writer: maybe(
      z
        .string()
        .meta({ description: "login of its author; absent: none, or it only merges others" }),
    ),
  }),
);

const pull = lazily(() =>
  z.strictObject({
    number: z.int(),
    title: z.string(),
    url: z.string(),
    author: maybe(z.string().meta({ description: "login; absent: the account is gone" })),
    labels: strings,
    approvals: strings.meta({
      description:
        "people who may write and have approved its last commit, merges of the base apart",
    }),
    stale: strings.meta({ description: "people who have approved an earlier commit" }),
    objections: strings.meta({ description: "people who have requested changes" }),
  }),
);

/** A merged pull request with what people said of it. */
export type ReviewedPull = Readonly<z.output<typeof pull>>;

/** A commit with the pull requests that brought it; none: it was pushed directly. */
export type BroughtCommit = Readonly<z.output<typeof brought>>;

/**
 * The pull requests that brought the commits after `base`, without `base` the head alone, with
 * their reviews, and how many approvals the rules of the default branch ask for.
 */
export const reviews = defineQuestion({
  kind: "reviews",
  value: lazily(() =>
    z.strictObject({
      base: maybe(z.string()),
      head: z.string(),
      branch: z.string(),
      asked: maybe(
        z
          .int()
          .meta({ description: "approvals that rules ask for; absent: no rule could be read" }),
      ),
      commits: z.array(brought).readonly(),
      pulls: z.array(pull).readonly(),
    }),
  ),
  asks: (base: string | undefined, head: string) => ({
    key: `reviews ${base === undefined ? "" : `${base}..`}${head}`,
    base,
    head,
  }),
});
