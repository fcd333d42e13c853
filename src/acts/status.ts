import { writeDescription } from "../core/record-description.ts";
import type { Act } from "../receipts/index.ts";
import { addStatus, newestStatus } from "./deployments.ts";
import { describe } from "./describe.ts";
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

  perform: async (act, tools) => {
    const reply = await addStatus({ ...act, description: descriptionOf(act, tools) }, tools);
    return reply.ok
      ? written(act)
      : notDone(reply, `Deployment ${act.deployment} was not set to ${act.state}`);
  },

  repeatable: true,
};

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
