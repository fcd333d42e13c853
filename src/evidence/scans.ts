import * as z from "zod";
import { missing } from "../core/lack.ts";
import type { Alert } from "../questions/scans.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readAll, readFirst, readOne, together } from "./reply.ts";

const analyses = z.array(
  z.object({
    commit_sha: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    error: z.string(),
    tool: z.object({ name: z.string() }),
  }),
);

const severity = z.string().nullish();

const codeAlert = z.object({
  number: z.number(),
  html_url: z.string(),
  fixed_at: z.iso.datetime({ offset: true }).nullish(),
  rule: z.object({ description: z.string().nullish(), security_severity_level: severity }),
});

const advisory = z.object({
  number: z.number(),
  html_url: z.string(),
  dependency: z.object({ package: z.object({ name: z.string() }).nullish() }),
  security_advisory: z.object({ severity: z.string(), summary: z.string() }),
});

/** One page of the newest analyses of a branch. */
const NEWEST = 100;

/** GitHub's words for a feature that is switched off, and not for a right that is missing. */
const OFF = /not enabled|must be enabled|are disabled/i;

/** Which tools have scanned a commit, and the alerts that are open. */
export const collectScans = onlineCollector<"scans">(async ({ sha, ref: asked }, tools) => {
  const found = await tools.defaultBranch();
  if (found.state === "missing") return found;
  const ref = asked ?? `refs/heads/${found.data}`;
  const [code, dependencies] = await Promise.all([
    readCode(sha, ref, tools),
    readAdvisories(tools),
  ]);
  const read = together<[Code | undefined, readonly Alert[] | undefined]>([code, dependencies]);
  if (read.state === "missing") return read;
  const [scanned, alerts] = read.data;
  const value = { sha, ref, code: scanned, dependencies: alerts && { alerts } };
  return { state: "known", value, strength: "verified" };
});

interface Code {
  readonly tools: readonly string[];
  readonly failed: readonly string[];
  readonly alerts: readonly Alert[];
}

async function readCode(
  sha: string,
  ref: string,
  tools: OnlineTools,
): Promise<Reading<Code | undefined>> {
  const route = "GET /repos/{owner}/{repo}/code-scanning";
  const scanned = await readOne(tools, analyses, `${route}/analyses`, { ref, per_page: NEWEST });
  if (scanned.state === "missing") {
    if (isOff(scanned)) return { state: "read", data: undefined };
    // Where no scan ever ran, GitHub finds nothing; what it says tells that from a missing right.
    const isNone = scanned.status === 404 && /no analysis found/i.test(scanned.reason);
    return isNone ? { state: "read", data: { tools: [], failed: [], alerts: [] } } : scanned;
  }
  const open = await readAll(tools, codeAlert, `${route}/alerts`, { ref, state: "open" });
  if (open.state === "missing") return open;
  const own = scanned.data.filter(({ commit_sha }) => commit_sha === sha);
  const closed = await readClosed({ own, all: scanned.data, ref }, tools);
  if (closed.state === "missing") return closed;
  const names = (some: typeof own) => [...new Set(some.map(({ tool }) => tool.name))].sort();
  return {
    state: "read",
    data: {
      tools: names(own.filter(({ error }) => error === "")),
      failed: names(own.filter(({ error }) => error !== "")),
      alerts: [
        ...open.data.flatMap((one) => graveCode(one, "")),
        ...closed.data.flatMap((one) => graveCode(one, "mended only later: ")),
      ],
    },
  };
}

type Scanned = z.output<typeof analyses>;

/**
 * Alerts are of a branch: where a newer commit of it has been analysed since, what is mended there was open
 * at this one. Missing where GitHub's newest page does not reach back so far.
 */
async function readClosed(
  { own, all, ref }: { readonly own: Scanned; readonly all: Scanned; readonly ref: string },
  tools: OnlineTools,
): Promise<Reading<readonly z.output<typeof codeAlert>[]>> {
  const newest = new Map<string, number>();
  for (const { tool, created_at } of own) {
    newest.set(tool.name, Math.max(newest.get(tool.name) ?? 0, Date.parse(created_at)));
  }
  const since = Math.min(...newest.values());
  if (!all.some((one) => !own.includes(one) && Date.parse(one.created_at) > since)) {
    return { state: "read", data: [] };
  }
  const route = "GET /repos/{owner}/{repo}/code-scanning/alerts";
  const asked = { ref, state: "fixed", sort: "updated", direction: "desc" };
  const read = await readFirst(tools, codeAlert, route, asked, 1);
  if (read.state === "missing") return read;
  const at = ({ fixed_at }: z.output<typeof codeAlert>) => Date.parse(fixed_at ?? "");
  // without a time nobody knows that it was mended before
  const later = read.data.filter((one) => !(at(one) <= since));
  return read.data.length === NEWEST && later.length === NEWEST
    ? TOO_MANY
    : { state: "read", data: later };
}

const TOO_MANY = {
  ...missing(
    "too many alerts were mended on the branch since this commit was scanned",
    "release a newer commit",
  ),
  status: 200,
};

function graveCode(
  { number, html_url: url, rule }: z.output<typeof codeAlert>,
  before: string,
): readonly Alert[] {
  const what = `${before}${rule.description ?? ""}`;
  return grave(rule.security_severity_level, { number, what, url });
}

async function readAdvisories(tools: OnlineTools): Promise<Reading<readonly Alert[] | undefined>> {
  const route = "GET /repos/{owner}/{repo}/dependabot/alerts";
  const asked = { state: "open", severity: "critical,high" };
  const read = await readAll(tools, advisory, route, asked);
  if (read.state === "missing") {
    return isOff(read) ? { state: "read", data: undefined } : read;
  }
  const alerts = read.data.flatMap(
    ({ number, html_url: url, dependency, security_advisory: by }) => {
      const what = `${dependency.package?.name ?? "a package"}: ${by.summary}`;
      return grave(by.severity, { number, what, url });
    },
  );
  return { state: "read", data: alerts };
}

const isOff = ({ status, reason }: { readonly status: number; readonly reason: string }): boolean =>
  status === 403 && OFF.test(reason);

function grave(level: string | null | undefined, alert: Omit<Alert, "severity">): readonly Alert[] {
  return level === "critical" || level === "high" ? [{ ...alert, severity: level }] : [];
}
