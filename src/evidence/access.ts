import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { readOne } from "./reply.ts";

const answer = z.object({ permission: z.enum(["admin", "write", "read", "none"]) });

const NOBODY = 404;

/** Reads what a person may do; GitHub gives `maintain` as `write` and `triage` as `read`. */
export const collectAccess = onlineCollector<"access">(async ({ login }, tools) => {
  const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
  const read = await readOne(tools, answer, route, { username: login });
  if (read.state === "missing" && read.status !== NOBODY) return read;
  const permission = read.state === "missing" ? "nobody" : read.data.permission;
  return { state: "known", value: { login, permission }, strength: "verified" };
});
