import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readOne } from "./reply.ts";

const issue = z.object({
  number: z.int().positive(),
  title: z.string(),
  html_url: z.string(),
  state: z.string(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().optional() })])),
  pull_request: z.unknown().optional(),
});

/** Reads the issue of an incident as it stands now. */
export const collectIncident = onlineCollector<"incident">(async ({ number }, tools) => {
  const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
  const read = await readOne(tools, issue, route, { issue_number: number });
  if (read.state === "missing") return read;
  const { title, html_url: url, state, labels, pull_request: pull } = read.data;
  const value = {
    ...{ number: read.data.number, title, url },
    open: state === "open",
    pull: pull !== undefined && pull !== null,
    labels: labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
  };
  return { state: "known", value, strength: "verified", link: url };
});
