import * as z from "zod";
import { isFromInside } from "../core/from-inside.ts";
import { missing } from "../core/lack.ts";
import { onlineCollector } from "./collector.ts";
import { readFirst } from "./reply.ts";

const issue = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  created_at: z.string(),
  pull_request: z.unknown().optional(),
  body: z.string().nullish(),
  user: z.object({ type: z.string().nullish() }).nullish(),
  author_association: z.string().nullish(),
});

/** What release-gate itself opens for a release that failed says nothing of the one that is watched. */
const OURS = "<!-- release-gate:incident {";

/** One page of the newest. */
const NEWEST = 100;

/** Reads the newest open issues with a label, in one request. */
export const collectIssues = onlineCollector<"issues">(async ({ label }, tools) => {
  const newest = { labels: label, state: "open", sort: "created", direction: "desc" };
  const reading = await readFirst(tools, issue, "GET /repos/{owner}/{repo}/issues", newest, 1);
  if (reading.state === "missing") return reading;
  // GitHub lists pull requests as issues.
  const issues = reading.data
    .filter(({ pull_request }) => pull_request === undefined)
    .filter((one) => !(one.body?.includes(OURS) === true && isFromInside(one)))
    .map(({ number, title, html_url: url, created_at: at }) => ({ number, title, url, at }));
  if (issues.length === 0 && reading.data.length === NEWEST) {
    const reason = `none of the newest ${NEWEST} that are labelled ${label} is an issue of people`;
    return missing(reason, "use a label that pull requests do not have");
  }
  return { state: "known", value: { issues }, strength: "verified" };
});
