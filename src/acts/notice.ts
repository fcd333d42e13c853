import type { Act } from "../receipts/index.ts";
import type { Attempt } from "./answered.ts";
import { send } from "./send.ts";
import { leaveReceipt, toldBefore } from "./told.ts";
import type { Ending, Handler } from "./tools.ts";

/**
 * Tells a channel over HTTP, unless its receipt stands on the record. Where the record cannot be
 * read it is told all the same: twice is better than not at all.
 */
export const notice: Handler<"notice"> = {
  // How often it may be repeated is the channel's to say, and done by then.
  find: async () => undefined,
  repeatable: false,

  perform: async (act, tools) => {
    const before = await toldBefore(act, tools);
    if (before.state === "full") return before.ending;
    if (before.state === "told") return toldAlready(act);
    const { http, clock, closing } = tools;
    const attempt = await send(act.sending, { http, clock, signal: closing });
    if (attempt.state !== "taken") return untold(act, attempt);
    const receipt = await leaveReceipt(act, tools);
    return { state: "done", detail: told(act, { ...before, receipt }), result: { receipt } };
  },
};

export function toldAlready({ event, channel }: Pick<Act<"notice">, "event" | "channel">) {
  const detail = `${channel} was told before of ${event}`;
  return { state: "found", detail, result: { receipt: true } } as const;
}

/** What was told, and what may make it come twice. */
export function told(
  { event, channel }: Pick<Act<"notice">, "event" | "channel">,
  { state, receipt }: { readonly state: "untold" | "unread"; readonly receipt: boolean },
): string {
  const doubts = [
    ...(state === "unread" ? ["whether it was told before could not be read"] : []),
    ...(receipt ? [] : ["no receipt could be left: a later run may tell it again"]),
  ];
  return [`${channel} was told of ${event}`, ...doubts].join("; ");
}

function untold(
  { event, channel }: Act<"notice">,
  attempt: Exclude<Attempt, { readonly state: "taken" }>,
): Ending<"notice"> {
  const detail = `${channel} was not told of ${event}: ${attempt.why}`;
  if (attempt.state === "unclear") {
    const remedy = "Look whether it arrived, and tell people yourself where it did not";
    return { state: "unclear", detail, remedy };
  }
  const remedy =
    attempt.state === "never" ? attempt.remedy : "Tell people yourself; look at the channel";
  return { state: "failed", detail, remedy };
}
