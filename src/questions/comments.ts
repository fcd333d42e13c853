import * as z from "zod";
import type { CommentLine, IssueComment } from "../core/commands/comment.ts";
import { lazily } from "../fields/fields.ts";
import { foreignTime, maybe } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

const line = exactly<CommentLine>()(
  z.strictObject({
    text: z.string(),
    seen: z.enum([
      ...["said", "partly", "struck", "folded", "code"],
      ...["html", "hidden", "table", "footnote", "math"],
    ] as const),
  }),
);

/** A comment of an issue, with the lines that may be commands. */
export const comment = exactly<IssueComment>()(
  z.strictObject({
    id: z.int(),
    author: z.string(),
    body: z.string(),
    lines: z
      .array(line)
      .readonly()
      .meta({ description: "lines that begin with `/`, as a reader sees them" }),
    createdAt: foreignTime,
    updatedAt: foreignTime.meta({
      description: "ISO 8601; differs from `createdAt` when it was edited",
    }),
    url: z.string(),
  }),
);

/**
 * Which comments: those of the release issue, the same once it is deployed, or those of the issue
 * in which people vouch for what holds for many releases.
 */
type CommentsOf = "release" | "deployed" | "standing";

const AFTER = { release: "", deployed: " after the deployment" } as const;

/**
 * Comments of the release issue: the numbered one, else the one open issue labelled `release`; or
 * of the one open issue labelled `release-gate-standing`. Without an `issue` in the answer there is
 * none.
 */
export const comments = defineQuestion({
  kind: "comments",
  value: lazily(() =>
    z.strictObject({
      issue: maybe(z.strictObject({ number: z.int(), url: z.string() })),
      comments: z.array(comment).readonly(),
    }),
  ),
  asks: (issue: number | undefined, of: CommentsOf = "release") => ({
    key:
      of === "standing"
        ? "comments of the standing issue"
        : `comments of ${issue === undefined ? "the release issue" : `issue ${issue}`}${AFTER[of]}`,
    issue: of === "standing" ? undefined : issue,
    standing: of === "standing",
  }),
});
