import * as z from "zod";
import type { CommentLine, IssueComment } from "../core/commands/comment.ts";
import { type Missing, missing } from "../core/lack.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readOne, together } from "./reply.ts";

/** Labels of the issues that are found by them, and what to do where several are open. */
const RELEASE = {
  label: "release",
  remedy: "name one as `release.issue` in release.yml, or close the others",
};
const STANDING = { label: "release-gate-standing", remedy: "close all but one" };

const issue = z.object({
  number: z.number(),
  html_url: z.string(),
  pull_request: z.unknown().optional(),
});

const comment = z.object({
  id: z.number(),
  user: z.object({ login: z.string(), type: z.string().nullish() }).nullable(),
  body: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  html_url: z.string(),
});

/** Comments of the numbered issue, else of the one open issue with the label. */
export const collectComments = onlineCollector<"comments">(async (question, tools) => {
  const numbered = question.issue;
  const issue = await (numbered === undefined
    ? labelledIssue(tools, question.standing ? STANDING : RELEASE)
    : numberedIssue(numbered, tools));
  if (issue.state === "missing") return issue;
  if (issue.data === undefined) {
    const value = { issue: undefined, comments: [] };
    return { state: "known", value, strength: "attested" };
  }
  const { number, url } = issue.data;
  const read = await readComments(number, tools);
  if (read.state === "missing") return read;
  const value = { issue: { number, url }, comments: read.data };
  return { state: "known", value, strength: "attested", link: url };
});

/** An issue by its number with all of its comments, oldest first. */
export async function commentsIn(number: number, tools: OnlineTools) {
  const read = together<readonly [Issue, readonly IssueComment[]]>(
    await Promise.all([numberedIssue(number, tools), readComments(number, tools)]),
  );
  if (read.state === "missing") return read;
  const [{ url }, comments] = read.data;
  return { state: "read", data: { url, comments } } as const;
}

async function readComments(
  number: number,
  tools: OnlineTools,
): Promise<Reading<readonly IssueComment[]>> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const reading = await readAll(tools, comment, route, { issue_number: number });
  if (reading.state === "missing") return reading;
  const linesOf = await lineReader(reading.data);
  const data = reading.data
    .map((written) => asComment(written, linesOf(written.body ?? "")))
    .toSorted((a, b) => a.id - b.id);
  return { state: "read", data };
}

interface Issue {
  readonly number: number;
  readonly url: string;
}

async function numberedIssue(number: number, tools: OnlineTools): Promise<Reading<Issue>> {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
  const reading = await readOne(tools, issue, route, { issue_number: number });
  return reading.state === "missing" ? reading : { state: "read", data: asIssue(reading.data) };
}

/** Undefined where there is none; more than one is no answer. */
async function labelledIssue(
  tools: OnlineTools,
  { label, remedy }: typeof RELEASE,
): Promise<{ readonly state: "read"; readonly data: Issue | undefined } | Missing> {
  const route = "GET /repos/{owner}/{repo}/issues";
  const reading = await readAll(tools, issue, route, { labels: label, state: "open" });
  if (reading.state === "missing") return reading;
  // GitHub lists pull requests as issues.
  const open = reading.data.filter(({ pull_request }) => pull_request === undefined).map(asIssue);
  if (open.length <= 1) return { state: "read", data: open[0] };
  const numbers = open.map(({ number }) => `#${number}`).join(", ");
  return missing(`${open.length} open issues are labelled \`${label}\`: ${numbers}`, remedy);
}

function asIssue({ number, html_url }: z.output<typeof issue>): Issue {
  return { number, url: html_url };
}

type LineReader = (body: string) => readonly CommentLine[];

/** Markdown is only parsed, and its parser only loaded, where a line may be a command. */
async function lineReader(written: readonly z.output<typeof comment>[]): Promise<LineReader> {
  if (!written.some(({ body }) => /(?:^\ufeff?|[\n\r])\//.test(body ?? ""))) return () => [];
  const { commentLines } = await import("./comment-lines.ts");
  return commentLines;
}

/** An account that is gone is shown as @ghost; a program's name ends in `[bot]`, also where GitHub's does not. */
function authorOf(user: z.output<typeof comment>["user"]): string {
  const { login, type } = user ?? { login: "ghost" };
  return type === "Bot" && !/\[bot\]$/i.test(login) ? `${login}[bot]` : login;
}

function asComment(written: z.output<typeof comment>, lines: readonly CommentLine[]): IssueComment {
  return {
    id: written.id,
    author: authorOf(written.user),
    body: written.body ?? "",
    lines,
    createdAt: written.created_at,
    updatedAt: written.updated_at,
    url: written.html_url,
  };
}
