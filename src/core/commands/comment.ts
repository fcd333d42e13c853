/**
 * How a reader sees a line: `said` plainly; `partly`, with a part that is struck through or hidden;
 * or not as said at all, and why.
 */
export type Seen =
  | "said"
  | "partly"
  | "struck"
  | "folded"
  | "code"
  | "html"
  | "hidden"
  | "table"
  | "footnote"
  | "math";

/** A line of a comment that begins with `/`, without what is struck through or hidden in it. */
export interface CommentLine {
  readonly text: string;
  readonly seen: Seen;
}

/** A comment on the release issue. */
export interface IssueComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  /** Lines that may be commands; none from quotes, blocks of code and HTML comments. */
  readonly lines: readonly CommentLine[];
  readonly createdAt: string;
  /** Differs from `createdAt` when the comment was edited. */
  readonly updatedAt: string;
  readonly url: string;
}
