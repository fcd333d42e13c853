import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readFirst } from "./reply.ts";

const issue = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  created_at: z.string(),
  pull_request: z.unknown().optional(),
});

/** Reads the newest open issues with a label, in one request. */
export const collectIssues = onlineCollector<"issues">(async ({ label }, tools) => {
  const newest = { labels: label, state: "open", sort: "created", direction: "desc" };
  const reading = await readFirst(tools, issue, "GET /repos/{owner}/{repo}/issues", newest, 1);
  if (reading.state === "missing") return reading;
  // GitHub lists pull requests as issues.
  const issues = reading.data
    .filter(({ pull_request }) => pull_request === undefined)
    .map(({ number, title, html_url: url, created_at: at }) => ({ number, title, url, at }));
  return { state: "known", value: { issues }, strength: "verified" };
});
