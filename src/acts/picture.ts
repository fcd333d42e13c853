import * as z from "zod";
import { shortSha } from "../core/units.ts";
import { describe } from "./describe.ts";
import { confirmed, type Handler, notDone } from "./tools.ts";

/** Shows on a commit what its record says. It is never looked for: nothing rests on it. */
export const picture: Handler<"picture"> = {
  find: async () => undefined,

  perform: async (act, { github, closing, redact }) => {
    const { sha, state, context, description, link } = act;
    const reply = await github.request(
      "POST /repos/{owner}/{repo}/statuses/{sha}",
      {
        sha,
        state,
        context,
        description: describe(description, redact),
        ...(link !== undefined && { target_url: link }),
      },
      closing,
    );
    const written = z.object({ id: z.number(), state: z.literal(state) });
    const answer = confirmed(reply, written);
    if (!answer.ok) return notDone(answer, `${shortSha(sha)} does not show ${context}`);
    const detail = `${shortSha(sha)} shows ${context}: ${state}`;
    return { state: "done", detail, link, result: { state } };
  },

  repeatable: false,
};
