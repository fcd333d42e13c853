import { taskOf } from "../core/record.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { commentsIn } from "./comments.ts";
import { listOwn } from "./own-deployments.ts";
import { type Reading, together } from "./reply.ts";

type Issue = AnswerValue<"put-off">["issues"][number];

/** One request, and two more for each incident for which something was put off. */
export const collectPutOff = onlineCollector<"put-off">(async (question, tools) => {
  const { environment, component } = question;
  const page = await listOwn(tools, { environment, task: taskOf(component), page: 1 });
  if (page.state === "missing") return page;
  const records = page.data.own.flatMap(({ id, sha, createdAt, payload }) => {
    const { version, put_off: written } = payload;
    return written === undefined ? [] : [{ id, sha, version, createdAt, ...written }];
  });
  const incidents = [...new Set(records.map(({ incident }) => incident))];
  const read = together<readonly Issue[]>(
    await Promise.all(incidents.map((number) => readIssue(number, tools))),
  );
  if (read.state === "missing") return read;
  const value = { environment, component, records, issues: read.data };
  return { state: "known", value, strength: "attested" };
});

async function readIssue(number: number, tools: OnlineTools): Promise<Reading<Issue>> {
  const read = await commentsIn(number, tools);
  if (read.state === "missing") return read;
  const { url, comments } = read.data;
  return { state: "read", data: { number, url, comments } };
}
