import * as z from "zod";
import type { Missing } from "../core/lack.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import type { OwnedRecord } from "../questions/owner.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { readAll, readOne } from "./reply.ts";
import { startedBy } from "./started.ts";

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
