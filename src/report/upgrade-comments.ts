import type { CommentLine } from "../core/commands/comment.ts";

/**
 * Lines of a comment that may be commands, as schema 1 read them out of its body: not in a fence of
 * code, a quote (lazy lines included) or an HTML comment.
 */
export function linesOfSchema1(body: string): readonly CommentLine[] {
  const spoken: CommentLine[] = [];
  let fence: string | undefined;
  let quoted = false;
  for (const text of body.replace(/<!--[\s\S]*?(-->|$)/g, blank).split(/\r\n|\r|\n/)) {
    const marks = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence) && text.trim() === marks) fence = undefined;
      continue;
    }
    fence = marks;
    quoted = /^ {0,3}>/.test(text) || (quoted && text.trim() !== "");
    if (fence === undefined && !quoted && text.startsWith("/")) spoken.push({ text, seen: "said" });
  }
  return spoken;
}

/** Keeps what follows an HTML comment from moving to the start of a line. */
const blank = (comment: string): string => ` ${comment.replace(/[^\n]/g, "")} `;
