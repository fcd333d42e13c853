import { onlineCollector } from "./collector.ts";
import { readVerification } from "./verification.ts";

/** Check runs and statuses of a commit: the newest of each app, workflow and name. */
export const collectChecks = onlineCollector<"checks">(async ({ sha }, tools) => {
  const read = await readVerification(sha, tools);
  if (read.state === "missing") return read;
  return { state: "known", value: read.data.checks, strength: "verified" };
});
