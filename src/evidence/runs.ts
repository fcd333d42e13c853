import { onlineCollector } from "./collector.ts";
import { readVerification } from "./verification.ts";

/** Workflow runs of a commit; what it asks is asked only once with the checks. */
export const collectRuns = onlineCollector<"runs">(async ({ sha }, tools) => {
  const read = await readVerification(sha, tools);
  if (read.state === "missing") return read;
  return { state: "known", value: read.data.runs, strength: "verified" };
});
