import * as z from "zod";
import { normalText } from "../core/digest.ts";
import { unreadable } from "./releases.ts";
import { type Handler, notDone } from "./tools.ts";

const written = z.object({ body: z.string().nullish(), html_url: z.string() });

const ROUTE = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

/** A comment that is made once: whoever has written the same text there, it is said. */
export const announcement: Handler<"announcement"> = {
  find: async ({ issue, body }, { github, signal }) => {
    const reply = await github.list(`GET ${ROUTE}`, { issue_number: issue }, signal);
    const what = `The comments of #${issue} could not be read`;
    if (!reply.ok) return notDone(reply, what);
    const all = z.array(written).safeParse(reply.data).data;
    if (all === undefined) return unreadable(what);
    const found = all.find((one) => normalText(one.body ?? "") === normalText(body));
    if (found === undefined) return undefined;
    const url = found.html_url;
    return { state: "found", detail: `#${issue} has the comment`, link: url, result: { url } };
  },

  perform: async (act, tools) => {
    const found = await announcement.find(act, tools);
    if (found !== undefined) return found;
    const { issue, body } = act;
    const reply = await tools.github.request(
      `POST ${ROUTE}`,
      { issue_number: issue, body },
      tools.signal,
    );
    if (!reply.ok) return notDone(reply, `#${issue} was not commented on`);
    const made = written.safeParse(reply.data).data;
    if (made === undefined) return unreadable(`#${issue} was not commented on`);
    const url = made.html_url;
    return { state: "done", detail: `#${issue} has the comment`, link: url, result: { url } };
  },

  repeatable: false,
};
