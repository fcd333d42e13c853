import * as z from "zod";
import type { DeploymentRecord, RecordPayload } from "../core/history.ts";
import { missing } from "../core/lack.ts";
import { recordPayload, recordState } from "../questions/history.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll, readFirst } from "./reply.ts";

/** A deployment before its statuses are read. */
export type BareRecord = Omit<DeploymentRecord, "statuses" | "url">;

/** 300 deployments: more than a year of daily releases. */
const MOST_PAGES = 3;
const MOST_RECORDS = MOST_PAGES * 100;

const payload = z.object({
  // what a later version adds to it does not make it somebody else's
  release_gate: recordPayload.strip(),
});

/** Ours by its name, whatever it holds. */
const named = z.object({ release_gate: z.unknown().refine((value) => value !== undefined) });

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

/** The newest deployments of an environment. */
export interface BareRecords {
  /** Newest first. */
  readonly records: readonly BareRecord[];
  /** True when there may be older ones. */
  readonly isCut: boolean;
}

/** Deployments of an environment; missing where one is ours by its name and cannot be read. */
export async function recordsOf(
  tools: OnlineTools,
  environment: string,
): Promise<Reading<BareRecords>> {
  const route = "GET /repos/{owner}/{repo}/deployments";
  const reading = await readFirst(tools, deployment, route, { environment }, MOST_PAGES);
  if (reading.state === "missing") return reading;
  // A page that moves while we read shows an entry twice.
  const records = new Map(reading.data.map((entry) => [entry.id, entry]));
  const data: BareRecord[] = [];
  for (const { id, sha, created_at, payload: written } of [...records.values()].toSorted(
    (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id,
  )) {
    const read = ours(written);
    if (read === "unreadable") return unreadable(id);
    data.push({ id, sha, createdAt: created_at, payload: read });
  }
  return { state: "read", data: { records: data, isCut: reading.data.length >= MOST_RECORDS } };
}

/** Our payload, which GitHub gives back as it was sent: an object, or its JSON as text. */
function ours(written: unknown): RecordPayload | undefined | "unreadable" {
  const value = typeof written === "string" ? fromJson(written) : written;
  if (!named.safeParse(value).success) return undefined;
  return payload.safeParse(value).data?.release_gate ?? "unreadable";
}

function unreadable(id: number): Reading<never> {
  const path = `repos/{owner}/{repo}/deployments/${id}`;
  return {
    ...missing(
      `deployment ${id} is a record of release-gate that this version cannot read`,
      `use the version of release-gate that made it, or a newer one; if nothing made it, delete it: gh api ${path}/statuses -f state=inactive && gh api -X DELETE ${path}`,
    ),
    status: 200,
  };
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
