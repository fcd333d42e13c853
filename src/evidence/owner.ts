import * as z from "zod";
import { type Missing, missing } from "../core/lack.ts";
import { shortSha } from "../core/units.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import type { OwnedRecord } from "../questions/owner.ts";
import { readPlain } from "../yaml/read-plain.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { readContent } from "./content.ts";
import { readAll, readOne } from "./reply.ts";

type Owner = AnswerValue<"owner">;

const run = z.object({
  status: z.string().nullable(),
  run_attempt: z.number().optional(),
  html_url: z.string(),
  updated_at: z.string(),
  run_started_at: z.string().optional(),
});

const asTime = (text: string | undefined): string | undefined =>
  z.iso.datetime().safeParse(text).data;

const listed = z.object({
  workflow_runs: z.array(
    z.object({
      event: z.string(),
      status: z.string().nullable(),
      created_at: z.string(),
      html_url: z.string(),
    }),
  ),
});

/** Clocks of GitHub and of whoever dispatches may differ by this much. */
const SKEW_MS = 10_000;

const job = z.object({ id: z.number(), status: z.string() });

const RUN = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";

/** Reads who owns a deployment record, and what that has started. */
export const collectOwner = onlineCollector<"owner">(async ({ record }, tools) => {
  const [own, started] = await Promise.all([ownerOf(tools, record), startedBy(tools, record)]);
  if ("reason" in own) return own;
  return { state: "known", value: { ...own, started }, strength: "verified" };
});

const UNREADABLE = { attempt: "unreadable", job: "unreadable", endedAt: undefined } as const;

/** No such run: only the lease tells then. Any other refusal is no answer. */
const NOT_THERE = 404;

async function ownerOf(
  tools: OnlineTools,
  record: OwnedRecord,
): Promise<Omit<Owner, "started"> | Missing> {
  if (!/^\d+$/.test(record.run)) return UNREADABLE; // not a run of Actions
  const reading = await readOne(tools, run, RUN, { run_id: Number(record.run) });
  if (reading.state === "missing") return reading.status === NOT_THERE ? UNREADABLE : reading;
  const { status, run_attempt: attempt = 1, updated_at: updated } = reading.data;
  if (attempt > record.attempt) {
    // The next attempt begins when the one before has ended.
    const endedAt = asTime(reading.data.run_started_at);
    return { attempt: "completed", job: "completed", endedAt };
  }
  if (status === "completed") {
    const endedAt = asTime(updated);
    return { attempt: "completed", job: "completed", endedAt };
  }
  return { attempt: "running", job: await jobState(tools, record), endedAt: undefined };
}

async function jobState(tools: OnlineTools, { run: id, job: own }: OwnedRecord) {
  if (own === null) return "unreadable";
  const route = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs";
  const jobs = await readAll(tools, job, route, { run_id: Number(id) }, "jobs");
  const found = jobs.state === "read" ? jobs.data.find((one) => `${one.id}` === own) : undefined;
  if (found === undefined) return "unreadable";
  return found.status === "completed" ? "completed" : "running";
}

async function startedBy(tools: OnlineTools, record: OwnedRecord): Promise<Owner["started"]> {
  const id = /\/actions\/runs\/(\d+)/.exec(record.dispatched ?? "")?.[1];
  if (id === undefined) return unlinked(tools, record);
  const reading = await readOne(tools, run, RUN, { run_id: Number(id) });
  if (reading.state === "missing") return { state: "unreadable", reason: reading.reason };
  const { status, html_url: url } = reading.data;
  if (status === "completed") return { state: "completed", url };
  return { state: "running", url, waits: status === "waiting" };
}

const deploys = z.object({
  deploy: z.object({ workflow: z.string().min(1).optional() }).nullish(),
});

/** The workflow that a manifest deploys by, at the commit that was deployed; undefined: by none. */
async function workflowIn(
  tools: OnlineTools,
  { path, sha }: NonNullable<OwnedRecord["manifest"]>,
): Promise<Missing | { readonly state: "read"; readonly workflow: string | undefined }> {
  const where = `${path} at ${shortSha(sha)}`;
  const file = await readContent(tools, path, sha);
  if (file.state === "missing") return file;
  const read = file.text === undefined ? undefined : readPlain(path, file.text, "manifest");
  const declared = deploys.safeParse(read?.ok === true ? read.value : undefined).data;
  if (declared !== undefined) return { state: "read", workflow: declared.deploy?.workflow };
  return missing(
    `${where}, which says how it was deployed, ${file.text === undefined ? "does not exist" : "cannot be read"}`,
    "look at what it has started",
  );
}

/** A run of the workflow since the record was made may be the one that it started, and that is not linked. */
async function unlinked(tools: OnlineTools, record: OwnedRecord): Promise<Owner["started"]> {
  const { manifest, since } = record;
  if (manifest === undefined) return { state: "none" };
  const named = await workflowIn(tools, manifest);
  if (named.state === "missing") return { state: "unreadable", reason: named.reason };
  const { workflow } = named;
  if (workflow === undefined) return { state: "none" };
  const route = "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs";
  const parameters = { workflow_id: workflow, per_page: 100 };
  const reading = await readOne(tools, listed, route, parameters);
  if (reading.state === "missing") return { state: "unreadable", reason: reading.reason };
  // Filtered here, since filtered lists lag by minutes.
  const open = reading.data.workflow_runs.find(
    ({ event, status, created_at: at }) =>
      event === "workflow_dispatch" &&
      status !== "completed" &&
      Date.parse(at) >= Date.parse(since) - SKEW_MS,
  );
  if (open === undefined) return { state: "not-found" };
  return { state: "running", url: open.html_url, waits: open.status === "waiting" };
}
