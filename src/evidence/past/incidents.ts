import * as z from "zod";
import { INCIDENT_LABEL, type PastIncident, type ToldIncident } from "../../core/past.ts";
import { type Reading, type Reads, readAll } from "../reply.ts";

const issue = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  created_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().optional() })])),
  pull_request: z.unknown().optional(),
});

type Issue = z.output<typeof issue>;

/** Where a repository has no issues at all: https://docs.github.com/rest/issues/issues */
const GONE = 410;

/** Incidents that somebody has touched since then: resolving one does. */
export async function readIncidents(
  tools: Reads,
  from: number,
): Promise<Reading<readonly PastIncident[]>> {
  const since = new Date(from).toISOString();
  const read = await readAll(tools, issue, "GET /repos/{owner}/{repo}/issues", {
    ...{ labels: INCIDENT_LABEL, state: "all", since },
  });
  if (read.state === "missing") {
    return read.status === GONE ? { state: "read", data: [] } : read;
  }
  const incidents = read.data.filter(({ pull_request: pull }) => pull === undefined);
  return { state: "read", data: incidents.map(asIncident) };
}

function asIncident(one: Issue): PastIncident {
  return {
    number: one.number,
    title: one.title,
    url: one.html_url,
    labels: one.labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    createdAt: one.created_at,
    closedAt: one.closed_at ?? undefined,
    reason: one.state_reason ?? undefined,
    told: toldIn(one.body ?? ""),
  };
}

const time = z.iso.datetime({ offset: true }).nullish();

const block = z.object({
  deployment_id: z.int().positive().nullish(),
  sev: z.int().min(1).max(4).nullish(),
  caused_by: z.string().nullish(),
  started_at: time,
  detected_at: time,
  declared_at: time,
  resolved_at: time,
});

const BLOCK = /<!-- release-gate:incident (\{.*?\}) -->/s;

/** What release-gate wrote into an issue; undefined where it did not, or cannot be read. */
function toldIn(body: string): ToldIncident | undefined {
  const told = block.safeParse(fromJson(BLOCK.exec(body)?.[1])).data;
  if (told === undefined) return undefined;
  return {
    deploymentId: told.deployment_id ?? undefined,
    severity: told.sev ?? undefined,
    byChange:
      told.caused_by === null || told.caused_by === undefined || told.caused_by === "change",
    startedAt: told.started_at ?? told.detected_at ?? told.declared_at ?? undefined,
    resolvedAt: told.resolved_at ?? undefined,
  };
}

function fromJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // People can edit an issue: then its times are those of the issue.
    return undefined;
  }
}
