import * as z from "zod";
import { isFromInside } from "../core/from-inside.ts";
import type { Act } from "../receipts/index.ts";
import { noticeKey } from "../receipts/notice.ts";
import { written as authorship } from "./author.ts";
import { told, toldAlready } from "./notice.ts";
import { leaveReceipt, toldBefore } from "./told.ts";
import { type Handler, notDone, type Tools } from "./tools.ts";

const created = z.object({ id: z.int(), html_url: z.string() });
const listed = z.array(
  z.object({ id: z.int(), html_url: z.string(), body: z.string().nullish(), ...authorship }),
);

/** Nobody sees it; by it a comment is found again whose answer was lost. */
const markerOf = (act: Act<"comment">): string => `<!-- release-gate: ${noticeKey(act)} -->`;

/** Comments on an issue what happened, unless its receipt stands on the record. */
export const comment: Handler<"comment"> = {
  find: async (act, tools) => {
    const { github, closing } = tools;
    const reply = await github.list(
      "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
      { issue_number: act.issue, per_page: 100 },
      closing,
    );
    const all = listed.safeParse(reply.ok ? reply.data : undefined).data ?? [];
    const own = all.find(
      (one) => one.body?.startsWith(markerOf(act)) === true && isFromInside(one),
    );
    return own && written(act, own, { state: "untold" }, tools);
  },

  perform: async (act, tools) => {
    const before = await toldBefore(act, tools);
    if (before.state === "full") return before.ending;
    if (before.state === "told") return toldAlready(act);
    const reply = await tools.github.request(
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
      { issue_number: act.issue, body: tools.redact(`${markerOf(act)}\n${act.body}`) },
      tools.closing,
    );
    if (!reply.ok) return notDone(reply, `#${act.issue} was not told of ${act.event}`);
    const made = created.safeParse(reply.data).data;
    if (made !== undefined) return written(act, made, before, tools);
    const detail = `GitHub's answer to a comment on #${act.issue} could not be read`;
    return { state: "unclear", detail, remedy: "Look at the issue" };
  },

  // A comment that nobody knows of is looked for, and then given up: twice would be worse here.
  repeatable: false,
};

async function written(
  act: Act<"comment">,
  { id, html_url: link }: z.output<typeof created>,
  before: { readonly state: "untold" | "unread" },
  tools: Tools,
) {
  const receipt = await leaveReceipt(act, tools);
  const detail = told({ ...act, channel: `#${act.issue}` }, { ...before, receipt });
  return { state: "done", detail, link, result: { receipt, comment: id } } as const;
}
