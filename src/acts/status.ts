import { writeDescription } from "../core/record-description.ts";
import type { Act } from "../receipts/index.ts";
import { addStatus, newestStatus } from "./deployments.ts";
import { describe } from "./describe.ts";
import { leased, whyNot } from "./guard.ts";
import { type Ending, type Handler, notDone, type Tools } from "./tools.ts";

/** Writes a status on our record; repeating it does no harm. */
export const status: Handler<"status"> = {
  find: async (act, tools) => {
    const newest = await newestStatus(act.deployment, tools);
    const isSame =
      newest?.state === act.state &&
      newest.description === descriptionOf(act, tools) &&
      (act.logUrl === undefined || newest.log_url === act.logUrl);
    return isSame ? written(act) : undefined;
  },

  perform: async (act, tools, tries) => {
    const stopped = tooLate(act, tools) ?? (await whyNot(act, tools, tries)) ?? tooLate(act, tools);
    if (stopped !== undefined) return stopped;
    const description = descriptionOf(act, tools);
    const reply = await addStatus({ ...act, description }, inTime(act, leased(tools, act)));
    return reply.ok
      ? written(act)
      : notDone(reply, `Deployment ${act.deployment} was not set to ${act.state}`);
  },

  repeatable: true,
};

/** What speaks of a moment is not written when that is past. */
function tooLate({ deployment, state, before }: Act<"status">, { clock }: Tools) {
  if (before === undefined || clock.monotonic() <= before) return undefined;
  return {
    state: "refused",
    detail: `deployment ${deployment} was not set to ${state}: what it says was seen too long ago`,
    remedy: "Run the stage again when GitHub answers as usual",
  } as const;
}

/** The same tools, whose writes are called off when it is too late for them. */
function inTime({ before }: Act<"status">, tools: Tools): Tools {
  if (before === undefined) return tools;
  const late = tools.clock.timeout(Math.max(0, before - tools.clock.monotonic()));
  return { ...tools, closing: AbortSignal.any([tools.closing, late]) };
}

function descriptionOf({ says, remark }: Act<"status">, { redact }: Tools): string {
  return says === undefined ? describe(remark, redact) : writeDescription(says, redact(remark));
}

function written({ deployment, state, says, logUrl }: Act<"status">): Ending<"status"> {
  const words = says === undefined ? "" : ` (${writeDescription(says)})`;
  return {
    state: "done",
    detail: `Deployment ${deployment} is ${state}${words}`,
    link: logUrl,
    result: { state },
  };
}
