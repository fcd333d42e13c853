import * as z from "zod";
import { onlineCollector } from "./collector.ts";
import { VIEWER } from "./documents/viewer.ts";
import { parse } from "./reply.ts";

const answer = z.object({ viewer: z.object({ login: z.string().min(1) }) });

/** Reads whose token this is. */
export const collectUser = onlineCollector<"user">(async (_question, { github, signal }) => {
  const reply = await github.graphql(VIEWER, {}, signal);
  const reading = parse(reply, answer, `query ${VIEWER.name}`);
  if (reading.state === "missing") return reading;
  return { state: "known", value: { login: reading.data.viewer.login }, strength: "verified" };
});
