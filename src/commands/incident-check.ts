import * as z from "zod";
import type { Clock, GitHub } from "../core/ports.ts";
import { line } from "../core/text.ts";
import { plural } from "../core/wording.ts";
import { reviewGaps } from "../incident/review.ts";

const issueSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  body: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string() })])),
  created_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullish(),
});

/** What checking the review of an incident takes. */
export interface IncidentCheck {
  readonly issue: number;
  readonly github: GitHub;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Checked {
  /** 0: nothing is missing; 1: something is; 3: the issue could not be read, or is no incident. */
  readonly exit: 0 | 1 | 3;
  /** Lines for a terminal, safe as they are. */
  readonly lines: readonly string[];
}

/** Reads the issue of an incident and says what is missing in its review; writes nothing. */
export async function incidentCheck(check: IncidentCheck): Promise<Checked> {
  const { issue: number, github, clock, signal } = check;
  const reply = await github.request(
    "GET /repos/{owner}/{repo}/issues/{issue_number}",
    { issue_number: number },
    signal,
  );
  if (!reply.ok) {
    return {
      exit: 3,
      lines: [line(`#${number} could not be read: ${reply.reason}`), line(reply.remedy)],
    };
  }
  const issue = issueSchema.safeParse(reply.data).data;
  if (issue === undefined)
    return { exit: 3, lines: [`GitHub's answer to #${number} could not be read`] };
  const labels = issue.labels.map((one) => (typeof one === "string" ? one : one.name));
  if (!labels.includes("incident")) {
    return { exit: 3, lines: [`#${number} is no incident: it has no label \`incident\``] };
  }
  const gaps = reviewGaps(
    {
      body: issue.body ?? "",
      labels,
      createdAt: issue.created_at,
      closedAt: issue.closed_at ?? undefined,
    },
    clock.now(),
  );
  if (gaps.length === 0) return { exit: 0, lines: [`#${number}: nothing is missing`] };
  return {
    exit: 1,
    lines: [
      `#${number}: ${plural(gaps.length, "gap")} in the review of ${line(issue.html_url)}`,
      ...gaps.map(({ rule, found, isDue }) => `  ${rule}  ${line(found)}${isDue ? " (due)" : ""}`),
    ],
  };
}
