import * as z from "zod";
import { markContext } from "../core/history.ts";
import { shortSha } from "../core/units.ts";
import type { Act } from "../receipts/index.ts";
import { confirmed, type Handler, notDone } from "./tools.ts";

const statusesSchema = z.array(
  z.object({
    id: z.number(),
    context: z.string(),
    state: z.string(),
    description: z.string().nullish(),
  }),
);

/** What `core/history` reads back: the deployment, the verdict and who gave it. */
function description(act: Act<"mark">): string {
  return `deployment=${act.deployment} verdict=${act.verdict} by=${act.by}`;
}

/** Leaves the mark of an environment on a commit; repeating it does no harm. */
export const mark: Handler<"mark"> = {
  find: async (act, { github, closing }) => {
    const reply = await github.list(
      "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
      { ref: act.sha, per_page: 100 },
      closing,
    );
    const statuses = statusesSchema.safeParse(reply.ok ? reply.data : undefined).data ?? [];
    // GitHub treats contexts as equal whatever their case.
    const context = markContext(act.environment).toLowerCase();
    const newest = statuses
      .filter((candidate) => candidate.context.toLowerCase() === context)
      .toSorted((a, b) => b.id - a.id)
      .at(0);
    if (newest?.state !== act.state || newest.description !== description(act)) return undefined;
    return {
      state: "found",
      detail: `${shortSha(act.sha)} is marked ${act.state} for ${act.environment} already`,
      result: { state: act.state },
    };
  },

  perform: async (act, { github, closing }) => {
    const written = z.object({ id: z.number(), state: z.literal(act.state) });
    const reply = await github.request(
      "POST /repos/{owner}/{repo}/statuses/{sha}",
      {
        sha: act.sha,
        state: act.state,
        context: markContext(act.environment),
        description: description(act),
      },
      closing,
    );
    const what = `${shortSha(act.sha)} was not marked ${act.state} for ${act.environment}`;
    const answer = confirmed(reply, written);
    if (!answer.ok) return notDone(answer, what);
    return {
      state: "done",
      detail: `${shortSha(act.sha)} is marked ${act.state} for ${act.environment}`,
      result: { state: act.state },
    };
  },
};
