import * as z from "zod";
import { missing } from "../core/lack.ts";
import type { PlannedItem } from "../questions/milestone.ts";
import { onlineCollector } from "./collector.ts";
import { criteriaIn } from "./criteria.ts";
import { readAll } from "./reply.ts";

const entry = z.object({ number: z.number(), title: z.string(), html_url: z.string() });

const issue = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  state: z.string(),
  body: z.string().nullish(),
  pull_request: z.object({ merged_at: z.string().nullish() }).nullish(),
});

/** The milestone with one of these titles, with its issues and pull requests. */
export const collectMilestone = onlineCollector<"milestone">(async ({ titles }, tools) => {
  const all = await readAll(tools, entry, "GET /repos/{owner}/{repo}/milestones", { state: "all" });
  if (all.state === "missing") return all;
  const [found, other] = all.data.filter(({ title }) => titles.includes(title));
  if (found !== undefined && other !== undefined) {
    const reason = `two milestones are called ${found.title} and ${other.title}`;
    return missing(reason, "rename one of them, or name the other as `milestone` in release.yml");
  }
  if (found === undefined) {
    return { state: "known", value: { titles, found }, strength: "verified" };
  }
  const { number, title, html_url: url } = found;
  const parameters = { milestone: String(number), state: "all" };
  const read = await readAll(tools, issue, "GET /repos/{owner}/{repo}/issues", parameters);
  if (read.state === "missing") return read;
  const items = await Promise.all(read.data.map(asItem));
  const sorted = items.toSorted((a, b) => a.number - b.number);
  const value = { titles, found: { title, url, items: sorted } };
  return { state: "known", value, strength: "verified", link: url };
});

async function asItem(one: z.output<typeof issue>): Promise<PlannedItem> {
  const { number, title, html_url: url, body, pull_request: pull } = one;
  const isPull = pull !== null && pull !== undefined;
  const isMerged = isPull && pull.merged_at !== null && pull.merged_at !== undefined;
  const closed = isMerged ? "merged" : "closed";
  return {
    ...{ number, title, url, kind: isPull ? "pull" : "issue" },
    state: one.state === "open" ? "open" : closed,
    criteria: await criteriaIn(body ?? ""),
  };
}
