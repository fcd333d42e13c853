import * as z from "zod";
import { shortSha } from "../core/units.ts";
import type { RequiredScan } from "../questions/required.ts";
import type { ScanningTool } from "./branch-rules.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, readFirst } from "./reply.ts";

const analysis = z.object({
  commit_sha: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  error: z.string(),
});

const alert = z.object({
  html_url: z.string(),
  rule: z.object({
    severity: z.string().nullish(),
    security_severity_level: z.string().nullish(),
  }),
});

const ANALYSES = "GET /repos/{owner}/{repo}/code-scanning/analyses";
const ALERTS = "GET /repos/{owner}/{repo}/code-scanning/alerts";

type Found = RequiredScan["found"];

interface Of {
  readonly sha: string;
  readonly branch: string;
}

/** What each tool has found at a commit of a branch. What cannot be told is said, never left out. */
export function readScans(
  of: Of,
  scanning: readonly ScanningTool[],
  tools: OnlineTools,
): Promise<readonly RequiredScan[]> {
  return Promise.all(
    scanning.map(async ({ tool, alerts_threshold, security_alerts_threshold }) => ({
      tool,
      alertsFrom: alerts_threshold,
      securityFrom: security_alerts_threshold,
      found: await foundBy(of, tool, tools),
    })),
  );
}

async function foundBy({ sha, branch }: Of, tool: string, tools: OnlineTools): Promise<Found> {
  const asked = { ref: `refs/heads/${branch}`, tool_name: tool };
  const analyses = await readFirst(tools, analysis, ANALYSES, asked, 1);
  // Before the first analysis of a repository there is nothing to be found.
  if (analyses.state === "missing") return analyses.status === 404 ? ABSENT : unread(analyses);
  const own = analyses.data.filter((one) => one.commit_sha === sha);
  if (own.length === 0) return ABSENT;
  const failed = own.find(({ error }) => error !== "");
  if (failed !== undefined) {
    return {
      state: "unknown",
      reason: `its analysis of ${shortSha(sha)} ended with an error`,
      remedy: `Let ${tool} analyse ${shortSha(sha)} once more`,
    };
  }
  const at = Math.max(...own.map(({ created_at: created }) => Date.parse(created)));
  const isNewest = analyses.data.every(
    (one) => one.commit_sha === sha || Date.parse(one.created_at) <= at,
  );
  if (!isNewest) {
    return {
      state: "unknown",
      reason: `${branch} has been analysed at a newer commit since, and alerts are of the branch`,
      remedy: "Release the newest commit, or waive the requirement",
    };
  }
  const open = await readAll(tools, alert, ALERTS, { ...asked, state: "open" });
  if (open.state === "missing") return unread(open);
  return { state: "analysed", open: grouped(open.data) };
}

const ABSENT = { state: "absent" } as const;

function unread({ reason, remedy }: Extract<Reading<never>, { state: "missing" }>): Found {
  return { state: "unknown", reason, remedy };
}

type Group = Extract<Found, { state: "analysed" }>["open"][number];

function grouped(alerts: readonly z.output<typeof alert>[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { html_url: url, rule } of alerts) {
    const severity = rule.severity ?? "none";
    const security = rule.security_severity_level ?? undefined;
    const key = JSON.stringify([severity, security]);
    const count = (groups.get(key)?.count ?? 0) + 1;
    groups.set(key, { severity, security, count, url: groups.get(key)?.url ?? url });
  }
  return [...groups.values()];
}
