import * as z from "zod";
import type { DeploymentRecord, RecordPayload } from "../core/history.ts";
import { recordPayload, recordState } from "../questions/history.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, readFirst } from "./reply.ts";

/** A deployment before its statuses are read. */
export type BareRecord = Omit<DeploymentRecord, "statuses" | "url">;

/** 300 deployments: more than a year of daily releases. */
const MOST_PAGES = 3;

const payload = z.object({
  // what a later version adds to it does not make it somebody else's
  release_gate: recordPayload.strip(),
});

const deployment = z.object({
  id: z.number(),
  sha: z.string(),
  created_at: z.string(),
  payload: z.unknown().optional(),
});

const status = z.object({
  id: z.number(),
  state: recordState,
  created_at: z.string(),
  description: z.string().nullish(),
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
});

/** Deployments of an environment, newest first. */
export async function recordsOf(
  tools: OnlineTools,
  environment: string,
): Promise<Reading<readonly BareRecord[]>> {
  const route = "GET /repos/{owner}/{repo}/deployments";
  const reading = await readFirst(tools, deployment, route, { environment }, MOST_PAGES);
  if (reading.state === "missing") return reading;
  // A page that moves while we read shows an entry twice.
  const records = new Map(reading.data.map((entry) => [entry.id, entry]));
  const data = [...records.values()]
    .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id)
    .map(({ id, sha, created_at, payload: written }) => {
      return { id, sha, createdAt: created_at, payload: ours(written) };
    });
  return { state: "read", data };
}

/** Our payload, which GitHub gives back as it was sent: an object, or its JSON as text. */
function ours(written: unknown): RecordPayload | undefined {
  const value = typeof written === "string" ? fromJson(written) : written;
  return payload.safeParse(value).data?.release_gate;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Some other tool's text: not ours.
    return undefined;
  }
}

/** The record together with all that was said of it, newest first. */
export async function withStatuses(
  tools: OnlineTools,
  record: BareRecord,
): Promise<Reading<DeploymentRecord>> {
  const route = "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";
  const reading = await readAll(tools, status, route, { deployment_id: record.id });
  if (reading.state === "missing") return reading;
  const statuses = reading.data
    .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id)
    .map((said) => ({
      state: said.state,
      at: said.created_at,
      description: said.description ?? "",
      link: said.log_url || said.target_url || undefined,
    }));
  // The run that made it: deployments have no page of their own.
  const url = statuses.find(({ link }) => link !== undefined)?.link;
  return { state: "read", data: { ...record, url, statuses } };
}
