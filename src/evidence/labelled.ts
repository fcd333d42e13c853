import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readAll } from "./reply.ts";

const issue = z.object({
  number: z.number(),
  title: z.string(),
  html_url: z.string(),
  pull_request: z.object({}).nullish(),
});

/** Open issues and pull requests with a label, by the list and never by search, which lags. */
export const collectLabelled = onlineCollector<"labelled">(async ({ label }, tools) => {
  const route = "GET /repos/{owner}/{repo}/issues";
  const read = await readAll(tools, issue, route, { labels: label, state: "open" });
  if (read.state === "missing") return read;
  const items = read.data.map(({ number, title, html_url: url, pull_request }) => {
    return { number, title, url, pull: pull_request !== null && pull_request !== undefined };
  });
  const value = { label, items: items.toSorted((a, b) => a.number - b.number) };
  return { state: "known", value, strength: "verified" };
});
